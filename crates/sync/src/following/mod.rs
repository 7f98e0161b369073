//! How an app follows the hub's stream, and finds back to it.
//!
//! Pure: what the browser hears comes in with the time and a random number, and what it has to do
//! comes out. Resuming goes by the own cursor and the hub's log, never by what a connection
//! remembers, so it does not matter how the last one ended.
//!
//! [`Follower`] is one tab's stream of one site. It holds the cursor; the shell holds connection
//! and timers, does what [`Step`] says, and calls [`Follower::tick`] after
//! [`Follower::wait_ms`].

mod drift;
mod heard;
#[cfg(test)]
mod tests;

pub use drift::Drift;
pub use heard::Heard;

use crate::pace::{Due, wait_ms};
use crate::wire::Cursor;

/// The hub says something every 15 seconds; after so long without a byte the stream is gone, even
/// if the connection looks open.
pub const SILENCE_MS: i64 = 40_000;
/// A page that nobody looks at for so long closes its stream.
pub const ASLEEP_AFTER_MS: i64 = 60_000;
/// After so many failures in a row the cursor itself may be what the hub does not take.
const FAILURES_BEFORE_SNAPSHOT: u32 = 6;

/// What the shell has to do, in the order of the fields.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Step {
    /// Close the connection there is; whatever still comes out of it does not count.
    pub close: bool,
    /// Give what was heard to the replica: it continues what is known.
    pub deliver: bool,
    /// Fetch a snapshot, and tell what came of it.
    pub snapshot: bool,
    /// Open a connection after this cursor.
    pub connect: Option<Cursor>,
}

/// How things stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// Nobody looks: nothing is open and nothing is tried.
    Asleep,
    /// A snapshot is under way since then.
    Fetching { since_ms: i64 },
    /// A connection is open or being opened; something was heard then.
    Open { heard_ms: i64, said_hello: bool },
    /// Tried again at that time.
    Resting(Due),
}

/// One tab's stream of one site.
#[derive(Debug, Clone)]
pub struct Follower {
    stage: Stage,
    /// Up to where everything is known; nothing before the first snapshot.
    cursor: Option<Cursor>,
    /// The cursor cannot be continued: a snapshot comes first.
    needs_snapshot: bool,
    failures: u32,
    hidden: Option<Due>,
    /// The last entry that the hub has named.
    head: u64,
    /// The last heartbeat named an entry that had not come.
    lagged: bool,
    drift: Drift,
}

impl Follower {
    /// Begins from what the device kept, or from nothing. `now_ms` is any clock that counts
    /// milliseconds, here and everywhere; one that is set does no harm.
    pub fn start(cursor: Option<Cursor>, now_ms: i64) -> (Self, Step) {
        let mut follower = Follower {
            stage: Stage::Asleep,
            cursor,
            needs_snapshot: cursor.is_none(),
            failures: 0,
            hidden: None,
            head: 0,
            lagged: false,
            drift: Drift::default(),
        };
        let step = follower.begin(now_ms);
        (follower, step)
    }

    /// Up to where everything is known.
    pub fn cursor(&self) -> Option<Cursor> {
        self.cursor
    }

    /// Whether the stream is open and all the hub has named is known.
    pub fn is_live(&self) -> bool {
        let is_open = matches!(self.stage, Stage::Open { said_hello: true, .. });
        is_open && self.cursor.is_some_and(|cursor| cursor.seq >= self.head)
    }

    /// How often the own state was another than the hub's: see [`Drift`].
    pub fn drifted(&self) -> u64 {
        self.drift.times()
    }

    /// How long until [`Follower::tick`] has something to do; nothing while nobody looks.
    pub fn wait_ms(&self, now_ms: i64) -> Option<i64> {
        let stage = match self.stage {
            Stage::Asleep => None,
            Stage::Fetching { since_ms: from_ms } | Stage::Open { heard_ms: from_ms, .. } => {
                Some(Due::after(from_ms, SILENCE_MS).left_ms(now_ms))
            }
            Stage::Resting(due) => Some(due.left_ms(now_ms)),
        };
        let hidden = self.hidden.map(|due| due.left_ms(now_ms));
        [stage, hidden].into_iter().flatten().min()
    }

    /// Time has passed.
    pub fn tick(&mut self, now_ms: i64, dice: u32) -> Step {
        if self.hidden.is_some_and(|due| due.left_ms(now_ms) == 0) {
            self.hidden = None;
            let close = self.is_open();
            self.stage = Stage::Asleep;
            return Step { close, ..Step::default() };
        }
        match self.stage {
            Stage::Fetching { since_ms: from_ms } | Stage::Open { heard_ms: from_ms, .. }
                if Due::after(from_ms, SILENCE_MS).left_ms(now_ms) == 0 =>
            {
                self.rest(now_ms, dice)
            }
            Stage::Resting(due) if due.left_ms(now_ms) == 0 => self.begin(now_ms),
            _ => Step::default(),
        }
    }

    /// The network is back: what would be tried later is tried now.
    pub fn kick(&mut self, now_ms: i64) -> Step {
        match self.stage {
            Stage::Resting(_) => self.begin(now_ms),
            Stage::Asleep | Stage::Fetching { .. } | Stage::Open { .. } => Step::default(),
        }
    }

    /// Nobody looks any more.
    pub fn hidden(&mut self, now_ms: i64) {
        if self.stage != Stage::Asleep {
            self.hidden = Some(Due::after(now_ms, ASLEEP_AFTER_MS));
        }
    }

    /// Somebody looks again. Timers may not have run in the meantime.
    pub fn visible(&mut self, now_ms: i64, dice: u32) -> Step {
        self.hidden = None;
        match self.stage {
            Stage::Asleep | Stage::Resting(_) => self.begin(now_ms),
            Stage::Fetching { .. } | Stage::Open { .. } => self.tick(now_ms, dice),
        }
    }

    fn is_open(&self) -> bool {
        matches!(self.stage, Stage::Open { .. })
    }

    /// Does what is needed next: a snapshot, or the stream.
    fn begin(&mut self, now_ms: i64) -> Step {
        let close = self.is_open();
        match self.cursor.filter(|_| !self.needs_snapshot) {
            Some(cursor) => {
                self.stage = Stage::Open { heard_ms: now_ms, said_hello: false };
                Step { close, connect: Some(cursor), ..Step::default() }
            }
            None => {
                self.stage = Stage::Fetching { since_ms: now_ms };
                Step { close, snapshot: true, ..Step::default() }
            }
        }
    }

    /// Something went wrong: tries again later.
    fn rest(&mut self, now_ms: i64, dice: u32) -> Step {
        let close = self.is_open();
        self.failures = self.failures.saturating_add(1);
        if self.failures >= FAILURES_BEFORE_SNAPSHOT {
            self.needs_snapshot = true;
        }
        self.lagged = false;
        self.stage = Stage::Resting(Due::after(now_ms, i64::from(wait_ms(self.failures, dice))));
        Step { close, ..Step::default() }
    }

    /// The cursor cannot be continued.
    fn start_anew(&mut self, now_ms: i64) -> Step {
        self.needs_snapshot = true;
        self.begin(now_ms)
    }
}
