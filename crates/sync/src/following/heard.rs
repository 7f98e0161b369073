//! What is heard, and what it means.

use super::{Follower, Stage, Step};
use crate::wire::{Cursor, Epoch};

/// What the shell heard. A connection that was closed is heard no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heard {
    /// The first message of a stream.
    Hello {
        /// The log that is streamed.
        epoch: Epoch,
        /// Its last entry.
        head: u64,
        /// Its first entry that is still kept.
        floor: u64,
    },
    /// Entries, both ends included.
    Batch {
        /// The first one covered.
        from: u64,
        /// The last one covered.
        to: u64,
    },
    /// Entries that this build cannot read: a newer hub's.
    Unreadable,
    /// Something every 15 seconds.
    Heartbeat {
        /// The last entry of the log.
        head: u64,
    },
    /// The hub's digest of an entry that is known here.
    Digest {
        /// What [`Replica::agrees`](crate::replica::Replica::agrees) says of it.
        agrees: bool,
    },
    /// The hub cannot continue the cursor.
    Reset,
    /// The connection ended, or never came about.
    Ended,
    /// The snapshot is here and the replica has taken it.
    Snapshot(Cursor),
    /// The snapshot did not come.
    NoSnapshot,
}

impl Follower {
    /// Takes what was heard.
    pub fn hear(&mut self, heard: Heard, now_ms: i64, dice: u32) -> Step {
        match heard {
            Heard::Snapshot(cursor) => self.took_snapshot(cursor, now_ms),
            Heard::NoSnapshot if matches!(self.stage, Stage::Fetching { .. }) => {
                self.rest(now_ms, dice)
            }
            Heard::NoSnapshot => Step::default(),
            _ if !self.is_open() => Step::default(),
            Heard::Ended => self.rest(now_ms, dice),
            Heard::Reset => self.start_anew(now_ms),
            Heard::Hello { epoch, head, floor } => self.hello(epoch, head, floor, now_ms),
            Heard::Batch { from, to } => self.batch(from, to, now_ms, dice),
            Heard::Digest { agrees } if self.drift.heard(agrees, now_ms) => self.start_anew(now_ms),
            Heard::Digest { .. } => {
                self.well(now_ms);
                Step::default()
            }
            Heard::Unreadable => self.pass_over(now_ms, dice),
            Heard::Heartbeat { head } => self.heartbeat(head, now_ms, dice),
        }
    }

    fn took_snapshot(&mut self, cursor: Cursor, now_ms: i64) -> Step {
        self.cursor = Some(cursor);
        self.head = cursor.seq;
        self.needs_snapshot = false;
        match self.stage {
            Stage::Fetching { .. } => self.begin(now_ms),
            // It took so long that something else was begun, or nobody looks: that goes on.
            Stage::Open { .. } => self.begin(now_ms),
            Stage::Asleep | Stage::Resting(_) => Step::default(),
        }
    }

    fn hello(&mut self, epoch: Epoch, head: u64, floor: u64, now_ms: i64) -> Step {
        let fits = self.cursor.is_some_and(|cursor| {
            cursor.epoch == epoch && cursor.seq <= head && cursor.seq.saturating_add(1) >= floor
        });
        if !fits {
            return self.start_anew(now_ms);
        }
        self.head = head;
        self.lagged = false;
        self.stage = Stage::Open { heard_ms: now_ms, said_hello: true };
        Step::default()
    }

    fn batch(&mut self, from: u64, to: u64, now_ms: i64, dice: u32) -> Step {
        let Some(cursor) = &mut self.cursor else { return Step::default() };
        if from > cursor.seq.saturating_add(1) {
            // Entries between are missing: they come from the log, after the own cursor.
            return self.rest(now_ms, dice);
        }
        let deliver = to > cursor.seq;
        cursor.seq = cursor.seq.max(to);
        self.head = self.head.max(to);
        self.lagged = false;
        self.well(now_ms);
        Step { deliver, ..Step::default() }
    }

    /// From its own cursor it would be told the same for ever; a snapshot leads past it. Not at once:
    /// all older builds hear it at the same moment.
    fn pass_over(&mut self, now_ms: i64, dice: u32) -> Step {
        self.needs_snapshot = true;
        self.rest(now_ms, dice)
    }

    fn heartbeat(&mut self, head: u64, now_ms: i64, dice: u32) -> Step {
        self.head = self.head.max(head);
        let lags = self.cursor.is_none_or(|cursor| cursor.seq < self.head);
        // Once is the entry that is on its way.
        if std::mem::replace(&mut self.lagged, lags) && lags {
            return self.rest(now_ms, dice);
        }
        self.well(now_ms);
        Step::default()
    }

    /// What the hub promises was heard: the connection works.
    fn well(&mut self, now_ms: i64) {
        self.failures = 0;
        self.stage = Stage::Open { heard_ms: now_ms, said_hello: true };
    }
}
