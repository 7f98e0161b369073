//! A command that a person made, and what came of it.

use domain::time::{Instant, LocalClock};
use domain::{Command, Party};
use sync::wire::Answer;

/// What a person was told of a command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// Nothing yet.
    Unsaid,
    /// It is noted, and safe.
    Safe,
    /// What became of it.
    Heard(Answer),
    /// It was tried and could not be decided.
    Parked,
}

impl Made {
    /// When it is worth nothing any more: a check-in when its local day is over, a wish for a later
    /// time when that begins.
    pub(super) fn ends(&self, clock: &LocalClock) -> Option<Instant> {
        match self.command {
            Command::Reserve { from, .. } | Command::Change { from, .. } => {
                Some(from.plus_ms(-super::DOUBT_MS))
            }
            _ => clock.end_of_day(self.at),
        }
    }
}

/// A command that a person made.
#[derive(Debug, Clone)]
pub struct Made {
    /// Who.
    pub person: Party,
    /// What was asked.
    pub command: Command,
    /// When, in true time.
    pub at: Instant,
    /// Whether the device knew hub time, to the second.
    pub knew_time: bool,
    /// Of a kind that the hub does not know.
    pub is_of_newer_build: bool,
    /// What the person was told.
    pub fate: Fate,
    /// The disk that held it is lost.
    pub was_on_lost_disk: bool,
    /// A disk ever held it: a full one does not remember what the hub has lost.
    pub was_written: bool,
}
