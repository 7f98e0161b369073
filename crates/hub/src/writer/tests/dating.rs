//! From when a check-in counts that was noted without a network.

use crate::clock::TurnedClock;
use crate::store::MemoryStore;
use crate::testing::{
    BOOTH, Running, START, check_in, desk, person, place_id, plan, release, rules,
};
use domain::Reason;
use domain::plan::PlaceCode;
use domain::time::Instant;
use std::sync::Arc;
use sync::wire::{Answer, CommandEnvelope, ESTIMATED_TIME, Epoch, Made};
use uuid::Uuid;

const MINUTE_MS: i64 = 60_000;
const HOUR_MS: i64 = 60 * MINUTE_MS;
const DAY_MS: i64 = 24 * HOUR_MS;

/// Noted at that moment, by a device that knows hub time to the second.
fn noted(place: PlaceCode, at: Instant) -> CommandEnvelope {
    let made = Made { wall_ms: at.0 - DAY_MS, offset_ms: Some(DAY_MS), error_ms: 1_000 };
    CommandEnvelope { made, ..check_in(place) }
}

/// Noted when the device's own clock showed that, by one that does not know hub time.
fn noted_unsure(place: PlaceCode, clock: Instant) -> CommandEnvelope {
    let made = Made { wall_ms: clock.0, offset_ms: None, error_ms: 0 };
    CommandEnvelope { made, ..check_in(place) }
}

/// Since when somebody is at a place.
fn since(running: &Running, place: &PlaceCode) -> Option<Instant> {
    running.hub.read().state.stay(place_id(place)).map(|stay| stay.since)
}

fn minutes(n: i64) -> Instant {
    START.plus_ms(n * MINUTE_MS)
}

#[tokio::test]
async fn a_check_in_counts_from_when_it_was_noted() {
    let running = Running::with_two_sites().await;
    running.clock.turn_to(minutes(90));
    let place = desk("wh", 1);
    let answer = running.ask(person(1), noted(place.clone(), minutes(10))).await;
    assert!(matches!(answer, Answer::Accepted { .. }), "{answer:?}");
    assert_eq!(since(&running, &place), Some(minutes(10)));
}

#[tokio::test]
async fn no_stay_begins_before_the_last_one_at_its_place_or_of_its_person_ended() {
    let running = Running::with_two_sites().await;
    let place = desk("wh", 1);
    let before = check_in(place.clone());
    running.ask(person(1), before.clone()).await;
    running.clock.turn_to(minutes(30));
    running.ask(person(1), release(before.id)).await;
    running.clock.turn_to(minutes(90));
    let of_place = running.ask(person(2), noted(place.clone(), minutes(10))).await;
    assert!(matches!(of_place, Answer::Accepted { .. }), "{of_place:?}");
    assert_eq!(since(&running, &place), Some(minutes(30)));
    // Not from the outbox that the hub knows, so only the own stay is in the way.
    let elsewhere = desk("wijk", 1);
    let wish = vec![noted(elsewhere.clone(), minutes(10))];
    running.hub.submit(person(1), Uuid::new_v4(), wish).await.unwrap();
    assert_eq!(since(&running, &elsewhere), Some(minutes(30)));
}

#[tokio::test]
async fn no_stay_begins_before_the_hub_last_heard_of_its_outbox() {
    let running = Running::with_two_sites().await;
    let ask = async |sequence, place, at| {
        let wish = CommandEnvelope { sequence, ..noted(place, at) };
        running.ask(person(1), wish).await
    };
    let booth = PlaceCode::new(&format!("wh.{BOOTH}")).unwrap();
    running.clock.turn_to(minutes(5));
    ask(1, booth, minutes(5)).await;
    running.clock.turn_to(minutes(9));
    let answer = ask(2, desk("wh", 1), minutes(1)).await;
    assert!(matches!(answer, Answer::Accepted { .. }), "{answer:?}");
    assert_eq!(since(&running, &desk("wh", 1)), Some(minutes(5)));
}

#[tokio::test]
async fn the_bounds_survive_a_restart_and_nothing_is_guessed_without_a_log() {
    let store = MemoryStore::default();
    let place = desk("wh", 1);
    {
        let running = Running::on(Arc::new(store.clone())).await;
        running.hub.replace_plan(plan("wh", 5), rules()).await.unwrap();
        let first = check_in(place.clone());
        running.ask(person(1), first.clone()).await;
        running.clock.turn_to(minutes(30));
        running.ask(person(1), release(first.id)).await;
        running.clock.turn_to(minutes(40));
        running.ask(person(3), check_in(desk("wh", 3))).await;
        running.hub.stop().await;
    }
    let clock = || TurnedClock::at(minutes(60));
    let copy = store.restored(Epoch(Uuid::new_v4()));
    let running = Running::at(Arc::new(store), clock()).await;
    running.ask(person(2), noted(place.clone(), minutes(10))).await;
    assert_eq!(since(&running, &place), Some(minutes(30)));

    // A log that was trimmed tells only of what came after.
    use crate::store::{Retention, Store};
    let retention = Retention {
        log_from: minutes(40),
        log_entries: u64::MAX,
        answers_from: Instant(i64::MIN),
        past_from: Instant(i64::MIN),
        settled_from: Instant(i64::MIN),
        earlier_plans: 2,
    };
    copy.forget(retention).await.unwrap();
    let running = Running::at(Arc::new(copy), clock()).await;
    running.ask(person(2), noted(place.clone(), minutes(10))).await;
    assert_eq!(since(&running, &place), Some(minutes(40)));
}

#[tokio::test]
async fn a_check_in_of_an_earlier_local_day_is_expired_and_stays_so() {
    let running = Running::with_two_sites().await;
    // Midnight in the Netherlands, fifteen hours after START.
    let midnight = START.plus_ms(15 * HOUR_MS);
    let expired = Answer::rejected(Reason::Expired);
    for (n, (wish, expected)) in [
        (noted(desk("wh", 1), midnight.plus_ms(-2_000)), true),
        // A second is what the device may be wrong by.
        (noted(desk("wh", 2), midnight.plus_ms(-1_000)), false),
        (noted(desk("wh", 3), midnight.plus_ms(5)), false),
        (noted_unsure(desk("wh", 4), midnight.plus_ms(-3 * HOUR_MS)), true),
        (noted_unsure(desk("wh", 5), midnight.plus_ms(-HOUR_MS)), false),
        // Its clock is wrong, so it says nothing.
        (noted_unsure(desk("wh", 6), Instant(0)), false),
        (noted_unsure(desk("wh", 7), START.plus_ms(365 * DAY_MS)), false),
    ]
    .into_iter()
    .enumerate()
    {
        running.clock.turn_to(midnight.plus_ms(10_000));
        let who = person(u128::try_from(n).unwrap());
        let answer = running.ask(who, wish.clone()).await;
        assert_eq!(answer == expired, expected, "{n}: {answer:?}");
        assert_eq!(running.ask(who, wish).await, answer);
    }
    let released = running.ask(person(1), release(check_in(desk("wh", 1)).id)).await;
    assert!(matches!(released, Answer::Accepted { .. }), "a release is worth something always");
}

/// 25 October 2026 has 25 hours in the Netherlands, 29 March had 23.
#[tokio::test]
async fn the_local_day_ends_when_the_clock_says_so_also_when_it_changes() {
    // Both half an hour after local midnight.
    for (noted_at, half_hours) in [("2026-10-24T22:30:00Z", 49), ("2026-03-28T23:30:00Z", 45)] {
        let at: chrono::DateTime<chrono::Utc> = noted_at.parse().unwrap();
        let at = Instant(at.timestamp_millis());
        let end = at.plus_ms(half_hours * 30 * MINUTE_MS);
        for (received, expected) in [(end.plus_ms(-1), false), (end.plus_ms(1_000), true)] {
            let store = Arc::new(MemoryStore::default());
            let running = Running::at(store, TurnedClock::at(at)).await;
            running.hub.replace_plan(plan("wh", 3), rules()).await.unwrap();
            running.clock.turn_to(received);
            let answer = running.ask(person(1), noted(desk("wh", 1), at)).await;
            let is_expired = matches!(answer, Answer::Rejected { reason: Reason::Expired, .. });
            assert_eq!(is_expired, expected, "{noted_at}: {answer:?}");
        }
    }
}

#[tokio::test]
async fn a_time_that_only_the_device_knows_is_marked_as_an_estimate() {
    let running = Running::with_two_sites().await;
    running.clock.turn_to(minutes(90));
    for (n, clock, is_marked, expected) in [
        (1, minutes(10), true, minutes(10)),
        (2, minutes(89), false, minutes(89)),
        (3, minutes(95), false, minutes(90)),
        (4, Instant(0), false, minutes(90)),
    ] {
        let place = desk("wh", n);
        let who = person(u128::try_from(n).unwrap());
        let answer = running.ask(who, noted_unsure(place.clone(), clock)).await;
        match answer {
            Answer::Adjusted { what, .. } => assert!(is_marked && what == ESTIMATED_TIME),
            Answer::Accepted { .. } => assert!(!is_marked, "{clock:?}"),
            other => panic!("{other:?}"),
        }
        assert_eq!(since(&running, &place), Some(expected), "{clock:?}");
    }
}

#[tokio::test]
async fn who_noted_a_stay_that_would_be_over_begins_now() {
    let running = Running::with_two_sites().await;
    let booth = PlaceCode::new(&format!("wh.{BOOTH}")).unwrap();
    running.clock.turn_to(minutes(40));
    let answer = running.ask(person(1), noted(booth.clone(), minutes(5))).await;
    assert!(matches!(answer, Answer::Accepted { .. }), "{answer:?}");
    assert_eq!(since(&running, &booth), Some(minutes(40)));
}
