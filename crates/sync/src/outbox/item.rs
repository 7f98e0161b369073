//! One wish, and how far it has come.

use crate::wire::{CommandEnvelope, Made, Outcome};
use domain::time::{Instant, LocalClock};
use domain::{Command, CommandId};

/// What is to be noted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// A new UUIDv7.
    pub id: CommandId,
    /// The wish.
    pub command: Command,
    /// `epoch:seq` of what was seen, only where a rule needs it.
    pub basis: Option<String>,
    /// When, as the device believes.
    pub made: Made,
    /// When, in hub time as far as the device knows it: for showing only.
    pub at: Instant,
    /// Until when it makes sense, in hub time: see [`valid_until`].
    pub expires: Option<Instant>,
}

/// An item of the outbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The command's id.
    pub id: CommandId,
    /// Its number in the outbox.
    pub sequence: u64,
    /// What is sent, byte for byte the same each time, whichever build sends it.
    pub text: String,
    /// The same as this build reads it; nothing for a kind that only a newer build knows.
    pub envelope: Option<CommandEnvelope>,
    /// When it was made, in hub time as far as the device knew it.
    pub at: Instant,
    /// Until when it makes sense to send it for the first time.
    pub expires: Option<Instant>,
    /// How far it has come.
    pub stage: Stage,
    /// Whether it was ever on its way: then the hub may know it.
    pub was_sent: bool,
    /// How often the hub's answer for this item alone could not be used.
    pub odd_answers: u8,
    /// A request with it went wrong in a way that may be its fault: it goes by itself, so that it
    /// cannot hold up the rest.
    pub goes_alone: bool,
}

/// How far an item has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stage {
    /// It will be sent.
    Waiting,
    /// It was sent five times and never answered in a way that can be used. The person decides.
    Parked,
    /// The hub has answered, or its time was over. Told of until it is dismissed.
    Done(Outcome),
}

/// Until when a command makes sense, in hub time: a check-in for the rest of the local day, a
/// reservation until it begins, a release always. Nothing where the device does not know hub time: then only the hub can say.
pub fn valid_until(
    command: &Command,
    made: &Made,
    at: Instant,
    clock: &LocalClock,
) -> Option<Instant> {
    match command {
        _ if made.offset_ms.is_none() => None,
        Command::CheckIn { .. } => clock.end_of_day(at),
        // What was asked for after it had begun is judged by the hub.
        Command::Reserve { from, .. }
        | Command::ReserveSeries { from, .. }
        | Command::Change { from, .. }
            if *from > at =>
        {
            Some(*from)
        }
        _ => None,
    }
}

impl Item {
    pub(super) fn new(envelope: CommandEnvelope, at: Instant, expires: Option<Instant>) -> Self {
        Item {
            id: envelope.id,
            sequence: envelope.sequence,
            // Plain fields can always be written.
            text: serde_json::to_string(&envelope).unwrap_or_default(),
            envelope: Some(envelope),
            at,
            expires,
            stage: Stage::Waiting,
            was_sent: false,
            odd_answers: 0,
            goes_alone: false,
        }
    }

    /// Whether the hub has not finished with it.
    pub fn is_unsent(&self) -> bool {
        !matches!(self.stage, Stage::Done(_))
    }

    /// How far it is; of two accounts of one item the higher holds.
    pub(super) fn progress(&self) -> u8 {
        match self.stage {
            Stage::Waiting if self.was_sent => 1,
            Stage::Waiting => 0,
            Stage::Parked => 2,
            Stage::Done(_) => 3,
        }
    }
}
