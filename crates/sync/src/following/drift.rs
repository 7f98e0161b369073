//! Whether what is shown is what the hub has.

use crate::pace::Due;

/// A difference is healed by a new snapshot, but not more often than this: a mistake in the
/// computing must not make everybody fetch for ever.
const SNAPSHOT_AT_MOST_EVERY_MS: i64 = 600_000;

/// Counts how often the own state was another than the hub's. Always 0, unless there is a mistake.
#[derive(Debug, Clone, Default)]
pub struct Drift {
    times: u64,
    next_snapshot: Option<Due>,
}

impl Drift {
    /// Takes whether the hub's digest agrees with the own state, by
    /// [`Replica::agrees`](crate::replica::Replica::agrees). Says whether a new snapshot is to be
    /// fetched.
    pub fn heard(&mut self, agrees: bool, now_ms: i64) -> bool {
        if agrees {
            return false;
        }
        self.times = self.times.saturating_add(1);
        if self.next_snapshot.is_some_and(|due| due.left_ms(now_ms) > 0) {
            return false;
        }
        self.next_snapshot = Some(Due::after(now_ms, SNAPSHOT_AT_MOST_EVERY_MS));
        true
    }

    /// How often it was another.
    pub fn times(&self) -> u64 {
        self.times
    }
}
