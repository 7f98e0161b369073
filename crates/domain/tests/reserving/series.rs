//! The same place every week: all of it, or a refusal that lists what stands against it.

use crate::hub::{Hub, NINE, at, closing, code, on};
use domain::time::{Instant, LocalClock, Span, Transition};
use domain::*;

fn weekly_room(weeks: u16, skip: &[&str]) -> Command {
    let (from, until) = (on("2026-11-23", NINE), on("2026-11-23", "10:00"));
    let skip = skip.iter().map(|date| date.parse().unwrap()).collect();
    Command::ReserveSeries { place: code("0.R"), from, until, weeks, skip }
}

fn starts(hub: &Hub) -> Vec<Instant> {
    hub.state.reservations().map(|(_, it)| it.span.from).collect()
}

#[test]
fn a_series_is_a_promise_each_week_under_a_key_known_beforehand() {
    let mut hub = Hub::new();
    let id = CommandId(hub.ask(1, at("08:00"), &weekly_room(3, &[])).unwrap());
    let dates = ["2026-11-23", "2026-11-30", "2026-12-07"];
    assert_eq!(starts(&hub), dates.map(|date| on(date, NINE)));
    let keys: Vec<_> = hub.state.reservations().map(|(_, it)| it.id().unwrap()).collect();
    assert_eq!(keys, dates.map(|date| instance_id(id, date.parse().unwrap())));

    hub.ask(1, at("08:01"), &Command::Cancel { reservation: keys[1] }).unwrap();
    assert_eq!(starts(&hub), [dates[0], dates[2]].map(|date| on(date, NINE)), "one week goes");
}

#[test]
fn a_series_is_never_silently_partial() {
    let mut hub = Hub::new();
    let (from, until) = (on("2026-11-30", "09:30"), on("2026-11-30", "11:00"));
    hub.reserve(2, at("08:00"), "0.R", from, until).unwrap();
    let closed = Some(on("2026-12-07", "06:00"));
    hub.ask(9, at("08:00"), &closing("0.R", closed, Some(on("2026-12-08", "06:00")))).unwrap();
    assert_eq!(hub.ask(1, at("08:01"), &weekly_room(4, &[])), Err(Reason::PlaceReserved));
    assert_eq!(hub.against, ["2026-11-30", "2026-12-07"]);
    assert_eq!(starts(&hub), [from], "nothing of it was promised");

    hub.ask(1, at("08:02"), &weekly_room(4, &["2026-11-30", "2026-12-07"])).unwrap();
    assert_eq!(starts(&hub).len(), 3);
}

#[test]
fn a_series_is_bounded_by_weeks_horizon_and_limits() {
    let mut hub = Hub::new();
    assert_eq!(hub.ask(1, at("08:00"), &weekly_room(0, &[])), Err(Reason::BadInput));
    assert_eq!(hub.ask(1, at("08:00"), &weekly_room(1, &["2026-11-23"])), Err(Reason::BadInput));
    assert_eq!(hub.ask(1, at("08:00"), &weekly_room(MOST_WEEKS + 1, &[])), Err(Reason::BadInput));
    assert_eq!(hub.ask(1, at("08:00"), &weekly_room(u16::MAX, &[])), Err(Reason::BadInput));
    assert_eq!(
        hub.ask(1, at("08:00"), &weekly_room(MOST_WEEKS, &[])),
        Err(Reason::AlreadyElsewhere)
    );
    assert_eq!(hub.against.len(), 48, "five are allowed, later ones are beyond the horizon too");
    assert!(hub.ask(1, at("08:00"), &weekly_room(5, &[])).is_ok());
    assert_eq!(hub.ask(1, at("08:00"), &weekly_room(1, &[])), Err(Reason::AlreadyElsewhere));
}

#[test]
fn a_series_keeps_its_local_time_when_the_clock_changes() {
    // Europe/Amsterdam, autumn 2026: from UTC+2 to UTC+1 on 25 October at 01:00Z.
    let hour_ms = 3_600_000;
    let change = LocalClock::default().instant("2026-10-25T01:00:00".parse().unwrap());
    let clock = LocalClock::new(vec![
        Transition { from: Instant(0), offset_s: 7_200 },
        Transition { from: change, offset_s: 3_600 },
    ]);
    let local = |text: &str| clock.instant(text.parse().unwrap());
    let first = Span::new(local("2026-10-19T09:00:00"), local("2026-10-19T10:00:00"));
    let weeks: Vec<_> = weekly(&clock, first, 2).collect();
    assert_eq!(weeks[1].0.to_string(), "2026-10-26");
    assert_eq!(weeks[1].1.from.ms_since(first.from), 7 * 24 * hour_ms + hour_ms);
    assert_eq!(weeks[1].1.ms(), hour_ms);
}
