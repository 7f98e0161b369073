//! What was.

use super::*;
use sync::wire::Became;

/// Minutes after the start, and what became of it, the last one first.
async fn past_of(store: &dyn Store, who: u128) -> Vec<(u128, i64, i64, Became)> {
    let rows = store.past(someone(who), Instant(0)).await.unwrap();
    assert!(rows.is_sorted_by(|one, next| one.at >= next.at));
    assert!(rows.iter().all(|row| row.person == someone(who)));
    let minutes = |at: Instant| at.ms_since(START) / 60_000;
    let told = rows.iter();
    told.map(|it| (it.occupancy.0.as_u128(), minutes(it.from), minutes(it.until), it.became))
        .collect()
}

fn left_at(at_place: usize, who: u128, stay: u128, minute: u16) -> Event<Held> {
    let (holder, at) = (held(who, stay), START.plus_minutes(minute));
    Event::Released { place: place(at_place), holder, at, cause: ReleaseCause::Left }
}

pub async fn what_was_is_kept_for_its_person_from_the_event_that_ended_it(store: &dyn Store) {
    let begun = vec![
        arrives(1, 1, 101),
        arrives(2, 2, 102),
        promises(3, 1, 103, 60, 120),
        promises(4, 1, 104, 60, 120),
        promises(5, 1, 105, 60, 120),
        promises(6, 1, 106, 60, 120),
    ];
    store.commit(&entry(1, START, begun)).await.unwrap();
    assert_eq!(past_of(store, 1).await, [], "nothing is over yet");
    let over = vec![
        ends(3, 1, 103, 60, UnreserveCause::Cancelled),
        ends(4, 1, 104, 60, UnreserveCause::NoShow),
        ends(5, 1, 105, 60, UnreserveCause::Closed),
        ends(6, 1, 106, 60, UnreserveCause::Vanished),
        left_at(1, 1, 101, 45),
    ];
    store.commit(&entry(2, START, over)).await.unwrap();
    let expected = [
        (101, 0, 45, Became::WasThere),
        (106, 60, 120, Became::Closed),
        (105, 60, 120, Became::Closed),
        (104, 60, 120, Became::NoShow),
        (103, 60, 120, Became::Cancelled),
    ];
    assert_eq!(past_of(store, 1).await, expected);
    assert_eq!(past_of(store, 2).await, [], "nobody else is told");
    let recent = store.past(someone(1), START.plus_minutes(45)).await.unwrap();
    assert_eq!(recent.iter().map(|row| row.place).collect::<Vec<_>>(), [place(1)]);
    store.erase_past(someone(2)).await.unwrap();
    assert_eq!(past_of(store, 1).await, expected);
    store.erase_past(someone(1)).await.unwrap();
    assert_eq!(past_of(store, 1).await, []);
}

pub async fn what_goes_on_as_something_else_is_not_over(store: &dyn Store) {
    let promised = vec![promises(1, 1, 101, 0, 60), promises(2, 1, 102, 60, 120)];
    store.commit(&entry(1, START, promised)).await.unwrap();
    let goes_on = vec![
        ends(1, 1, 101, 0, UnreserveCause::CheckedIn),
        arrives(1, 1, 101),
        ends(2, 1, 102, 60, UnreserveCause::Changed),
        promises(2, 1, 102, 70, 130),
    ];
    store.commit(&entry(2, START, goes_on)).await.unwrap();
    assert_eq!(past_of(store, 1).await, []);
    store.commit(&entry(3, START, vec![left_at(1, 1, 101, 30)])).await.unwrap();
    assert_eq!(past_of(store, 1).await, [(101, 0, 30, Became::WasThere)]);
}

pub async fn a_commit_that_fails_leaves_nothing_of_what_was(store: &dyn Store) {
    store.commit(&entry(1, START, vec![arrives(1, 1, 101)])).await.unwrap();
    let twice = vec![leaves(1, 1, 101), leaves(1, 1, 101)];
    let refused = store.commit(&entry(2, START, twice)).await;
    assert!(matches!(refused, Err(StoreError::Conflict)), "{refused:?}");
    assert_eq!(past_of(store, 1).await, []);
}

pub async fn what_was_is_bounded_by_time_and_by_number(store: &dyn Store) {
    let most = u16::try_from(MOST_PAST_A_PERSON).unwrap();
    for n in 1..=most + 3 {
        let stay = u128::from(n);
        let events = vec![arrives(1, 1, stay), left_at(1, 1, stay, n)];
        store.commit(&entry(u64::from(n), START, events)).await.unwrap();
    }
    let other = vec![arrives(1, 2, 999), left_at(1, 2, 999, 1)];
    store.commit(&entry(u64::from(most) + 4, START, other)).await.unwrap();
    let kept = past_of(store, 1).await;
    let stays = kept.iter().map(|(stay, ..)| *stay).collect::<Vec<_>>();
    assert_eq!(stays, (4..=u128::from(most) + 3).rev().collect::<Vec<_>>());
    assert_eq!(past_of(store, 2).await.len(), 1, "another's is no part of it");
    let past_from = START.plus_minutes(most);
    store.forget(Retention { past_from, ..ALL }).await.unwrap();
    assert_eq!(past_of(store, 1).await.len(), 4);
    assert_eq!(past_of(store, 2).await.len(), 0);
}
