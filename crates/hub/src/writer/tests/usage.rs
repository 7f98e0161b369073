//! Counting without persons, in the same transaction as what is counted.

use crate::store::{PlaceQuarter, Store, ZoneHalfDay};
use crate::testing::{
    Running, START, check_in, desk, person, place_id, plan, release, rules, zone,
};
use chrono::NaiveDate;
use domain::plan::{PlaceKind, ZoneLevel};
use domain::time::HalfDay;

const HOUR_MS: i64 = 3_600_000;

fn meeting(half: HalfDay) -> ZoneHalfDay {
    let date = NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
    ZoneHalfDay { zone: zone("wh", ZoneLevel::Meet), kind: PlaceKind::Desk, date, half }
}

fn quarter(desk_number: usize) -> PlaceQuarter {
    PlaceQuarter { place: place_id(&desk("wh", desk_number)), year: 2026, quarter: 4 }
}

#[tokio::test]
async fn a_stay_is_counted_in_the_half_days_it_touches() {
    let running = Running::with_two_sites().await;
    // Nine in the morning to three in the afternoon.
    let arrives = check_in(desk("wh", 1));
    running.ask(person(1), arrives.clone()).await;
    running.clock.turn_to(START.plus_ms(6 * HOUR_MS));
    running.ask(person(1), release(arrives.id)).await;
    let usage = running.store.usage().await.unwrap();
    let expected = [
        (meeting(HalfDay::Morning), (1, 4 * HOUR_MS)),
        (meeting(HalfDay::Afternoon), (0, 2 * HOUR_MS)),
    ];
    assert_eq!(usage.zones, expected.into());
    assert_eq!(usage.places, [(quarter(1), (1, 6 * HOUR_MS))].into());
}

#[tokio::test]
async fn stays_that_end_by_time_or_with_the_plan_are_counted_too() {
    let running = Running::with_two_sites().await;
    running.ask(person(1), check_in(desk("wh", 1))).await;
    running.ask(person(2), check_in(desk("wh", 19))).await;
    running.clock.turn_to(START.plus_ms(HOUR_MS));
    running.hub.replace_plan(plan("wh", 10), rules()).await.unwrap();
    running.clock.turn_to(START.plus_ms(24 * HOUR_MS));
    running.hub.advance().await;
    let usage = running.store.usage().await.unwrap();
    let expected = [(quarter(1), (1, 9 * HOUR_MS)), (quarter(19), (1, HOUR_MS))];
    assert_eq!(usage.places, expected.into());
    assert_eq!(usage.zones[&meeting(HalfDay::Morning)], (2, 5 * HOUR_MS));
}
