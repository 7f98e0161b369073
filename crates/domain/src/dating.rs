//! From when a stay counts that was noted without a network.
//!
//! A device's clock is evidence, never order: it may be a year wrong, and it may lie. So it only
//! says something where the hub cannot know better, and never anything about a time at which the
//! place, the person or the device are known to have been elsewhere.

use crate::time::{Instant, LocalClock};

/// Most that an offset from hub time may be off and still be called known, in milliseconds. A clock
/// that was never compared is doubted by as much.
const MOST_DOUBT_MS: i64 = 2 * 3_600_000;
/// A clock that was never compared and shows an earlier time than this long ago is not behind in
/// its mail, but wrong.
const BELIEVED_FOR_MS: i64 = 14 * 86_400_000;

/// What a device says of the moment at which it noted something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Evidence {
    /// What its clock showed.
    pub clock: Instant,
    /// Hub time minus its clock in milliseconds, where it knew.
    pub offset_ms: Option<i64>,
    /// How far off that may be, in milliseconds.
    pub error_ms: i64,
}

/// A moment in hub time, as far as it is believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// The moment; never after it was received.
    pub at: Instant,
    /// It was not later than this.
    pub latest: Instant,
    /// The device did not know hub time: this is what its own clock said.
    pub is_estimated: bool,
}

/// What a stay that is dated back cannot begin before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotBefore {
    /// When the hub last heard something new from the same outbox, where it ever did.
    pub last_contact: Option<Instant>,
    /// When the time begins in which it may be asked for.
    pub window: Instant,
    /// When the last stay at the same place ended, or since when that is known.
    pub place_free: Instant,
    /// When the last stay of the same person ended, or since when that is known.
    pub person_free: Instant,
}

impl Evidence {
    /// When it was made; nothing where the device's clock says what cannot be.
    pub fn moment(self, received: Instant) -> Option<Moment> {
        let at = self.clock.plus_ms(self.offset_ms.unwrap_or_default());
        let is_estimated = self.offset_ms.is_none();
        let doubt_ms =
            if is_estimated { MOST_DOUBT_MS } else { self.error_ms.clamp(0, MOST_DOUBT_MS) };
        let age_ms = received.ms_since(at);
        if is_estimated && !(-MOST_DOUBT_MS..=BELIEVED_FOR_MS).contains(&age_ms) {
            return None;
        }
        Some(Moment { at: at.min(received), latest: at.plus_ms(doubt_ms), is_estimated })
    }
}

impl Moment {
    /// Whether the local day in which it was made is over, beyond doubt. A note to check in is
    /// worth nothing then: who was there yesterday is not there now.
    pub fn day_is_over(self, clock: &LocalClock, received: Instant) -> bool {
        clock.end_of_day(self.latest).is_some_and(|end| end <= received)
    }
}

impl NotBefore {
    /// From when a stay counts that was made at `made`: no interval overlaps another, of the place
    /// or of the person, and none begins after it was `received`.
    pub fn begin(self, made: Instant, received: Instant) -> Instant {
        let NotBefore { last_contact, window, place_free, person_free } = self;
        let earliest = window.max(place_free).max(person_free);
        made.max(last_contact.unwrap_or(earliest)).max(earliest).min(received)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Transition;

    const HOUR_MS: i64 = 3_600_000;
    const DAY_MS: i64 = 24 * HOUR_MS;
    /// Noon of a day of 24 hours in UTC.
    const NOON: Instant = Instant(20_000 * DAY_MS + 12 * HOUR_MS);

    #[test]
    fn a_clock_is_believed_as_far_as_it_was_compared() {
        let known = |off_ms, error_ms| (Some(off_ms), error_ms);
        for (clock_ms, (offset_ms, error_ms), expected) in [
            (-HOUR_MS, known(0, 5), Some((-HOUR_MS, -HOUR_MS + 5, false))),
            // A year wrong, and it knows.
            (-365 * DAY_MS, known(365 * DAY_MS - 7, 0), Some((-7, -7, false))),
            // Nothing is made after it came.
            (60_000, known(0, 0), Some((0, 60_000, false))),
            (-HOUR_MS, known(0, -9), Some((-HOUR_MS, -HOUR_MS, false))),
            // So far off is as good as not known.
            (-HOUR_MS, known(0, i64::MAX), Some((-HOUR_MS, HOUR_MS, false))),
            (-HOUR_MS, (None, 0), Some((-HOUR_MS, HOUR_MS, true))),
            (HOUR_MS, (None, 0), Some((0, 3 * HOUR_MS, true))),
            (3 * HOUR_MS, (None, 0), None),
            (-365 * DAY_MS, (None, 0), None),
            (i64::MIN, (None, 0), None),
        ] {
            let clock = NOON.plus_ms(clock_ms);
            let moment = Evidence { clock, offset_ms, error_ms }.moment(NOON);
            let expected = expected.map(|(at, latest, is_estimated)| {
                let (at, latest) = (NOON.plus_ms(at), NOON.plus_ms(latest));
                Moment { at, latest, is_estimated }
            });
            assert_eq!(moment, expected, "{clock_ms} {offset_ms:?} {error_ms}");
        }
    }

    #[test]
    fn a_note_is_worth_something_until_its_local_day_is_over() {
        // An hour ahead of UTC: midnight is at 23:00Z.
        let clock = LocalClock::new(vec![Transition { from: Instant(0), offset_s: 3_600 }]);
        let midnight = NOON.plus_ms(11 * HOUR_MS);
        for (made_ms, error_ms, received_ms, expected) in [
            (-60_000, 0, -1, false),
            (-60_000, 0, 0, true),
            (-60_000, 60_000, 0, false),
            (-60_000, 59_999, 0, true),
            (0, 0, 1, false),
            (0, 0, DAY_MS - 1, false),
            (0, 0, DAY_MS, true),
        ] {
            let (made, received) = (midnight.plus_ms(made_ms), midnight.plus_ms(received_ms));
            let evidence = Evidence { clock: made, offset_ms: Some(0), error_ms };
            let moment = evidence.moment(received).unwrap();
            let is_over = moment.day_is_over(&clock, received);
            assert_eq!(is_over, expected, "{made_ms} {error_ms} {received_ms}");
        }
    }

    #[test]
    fn a_stay_is_dated_back_as_far_as_nothing_known_is_in_the_way() {
        let at = |minute: i64| NOON.plus_ms(minute * 60_000);
        for (made, last_contact, [window, place, person], expected) in [
            (-60, None, [-700, -700, -700], -60),
            (-60, Some(-30), [-700, -700, -700], -30),
            (-60, Some(-90), [-700, -700, -700], -60),
            (-60, Some(-90), [-50, -700, -700], -50),
            (-60, Some(-90), [-700, -40, -700], -40),
            (-60, Some(-90), [-700, -50, -20], -20),
            // Never after it came, whatever is in the way.
            (-60, Some(10), [-700, -700, -700], 0),
            (5, None, [-700, -700, -700], 0),
        ] {
            let bounds = NotBefore {
                last_contact: last_contact.map(at),
                window: at(window),
                place_free: at(place),
                person_free: at(person),
            };
            assert_eq!(bounds.begin(at(made), NOON), at(expected), "{made} {bounds:?}");
        }
    }
}
