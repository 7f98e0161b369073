//! A command sent twice is done once.

use crate::testing::{Running, check_in, desk, envelope, new_id, person, release, sqlite_in};
use domain::{Command, OccupancyId, Reason};
use std::sync::Arc;
use sync::wire::{Answer, CommandEnvelope, Made};

#[tokio::test]
async fn the_same_command_gets_the_stored_answer_again_also_a_rejection() {
    let running = Running::with_two_sites().await;
    let first = check_in(desk("wh", 1));
    let accepted = running.ask(person(1), first.clone()).await;
    assert!(matches!(accepted, Answer::Accepted { .. }), "{accepted:?}");
    let late = check_in(desk("wh", 1));
    let taken = running.ask(person(2), late.clone()).await;
    assert!(matches!(taken, Answer::Rejected { reason: Reason::PlaceOccupied, .. }), "{taken:?}");
    let head = running.hub.read().cursor.seq;

    assert_eq!(running.ask(person(1), first.clone()).await, accepted);
    running.ask(person(1), release(first.id)).await;
    assert_eq!(running.ask(person(1), first).await, accepted, "also after the release");
    assert_eq!(running.ask(person(2), late).await, taken, "also when it is free by now");
    assert_eq!(running.hub.read().cursor.seq, head + 1);
    assert_eq!(running.hub.figures().repeated.get(), 3);
}

#[tokio::test]
async fn what_the_device_knows_better_when_it_sends_again_does_not_matter() {
    let running = Running::with_two_sites().await;
    let first = check_in(desk("wh", 1));
    let accepted = running.ask(person(1), first.clone()).await;
    let made = Made { wall_ms: 7, offset_ms: None, error_ms: 99 };
    assert_eq!(running.ask(person(1), CommandEnvelope { made, ..first }).await, accepted);
}

#[tokio::test]
async fn one_id_for_another_wish_or_person_is_refused_without_the_others_answer() {
    let running = Running::with_two_sites().await;
    let first = check_in(desk("wh", 1));
    running.ask(person(1), first.clone()).await;
    let mismatch = Answer::rejected(Reason::IdempotencyMismatch);
    assert_eq!(running.ask(person(2), first.clone()).await, mismatch);
    let another_place = CommandEnvelope { id: first.id, ..check_in(desk("wh", 2)) };
    assert_eq!(running.ask(person(1), another_place).await, mismatch);
    let another_kind = CommandEnvelope { id: first.id, ..release(first.id) };
    assert_eq!(running.ask(person(1), another_kind).await, mismatch);
    assert_eq!(running.hub.read().state.stays().count(), 1);
}

/// Regression: two absurd gaps in one batch overflowed the count, which ended the writer.
#[tokio::test]
async fn absurd_sequences_are_counted_with_a_bound() {
    let running = Running::with_two_sites().await;
    let numbered = |n, sequence| CommandEnvelope { sequence, ..check_in(desk("wh", n)) };
    let ask = async |who, sequences: &[u64]| {
        let commands = sequences.iter().map(|sequence| numbered(who, *sequence)).collect();
        let outbox = uuid::Uuid::from_u128(7);
        running.hub.submit(person(u128::try_from(who).unwrap()), outbox, commands).await.unwrap()
    };
    let (one, other) = tokio::join!(ask(1, &[0, u64::MAX]), ask(2, &[0, u64::MAX]));
    for outcomes in [one, other] {
        assert!(matches!(outcomes[0].answer, Answer::Accepted { .. }), "{outcomes:?}");
    }
    assert_eq!(running.hub.figures().sequence_gaps.get(), 20_000);
}

#[tokio::test]
async fn one_id_twice_in_one_request_is_judged_once() {
    let running = Running::with_two_sites().await;
    let one = check_in(desk("wh", 1));
    let other = CommandEnvelope { id: one.id, ..check_in(desk("wh", 2)) };
    let answers = running.ask_all(person(1), vec![one.clone(), one, other]).await;
    assert!(matches!(answers[0], Answer::Accepted { .. }), "{answers:?}");
    assert_eq!(answers[1], answers[0]);
    assert_eq!(answers[2], Answer::rejected(Reason::IdempotencyMismatch));
}

#[tokio::test]
async fn answers_survive_a_restart() {
    let directory = tempfile::tempdir().unwrap();
    let first = check_in(desk("wh", 1));
    let (accepted, before) = {
        let running = Running::on(Arc::new(sqlite_in(directory.path()).await)).await;
        let plan = crate::testing::plan("wh", 4);
        running.hub.replace_plan(plan, crate::testing::rules()).await.unwrap();
        let accepted = running.ask(person(1), first.clone()).await;
        running.hub.stop().await;
        (accepted, running.hub.read())
    };
    let running = Running::on(Arc::new(sqlite_in(directory.path()).await)).await;
    let after = running.hub.read();
    assert_eq!((after.cursor, &after.state), (before.cursor, &before.state));
    assert_eq!(after.estate.buildings(), before.estate.buildings());
    assert_eq!(running.ask(person(1), first).await, accepted);
}

#[tokio::test]
async fn a_check_in_that_arrives_after_its_release_is_expired() {
    let running = Running::with_two_sites().await;
    let late = check_in(desk("wh", 1));
    let released = running.ask(person(1), release(late.id)).await;
    assert!(matches!(released, Answer::Accepted { .. }), "{released:?}");
    let answer = running.ask(person(1), late.clone()).await;
    assert_eq!(answer, Answer::rejected(Reason::Expired));
    assert_eq!(running.ask(person(1), late).await, answer);
    assert_eq!(running.hub.read().state.stays().count(), 0);
}

#[tokio::test]
async fn a_release_before_its_check_in_counts_within_one_request_too() {
    let running = Running::with_two_sites().await;
    let late = check_in(desk("wh", 1));
    let answers = running.ask_all(person(1), vec![release(late.id), late]).await;
    assert_eq!(answers[1], Answer::rejected(Reason::Expired));
}

#[tokio::test]
async fn nobody_forestalls_the_check_in_of_another() {
    let running = Running::with_two_sites().await;
    let of_two = check_in(desk("wh", 1));
    running.ask(person(1), release(of_two.id)).await;
    let answer = running.ask(person(2), of_two).await;
    assert!(matches!(answer, Answer::Accepted { .. }), "{answer:?}");
}

#[tokio::test]
async fn skipped_sequences_are_counted_and_nothing_is_refused_for_them() {
    let running = Running::with_two_sites().await;
    let nothing = |sequence| {
        let occupancy = OccupancyId::from(new_id());
        envelope(new_id(), sequence, Command::Release { occupancy })
    };
    for sequence in [5, 6, 9, 8] {
        let answer = running.ask(person(1), nothing(sequence)).await;
        assert!(matches!(answer, Answer::Accepted { .. }), "{answer:?}");
    }
    running.ask_all(person(1), vec![nothing(12), nothing(13)]).await;
    assert_eq!(running.hub.figures().sequence_gaps.get(), 2 + 2);
}
