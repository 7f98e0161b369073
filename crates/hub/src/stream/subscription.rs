//! One reader: first what was missed, then what comes.

use super::fan_out::Frames;
use super::frame::{batch_of, own_frame, shared_batch, shared_frame};
use crate::store::LogEntry;
use axum::body::Bytes;
use domain::Party;
use domain::plan::SiteCode;
use std::sync::Arc;
use sync::wire::{Cursor, Epoch};
use tokio::sync::broadcast::{self, error::RecvError};

/// Most entries of one batch while catching up.
const MOST_A_BATCH: usize = 256;

/// How a reader begins.
#[derive(Debug)]
pub enum Start {
    /// The cursor cannot be continued: take a snapshot.
    Reset(Epoch),
    /// It can.
    Follow(Subscription),
}

/// A reader that follows a site.
#[derive(Debug)]
pub struct Subscription {
    site: SiteCode,
    reader: Option<Party>,
    /// What the reader has been given.
    pub(super) cursor: Cursor,
    missed: std::vec::IntoIter<Arc<LogEntry>>,
    /// Head and floor of the log when it began.
    head: u64,
    floor: u64,
    live: broadcast::Receiver<Arc<Frames>>,
}

/// Why a reader hears no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// It was too slow. It comes back and catches up.
    Lagged,
    /// The hub is gone.
    Gone,
}

impl Subscription {
    pub(super) fn new(
        site: SiteCode,
        reader: Option<Party>,
        cursor: Cursor,
        missed: Vec<Arc<LogEntry>>,
        head: u64,
        floor: u64,
        live: broadcast::Receiver<Arc<Frames>>,
    ) -> Self {
        let missed = missed.into_iter();
        Subscription { site, reader, cursor, missed, head, floor, live }
    }

    /// Last and first entry of the log when it began.
    pub fn head_and_floor(&self) -> (u64, u64) {
        (self.head, self.floor)
    }

    /// What the reader has been given, and of which site.
    pub fn reached(&self) -> (&SiteCode, u64) {
        (&self.site, self.cursor.seq)
    }

    /// The next batch, as bytes. Waits for one.
    ///
    /// # Errors
    /// [`Ended`] when there will be none.
    pub async fn next(&mut self) -> Result<Bytes, Ended> {
        if let Some(bytes) = self.next_missed() {
            return Ok(bytes);
        }
        let frames = self.live.recv().await.map_err(|error| match error {
            RecvError::Lagged(_) => Ended::Lagged,
            RecvError::Closed => Ended::Gone,
        })?;
        if frames.from != self.cursor.seq + 1 {
            return Err(Ended::Lagged);
        }
        self.cursor.seq = frames.to;
        Ok(frames.of(self.reader))
    }

    fn next_missed(&mut self) -> Option<Bytes> {
        let entries: Vec<Arc<LogEntry>> = self.missed.by_ref().take(MOST_A_BATCH).collect();
        let (from, to) = (entries.first()?.seq, entries.last()?.seq);
        self.cursor.seq = to;
        if self.missed.len() == 0 {
            // Frees the list: a reader that only listens costs as little as possible.
            self.missed = Vec::new().into_iter();
        }
        let shared = shared_batch(&entries, &self.site, from, to);
        Some(match self.reader {
            Some(party) => own_frame(self.cursor, &batch_of(party, &entries, shared)),
            None => shared_frame(self.cursor, &shared),
        })
    }
}
