//! What can be chosen: days, parts of a day, starts and ends. Pure.

use crate::replica::Taken;
use chrono::{Days, NaiveDate};
use domain::Rules;
use domain::plan::PlaceKind;
use domain::time::{HalfDay, Instant, Span};

/// A day on which a place can be reserved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day {
    /// Which.
    pub date: NaiveDate,
    /// The part of its opening hours that may still be asked for.
    pub open: Span,
}

/// A part of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Until the afternoon begins.
    Morning,
    /// From then on.
    Afternoon,
    /// All of it.
    WholeDay,
    /// Whatever one says.
    OwnTime,
}

impl Part {
    /// Those that are offered for a desk, in this order.
    pub const ALL: [Part; 4] = [Part::Morning, Part::Afternoon, Part::WholeDay, Part::OwnTime];
}

/// How much of a time is free.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Room {
    /// All of it.
    Free,
    /// Some of it.
    Partly,
    /// Nothing.
    Taken,
}

/// One of several things to choose from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Item {
    /// Which part of a day, where it is one.
    pub part: Part,
    /// Its time; nothing when that cannot be had.
    pub span: Option<Span>,
    /// How much of it is free.
    pub room: Room,
}

/// The rules of one kind of place at one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// What holds at the site.
    pub rules: Rules,
    /// What kind of place it is about.
    pub kind: PlaceKind,
    /// The present.
    pub now: Instant,
}

impl Offer {
    /// The date of the present.
    pub fn today(&self) -> Option<NaiveDate> {
        self.date_of(self.now)
    }

    /// The last date that may be asked for.
    pub fn last_date(&self) -> Option<NaiveDate> {
        let horizon = self.rules.of(self.kind).reserving.as_ref()?.horizon_days;
        self.today()?.checked_add_days(Days::new(horizon.into()))
    }

    /// The first `most` days that are offered, soonest first. Days on which it stays closed are
    /// not among them.
    pub fn days(&self, most: usize) -> Vec<Day> {
        let Some((today, last)) = self.today().zip(self.last_date()) else { return Vec::new() };
        let dates = today.iter_days().take_while(|date| *date <= last);
        dates.filter_map(|date| self.day(date)).take(most).collect()
    }

    /// The same, with what is left of each.
    pub fn days_with_room(&self, most: usize, taken: &[Taken]) -> Vec<Item> {
        let item = |day: Day| Item {
            part: Part::WholeDay,
            span: Some(day.open),
            room: self.room(day, taken),
        };
        self.days(most).into_iter().map(item).collect()
    }

    /// The parts of a day that are not over. Those that are taken have no time.
    pub fn parts(&self, day: Day, taken: &[Taken]) -> Vec<Item> {
        let is_split =
            [Part::Morning, Part::Afternoon].iter().all(|it| self.part(day, *it).is_some());
        let mut parts = Vec::new();
        for part in Part::ALL {
            let span = match (part, self.part(day, part)) {
                (Part::OwnTime, _) => None,
                (Part::WholeDay, _) if !is_split => continue,
                (_, Some(span)) => Some(span).filter(|span| is_free(taken, *span)),
                (_, None) => continue,
            };
            let room = if span.is_some() { Room::Free } else { Room::Taken };
            parts.push(Item { part, span, room });
        }
        parts
    }

    /// A date as a day that is offered; nothing when it is not.
    pub fn day(&self, date: NaiveDate) -> Option<Day> {
        let (today, last) = self.today().zip(self.last_date())?;
        let open = self.rules.hours.on(&self.rules.clock, date)?;
        let open = Span::new(open.from.max(self.earliest()?), open.until);
        (today <= date && date <= last && !open.is_empty()).then_some(Day { date, open })
    }

    /// A part of a day as a time; nothing when it is over, closed, or longer than is allowed.
    pub fn part(&self, day: Day, part: Part) -> Option<Span> {
        let (hours, clock) = (&self.rules.hours, &self.rules.clock);
        let whole = match part {
            Part::Morning => hours.half_day(clock, day.date, HalfDay::Morning)?,
            Part::Afternoon => hours.half_day(clock, day.date, HalfDay::Afternoon)?,
            Part::WholeDay => hours.on(clock, day.date)?,
            Part::OwnTime => return None,
        };
        let left = Span::new(whole.from.max(day.open.from), whole.until);
        self.rules.judge(self.kind, left, self.now).is_ok().then_some(left)
    }

    /// When one can begin: wherever at least one step of the grid is free.
    pub fn starts(&self, day: Day, taken: &[Taken]) -> Vec<Instant> {
        let step = self.step_ms();
        let mut starts = Vec::new();
        let mut at = day.open.from;
        while at < day.open.until {
            let span = Span::new(at, at.plus_ms(step));
            if is_free(taken, span) && self.rules.judge(self.kind, span, self.now).is_ok() {
                starts.push(at);
            }
            at = at.plus_ms(step);
        }
        starts
    }

    /// When one can end who begins then, soonest first.
    pub fn ends(&self, start: Instant, taken: &[Taken]) -> Vec<Instant> {
        let step = self.step_ms();
        let mut ends = Vec::new();
        let mut until = start.plus_ms(step);
        loop {
            let span = Span::new(start, until);
            let is_offered =
                is_free(taken, span) && self.rules.judge(self.kind, span, self.now).is_ok();
            if !is_offered {
                return ends;
            }
            ends.push(until);
            until = until.plus_ms(step);
        }
    }

    /// How much of a day is left.
    pub fn room(&self, day: Day, taken: &[Taken]) -> Room {
        match (is_free(taken, day.open), self.starts(day, taken).is_empty()) {
            (true, _) => Room::Free,
            (false, false) => Room::Partly,
            (false, true) => Room::Taken,
        }
    }

    /// The local date of an instant.
    pub fn date_of(&self, at: Instant) -> Option<NaiveDate> {
        self.rules.clock.local(at).map(|local| local.date())
    }

    /// Minutes from the beginning of the local day.
    pub fn minute_of(&self, at: Instant) -> i64 {
        let day = self.date_of(at);
        day.map_or(0, |day| at.ms_since(self.rules.clock.start_of_day(day)) / 60_000)
    }

    /// The step of the grid that the present lies in: it has begun, and may still be asked for.
    fn earliest(&self) -> Option<Instant> {
        let midnight = self.rules.clock.start_of_day(self.today()?);
        let past = self.now.ms_since(midnight);
        Some(midnight.plus_ms(past - past.rem_euclid(self.step_ms())))
    }

    fn step_ms(&self) -> i64 {
        let reserving = self.rules.of(self.kind).reserving.as_ref();
        reserving.map_or(15, |it| i64::from(it.grid_minutes.max(1))) * 60_000
    }
}

/// Whether nothing of a time is taken.
pub fn is_free(taken: &[Taken], span: Span) -> bool {
    !taken.iter().any(|it| it.span.overlaps(span))
}

/// Of some instants the one closest after the wanted minute of the day, else the last before it.
pub fn nearest(offer: &Offer, instants: &[Instant], minute: i64) -> Option<Instant> {
    let after = instants.iter().find(|at| offer.minute_of(**at) >= minute);
    after.or_else(|| instants.last()).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::replica::By;
    use domain::time::{LocalClock, OpeningHours};
    use wasm_bindgen_test::wasm_bindgen_test as test;

    /// An office of 7 to 19 h from Monday to Friday, where it is now. 2026-11-20 is a Friday.
    fn offer(kind: PlaceKind, now: &str) -> Offer {
        let clock = LocalClock::default();
        let now = clock.instant(now.parse().unwrap());
        let hours = OpeningHours::weekdays(7 * 60, 19 * 60);
        Offer { rules: Rules::standard(clock, hours), kind, now }
    }

    fn at(text: &str) -> Instant {
        LocalClock::default().instant(text.parse().unwrap())
    }

    fn span(date: &str, from: &str, until: &str) -> Span {
        let at = |time: &str| at(&[date, "T", time, ":00"].concat());
        Span::new(at(from), at(until))
    }

    fn taken(spans: &[Span]) -> Vec<Taken> {
        spans.iter().map(|span| Taken { span: *span, by: By::Promise }).collect()
    }

    fn dates(offer: &Offer, most: usize) -> Vec<String> {
        offer.days(most).into_iter().map(|day| day.date.to_string()).collect()
    }

    #[test]
    fn days_on_which_it_is_closed_or_over_are_not_offered() {
        let friday_noon = offer(PlaceKind::Desk, "2026-11-20T12:05:00");
        assert_eq!(dates(&friday_noon, 3), ["2026-11-20", "2026-11-23", "2026-11-24"]);
        assert_eq!(friday_noon.days(99).len(), 11, "fourteen days ahead, without weekends");
        let friday_night = offer(PlaceKind::Desk, "2026-11-20T19:00:00");
        assert_eq!(dates(&friday_night, 1), ["2026-11-23"]);
        let sunday = offer(PlaceKind::Booth, "2026-11-22T12:00:00");
        assert_eq!(sunday.days(9), [], "booths are for today only");
    }

    #[test]
    fn of_a_half_day_that_has_begun_the_rest_is_offered() {
        let offer = offer(PlaceKind::Desk, "2026-11-20T10:20:00");
        let [today, monday] = offer.days(2).try_into().unwrap();
        for (day, part, expected) in [
            (today, Part::Morning, Some(span("2026-11-20", "10:15", "13:00"))),
            (today, Part::Afternoon, Some(span("2026-11-20", "13:00", "19:00"))),
            (monday, Part::Morning, Some(span("2026-11-23", "07:00", "13:00"))),
            (monday, Part::WholeDay, Some(span("2026-11-23", "07:00", "19:00"))),
            (monday, Part::OwnTime, None),
        ] {
            assert_eq!(offer.part(day, part), expected, "{part:?}");
        }
        let afternoon = Offer { now: at("2026-11-20T13:20:00"), ..offer };
        let today = afternoon.day(today.date).unwrap();
        assert_eq!(afternoon.part(today, Part::Morning), None, "it is over");
    }

    #[test]
    fn parts_that_are_over_are_not_shown_and_those_that_are_taken_have_no_time() {
        let offer = offer(PlaceKind::Desk, "2026-11-20T13:20:00");
        let [today, monday] = offer.days(2).try_into().unwrap();
        let taken = taken(&[span("2026-11-23", "07:00", "08:00")]);
        let parts = |day| {
            let parts = offer.parts(day, &taken).into_iter();
            parts.map(|it| (it.part, it.span.is_some())).collect::<Vec<_>>()
        };
        assert_eq!(parts(today), [(Part::Afternoon, true), (Part::OwnTime, false)]);
        let all = [Part::Morning, Part::Afternoon, Part::WholeDay, Part::OwnTime];
        assert_eq!(parts(monday), all.map(|part| (part, part == Part::Afternoon)));
    }

    #[test]
    fn what_is_taken_can_be_neither_begun_in_nor_run_into() {
        let offer = offer(PlaceKind::Room, "2026-11-20T15:50:00");
        let today = offer.day(offer.today().unwrap()).unwrap();
        let taken = taken(&[span("2026-11-20", "16:15", "18:00")]);
        let starts = offer.starts(today, &taken);
        let expected = ["15:45", "16:00", "18:00", "18:15", "18:30", "18:45"];
        let expected: Vec<_> = expected.map(|it| span("2026-11-20", it, "19:00").from).into();
        assert_eq!(starts, expected);
        let ends = offer.ends(starts[0], &taken);
        assert_eq!(ends.last(), Some(&at("2026-11-20T16:15:00")));
        assert_eq!(offer.room(today, &taken), Room::Partly);
        assert_eq!(nearest(&offer, &starts, 16 * 60 + 30), Some(starts[2]));
        assert_eq!(nearest(&offer, &starts, 23 * 60), starts.last().copied());
    }

    #[test]
    fn a_booth_is_had_for_an_hour_at_most() {
        let offer = offer(PlaceKind::Booth, "2026-11-20T10:00:00");
        let ends = offer.ends(offer.now, &[]);
        assert_eq!(ends.len(), 4);
        assert_eq!(ends.last(), Some(&at("2026-11-20T11:00:00")));
    }

    #[test]
    fn a_day_is_full_when_nowhere_a_step_is_left() {
        let offer = offer(PlaceKind::Desk, "2026-11-20T10:00:00");
        let monday = offer.days(2)[1];
        let all =
            taken(&[span("2026-11-23", "07:00", "13:00"), span("2026-11-23", "13:00", "19:00")]);
        assert_eq!(offer.room(monday, &all), Room::Taken);
        assert_eq!(offer.room(monday, &all[..1]), Room::Partly);
        assert_eq!(offer.room(monday, &[]), Room::Free);
    }
}
