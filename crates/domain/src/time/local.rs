//! Local time from a table of offset transitions.
//!
//! The hub expands the real time-zone rules into a small table that travels with the snapshot, so
//! the app needs no time-zone database (108 KiB compressed) and both ends agree on every day.

use super::Instant;
use crate::sorted::put_in_order;
use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike};
use serde::{Deserialize, Serialize};

/// From this instant on, local time is UTC plus the offset.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Transition {
    /// First instant at which the offset holds.
    pub from: Instant,
    /// Seconds to add to UTC.
    pub offset_s: i32,
}

/// The local time of a site: transitions in order of time. Before the first one its offset holds
/// too; an empty table is UTC.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct LocalClock(Vec<Transition>);

/// Morning or afternoon; the unit in which desks are reserved and use is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum HalfDay {
    /// Ochtend: until 13:00.
    Morning,
    /// Middag: from 13:00.
    Afternoon,
}

/// The hour at which the afternoon begins.
const AFTERNOON_HOUR: u32 = 13;

impl LocalClock {
    /// A clock from transitions in any order.
    pub fn new(mut transitions: Vec<Transition>) -> Self {
        put_in_order(&mut transitions, |one, other| one.from.cmp(&other.from));
        LocalClock(transitions)
    }

    /// The civil date and time at an instant; `None` outside the years chrono knows.
    pub fn local(&self, at: Instant) -> Option<NaiveDateTime> {
        let utc = DateTime::from_timestamp_millis(at.0)?.naive_utc();
        utc.checked_add_signed(TimeDelta::seconds(i64::from(self.offset_s(at))))
    }

    /// The instant of a civil time. When the clock is set back a time comes twice: the first is
    /// meant. When it is set forward a time is skipped: the instant of the jump is meant.
    pub fn instant(&self, local: NaiveDateTime) -> Instant {
        let as_utc = local.and_utc().timestamp_millis();
        let with = |offset_s: i32| Instant(as_utc.saturating_sub(i64::from(offset_s) * 1_000));
        let fitting = self
            .offsets()
            .map(with)
            .filter(|&candidate| self.local(candidate) == Some(local))
            .min();
        fitting.unwrap_or_else(|| self.jump_over(local).unwrap_or(with(0)))
    }

    /// The instant at which a civil date begins.
    pub fn start_of_day(&self, date: NaiveDate) -> Instant {
        self.instant(date.and_time(NaiveTime::MIN))
    }

    /// The instant at which the local day of `at` ends, which is when the next one begins.
    pub fn end_of_day(&self, at: Instant) -> Option<Instant> {
        let tomorrow = self.local(at)?.date().checked_add_days(Days::new(1))?;
        Some(self.start_of_day(tomorrow))
    }

    /// The civil date and half day of an instant.
    pub fn half_day(&self, at: Instant) -> Option<(NaiveDate, HalfDay)> {
        let local = self.local(at)?;
        let half =
            if local.hour() < AFTERNOON_HOUR { HalfDay::Morning } else { HalfDay::Afternoon };
        Some((local.date(), half))
    }

    /// The instant at which the afternoon of a civil date begins.
    pub fn start_of_afternoon(&self, date: NaiveDate) -> Option<Instant> {
        Some(self.instant(date.and_hms_opt(AFTERNOON_HOUR, 0, 0)?))
    }

    /// The first instant after `at` that belongs to another half day.
    pub fn end_of_half_day(&self, at: Instant) -> Option<Instant> {
        let (date, half) = self.half_day(at)?;
        match half {
            HalfDay::Morning => self.start_of_afternoon(date),
            HalfDay::Afternoon => self.end_of_day(at),
        }
    }

    fn offset_s(&self, at: Instant) -> i32 {
        let after = self.0.partition_point(|transition| transition.from <= at);
        let current = self.0.get(after.saturating_sub(1));
        current.map_or(0, |transition| transition.offset_s)
    }

    fn offsets(&self) -> impl Iterator<Item = i32> + '_ {
        self.0.iter().map(|transition| transition.offset_s).chain(self.0.is_empty().then_some(0))
    }

    fn jump_over(&self, local: NaiveDateTime) -> Option<Instant> {
        self.0
            .iter()
            .map(|transition| transition.from)
            .find(|&from| self.local(from).is_some_and(|landed| landed > local))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Europe/Amsterdam in 2026: summer time from 29 March to 25 October, both at 01:00 UTC.
    fn amsterdam() -> LocalClock {
        let at =
            |text: &str| Instant(DateTime::parse_from_rfc3339(text).unwrap().timestamp_millis());
        LocalClock::new(vec![
            Transition { from: at("2025-10-26T01:00:00Z"), offset_s: 3_600 },
            Transition { from: at("2026-03-29T01:00:00Z"), offset_s: 7_200 },
            Transition { from: at("2026-10-25T01:00:00Z"), offset_s: 3_600 },
        ])
    }

    #[test]
    fn civil_times_become_instants_also_in_the_nights_the_clock_changes() {
        for (local, utc) in [
            ("2026-01-10T09:00:00", "2026-01-10T08:00:00Z"),
            ("2026-07-10T09:00:00", "2026-07-10T07:00:00Z"),
            // Skipped: the instant of the jump.
            ("2026-03-29T02:30:00", "2026-03-29T01:00:00Z"),
            // Comes twice: the first.
            ("2026-10-25T02:30:00", "2026-10-25T00:30:00Z"),
            ("2026-10-25T03:00:00", "2026-10-25T02:00:00Z"),
        ] {
            let instant = amsterdam().instant(local.parse().unwrap());
            let text = DateTime::from_timestamp_millis(instant.0).unwrap();
            assert_eq!(text, utc.parse::<DateTime<chrono::Utc>>().unwrap(), "{local}");
        }
    }

    #[test]
    fn days_have_23_24_or_25_hours() {
        for (noon, hours) in
            [("2026-03-29T12:00:00", 23), ("2026-06-01T12:00:00", 24), ("2026-10-25T12:00:00", 25)]
        {
            let clock = amsterdam();
            let noon: NaiveDateTime = noon.parse().unwrap();
            let end = clock.end_of_day(clock.instant(noon)).unwrap();
            let start = clock.start_of_day(noon.date());
            assert_eq!(end.ms_since(start), hours * 3_600_000);
        }
    }

    #[test]
    fn the_afternoon_begins_at_one() {
        let clock = amsterdam();
        let at = |text: &str| clock.instant(text.parse().unwrap());
        assert_eq!(clock.half_day(at("2026-06-01T12:59:59")).unwrap().1, HalfDay::Morning);
        assert_eq!(clock.half_day(at("2026-06-01T13:00:00")).unwrap().1, HalfDay::Afternoon);
        assert_eq!(
            clock.end_of_half_day(at("2026-06-01T09:00:00")),
            Some(at("2026-06-01T13:00:00"))
        );
        assert_eq!(
            clock.end_of_half_day(at("2026-06-01T13:00:00")),
            Some(at("2026-06-02T00:00:00"))
        );
    }
}
