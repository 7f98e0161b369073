//! No gap, no double, and a clear end where there would be one.

use super::reading::batch;
use crate::store::{LogEntry, LoggedEvent};
use crate::stream::{Ended, FanOut, Start};
use crate::testing::{Running, START, check_in, desk, person, release};
use crate::writer::LOG_ENTRIES;
use domain::Event;
use sync::wire::{Batch, Cursor, Entry, Epoch};
use uuid::Uuid;

/// A little of everything: arrivals, departures, at two sites.
async fn some_history(running: &Running) -> u64 {
    for n in 1..=6 {
        let site = if n % 3 == 0 { "wijk" } else { "wh" };
        let arrives = check_in(desk(site, n.min(3)));
        running.ask(person(n as u128), arrives.clone()).await;
        running.ask(person(n as u128), release(arrives.id)).await;
    }
    running.hub.read().cursor.seq
}

/// All entries of batches, after checking that these are contiguous.
fn joined(batches: &[Batch], after: u64) -> (Vec<Entry<()>>, Vec<Entry<domain::Seen>>) {
    let mut next = after + 1;
    for batch in batches {
        assert_eq!(batch.shared.from, next);
        assert!(batch.shared.to >= batch.shared.from);
        next = batch.shared.to + 1;
    }
    let shared = batches.iter().flat_map(|batch| batch.shared.shared.clone()).collect();
    (shared, batches.iter().flat_map(|batch| batch.mine.clone()).collect())
}

#[tokio::test]
async fn catching_up_tells_the_same_as_having_listened() {
    let running = Running::with_two_sites().await;
    let start = running.hub.read().cursor;
    for site in ["wh", "wijk"] {
        for reader in [None, Some(person(1).party), Some(person(3).party)] {
            let start = if site == "wh" { start } else { running.hub.read().cursor };
            let mut listener = running.follow(site, start, reader);
            let head = some_history(&running).await;
            let live = listener.read_up_to(head).await;
            let late = running.follow(site, start, reader).read_up_to(head).await;
            assert_eq!(joined(&live, start.seq), joined(&late, start.seq));
            assert!(late.len() < live.len());
        }
    }
}

#[tokio::test]
async fn a_reader_that_comes_in_the_middle_misses_nothing_and_hears_nothing_twice() {
    let running = Running::with_two_sites().await;
    let middle = some_history(&running).await;
    let mut reader = running.follow("wh", running.beginning(), None);
    let head = some_history(&running).await;
    assert!(head > middle);
    let batches = reader.read_up_to(head).await;
    joined(&batches, 0);
}

#[tokio::test]
async fn what_happens_elsewhere_is_covered_by_an_empty_batch() {
    let running = Running::with_two_sites().await;
    let start = running.hub.read().cursor;
    let mut reader = running.follow("wh", start, None);
    running.ask(person(1), check_in(desk("wijk", 1))).await;
    let (batch, cursor) = batch(&reader.next().await.unwrap());
    assert_eq!((batch.shared.from, batch.shared.to), (start.seq + 1, start.seq + 1));
    assert!(batch.shared.shared.is_empty() && batch.mine.is_empty());
    assert_eq!(cursor, Cursor { seq: start.seq + 1, ..start });
}

#[tokio::test]
async fn the_own_part_comes_from_all_sites_and_to_the_holder_only() {
    let running = Running::with_two_sites().await;
    let start = running.hub.read().cursor;
    let holder = person(1);
    let mut own = running.follow("wh", start, Some(holder.party));
    let mut other = running.follow("wh", start, Some(person(2).party));
    let mut public = running.follow("wh", start, None);
    let arrives = check_in(desk("wijk", 1));
    running.ask(holder, arrives.clone()).await;
    let (own, _) = batch(&own.next().await.unwrap());
    let [Entry { events, .. }] = own.mine.as_slice() else { panic!("{own:?}") };
    let stay = domain::OccupancyId::from(arrives.id);
    let mine = matches!(
        events.as_slice(),
        [Event::CheckedIn { holder: domain::Seen::Me(id), .. }] if *id == stay
    );
    assert!(mine, "{events:?}");
    let shared_bytes = other.next().await.unwrap();
    assert!(batch(&shared_bytes).0.mine.is_empty());
    assert_eq!(shared_bytes.as_ptr(), public.next().await.unwrap().as_ptr(), "encoded once");
}

#[tokio::test]
async fn a_cursor_that_cannot_be_continued_is_reset() {
    let running = Running::with_two_sites().await;
    let here = running.hub.read().cursor;
    let wh = Running::site("wh");
    let resets = |cursor: Cursor| {
        let start = running.hub.fan_out().follow(&wh, cursor, None);
        matches!(start, Start::Reset(epoch) if epoch == here.epoch)
    };
    assert!(!resets(here));
    assert!(!resets(running.beginning()));
    assert!(resets(Cursor { seq: here.seq + 1, ..here }));
    assert!(resets(Cursor { seq: u64::MAX, ..here }));
    assert!(resets(Cursor { epoch: Epoch(Uuid::new_v4()), ..here }));
}

fn entry(seq: u64) -> LogEntry {
    let site = Running::site("wh");
    let event = Event::PlanReplaced { site: site.clone(), plan: "p".to_owned() };
    let at = START.plus_ms(i64::try_from(seq).unwrap());
    LogEntry { seq, at, events: vec![LoggedEvent { site: Some(site), event }] }
}

#[tokio::test]
async fn the_log_is_bounded_and_a_cursor_below_its_floor_is_reset() {
    let epoch = Epoch(Uuid::new_v4());
    let fan_out = FanOut::new(epoch, 0, Vec::new());
    let most = LOG_ENTRIES as u64;
    fan_out.publish((1..=most).map(entry).collect());
    assert_eq!(fan_out.head_and_floor(), (most, 1));
    fan_out.publish(vec![entry(most + 1)]);
    assert_eq!(fan_out.head_and_floor(), (most + 1, 2));
    let wh = Running::site("wh");
    let follow = |seq| fan_out.follow(&wh, Cursor { epoch, seq }, None);
    assert!(matches!(follow(0), Start::Reset(_)));
    let Start::Follow(mut reader) = follow(1) else { panic!("the floor can be continued") };
    joined(&reader.read_up_to(most + 1).await, 1);
    fan_out.forget_before(START.plus_ms(100));
    assert_eq!(fan_out.head_and_floor(), (most + 1, 100));
    assert!(matches!(follow(98), Start::Reset(_)));
    assert!(matches!(follow(99), Start::Follow(_)));
    fan_out.forget_before(START.plus_ms(1_000_000));
    assert_eq!(fan_out.head_and_floor(), (most + 1, most + 2));
    assert!(matches!(follow(most + 1), Start::Follow(_)));
}

#[tokio::test]
async fn a_reader_that_does_not_keep_up_is_dropped() {
    let fan_out = FanOut::new(Epoch(Uuid::new_v4()), 0, Vec::new());
    let start = Cursor { epoch: fan_out.epoch(), seq: 0 };
    let Start::Follow(mut reader) = fan_out.follow(&Running::site("wh"), start, None) else {
        panic!("0 is the head");
    };
    (1..=1_000).for_each(|seq| fan_out.publish(vec![entry(seq)]));
    assert_eq!(reader.next().await.unwrap_err(), Ended::Lagged);
}
