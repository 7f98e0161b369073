//! Instants and local time, without a clock and without a time-zone database.

pub mod dates;
mod local;
mod opening;
mod span;

pub use local::{HalfDay, LocalClock, Transition};
pub use opening::{MINUTES_A_DAY, OpeningHours};
pub use span::Span;

use serde::{Deserialize, Serialize};

/// A point in time: milliseconds since 1970-01-01T00:00Z. On the wire a number.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Instant(pub i64);

impl Instant {
    /// So many milliseconds later; stays at the end of time rather than wrapping round.
    pub fn plus_ms(self, ms: i64) -> Self {
        Instant(self.0.saturating_add(ms))
    }

    /// So many minutes later.
    pub fn plus_minutes(self, minutes: u16) -> Self {
        self.plus_ms(i64::from(minutes) * 60_000)
    }

    /// Milliseconds from the earlier instant to this one; negative when it is the later one.
    pub fn ms_since(self, earlier: Instant) -> i64 {
        self.0.saturating_sub(earlier.0)
    }
}
