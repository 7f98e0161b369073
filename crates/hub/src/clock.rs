//! The hub's clock, and local time expanded from the real time-zone rules.

use chrono::{DateTime, Datelike, Offset, TimeDelta, TimeZone, Utc};
use chrono_tz::Europe::Amsterdam;
use domain::time::{Instant, LocalClock, Transition};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

/// Where the hub reads the time. Given in, so that tests can turn it.
pub trait Clock: Send + Sync + 'static {
    /// The wall clock now.
    fn now(&self) -> Instant;
}

/// The clock of the machine.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Instant {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Instant(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
    }
}

/// A clock that stands still until it is turned: for tests and simulations.
#[derive(Debug, Clone, Default)]
pub struct TurnedClock(Arc<AtomicI64>);

impl TurnedClock {
    /// A clock that stands at that moment.
    pub fn at(now: Instant) -> Self {
        TurnedClock(Arc::new(AtomicI64::new(now.0)))
    }

    /// Turns it, forward or back.
    pub fn turn_to(&self, now: Instant) {
        self.0.store(now.0, Ordering::SeqCst);
    }

    /// Turns it forward by so many milliseconds.
    pub fn forward_ms(&self, ms: i64) {
        self.0.fetch_add(ms, Ordering::SeqCst);
    }
}

impl Clock for TurnedClock {
    fn now(&self) -> Instant {
        Instant(self.0.load(Ordering::SeqCst))
    }
}

/// Years of local time that are expanded before and after the year of a moment. A hub may run for
/// years without a restart; two rows a year are cheap.
const YEARS_BACK: i32 = 2;
const YEARS_AHEAD: i32 = 30;

/// Local time of the Netherlands from 2 years before to 30 years after a moment, as the small table
/// that travels to the app. In whole years, so that it is the same at every start of a year: a
/// table that differed by milliseconds would look like new rules.
pub fn amsterdam(around: Instant) -> LocalClock {
    let year = DateTime::from_timestamp_millis(around.0).map(|now| now.year());
    let first = year.and_then(|year| new_year(year - YEARS_BACK));
    let last = year.and_then(|year| new_year(year + YEARS_AHEAD + 1));
    let (Some(first), Some(last)) = (first, last) else { return LocalClock::default() };
    let mut transitions = vec![transition(first)];
    let mut at = first;
    while at < last {
        let next = at + TimeDelta::days(1);
        if offset_s(next) != offset_s(at) {
            transitions.push(transition(first_with_the_offset_of(next, at)));
        }
        at = next;
    }
    LocalClock::new(transitions)
}

fn new_year(year: i32) -> Option<DateTime<Utc>> {
    Utc.with_ymd_and_hms(year, 1, 1, 0, 0, 0).single()
}

fn offset_s(at: DateTime<Utc>) -> i32 {
    Amsterdam.offset_from_utc_datetime(&at.naive_utc()).fix().local_minus_utc()
}

fn transition(at: DateTime<Utc>) -> Transition {
    Transition { from: Instant(at.timestamp_millis()), offset_s: offset_s(at) }
}

/// Halves the time between a moment of the old offset and one of the new to the second.
fn first_with_the_offset_of(new: DateTime<Utc>, old: DateTime<Utc>) -> DateTime<Utc> {
    let (mut before, mut after) = (old.timestamp(), new.timestamp());
    while after - before > 1 {
        let middle = before + (after - before) / 2;
        let is_old =
            DateTime::from_timestamp(middle, 0).is_none_or(|at| offset_s(at) == offset_s(old));
        if is_old { before = middle } else { after = middle }
    }
    DateTime::from_timestamp(after, 0).unwrap_or(new)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{NaiveDate, NaiveTime};
    use domain::time::{HalfDay, OpeningHours, Span};

    #[test]
    fn the_table_agrees_with_the_time_zone_database_hour_by_hour() {
        for year in 2024..=2036 {
            let start = Utc.with_ymd_and_hms(year, 1, 1, 0, 0, 0).unwrap();
            let clock = amsterdam(Instant(start.timestamp_millis()));
            for hour in 0..=366 * 24 {
                let at = start + TimeDelta::hours(hour);
                let expected = at.with_timezone(&Amsterdam).naive_local();
                assert_eq!(clock.local(Instant(at.timestamp_millis())), Some(expected), "{at}");
            }
        }
    }

    /// Every quarter that can be asked for, in the nights the clock changes too: skipped ones mean
    /// the jump, those that come twice the first.
    #[test]
    fn civil_times_are_the_instants_of_the_time_zone_database() {
        use chrono::offset::LocalResult;
        for year in 2024..=2036 {
            let first = NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
            let clock =
                amsterdam(Instant(first.and_time(NaiveTime::MIN).and_utc().timestamp_millis()));
            let days = first.iter_days().take_while(|date| date.year() == year);
            for local in days.flat_map(|date| {
                (0..96).map(move |quarter| {
                    date.and_time(NaiveTime::MIN) + TimeDelta::minutes(15 * quarter)
                })
            }) {
                let expected = match Amsterdam.from_local_datetime(&local) {
                    LocalResult::Single(at) | LocalResult::Ambiguous(at, _) => at,
                    // The first local time after the gap.
                    LocalResult::None => {
                        let after = local + TimeDelta::hours(1);
                        let jump = after.date().and_hms_opt(3, 0, 0).unwrap();
                        Amsterdam.from_local_datetime(&jump).unwrap()
                    }
                };
                assert_eq!(clock.instant(local).0, expected.timestamp_millis(), "{local}");
            }
        }
    }

    /// Morning, afternoon and the whole day follow each other without a gap, on days of 23, 24 and
    /// 25 hours.
    #[test]
    fn half_days_are_those_of_the_time_zone_database() {
        let hours = [OpeningHours::ALWAYS, OpeningHours([Some((7 * 60, 18 * 60)); 7])];
        for year in 2024..=2036 {
            let first = NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
            let clock =
                amsterdam(Instant(first.and_time(NaiveTime::MIN).and_utc().timestamp_millis()));
            for date in first.iter_days().take_while(|date| date.year() == year) {
                let at = |hour: i64| {
                    let local = date.and_time(NaiveTime::MIN) + TimeDelta::hours(hour);
                    Instant(Amsterdam.from_local_datetime(&local).unwrap().timestamp_millis())
                };
                for (hours, opens, closes) in [(&hours[0], 0, 24), (&hours[1], 7, 18)] {
                    let half = |half| hours.half_day(&clock, date, half).unwrap();
                    assert_eq!(half(HalfDay::Morning), Span::new(at(opens), at(13)), "{date}");
                    assert_eq!(half(HalfDay::Afternoon), Span::new(at(13), at(closes)), "{date}");
                    assert_eq!(hours.on(&clock, date), Some(Span::new(at(opens), at(closes))));
                }
            }
        }
    }

    /// Regression: after three years without a restart local time ran an hour off in summer.
    #[test]
    fn a_hub_that_runs_for_thirty_years_knows_the_time() {
        let at = |text: &str| Instant(text.parse::<DateTime<Utc>>().unwrap().timestamp_millis());
        let clock = amsterdam(at("2026-11-20T00:00:00Z"));
        for (utc, hour) in [("2056-07-01T12:00:00Z", 14), ("2056-12-01T12:00:00Z", 13)] {
            use chrono::Timelike;
            assert_eq!(clock.local(at(utc)).unwrap().hour(), hour, "{utc}");
        }
    }

    /// Regression: each start of a demo gave everybody the same plan anew.
    #[test]
    fn the_table_is_the_same_all_year() {
        let at = |text: &str| Instant(text.parse::<DateTime<Utc>>().unwrap().timestamp_millis());
        let january = amsterdam(at("2026-01-01T00:00:00Z"));
        assert_eq!(january, amsterdam(at("2026-12-31T23:59:59.999Z")));
    }

    #[test]
    fn transitions_are_exact_to_the_second() {
        let at = |text: &str| Instant(text.parse::<DateTime<Utc>>().unwrap().timestamp_millis());
        let clock = amsterdam(at("2026-11-20T00:00:00Z"));
        for (just_before, hour) in [("2026-03-29T00:59:59Z", 1), ("2026-10-25T00:59:59Z", 2)] {
            use chrono::Timelike;
            let before = at(just_before);
            assert_eq!(clock.local(before).unwrap().hour(), hour, "{just_before}");
            let jump = clock.local(before.plus_ms(1_000)).unwrap();
            assert_ne!(jump - clock.local(before).unwrap(), TimeDelta::seconds(1), "{just_before}");
        }
    }

    #[test]
    fn a_turned_clock_stands_where_it_was_turned_to() {
        let clock = TurnedClock::at(Instant(5));
        clock.forward_ms(10);
        assert_eq!(clock.now(), Instant(15));
        clock.turn_to(Instant(1));
        assert_eq!(clock.now(), Instant(1));
    }
}
