//! When a building is open.

use super::{HalfDay, Instant, LocalClock, Span};
use chrono::{Datelike, Days, NaiveDate, NaiveTime, TimeDelta};
use serde::{Deserialize, Serialize};

/// Minutes in a civil day of 24 hours.
pub const MINUTES_A_DAY: u16 = 24 * 60;

/// Opening hours by weekday, Monday first, in minutes after local midnight; `None` is closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct OpeningHours(pub [Option<(u16, u16)>; 7]);

impl OpeningHours {
    /// Open day and night, every day.
    pub const ALWAYS: OpeningHours = OpeningHours([Some((0, MINUTES_A_DAY)); 7]);

    /// The same hours from Monday to Friday, closed in the weekend.
    pub fn weekdays(opens_minute: u16, closes_minute: u16) -> Self {
        let hours = Some((opens_minute, closes_minute.min(MINUTES_A_DAY)));
        OpeningHours([hours, hours, hours, hours, hours, None, None])
    }

    /// When a stay that begins now ends by itself: at closing time, or, for somebody who is there
    /// after hours, at the end of the local day. Nobody who sits somewhere is refused for it.
    pub fn end_of_stay(&self, clock: &LocalClock, now: Instant) -> Instant {
        let closing = clock.local(now).and_then(|local| self.closing(clock, local.date()));
        closing.filter(|&closing| closing > now).or_else(|| clock.end_of_day(now)).unwrap_or(now)
    }

    /// When it is open on a date; `None` on a day that it stays closed.
    pub fn on(&self, clock: &LocalClock, date: NaiveDate) -> Option<Span> {
        let weekday = usize::try_from(date.weekday().num_days_from_monday()).ok()?;
        let (opens, closes) = (*self.0.get(weekday)?)?;
        let at = |minute| minute_of(clock, date, minute);
        Some(Span::new(at(opens)?, at(closes)?)).filter(|span| !span.is_empty())
    }

    /// The part of a half day that it is open on a date.
    pub fn half_day(&self, clock: &LocalClock, date: NaiveDate, half: HalfDay) -> Option<Span> {
        let open = self.on(clock, date)?;
        let noon = clock.start_of_afternoon(date)?;
        let span = match half {
            HalfDay::Morning => Span::new(open.from, open.until.min(noon)),
            HalfDay::Afternoon => Span::new(open.from.max(noon), open.until),
        };
        (!span.is_empty()).then_some(span)
    }

    fn closing(&self, clock: &LocalClock, date: NaiveDate) -> Option<Instant> {
        self.on(clock, date).map(|open| open.until)
    }
}

/// The instant of a minute of a civil day; the day's end for the last one.
fn minute_of(clock: &LocalClock, date: NaiveDate, minute: u16) -> Option<Instant> {
    if minute >= MINUTES_A_DAY {
        return Some(clock.start_of_day(date.checked_add_days(Days::new(1))?));
    }
    let time = NaiveTime::MIN.overflowing_add_signed(TimeDelta::minutes(i64::from(minute))).0;
    Some(clock.instant(date.and_time(time)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stay_ends_at_closing_time_or_after_hours_at_midnight() {
        let clock = LocalClock::default();
        let office = OpeningHours::weekdays(7 * 60, 18 * 60);
        let at = |text: &str| clock.instant(text.parse().unwrap());
        // 2026-11-20 is a Friday.
        for (hours, now, ends) in [
            (&office, "2026-11-20T09:00:00", "2026-11-20T18:00:00"),
            (&office, "2026-11-20T06:00:00", "2026-11-20T18:00:00"),
            (&office, "2026-11-20T18:00:00", "2026-11-21T00:00:00"),
            (&office, "2026-11-21T09:00:00", "2026-11-22T00:00:00"),
            (&OpeningHours::ALWAYS, "2026-11-20T09:00:00", "2026-11-21T00:00:00"),
        ] {
            assert_eq!(hours.end_of_stay(&clock, at(now)), at(ends), "{now}");
        }
    }
}
