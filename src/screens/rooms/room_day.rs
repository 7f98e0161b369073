//! What the board says of one room: what it is now, until when or from when it is free, and what of
//! today is taken.

use crate::replica::{By, Taken};
use domain::Status;
use domain::plan::Equipment;
use domain::time::{Instant, Span};

/// Shorter than this a gap is of no use to anybody: reservations begin and end on quarters.
const SHORTEST_GAP_MS: i64 = 15 * 60_000;

/// One room today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoomDay {
    /// The mark of its status, as on the map.
    pub shows: &'static str,
    /// Until when that status lasts; nothing where it is free or nobody knows.
    pub until: Option<Instant>,
    /// When it can be had.
    pub free: Free,
    /// What of the day is taken.
    pub taken: Vec<Taken>,
    /// What of its equipment does not work.
    pub broken: Vec<Equipment>,
}

/// When a room can be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Free {
    /// Now, until then.
    Now(Instant),
    /// Later today, from then on.
    From(Instant),
    /// Not today any more.
    NotToday,
    /// Nobody can say.
    Unknown,
}

impl RoomDay {
    /// From its status and what is taken; `end` is when a stay that begins now would end at the
    /// latest. Without `taken` nothing is known of the day.
    pub fn new(status: &Status, taken: Option<Vec<Taken>>, now: Instant, end: Instant) -> Self {
        let free = taken.as_ref().map_or(Free::Unknown, |taken| free(status, taken, now, end));
        let (shows, until) = match status {
            Status::Free { .. } | Status::Unknown => (status.code(), None),
            Status::Occupied { until, mine: true } => ("mine", Some(*until)),
            Status::Occupied { until, .. } | Status::Reserved { until, .. } => {
                (status.code(), Some(*until))
            }
            Status::Closed { until } => (status.code(), *until),
        };
        RoomDay { shows, until, free, taken: taken.unwrap_or_default(), broken: Vec::new() }
    }

    /// Whether it can be had now, for so many minutes or for a moment.
    pub fn is_free_for(&self, minutes: u16, now: Instant) -> bool {
        matches!(self.free, Free::Now(until) if until >= now.plus_minutes(minutes))
    }

    /// The stretches of a day in which nothing is taken.
    pub fn gaps(&self, day: Span) -> Vec<Span> {
        let mut gaps = Vec::new();
        let mut from = day.from;
        for taken in &self.taken {
            gaps.push(Span::new(from, taken.span.from.min(day.until)));
            from = from.max(taken.span.until);
        }
        gaps.push(Span::new(from, day.until));
        gaps.retain(|gap| !gap.is_empty());
        gaps
    }
}

fn free(status: &Status, taken: &[Taken], now: Instant, end: Instant) -> Free {
    let starts = || taken.iter().map(|taken| taken.span.from);
    match status {
        Status::Unknown => return Free::Unknown,
        Status::Free { .. } => {
            let next = starts().find(|from| *from > now);
            return Free::Now(next.map_or(end, |next| next.min(end)));
        }
        _ => {}
    }
    let mut from = now;
    for taken in taken {
        if taken.span.from.ms_since(from) >= SHORTEST_GAP_MS {
            break;
        }
        from = from.max(taken.span.until);
    }
    if from <= now {
        // It should have ended, and the hub has not said so.
        return Free::Unknown;
    }
    if end.ms_since(from) >= SHORTEST_GAP_MS { Free::From(from) } else { Free::NotToday }
}

/// How a stretch that is taken looks.
pub fn look(by: By) -> &'static str {
    match by {
        By::Me => "mine",
        By::Stay => "occupied",
        By::Promise => "reserved",
        By::Closing => "closed",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    const MINUTE: i64 = 60_000;

    fn at(minute: i64) -> Instant {
        Instant(minute * MINUTE)
    }

    fn taken(spans: &[(i64, i64)]) -> Vec<Taken> {
        let taken = |(from, until): &(i64, i64)| Taken {
            span: Span::new(at(*from), at(*until)),
            by: By::Promise,
        };
        spans.iter().map(taken).collect()
    }

    fn check(status: Status, spans: &[(i64, i64)], expected: Free) {
        let day = RoomDay::new(&status, Some(taken(spans)), at(100), at(600));
        assert_eq!(day.free, expected, "{status:?} {spans:?}");
    }

    #[test]
    fn a_free_room_is_free_until_the_next_reservation_or_closing() {
        let free = Status::Free { until: at(160) };
        check(free, &[], Free::Now(at(600)));
        check(free, &[(145, 200)], Free::Now(at(145)));
        check(free, &[(700, 800)], Free::Now(at(600)));
    }

    #[test]
    fn a_taken_room_is_free_from_the_first_gap_that_is_of_use() {
        let taken = Status::Occupied { until: at(120), mine: false };
        check(taken, &[(90, 120)], Free::From(at(120)));
        check(taken, &[(90, 120), (130, 200)], Free::From(at(200)));
        check(taken, &[(90, 120), (135, 200)], Free::From(at(120)));
        check(taken, &[(90, 590)], Free::NotToday);
        check(taken, &[(90, 120), (120, 600)], Free::NotToday);
        // Whether it has ended, nobody said.
        check(Status::Occupied { until: at(90), mine: false }, &[(60, 90)], Free::Unknown);
    }

    #[test]
    fn what_is_too_old_says_nothing() {
        check(Status::Unknown, &[], Free::Unknown);
        let day = RoomDay::new(&Status::Free { until: at(160) }, None, at(100), at(600));
        assert_eq!((day.free, day.is_free_for(0, at(100))), (Free::Unknown, false));
    }

    #[test]
    fn free_for_so_long_counts_the_last_minute() {
        let day = RoomDay::new(
            &Status::Free { until: at(160) },
            Some(taken(&[(130, 200)])),
            at(100),
            at(600),
        );
        for (minutes, expected) in [(0, true), (30, true), (31, false)] {
            assert_eq!(day.is_free_for(minutes, at(100)), expected, "{minutes}");
        }
    }

    #[test]
    fn gaps_are_what_is_not_taken() {
        let whole = Span::new(at(0), at(600));
        for (spans, gaps) in [
            (vec![], vec![(0, 600)]),
            (vec![(0, 600)], vec![]),
            (vec![(50, 100), (60, 80), (100, 200)], vec![(0, 50), (200, 600)]),
            (vec![(-50, 10), (590, 700)], vec![(10, 590)]),
        ] {
            let free = Status::Free { until: at(160) };
            let day = RoomDay::new(&free, Some(taken(&spans)), at(100), at(600));
            let expected: Vec<_> =
                gaps.iter().map(|(from, until)| Span::new(at(*from), at(*until))).collect();
            assert_eq!(day.gaps(whole), expected, "{spans:?}");
        }
    }
}
