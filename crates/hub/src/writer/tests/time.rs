//! What time changes.

use super::super::task::KEPT_DAYS;
use crate::clock::TurnedClock;
use crate::store::MemoryStore;
use crate::testing::{
    BOOTH, Running, START, check_in, close, desk, manager, open, person, place_id, zone,
};
use domain::plan::{PlaceCode, ZoneLevel};
use domain::{Event, Reason, ReleaseCause, Target};
use std::path::Path;
use std::sync::Arc;
use sync::wire::Answer;

const HOUR_MS: i64 = 3_600_000;

/// Closing time of the day of [`START`]: six in the evening in the Netherlands.
fn closing() -> domain::time::Instant {
    START.plus_ms(9 * HOUR_MS)
}

async fn all_entries(running: &Running) -> Vec<crate::store::LogEntry> {
    use crate::store::Store;
    running.store.load(1_000).await.unwrap().log
}

#[tokio::test]
async fn after_a_long_stop_what_was_due_is_entered_at_its_own_moment() {
    let store = MemoryStore::default();
    let booth = PlaceCode::new(&format!("wh.{BOOTH}")).unwrap();
    {
        let running = Running::on(Arc::new(store.clone())).await;
        let (plan, rules) = (crate::testing::plan("wh", 5), crate::testing::rules());
        running.hub.replace_plan(plan, rules).await.unwrap();
        running.ask(person(1), check_in(desk("wh", 1))).await;
        running.ask(person(2), check_in(desk("wh", 2))).await;
        running.ask(person(3), check_in(booth.clone())).await;
        running.hub.stop().await;
    }
    let tomorrow = START.plus_ms(24 * HOUR_MS);
    let running = Running::at(Arc::new(store), TurnedClock::at(tomorrow)).await;
    running.hub.advance().await;
    let steps: Vec<_> = all_entries(&running).await.into_iter().skip(4).collect();
    let when: Vec<_> = steps.iter().map(|entry| (entry.at, entry.events.len())).collect();
    assert_eq!(when, [(START.plus_minutes(30), 1), (closing(), 2)]);
    let places: Vec<_> =
        steps.iter().flat_map(|it| &it.events).map(|it| it.event.place()).collect();
    assert!(places.contains(&Some(place_id(&booth))));
    for logged in steps.iter().flat_map(|entry| &entry.events) {
        assert!(matches!(logged.event, Event::Released { cause: ReleaseCause::Ended, .. }));
        assert_eq!(logged.site, Some(Running::site("wh")));
    }
    assert_eq!(running.hub.read().state.stays().count(), 0);
}

#[tokio::test]
async fn a_place_is_free_again_the_moment_its_stay_ends() {
    let running = Running::with_two_sites().await;
    let first = running.ask(person(1), check_in(desk("wh", 1))).await;
    assert!(matches!(first, Answer::Accepted { .. }), "{first:?}");
    running.clock.turn_to(closing());
    let next = running.ask(person(2), check_in(desk("wh", 1))).await;
    assert!(matches!(next, Answer::Accepted { .. }), "{next:?}");
}

#[tokio::test(start_paused = true)]
async fn the_hub_wakes_by_itself_when_something_is_due() {
    let running = Running::with_two_sites().await;
    running.ask(person(1), check_in(desk("wh", 1))).await;
    let site = Running::site("wh");
    let after = running.hub.read().cursor;
    let crate::stream::Start::Follow(mut reader) = running.hub.fan_out().follow(&site, after, None)
    else {
        panic!("the cursor is the head");
    };
    running.clock.turn_to(closing());
    let bytes = reader.next().await.unwrap();
    assert!(String::from_utf8_lossy(&bytes).contains("\"ended\""));
}

#[tokio::test]
async fn hub_time_never_goes_back() {
    let running = Running::with_two_sites().await;
    running.clock.forward_ms(HOUR_MS);
    running.ask(person(1), check_in(desk("wh", 1))).await;
    running.clock.turn_to(START);
    assert_eq!(running.hub.now(), START.plus_ms(HOUR_MS));
    running.ask(person(2), check_in(desk("wh", 2))).await;
    let entries = all_entries(&running).await;
    assert!(entries.is_sorted_by_key(|entry| entry.at), "{entries:?}");
    assert_eq!(running.hub.read().at, START.plus_ms(HOUR_MS));
}

#[tokio::test]
async fn a_closed_zone_takes_nobody_until_it_opens_by_itself_or_by_hand() {
    let running = Running::with_two_sites().await;
    let target = Target::Zone(zone("wh", ZoneLevel::Meet));
    let sits_there = check_in(desk("wh", 1));
    running.ask(person(1), sits_there).await;
    let until = START.plus_minutes(10);
    running.ask(manager(), close(target.clone(), Some(until))).await;
    assert_eq!(running.hub.read().state.stays().count(), 0);
    let refused = running.ask(person(1), check_in(desk("wh", 3))).await;
    let Answer::Rejected { reason: Reason::OutOfService, alternatives, .. } = refused else {
        panic!("{refused:?}");
    };
    // Only the silent zone is left: the nearest of another level on the same floor.
    assert_eq!(alternatives, [desk("wh", 2), desk("wh", 4), desk("wh", 6)]);
    running.clock.turn_to(until);
    let answer = running.ask(person(1), check_in(desk("wh", 3))).await;
    assert!(matches!(answer, Answer::Accepted { .. }), "{answer:?}");

    let closing = close(target, None);
    running.ask(manager(), closing.clone()).await;
    let not_permitted = running.ask(person(1), open(closing.id)).await;
    assert!(matches!(not_permitted, Answer::Rejected { reason: Reason::NotPermitted, .. }));
    running.ask(manager(), open(closing.id)).await;
    assert_eq!(running.hub.read().state.closures().count(), 0);
}

#[tokio::test]
async fn an_answer_is_whole_for_fourteen_days_and_after_that_only_settled() {
    const DAY_MS: i64 = 24 * HOUR_MS;
    let running = Running::with_two_sites().await;
    let first = check_in(desk("wh", 1));
    let accepted = running.ask(person(1), first.clone()).await;
    for hours_later in [1, 13 * 24, 14 * 24] {
        running.clock.turn_to(START.plus_ms(hours_later * HOUR_MS));
        running.hub.advance().await;
        assert_eq!(running.ask(person(1), first.clone()).await, accepted, "{hours_later}");
    }
    let expired = Answer::rejected(Reason::Expired);
    for days_later in [15, 100, 399] {
        running.clock.turn_to(START.plus_ms(days_later * DAY_MS));
        running.hub.advance().await;
        assert_eq!(running.ask(person(1), first.clone()).await, expired, "{days_later}");
        // Whoever asks under that id gets no more than that.
        assert_eq!(running.ask(person(2), first.clone()).await, expired, "{days_later}");
    }
}

#[tokio::test]
async fn the_log_keeps_what_is_within_its_term_and_a_reader_further_behind_begins_anew() {
    use crate::stream::Start;
    let running = Running::with_two_sites().await;
    let beginning = running.hub.read().cursor;
    let wh = Running::site("wh");
    let is_reset =
        |cursor| matches!(running.hub.fan_out().follow(&wh, cursor, None), Start::Reset(_));
    let first = check_in(desk("wh", 1));
    running.ask(person(1), first.clone()).await;
    running.clock.forward_ms(13 * 24 * HOUR_MS);
    running.hub.advance().await;
    let later = running.hub.read().cursor;
    assert!(!is_reset(beginning));
    running.clock.forward_ms(2 * 24 * HOUR_MS);
    running.hub.advance().await;
    assert!(is_reset(beginning));
    assert!(!is_reset(later), "nothing came after it");
    assert!(all_entries(&running).await.is_empty(), "nor does the disk keep it");
}

#[tokio::test]
async fn a_wall_clock_that_jumps_ahead_and_back_ends_each_stay_once_and_hub_time_waits_for_it() {
    let running = Running::with_two_sites().await;
    running.ask(person(1), check_in(desk("wh", 1))).await;
    // Two days ahead, by mistake: what was due is entered at its own moment.
    running.clock.forward_ms(48 * HOUR_MS);
    running.hub.advance().await;
    assert_eq!(running.hub.read().at, closing());
    running.clock.turn_to(START.plus_ms(HOUR_MS));
    running.hub.advance().await;
    assert_eq!(running.hub.now(), closing(), "never behind what has been entered");
    let answer = running.ask(person(1), check_in(desk("wh", 1))).await;
    assert!(matches!(answer, Answer::Accepted { .. }), "{answer:?}");
    let stay = running.hub.read().state.stay(place_id(&desk("wh", 1))).unwrap().clone();
    assert_eq!(stay.since, closing());
    // The wall clock is behind hub time all day; the stay ends all the same.
    running.clock.turn_to(stay.until.plus_ms(-1));
    running.hub.advance().await;
    assert_eq!(running.hub.read().state.stays().count(), 1);
    running.clock.turn_to(stay.until);
    running.hub.advance().await;
    assert_eq!(running.hub.read().state.stays().count(), 0);
    let entries = all_entries(&running).await;
    assert!(entries.is_sorted_by_key(|entry| entry.at), "{entries:?}");
    let ended = entries.iter().flat_map(|entry| &entry.events);
    let ended = ended.filter(|it| matches!(it.event, Event::Released { .. }));
    assert_eq!(ended.count(), 2);
}

/// The days on which a Dutch clock changes have 25 and 23 hours.
#[tokio::test]
async fn after_a_stop_over_a_change_of_the_clock_a_stay_has_ended_at_local_midnight() {
    // Half an hour after midnight, on a Sunday: nobody is refused for the hour.
    for (began, ends) in [
        ("2026-10-24T22:30:00Z", "2026-10-25T23:00:00Z"),
        ("2026-03-28T23:30:00Z", "2026-03-29T22:00:00Z"),
    ] {
        let at = |text: &str| {
            let moment: chrono::DateTime<chrono::Utc> = text.parse().unwrap();
            domain::time::Instant(moment.timestamp_millis())
        };
        let store = MemoryStore::default();
        {
            let clock = TurnedClock::at(at(began));
            let running = Running::at(Arc::new(store.clone()), clock).await;
            let (plan, rules) = (crate::testing::plan("wh", 5), crate::testing::rules());
            running.hub.replace_plan(plan, rules).await.unwrap();
            let mut arrives = check_in(desk("wh", 1));
            arrives.made.wall_ms = at(began).0;
            running.ask(person(1), arrives).await;
            assert_eq!(running.hub.read().state.next_due(), Some(at(ends)), "{began}");
            running.hub.stop().await;
        }
        let clock = TurnedClock::at(at(ends).plus_ms(72 * HOUR_MS));
        let running = Running::at(Arc::new(store), clock).await;
        running.hub.advance().await;
        assert_eq!(running.hub.read().at, at(ends), "{began}");
        assert_eq!(running.hub.read().state.stays().count(), 0);
    }
}

/// Regression: people were told that their municipality can choose from 0 to 28 days.
#[test]
fn people_are_told_how_long_is_kept_what_is_kept() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let told = |file: &str| std::fs::read_to_string(root.join(file)).unwrap();
    let page = told("src/text/privacy.rs");
    for days in ["bewaren we # dagen.", "We keep for # days", "speichern wir # Tage."] {
        let days = days.replace('#', &KEPT_DAYS.to_string());
        assert!(page.contains(&days), "{days}");
    }
    assert!(!page.contains("28"), "no such setting");
    for counts in ["per plek en kwartaal", "per place and quarter", "je Platz und Quartal"] {
        assert!(page.contains(counts), "{counts}");
    }
    for paper in ["README.md", "SECURITY.md"].map(told) {
        assert!(paper.contains(&format!("{KEPT_DAYS} days")));
        assert!(paper.contains("per place and quarter of a year"));
    }
}
