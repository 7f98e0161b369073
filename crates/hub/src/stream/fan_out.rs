//! One encoding for everybody who looks at the same site.

use super::frame::{batch_of, own_frame, shared_batch, shared_frame};
use super::subscription::{Start, Subscription};
use crate::store::LogEntry;
use crate::writer::LOG_ENTRIES;
use axum::body::Bytes;
use domain::Holder;
use domain::Party;
use domain::plan::SiteCode;
use domain::time::Instant;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use sync::wire::{Cursor, Epoch};
use tokio::sync::broadcast;

/// Batches a reader may be behind before it is dropped; it then catches up from the log.
const MOST_BEHIND: usize = 256;

/// A batch as bytes, for all who look at one site.
#[derive(Debug)]
pub struct Frames {
    /// First entry covered.
    pub from: u64,
    /// Last entry covered.
    pub to: u64,
    everyone: Bytes,
    own: BTreeMap<Party, Bytes>,
}

impl Frames {
    /// The bytes for a reader: those with the own part where there is one.
    pub fn of(&self, reader: Option<Party>) -> Bytes {
        let own = reader.and_then(|party| self.own.get(&party));
        own.unwrap_or(&self.everyone).clone()
    }
}

/// Gives every committed entry to everybody who looks, and lets newcomers catch up.
#[derive(Debug)]
pub struct FanOut {
    epoch: Epoch,
    inner: Mutex<Inner>,
}

#[derive(Debug)]
struct Inner {
    head: u64,
    /// The newest entries, contiguous up to `head`.
    log: VecDeque<Arc<LogEntry>>,
    sites: BTreeMap<SiteCode, broadcast::Sender<Arc<Frames>>>,
}

impl FanOut {
    /// Begins after `head` with the entries that readers can catch up from.
    pub fn new(epoch: Epoch, head: u64, log: Vec<LogEntry>) -> Self {
        let log = log.into_iter().map(Arc::new).collect();
        FanOut { epoch, inner: Mutex::new(Inner { head, log, sites: BTreeMap::new() }) }
    }

    /// Which log it is.
    pub fn epoch(&self) -> Epoch {
        self.epoch
    }

    /// The last entry.
    pub fn head(&self) -> u64 {
        self.lock().head
    }

    /// The last entry, and the first that is kept.
    pub fn head_and_floor(&self) -> (u64, u64) {
        let inner = self.lock();
        (inner.head, inner.floor())
    }

    /// Tells of entries that continue the log. Each site's part is encoded once; the own part
    /// of a person or a door only for its reader.
    pub fn publish(&self, entries: Vec<LogEntry>) {
        let entries: Vec<Arc<LogEntry>> = entries.into_iter().map(Arc::new).collect();
        let (Some(first), Some(last)) = (entries.first(), entries.last()) else { return };
        let (from, to) = (first.seq, last.seq);
        let mut inner = self.lock();
        inner.sites.retain(|_, readers| readers.receiver_count() > 0);
        for (site, readers) in &inner.sites {
            let frames = self.frames(&entries, site, from, to);
            // Nobody looks any more: then nobody misses it.
            let _ = readers.send(Arc::new(frames));
        }
        inner.head = to;
        inner.log.extend(entries);
        let too_many = inner.log.len().saturating_sub(LOG_ENTRIES);
        inner.log.drain(..too_many);
    }

    /// Drops entries from before a moment.
    pub fn forget_before(&self, moment: Instant) {
        let mut inner = self.lock();
        let past = inner.log.iter().take_while(|entry| entry.at < moment).count();
        inner.log.drain(..past);
    }

    /// Follows a site from what a reader knows. Without a gap and without a double: what was, and
    /// what will be, are taken under one lock.
    pub fn follow(&self, site: &SiteCode, after: Cursor, reader: Option<Party>) -> Start {
        let mut inner = self.lock();
        let floor = inner.floor();
        let known_here = after.epoch == self.epoch;
        if !known_here || after.seq.saturating_add(1) < floor || after.seq > inner.head {
            return Start::Reset(self.epoch);
        }
        let missed = inner.log.iter().skip_while(|entry| entry.seq <= after.seq).cloned();
        let catch_up = missed.collect();
        let head = inner.head;
        let readers = inner.sites.entry(site.clone());
        let live = readers.or_insert_with(|| broadcast::channel(MOST_BEHIND).0).subscribe();
        Start::Follow(Subscription::new(site.clone(), reader, after, catch_up, head, floor, live))
    }

    fn frames(&self, entries: &[Arc<LogEntry>], site: &SiteCode, from: u64, to: u64) -> Frames {
        let cursor = Cursor { epoch: self.epoch, seq: to };
        let shared = shared_batch(entries, site, from, to);
        let everyone = shared_frame(cursor, &shared);
        let events = entries.iter().flat_map(|entry| &entry.events);
        let held = events.filter_map(|it| it.event.holder());
        let holders: BTreeSet<Party> =
            held.flat_map(|held| [Some(held.by), held.promised_to()]).flatten().collect();
        let own = holders
            .into_iter()
            .map(|party| (party, own_frame(cursor, &batch_of(party, entries, shared.clone()))));
        Frames { from, to, everyone, own: own.collect() }
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Inner {
    fn floor(&self) -> u64 {
        self.log.front().map_or(self.head + 1, |entry| entry.seq)
    }
}
