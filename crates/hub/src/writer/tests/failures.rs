//! Nothing lost, nothing half done.

use crate::clock::TurnedClock;
use crate::store::{MemoryStore, Store, StoreError};
use crate::testing::{Fault, Running, START, check_in, desk, new_id, person, place_id, sqlite_in};
use crate::writer::{StoreHealth, SubmitError};
use domain::{Event, Held, Reason};
use std::sync::Arc;
use sync::wire::Answer;
use uuid::Uuid;

fn damaged() -> StoreError {
    StoreError::Unsafe("the disk is on fire".to_owned())
}

#[tokio::test]
async fn after_a_failed_commit_all_ask_again_and_nothing_has_changed() {
    let running = Running::with_two_sites().await;
    running.store.will(Fault::Refuse(damaged()));
    let before = running.hub.read();
    let wish = check_in(desk("wh", 1));
    let answer = running.ask(person(1), wish.clone()).await;
    assert!(matches!(answer, Answer::Retry { .. }), "{answer:?}");
    let after = running.hub.read();
    assert_eq!((after.cursor, &after.state), (before.cursor, &before.state));
    assert_eq!(running.hub.figures().store_health(), StoreHealth::Failing);

    let answer = running.ask(person(1), wish).await;
    assert_eq!(answer, Answer::Accepted { seq: before.cursor.seq + 1 });
    assert_eq!(running.hub.figures().store_health(), StoreHealth::Well);
}

/// Regression: a hub whose writer had panicked stayed up and said that it was ready.
#[tokio::test]
async fn a_hub_whose_writer_breaks_says_so() {
    let running = Running::with_two_sites().await;
    assert!(!running.hub.is_broken());
    running.store.will(Fault::Panic);
    let wish = check_in(desk("wh", 1));
    let answer = running.hub.submit(person(1), Uuid::from_u128(1), vec![wish]).await;
    assert_eq!(answer, Err(SubmitError::Stopping));
    running.hub.broken().await;
    assert!(running.hub.is_broken());
}

#[tokio::test]
async fn a_commit_that_happened_although_it_failed_is_told_and_answered_once() {
    let running = Running::with_two_sites().await;
    running.store.will(Fault::WriteAndFail);
    let wish = check_in(desk("wh", 1));
    let answer = running.ask(person(1), wish.clone()).await;
    assert!(matches!(answer, Answer::Retry { .. }), "{answer:?}");
    let head = running.hub.read().cursor.seq;
    assert_eq!(running.hub.read().state.stays().count(), 1);
    assert_eq!(running.hub.fan_out().head(), head);
    assert_eq!(running.ask(person(1), wish).await, Answer::Accepted { seq: head });
}

#[tokio::test]
async fn while_the_store_cannot_be_read_all_ask_again() {
    let running = Running::with_two_sites().await;
    running.store.will(Fault::Refuse(damaged()));
    running.store.will_not_load(2);
    for _ in 0..2 {
        let answer = running.ask(person(1), check_in(desk("wh", 1))).await;
        assert!(matches!(answer, Answer::Retry { .. }), "{answer:?}");
    }
    let answer = running.ask(person(1), check_in(desk("wh", 1))).await;
    assert!(matches!(answer, Answer::Accepted { .. }), "{answer:?}");
}

#[tokio::test]
async fn a_full_disk_is_said_and_found_mended_when_time_passes() {
    let running = Running::with_two_sites().await;
    running.store.will(Fault::Refuse(StoreError::Full));
    let wish = check_in(desk("wh", 1));
    let refused = running.hub.submit(person(1), Uuid::nil(), vec![wish.clone()]).await;
    assert_eq!(refused, Err(SubmitError::StoreFull));
    assert_eq!(running.hub.figures().store_health(), StoreHealth::Full);
    running.store.will(Fault::Refuse(StoreError::Full));
    running.hub.advance().await;
    assert_eq!(running.hub.figures().store_health(), StoreHealth::Full);
    running.hub.advance().await;
    assert_eq!(running.hub.figures().store_health(), StoreHealth::Well);
    let answer = running.ask(person(1), wish).await;
    assert!(matches!(answer, Answer::Accepted { .. }), "{answer:?}");
}

/// Somebody writes a stay behind the hub's back: the second wall refuses, and only who it is about
/// hears of it.
#[tokio::test]
async fn the_second_wall_costs_only_the_one_who_ran_into_it() {
    let store = MemoryStore::default();
    let running = Running::on(Arc::new(store.clone())).await;
    let (plan, rules) = (crate::testing::plan("wh", 5), crate::testing::rules());
    running.hub.replace_plan(plan, rules).await.unwrap();
    let head = running.hub.read().cursor.seq;
    store.commit(&behind_the_back(head)).await.unwrap();

    // The head has moved, so the first batch is sent back; from then on all is known.
    let answer = running.ask(person(2), check_in(desk("wh", 2))).await;
    assert!(matches!(answer, Answer::Retry { .. }), "{answer:?}");
    let answer = running.ask(person(2), check_in(desk("wh", 1))).await;
    assert!(matches!(answer, Answer::Rejected { reason: Reason::PlaceOccupied, .. }), "{answer:?}");

    running.store.will(Fault::Refuse(StoreError::Conflict));
    let wishes = vec![check_in(desk("wh", 3)), check_in(desk("wh", 4))];
    let answers = running.ask_all(person(3), wishes).await;
    assert!(matches!(answers[0], Answer::Accepted { .. }), "{answers:?}");
    let elsewhere = Answer::rejected(Reason::AlreadyElsewhere);
    assert_eq!(answers[1], elsewhere);
    assert_eq!(running.hub.figures().second_wall.get(), 1);

    running.store.will(Fault::Refuse(StoreError::Conflict));
    running.store.will(Fault::Refuse(StoreError::Conflict));
    let answer = running.ask(person(4), check_in(desk("wh", 4))).await;
    assert!(matches!(answer, Answer::Retry { .. }), "{answer:?}");
}

fn behind_the_back(head: u64) -> crate::store::Commit {
    use crate::store::{Commit, LogEntry, LoggedEvent};
    let holder = Held::new(person(9).party, new_id());
    let (place, until) = (place_id(&desk("wh", 1)), START.plus_minutes(60));
    let event = Event::CheckedIn { place, holder, at: START, until };
    let site = Some(Running::site("wh"));
    let events = vec![LoggedEvent { site, event }];
    let entries = vec![LogEntry { seq: head + 1, at: START, events }];
    Commit { after: head, entries, ..Commit::default() }
}

#[tokio::test]
async fn what_waits_when_the_hub_stops_is_still_answered_and_later_calls_are_refused() {
    let directory = tempfile::tempdir().unwrap();
    let store = Arc::new(sqlite_in(directory.path()).await);
    let running = Running::at(store, TurnedClock::at(START)).await;
    let (plan, rules) = (crate::testing::plan("wh", 5), crate::testing::rules());
    running.hub.replace_plan(plan, rules).await.unwrap();
    let (answer, ()) =
        tokio::join!(running.ask(person(1), check_in(desk("wh", 1))), running.hub.stop());
    assert!(matches!(answer, Answer::Accepted { .. }), "{answer:?}");
    let late = running.hub.submit(person(1), Uuid::nil(), vec![check_in(desk("wh", 2))]).await;
    assert_eq!(late, Err(SubmitError::Stopping));
}
