//! What did not come about, or not any more, and waits for a word of the person.

use chrono::NaiveDate;
use domain::plan::PlaceId;
use domain::time::Instant;
use domain::{Command, CommandId, Reason};

/// One of the own choices.
#[derive(Debug, Clone, PartialEq)]
pub struct Undone {
    /// Its id.
    pub id: CommandId,
    /// What was asked; nothing for a kind that only a newer build knows.
    pub command: Option<Command>,
    /// Which place it was about, where it was about one that is known.
    pub place: Option<PlaceId>,
    /// When it was asked.
    pub at: Instant,
    /// What became of it.
    pub why: Why,
}

/// Why a choice is not done.
#[derive(Debug, Clone, PartialEq)]
pub enum Why {
    /// The hub has turned it down, or its time was over before it could be sent.
    TurnedDown {
        /// Why.
        reason: Reason,
        /// Places that were free instead when the hub answered.
        alternatives: Vec<PlaceId>,
        /// Local dates that stand against a wish for every week.
        dates: Vec<NaiveDate>,
    },
    /// The hub could not answer it, five times.
    Parked,
    /// The hub had accepted it, and was restored from a backup that does not know it.
    Forgotten,
}
