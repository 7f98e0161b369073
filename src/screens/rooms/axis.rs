//! The hours along the top of the board, and where moments stand on them.

use chrono::{NaiveDateTime, Timelike};
use domain::time::{Instant, LocalClock, MINUTES_A_DAY, OpeningHours, Span};

/// The part of today that the board shows: the opening hours, stretched to now where somebody looks
/// before or after them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Axis {
    /// From when until when.
    pub span: Span,
    /// The full hours on it, in local time.
    pub hours: Vec<(Instant, u32)>,
}

/// At most so many hours are written.
const MOST_LABELS: usize = 7;

impl Axis {
    /// The day of `now`. On a day that the building stays closed it is as long as on others.
    pub fn of_today(clock: &LocalClock, hours: &OpeningHours, now: Instant) -> Option<Self> {
        let local = clock.local(now)?;
        let date = local.date();
        let on_other_days = hours.0.iter().flatten().next().copied();
        let usual = on_other_days.unwrap_or((0, MINUTES_A_DAY));
        let open = hours.on(clock, date);
        let open = open.or_else(|| OpeningHours([Some(usual); 7]).on(clock, date))?;
        let hour = date.and_hms_opt(local.hour(), 0, 0)?;
        let end = clock.end_of_day(now)?;
        let next_hour = after_an_hour(hour).map_or(end, |next| clock.instant(next).min(end));
        let span =
            Span::new(open.from.min(clock.instant(hour)), open.until.max(next_hour).min(end));
        let full = (0..24).filter_map(|hour| Some((date.and_hms_opt(hour, 0, 0)?, hour)));
        let full = full.map(|(at, hour)| (clock.instant(at), hour)).chain([(end, 24)]);
        let hours = full.filter(|(at, _)| span.from <= *at && *at <= span.until).collect();
        Some(Axis { span, hours })
    }

    /// How far along a moment stands, in hundredths; at an end when it lies outside.
    #[allow(clippy::cast_precision_loss)] // Milliseconds of a day are far below 2^53.
    pub fn share(&self, at: Instant) -> f64 {
        let all = self.span.ms().max(1) as f64;
        let part = at.ms_since(self.span.from) as f64;
        (part / all * 100.0).clamp(0.0, 100.0)
    }

    /// The hours that are written, each with where it stands.
    pub fn labels(&self) -> Vec<(f64, u32)> {
        let fits = |step: &u32| self.every(*step).count() <= MOST_LABELS;
        let step = [1, 2, 3, 4].into_iter().find(fits).unwrap_or(6);
        self.every(step).map(|(at, hour)| (self.share(at), hour)).collect()
    }

    fn every(&self, step: u32) -> impl Iterator<Item = (Instant, u32)> + '_ {
        let first = self.hours.first().map_or(0, |(_, hour)| *hour);
        self.hours.iter().copied().filter(move |(_, hour)| (hour - first).is_multiple_of(step))
    }
}

/// Nothing in the last hour of the day.
fn after_an_hour(hour: NaiveDateTime) -> Option<NaiveDateTime> {
    hour.date().and_hms_opt(hour.hour() + 1, 0, 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    /// 2026-11-20 is a Friday.
    fn axis(now: &str) -> Axis {
        let clock = LocalClock::default();
        let now = clock.instant(now.parse().unwrap());
        Axis::of_today(&clock, &OpeningHours::weekdays(7 * 60, 19 * 60), now).unwrap()
    }

    #[test]
    fn the_day_is_the_opening_hours_and_now_is_always_on_it() {
        for (now, first, last) in [
            ("2026-11-20T12:10:00", 7, 19),
            ("2026-11-20T05:10:00", 5, 19),
            ("2026-11-20T20:00:00", 7, 21),
            ("2026-11-20T23:59:00", 7, 24),
            // Closed: as long as on other days.
            ("2026-11-22T12:10:00", 7, 19),
            ("2026-11-22T21:10:00", 7, 22),
        ] {
            let axis = axis(now);
            let hours = (axis.hours[0].1, axis.hours.last().unwrap().1);
            assert_eq!(hours, (first, last), "{now}");
            let now = LocalClock::default().instant(now.parse().unwrap());
            assert!(axis.span.contains(now));
        }
    }

    #[test]
    fn moments_stand_where_they_are_in_the_day() {
        let axis = axis("2026-11-20T12:00:00");
        let at = |text: &str| LocalClock::default().instant(text.parse().unwrap());
        for (moment, share) in [
            ("2026-11-20T07:00:00", 0.0),
            ("2026-11-20T10:00:00", 25.0),
            ("2026-11-20T19:00:00", 100.0),
            ("2026-11-20T03:00:00", 0.0),
            ("2026-11-23T03:00:00", 100.0),
        ] {
            assert!((axis.share(at(moment)) - share).abs() < 1e-9, "{moment}");
        }
    }

    #[test]
    fn there_is_room_for_the_hours_that_are_written() {
        let labels = |now| axis(now).labels().into_iter().map(|(_, hour)| hour).collect::<Vec<_>>();
        assert_eq!(labels("2026-11-20T12:00:00"), [7, 9, 11, 13, 15, 17, 19]);
        assert_eq!(labels("2026-11-20T00:10:00"), [0, 3, 6, 9, 12, 15, 18]);
    }
}
