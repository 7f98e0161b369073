//! A command on its way.

use super::Judge;
use crate::wire::CommandEnvelope;
use domain::time::Instant;
use domain::{Event, Reason, Seen};

/// An own command that is not yet part of the confirmed state.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// The command as it is sent.
    pub envelope: CommandEnvelope,
    /// When it was made, in hub time as far as the device knows it.
    pub at: Instant,
    /// How far it has come.
    pub standing: Standing,
    /// What will probably become of it.
    pub outlook: Outlook,
    /// What it changes in the fold at present.
    pub(super) events: Vec<Event<Seen>>,
    pub(super) judge: Judge,
}

/// How far a command has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Noted on this device; the hub has not answered.
    Noted,
    /// The hub has accepted it; its entry has not come by yet.
    Accepted {
        /// The entry that holds it.
        seq: u64,
    },
}

/// What will probably become of a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outlook {
    /// Granted, if nobody is quicker.
    Likely,
    /// Turned down, as things look from here. It is sent all the same.
    Unlikely(Reason),
    /// Only the hub can tell.
    HubMustSay,
}

impl Waiting {
    pub(super) fn new(envelope: CommandEnvelope, at: Instant, judge: Judge) -> Self {
        Waiting {
            envelope,
            at,
            standing: Standing::Noted,
            outlook: Outlook::HubMustSay,
            events: Vec::new(),
            judge,
        }
    }
}
