//! When stays ended, as far back as a check-in may be dated.

use crate::store::LogEntry;
use domain::plan::PlaceId;
use domain::time::Instant;
use domain::{Event, Held, Party};
use std::collections::BTreeMap;

/// The last end of the stays of each place, and of each person or door. Kept for [`Ended::KEPT_MS`].
#[derive(Debug, Default)]
pub struct Ended {
    /// Of what ended before, nothing is known.
    known_from: Instant,
    places: BTreeMap<PlaceId, Instant>,
    parties: BTreeMap<Party, Instant>,
}

impl Ended {
    /// A check-in is worth something on its own local day only, and no day is longer than this.
    const KEPT_MS: i64 = 26 * 3_600_000;

    /// By the newest entries of a log whose last entry is `head`, of `last_at`.
    pub fn in_log(log: &[LogEntry], head: u64, last_at: Instant) -> Self {
        let known_from = match log.first() {
            Some(first) if first.seq == 1 => Instant(i64::MIN),
            Some(first) => first.at,
            None if head == 0 => Instant(i64::MIN),
            // A restored backup comes without its log.
            None => last_at,
        };
        let mut ended = Ended { known_from, ..Ended::default() };
        log.iter().flat_map(|entry| &entry.events).for_each(|logged| ended.note(&logged.event));
        ended
    }

    /// Notes the end of a stay.
    pub fn note(&mut self, event: &Event<Held>) {
        if let Event::Released { place, holder, at, .. } = event {
            self.places.insert(*place, *at);
            self.parties.insert(holder.by, *at);
        }
    }

    /// When the last stay at a place ended, or since when that is known.
    pub fn of_place(&self, place: PlaceId) -> Instant {
        self.places.get(&place).copied().unwrap_or(self.known_from)
    }

    /// When the last stay of a person or door ended, or since when that is known.
    pub fn of_party(&self, party: Party) -> Instant {
        self.parties.get(&party).copied().unwrap_or(self.known_from)
    }

    /// Drops what no check-in can be dated back to any more.
    pub fn forget_before(&mut self, now: Instant) {
        let from = now.plus_ms(-Self::KEPT_MS);
        self.places.retain(|_, at| *at >= from);
        self.parties.retain(|_, at| *at >= from);
    }
}
