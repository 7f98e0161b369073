//! Stays that the screen at a room's door holds.

use super::*;

pub async fn a_door_holds_a_place_like_a_person_and_has_no_past(store: &dyn Store) {
    // The same key as somebody's: it is another.
    let (screen, who) = (ScreenId(someone(1).0), 1);
    let holder = Held::new(screen, id(101));
    let (at, until) = (START, START.plus_minutes(30));
    let taken = Event::CheckedIn { place: place(1), holder, at, until };
    let longer = START.plus_minutes(45);
    let extended = Event::Extended { place: place(1), holder, at, until: longer };
    let both = vec![taken, arrives(2, who, 102), extended];
    store.commit(&entry(1, START, both)).await.unwrap();
    let loaded = store.load(10).await.unwrap();
    let stay = loaded.state.stay(place(1)).unwrap();
    assert_eq!((stay.holder, stay.since, stay.until), (holder, at, longer));
    assert_eq!(loaded.state.stay(place(2)).unwrap().holder, held(who, 102));
    assert_eq!(loaded.log[0].events.len(), 3);
    assert_eq!(loaded.log[0].events[0].event.holder(), Some(&holder), "the log is read back");
    let left = Event::Released { place: place(1), holder, at, cause: ReleaseCause::Left };
    store.commit(&entry(2, START, vec![left])).await.unwrap();
    assert_eq!(store.load(10).await.unwrap().state.stay(place(1)), None);
    let past = store.past(someone(who), Instant(0)).await.unwrap();
    assert_eq!(past, [], "what a door did is nobody's past");
    // What it arrived for was somebody's, and was used.
    let promised = promises(3, who, 103, 60, 120);
    store.commit(&entry(3, START, vec![promised])).await.unwrap();
    let holder = Held { promised_to: Some(someone(who)), ..Held::new(screen, id(104)) };
    let arrived = Event::CheckedIn { place: place(3), holder, at, until };
    let used = vec![ends(3, who, 103, 60, UnreserveCause::CheckedIn), arrived];
    store.commit(&entry(4, START, used)).await.unwrap();
    let loaded = store.load(10).await.unwrap();
    assert_eq!(loaded.state.stay(place(3)).unwrap().holder, holder, "whose promise it was is kept");
    assert_eq!(loaded.log[3].events[1].event.holder(), Some(&holder), "in the log too");
    // Whose promise it was makes it longer and ends it; that says of nobody that they were there.
    let extended = Event::Extended { place: place(3), holder, at, until: longer };
    let left = Event::Released { place: place(3), holder, at, cause: ReleaseCause::Left };
    store.commit(&entry(5, START, vec![extended, left])).await.unwrap();
    let past = store.past(someone(who), Instant(0)).await.unwrap();
    let told: Vec<_> = past.iter().map(|it| (it.occupancy, it.became)).collect();
    assert_eq!(told, [(id(103).into(), sync::wire::Became::UsedAtDoor)]);
}
