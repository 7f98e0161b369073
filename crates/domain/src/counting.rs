//! Counting use without persons: how a stay spreads over half days.

use crate::time::{HalfDay, Instant, LocalClock};
use chrono::NaiveDate;

/// The part of a stay that falls in one half day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HalfDayShare {
    /// The civil date.
    pub date: NaiveDate,
    /// Morning or afternoon.
    pub half: HalfDay,
    /// Milliseconds of the stay in it.
    pub ms: i64,
}

/// Longest stay that is spread, in half days; a longer one is cut off. Stays end at the end of the
/// day at the latest, so this only bounds damaged data.
const MOST_HALF_DAYS: usize = 64;

/// Spreads a stay over the half days it touches, in order.
pub fn half_day_shares(clock: &LocalClock, since: Instant, until: Instant) -> Vec<HalfDayShare> {
    let mut shares = Vec::new();
    let mut from = since;
    while from < until && shares.len() < MOST_HALF_DAYS {
        let (Some((date, half)), Some(end)) = (clock.half_day(from), clock.end_of_half_day(from))
        else {
            break;
        };
        let to = end.min(until);
        if to <= from {
            break;
        }
        shares.push(HalfDayShare { date, half, ms: to.ms_since(from) });
        from = to;
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stay_over_lunch_counts_in_both_halves() {
        let clock = LocalClock::default();
        let at = |text: &str| clock.instant(text.parse().unwrap());
        let shares = half_day_shares(&clock, at("2026-11-20T12:00:00"), at("2026-11-20T15:30:00"));
        let minutes: Vec<_> = shares.iter().map(|share| (share.half, share.ms / 60_000)).collect();
        assert_eq!(minutes, [(HalfDay::Morning, 60), (HalfDay::Afternoon, 150)]);
    }

    #[test]
    fn a_stay_that_ends_before_it_begins_counts_nothing() {
        let clock = LocalClock::default();
        assert_eq!(half_day_shares(&clock, Instant(10), Instant(5)), []);
    }
}
