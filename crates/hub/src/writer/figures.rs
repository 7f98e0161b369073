//! What the hub counts of itself.

use std::sync::atomic::{AtomicU8, AtomicU64, Ordering};

/// How the store did last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StoreHealth {
    /// The last commit succeeded.
    Well,
    /// The last commit found no room.
    Full,
    /// The last commit failed.
    Failing,
}

/// Counters since the start. None of them knows a person.
#[derive(Debug, Default)]
pub struct Figures {
    /// Commands accepted.
    pub accepted: Counter,
    /// Commands rejected.
    pub rejected: Counter,
    /// Commands answered again from what is kept.
    pub repeated: Counter,
    /// Commands to be sent again.
    pub retried: Counter,
    /// Requests refused because too many were waiting.
    pub busy: Counter,
    /// Transactions committed.
    pub commits: Counter,
    /// Transactions that failed.
    pub commit_failures: Counter,
    /// Batches that the second wall refused.
    pub second_wall: Counter,
    /// Sequences of outboxes that were skipped.
    pub sequence_gaps: Counter,
    /// Entries written.
    pub entries: Counter,
    /// Streams open now.
    pub streams: Counter,
    /// Streams dropped because their reader was too slow.
    pub streams_lagged: Counter,
    health: AtomicU8,
}

/// A number that goes up, or up and down.
#[derive(Debug, Default)]
pub struct Counter(AtomicU64);

impl Counter {
    /// The number now.
    pub fn get(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }

    pub(crate) fn add(&self, more: u64) {
        self.0.fetch_add(more, Ordering::Relaxed);
    }

    pub(crate) fn less_one(&self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Figures {
    /// How the store did last; `readyz` says no unless it is well.
    pub fn store_health(&self) -> StoreHealth {
        match self.health.load(Ordering::Relaxed) {
            0 => StoreHealth::Well,
            1 => StoreHealth::Full,
            _ => StoreHealth::Failing,
        }
    }

    pub(super) fn note_store_health(&self, health: StoreHealth) {
        let code = match health {
            StoreHealth::Well => 0,
            StoreHealth::Full => 1,
            StoreHealth::Failing => 2,
        };
        self.health.store(code, Ordering::Relaxed);
    }
}
