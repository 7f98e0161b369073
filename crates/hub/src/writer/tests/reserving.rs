//! Reservations through the writer, the log and the store.

use crate::store::Store;
use crate::testing::{
    Running, START, cancel, check_in, close, desk, envelope, new_id, person, place_id, plan,
    reserve, rules,
};
use crate::writer::{Effect, Principal};
use domain::time::Instant;
use domain::{Command, Reason, ReservationId, Role, Target};
use sync::wire::{Answer, CommandEnvelope, Cursor, Epoch};

/// Hours after the quarter that follows the start of these tests.
fn hour(hours: i64) -> Instant {
    let quarter = 15 * 60_000;
    let start = (START.0 + quarter) / quarter * quarter;
    Instant(start).plus_ms(hours * 3_600_000)
}

fn is_accepted(answer: &Answer) -> bool {
    matches!(answer, Answer::Accepted { .. })
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_people_who_want_overlapping_times_exactly_one_gets_its() {
    let running = Running::with_two_sites().await;
    for round in 0..500 {
        let place = desk("wh", 1 + round % 20);
        let one = reserve(place.clone(), hour(1), hour(3));
        let other = reserve(place, hour(2), hour(4));
        let ids = [one.id, other.id];
        let (one, other) = tokio::join!(running.ask(person(1), one), running.ask(person(2), other));
        let won = [&one, &other].map(is_accepted);
        assert_eq!(won.iter().filter(|won| **won).count(), 1, "round {round}: {one:?} {other:?}");
        let (winner, lost) = if won[0] { (0, &other) } else { (1, &one) };
        let Answer::Rejected { reason: Reason::PlaceReserved, alternatives, .. } = lost else {
            panic!("round {round}: {lost:?}");
        };
        assert_eq!(alternatives.len(), 3);
        let gone = running.ask(person(winner as u128 + 1), cancel(ids[winner])).await;
        assert!(is_accepted(&gone));
    }
    assert_eq!(running.hub.read().state.reservations().count(), 0);
}

#[tokio::test]
async fn alternatives_are_free_at_the_time_that_is_asked_for() {
    let running = Running::with_two_sites().await;
    let wanted = desk("wh", 5);
    running.ask(person(1), reserve(wanted.clone(), hour(1), hour(2))).await;
    let refused = running.ask(person(2), reserve(wanted.clone(), hour(1), hour(2))).await;
    let Answer::Rejected { alternatives, .. } = refused else { panic!("{refused:?}") };
    let nearest = alternatives[0].clone();
    // The nearest is taken now until closing: it is no alternative any more.
    running.ask(person(3), check_in(nearest.clone())).await;
    let refused = running.ask(person(2), reserve(wanted, hour(1), hour(2))).await;
    let Answer::Rejected { alternatives, .. } = refused else { panic!("{refused:?}") };
    assert!(!alternatives.contains(&nearest), "{alternatives:?}");
}

#[tokio::test]
async fn a_reservation_that_was_cancelled_before_it_arrived_stays_so() {
    let running = Running::with_two_sites().await;
    let late = reserve(desk("wh", 1), hour(1), hour(2));
    assert!(is_accepted(&running.ask(person(1), cancel(late.id)).await));
    let answer = running.ask(person(1), late).await;
    assert_eq!(answer, Answer::rejected(Reason::Expired));
}

#[tokio::test]
async fn another_cannot_cancel_it() {
    let running = Running::with_two_sites().await;
    let mine = reserve(desk("wh", 1), hour(1), hour(2));
    let id = mine.id;
    running.ask(person(1), mine).await;
    running.ask(person(2), cancel(id)).await;
    assert_eq!(running.hub.read().state.reservations().count(), 1);
}

#[tokio::test]
async fn promises_of_places_that_vanish_end() {
    let running = Running::with_two_sites().await;
    running.ask(person(1), reserve(desk("wh", 20), hour(1), hour(2))).await;
    running.ask(person(1), reserve(desk("wh", 1), hour(2), hour(3))).await;
    let report = running.hub.replace_plan(plan("wh", 10), rules()).await.unwrap();
    assert_eq!(report.effect, Effect { reservations: 1, ..Effect::default() });
    let left: Vec<_> = running.hub.read().state.reservations().map(|(place, _)| place).collect();
    assert_eq!(left, [place_id(&desk("wh", 1))]);
    assert_eq!(running.store.load(1).await.unwrap().state, running.hub.read().state);
}

#[tokio::test]
async fn the_same_wish_sent_twice_is_answered_the_same_also_after_it_was_cancelled() {
    let running = Running::with_two_sites().await;
    let wish = reserve(desk("wh", 1), hour(1), hour(2));
    let first = running.ask(person(1), wish.clone()).await;
    running.ask(person(1), cancel(wish.id)).await;
    assert_eq!(running.ask(person(1), wish).await, first);
    assert_eq!(running.hub.read().state.reservations().count(), 0);
}

#[tokio::test]
async fn what_people_are_promised_and_told_is_there_after_a_restart() {
    let running = Running::with_two_sites().await;
    let (from, until, room) = (hour(1), hour(2), desk("wh", 1));
    let series = Command::ReserveSeries { place: room, from, until, weeks: 2, skip: Vec::new() };
    let series = envelope(new_id(), 1, series);
    assert!(is_accepted(&running.ask(person(1), series.clone()).await));
    let refused = running.ask(person(2), envelope(new_id(), 2, series.command.clone())).await;
    let Answer::Rejected { reason: Reason::PlaceReserved, dates, .. } = refused else {
        panic!("{refused:?}");
    };
    assert_eq!(dates.len(), 2, "each week that stands against it is named");

    running.ask(person(2), reserve(desk("wh", 2), hour(1), hour(2))).await;
    let manager = Principal { actor: Role::FacilityManager.into(), ..person(9) };
    running.ask(manager, close(Target::Place(desk("wh", 2)), None)).await;
    let state = running.hub.read().state.clone();
    assert_eq!((state.reservations().count(), state.lost_of(&person(2).party).count()), (2, 1));
    assert_eq!(running.store.load(1).await.unwrap().state, state);
}

#[tokio::test]
async fn a_change_names_what_was_seen_of_this_log() {
    let running = Running::with_two_sites().await;
    let place = desk("wh", 1);
    let wish = reserve(place.clone(), hour(1), hour(3));
    let Answer::Accepted { seq } = running.ask(person(1), wish.clone()).await else { panic!() };
    let change = |hours: i64, basis: String| {
        let reservation = ReservationId::from(wish.id);
        let (place, from, until) = (place.clone(), hour(hours), hour(3));
        let command = Command::Change { reservation, place, from, until };
        CommandEnvelope { basis: Some(basis), ..envelope(new_id(), 1, command) }
    };
    let epoch = running.hub.read().cursor.epoch;
    let seen = Cursor { epoch, seq }.to_string();
    for (change, expected) in [
        (change(2, "yesterday".to_owned()), Some(Reason::BadInput)),
        (change(2, Cursor { epoch: Epoch(new_id().0), seq }.to_string()), Some(Reason::Expired)),
        (change(2, seen.clone()), None),
        (change(1, seen), Some(Reason::Expired)),
    ] {
        let answer = running.ask(person(1), change).await;
        match expected {
            None => assert!(is_accepted(&answer), "{answer:?}"),
            Some(reason) => assert_eq!(answer, Answer::rejected(reason)),
        }
    }
}
