//! The simulated day.

use super::support::{TestHub, check_in};
use domain::Party;
use domain::plan::PlaceKind;
use hub::demo::{Day, people};
use std::collections::BTreeSet;
use uuid::Uuid;

/// How many of a kind are taken, in hundredths.
fn taken(hub: &TestHub, kind: PlaceKind) -> usize {
    let published = hub.app.hub.read();
    let floors = published.estate.buildings().iter().flat_map(|it| &it.plan.floors);
    let places: Vec<_> =
        floors.flat_map(|floor| &floor.places).filter(|place| place.kind == kind).collect();
    let taken = places.iter().filter(|place| published.state.stay(place.id).is_some()).count();
    taken * 100 / places.len()
}

#[tokio::test]
async fn it_fills_the_building_and_keeps_it_so_through_day_and_night() {
    let hub = TestHub::demo().await;
    let mut day = Day::new(hub.app.hub.clone(), 7);
    day.fill().await.unwrap();
    assert!((43..=47).contains(&taken(&hub, PlaceKind::Desk)));
    for minute in (0..24 * 60).step_by(5) {
        hub.clock.forward_ms(5 * 60_000);
        hub.app.hub.advance().await;
        day.fill().await.unwrap();
        day.change().await.unwrap();
        let desks = taken(&hub, PlaceKind::Desk);
        assert!((30..=50).contains(&desks), "{desks} % after {minute} minutes");
        assert!(taken(&hub, PlaceKind::Room) < 60, "after {minute} minutes");
    }
}

#[tokio::test]
async fn each_change_is_one_entry_by_somebody_without_an_account() {
    let hub = TestHub::demo().await;
    let mut day = Day::new(hub.app.hub.clone(), 7);
    day.fill().await.unwrap();
    let cookie = hub.sign_in("sanne").await;
    let place = hub.free("desk").await.remove(0);
    hub.command(&cookie, &check_in(Uuid::now_v7(), &place)).await;
    let before = hub.app.hub.read().cursor.seq;
    for _ in 0..500 {
        day.change().await.unwrap();
    }
    let published = hub.app.hub.read();
    assert!(published.cursor.seq > before + 400);
    assert!(published.cursor.seq <= before + 500);
    let known: BTreeSet<Party> = people::all().iter().map(|it| it.person().into()).collect();
    let with_account: Vec<_> = published
        .state
        .stays()
        .filter(|(_, stay)| known.contains(&stay.holder.by))
        .map(|(place, _)| published.estate.place(place).unwrap().place.code.to_string())
        .collect();
    assert_eq!(with_account, [place], "nobody with an account is moved");
    assert_eq!(hub.app.hub.figures().sequence_gaps.get(), 0);
}

#[tokio::test]
async fn in_a_quiet_demo_the_colleagues_go_home_and_others_stay() {
    let hub = TestHub::demo().await;
    let mut day = Day::new(hub.app.hub.clone(), 7);
    day.fill().await.unwrap();
    let cookie = hub.sign_in("sanne").await;
    let place = hub.free("desk").await.remove(0);
    hub.command(&cookie, &check_in(Uuid::now_v7(), &place)).await;
    day.leave().await;
    assert_eq!(hub.app.hub.read().state.stays().count(), 1);
}
