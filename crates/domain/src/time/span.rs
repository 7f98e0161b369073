//! A stretch of time.

use super::Instant;
use serde::{Deserialize, Serialize};

/// From one instant to another. The end itself is no longer part of it, so of two that meet at
/// 10:00 neither overlaps the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Span {
    /// The first instant of it.
    pub from: Instant,
    /// The first instant after it.
    pub until: Instant,
}

impl Span {
    /// From one instant to another.
    pub fn new(from: Instant, until: Instant) -> Self {
        Span { from, until }
    }

    /// Whether no instant lies in it.
    pub fn is_empty(self) -> bool {
        self.until <= self.from
    }

    /// Whether the instant lies in it.
    pub fn contains(self, at: Instant) -> bool {
        self.from <= at && at < self.until
    }

    /// Whether all of the other lies in it.
    pub fn covers(self, other: Span) -> bool {
        self.from <= other.from && other.until <= self.until
    }

    /// Whether an instant lies in both.
    pub fn overlaps(self, other: Span) -> bool {
        self.from.max(other.from) < self.until.min(other.until)
    }

    /// How long it is, in milliseconds; nothing when it ends before it begins.
    pub fn ms(self) -> i64 {
        self.until.ms_since(self.from).max(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(from: i64, until: i64) -> Span {
        Span::new(Instant(from), Instant(until))
    }

    #[test]
    fn what_meets_does_not_overlap() {
        assert!(!span(9, 10).overlaps(span(10, 11)));
        assert!(span(9, 11).overlaps(span(10, 12)));
        assert!(span(9, 12).overlaps(span(10, 11)));
        assert!(!span(9, 9).overlaps(span(8, 10)), "nothing lies in an empty one");
        assert!(span(9, 10).contains(Instant(9)) && !span(9, 10).contains(Instant(10)));
        assert!(span(9, 12).covers(span(9, 12)) && !span(9, 12).covers(span(8, 10)));
        assert_eq!((span(9, 12).ms(), span(12, 9).ms()), (3, 0));
    }
}
