//! For when somebody looks for a place, and which time that is by the rules of the building.

use crate::screens::map::{read_date, written_date};
use crate::text::moment::two_digits;
use chrono::{Days, NaiveDate, NaiveTime, TimeDelta, Timelike};
use domain::Rules;
use domain::plan::PlaceKind;
use domain::time::{HalfDay, Instant, Span};

/// For when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum When {
    /// From now on, for so many minutes.
    Now(u16),
    /// On a day.
    On(NaiveDate, PartOfDay),
}

/// Which part of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartOfDay {
    /// As long as the building is open.
    Whole,
    /// A half of that.
    Half(HalfDay),
    /// From a minute of the day on, for so many minutes.
    Time {
        /// Minutes after local midnight.
        from: u16,
        /// For how long.
        minutes: u16,
    },
}

/// Why a time cannot be looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cannot {
    /// The building is closed that day.
    Closed,
    /// It is not open all of that time.
    Outside,
    /// It is over.
    Past,
    /// So far ahead nothing is reserved; so many days is the most.
    TooFar(u16),
    /// Such places are reserved for so many minutes at most.
    TooLong(u16),
    /// Such places are not reserved.
    NotReserved,
}

/// How long a place is looked for when nothing is said, in minutes.
const USUAL_MINUTES: u16 = 60;
/// The longest that an address can ask for.
const MOST_MINUTES: u16 = 12 * 60;
/// When a day begins for who has not said so: ten o'clock.
const USUAL_START: u16 = 10 * 60;
const GRID_MS: i64 = 15 * 60_000;

impl Default for When {
    fn default() -> Self {
        When::Now(USUAL_MINUTES)
    }
}

impl When {
    /// Reads the parts of the address.
    pub fn read(part: impl Fn(&str) -> Option<String>) -> Self {
        let minutes = part("for").and_then(|text| text.parse().ok());
        let minutes = minutes.filter(|minutes| (1..=MOST_MINUTES).contains(minutes));
        let minutes = minutes.unwrap_or(USUAL_MINUTES);
        let Some(date) = part("on").and_then(|text| read_date(&text)) else {
            return When::Now(minutes);
        };
        let at = part("at").and_then(|text| read_minute(&text));
        let part = match (at, part("part").as_deref()) {
            (Some(from), _) => PartOfDay::Time { from, minutes },
            (None, Some("morning")) => PartOfDay::Half(HalfDay::Morning),
            (None, Some("afternoon")) => PartOfDay::Half(HalfDay::Afternoon),
            (None, _) => PartOfDay::Whole,
        };
        When::On(date, part)
    }

    /// The parts of the address.
    pub fn parts(&self) -> Vec<(&'static str, Option<String>)> {
        let minutes = |minutes: u16| (minutes != USUAL_MINUTES).then(|| minutes.to_string());
        match self {
            When::Now(for_minutes) => vec![("for", minutes(*for_minutes))],
            When::On(date, part) => {
                let on = ("on", Some(written_date(*date)));
                match part {
                    PartOfDay::Whole => vec![on],
                    PartOfDay::Half(half) => vec![on, ("part", Some(half_code(*half).to_owned()))],
                    PartOfDay::Time { from, minutes } => {
                        vec![
                            on,
                            ("at", Some(written_minute(*from))),
                            ("for", Some(minutes.to_string())),
                        ]
                    }
                }
            }
        }
    }

    /// The day, where it is not now.
    pub fn date(&self) -> Option<NaiveDate> {
        if let When::On(date, _) = self { Some(*date) } else { None }
    }

    /// Which part of the day it is.
    pub fn part(&self) -> PartOfDay {
        if let When::On(_, part) = self { *part } else { PartOfDay::Whole }
    }

    /// For how many minutes, where that is said.
    pub fn minutes(&self) -> Option<u16> {
        match self {
            When::Now(minutes) | When::On(_, PartOfDay::Time { minutes, .. }) => Some(*minutes),
            When::On(..) => None,
        }
    }

    /// The minute of the day at which it begins, where that is said.
    pub fn start_minute(&self) -> Option<u16> {
        if let When::On(_, PartOfDay::Time { from, .. }) = self { Some(*from) } else { None }
    }

    /// The same on another day.
    pub fn on(&self, date: NaiveDate) -> Self {
        When::On(date, self.part())
    }

    /// Another part of the same day.
    pub fn with_part(&self, part: PartOfDay) -> Self {
        self.date().map_or_else(When::default, |date| When::On(date, part))
    }

    /// The same from another minute of the day on.
    pub fn beginning(&self, from: u16) -> Self {
        let minutes = self.minutes().unwrap_or(USUAL_MINUTES);
        self.with_part(PartOfDay::Time { from, minutes })
    }

    /// The same for so many minutes.
    pub fn lasting(&self, minutes: u16) -> Self {
        match self.start_minute() {
            Some(from) => self.with_part(PartOfDay::Time { from, minutes }),
            None => When::Now(minutes),
        }
    }

    /// The same in the way that such places are reserved: desks by parts of the day, others by time.
    pub fn of_kind(&self, kind: PlaceKind) -> Self {
        match (self, kind) {
            (
                When::On(date, PartOfDay::Whole | PartOfDay::Half(_)),
                PlaceKind::Room | PlaceKind::Booth,
            ) => {
                let from = match self {
                    When::On(_, PartOfDay::Half(HalfDay::Afternoon)) => 14 * 60,
                    _ => USUAL_START,
                };
                When::On(*date, PartOfDay::Time { from, minutes: USUAL_MINUTES })
            }
            _ => self.clone(),
        }
    }

    /// What stands for a time of one day.
    pub fn of(span: Span, kind: PlaceKind, rules: &Rules, now: Instant) -> Option<Self> {
        let local = rules.clock.local(span.from)?;
        let minutes = u16::try_from(span.ms() / 60_000).ok()?;
        let from = u16::try_from(local.hour() * 60 + local.minute()).ok()?;
        let halves = [HalfDay::Morning, HalfDay::Afternoon].map(PartOfDay::Half);
        let parts =
            [PartOfDay::Whole].into_iter().chain(halves).filter(|_| kind == PlaceKind::Desk);
        let mut named = parts.map(|part| When::On(local.date(), part));
        let is_it = |when: &When| when.span(kind, rules, now).is_ok_and(|it| it == span);
        let own_time = When::On(local.date(), PartOfDay::Time { from, minutes });
        Some(named.find(is_it).unwrap_or(own_time))
    }

    /// A day to begin with for places of a kind: the first on which the building is open, and not
    /// over.
    pub fn later(kind: PlaceKind, rules: &Rules, now: Instant) -> Option<Self> {
        let today = rules.clock.local(now)?.date();
        let horizon = rules.of(kind).reserving.as_ref().map_or(0, |it| it.horizon_days);
        let days =
            (0..=horizon).filter_map(|ahead| today.checked_add_days(Days::new(ahead.into())));
        let parts = match kind {
            PlaceKind::Desk => vec![PartOfDay::Whole],
            PlaceKind::Room | PlaceKind::Booth => {
                let quarters = [USUAL_START].into_iter().chain((0..96).map(|quarter| quarter * 15));
                quarters.map(|from| PartOfDay::Time { from, minutes: USUAL_MINUTES }).collect()
            }
        };
        let begins_later = |when: &When| when.span(kind, rules, now).is_ok_and(|it| it.from >= now);
        let mut all = days.flat_map(|date| parts.iter().map(move |part| When::On(date, *part)));
        let first = When::On(today, *parts.first()?);
        all.find(begins_later).or(Some(first))
    }

    /// Which time that is. What of today is over is left out.
    ///
    /// # Errors
    /// [`Cannot`] when such a place cannot be had then, whoever has it.
    pub fn span(&self, kind: PlaceKind, rules: &Rules, now: Instant) -> Result<Span, Cannot> {
        let (date, part) = match self {
            When::Now(minutes) => {
                let end = rules.closing(now);
                return Ok(Span::new(now, now.plus_minutes(*minutes).min(end)));
            }
            When::On(date, part) => (*date, *part),
        };
        let reserving = rules.of(kind).reserving.as_ref().ok_or(Cannot::NotReserved)?;
        let today = rules.clock.local(now).ok_or(Cannot::Past)?.date();
        let last = today.checked_add_days(Days::new(reserving.horizon_days.into()));
        if date < today {
            return Err(Cannot::Past);
        }
        if last.is_none_or(|last| date > last) {
            return Err(Cannot::TooFar(reserving.horizon_days));
        }
        let open = rules.hours.on(&rules.clock, date).ok_or(Cannot::Closed)?;
        let span = match part {
            PartOfDay::Whole => open,
            PartOfDay::Half(half) => {
                rules.hours.half_day(&rules.clock, date, half).ok_or(Cannot::Outside)?
            }
            PartOfDay::Time { from, minutes } => {
                let time = NaiveTime::MIN.overflowing_add_signed(TimeDelta::minutes(from.into())).0;
                let from = rules.clock.instant(date.and_time(time));
                Span::new(from, from.plus_minutes(minutes))
            }
        };
        let begun = Instant(now.0.div_euclid(GRID_MS).saturating_mul(GRID_MS));
        if matches!(part, PartOfDay::Time { .. }) && span.from < begun {
            return Err(Cannot::Past);
        }
        let span = Span::new(span.from.max(begun), span.until);
        if span.is_empty() {
            return Err(Cannot::Past);
        }
        if !open.covers(span) {
            return Err(Cannot::Outside);
        }
        match reserving.longest_minutes {
            Some(longest) if span.ms() > i64::from(longest) * 60_000 => {
                Err(Cannot::TooLong(longest))
            }
            _ => Ok(span),
        }
    }
}

fn half_code(half: HalfDay) -> &'static str {
    match half {
        HalfDay::Morning => "morning",
        HalfDay::Afternoon => "afternoon",
    }
}

/// A minute of the day as addresses have it: `09:15`.
pub fn written_minute(minute: u16) -> String {
    let two = |number: u16| two_digits(number.into());
    [two(minute / 60), two(minute % 60)].join(":")
}

/// Reads what [`written_minute`] wrote; nothing beside the grid of a quarter.
pub fn read_minute(text: &str) -> Option<u16> {
    let (hour, minute) = text.split_once(':')?;
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
    (hour < 24 && minute < 60 && minute % 15 == 0).then_some(hour * 60 + minute)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::time::{LocalClock, OpeningHours};
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn rules() -> Rules {
        Rules::standard(LocalClock::default(), OpeningHours::weekdays(7 * 60, 19 * 60))
    }

    fn at(text: &str) -> Instant {
        LocalClock::default().instant(text.parse().unwrap())
    }

    /// 2026-11-20 is a Friday; it is 10:40 there.
    const NOW: &str = "2026-11-20T10:40:00";

    fn check(kind: PlaceKind, when: &When, expected: Result<(&str, &str), Cannot>) {
        let expected = expected.map(|(from, until)| Span::new(at(from), at(until)));
        assert_eq!(when.span(kind, &rules(), at(NOW)), expected, "{when:?}");
    }

    fn on(date: &str, part: PartOfDay) -> When {
        When::On(date.parse().unwrap(), part)
    }

    #[test]
    fn a_time_is_one_that_can_be_had() {
        use PartOfDay::{Half, Time, Whole};
        let (desk, room, booth) = (PlaceKind::Desk, PlaceKind::Room, PlaceKind::Booth);
        let monday = |part| on("2026-11-23", part);
        let today = |part| on("2026-11-20", part);
        check(desk, &When::Now(60), Ok((NOW, "2026-11-20T11:40:00")));
        check(desk, &When::Now(720), Ok((NOW, "2026-11-20T19:00:00")));
        check(desk, &monday(Whole), Ok(("2026-11-23T07:00:00", "2026-11-23T19:00:00")));
        check(
            desk,
            &monday(Half(HalfDay::Afternoon)),
            Ok(("2026-11-23T13:00:00", "2026-11-23T19:00:00")),
        );
        // What of today is over is left out.
        check(desk, &today(Whole), Ok(("2026-11-20T10:30:00", "2026-11-20T19:00:00")));
        check(room, &today(Time { from: 540, minutes: 60 }), Err(Cannot::Past));
        check(desk, &on("2026-11-19", Whole), Err(Cannot::Past));
        check(desk, &on("2026-11-21", Whole), Err(Cannot::Closed));
        check(desk, &on("2026-12-07", Whole), Err(Cannot::TooFar(14)));
        check(room, &monday(Time { from: 18 * 60 + 30, minutes: 60 }), Err(Cannot::Outside));
        check(booth, &today(Time { from: 14 * 60, minutes: 90 }), Err(Cannot::TooLong(60)));
        check(booth, &monday(Time { from: 14 * 60, minutes: 30 }), Err(Cannot::TooFar(0)));
    }

    #[test]
    fn later_begins_at_the_first_time_that_can_be_had() {
        let later = |kind, now| When::later(kind, &rules(), at(now)).unwrap();
        let ten = |date| on(date, PartOfDay::Time { from: 600, minutes: 60 });
        for (kind, now, expected) in [
            (PlaceKind::Desk, NOW, on("2026-11-23", PartOfDay::Whole)),
            (PlaceKind::Room, "2026-11-20T09:10:00", ten("2026-11-20")),
            (PlaceKind::Room, "2026-11-21T09:10:00", ten("2026-11-23")),
            (PlaceKind::Room, NOW, on("2026-11-20", PartOfDay::Time { from: 645, minutes: 60 })),
            // Nothing can be had any more: the page says why.
            (PlaceKind::Booth, "2026-11-20T18:30:00", ten("2026-11-20")),
        ] {
            assert_eq!(later(kind, now), expected, "{now}");
        }
    }

    #[test]
    fn minutes_of_a_day_are_quarters() {
        for (text, minute) in [
            ("09:15", Some(555)),
            ("00:00", Some(0)),
            ("09:10", None),
            ("24:00", None),
            ("x", None),
        ] {
            assert_eq!(read_minute(text), minute, "{text}");
        }
        assert_eq!(read_date("2026-11-03").map(written_date).as_deref(), Some("2026-11-03"));
        assert_eq!((read_date("2026-13-03"), read_date("today")), (None, None));
        assert_eq!(written_minute(555), "09:15");
    }
}
