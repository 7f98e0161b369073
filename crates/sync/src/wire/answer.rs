//! Hub → device: what became of each command.

use domain::plan::PlaceCode;
use domain::{CommandId, Reason};
use serde::{Deserialize, Serialize};

/// The answers to a list of commands, in its order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CommandsResponse {
    /// One for each command.
    pub outcomes: Vec<Outcome>,
}

/// What became of one command.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Outcome {
    /// The command; nothing where its id could not be read.
    pub id: Option<CommandId>,
    /// What the hub says.
    #[serde(flatten)]
    pub answer: Answer,
    /// For developers: what is wrong with a command that could not be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
}

/// What the hub says. Given only after what it says is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "status", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Answer {
    /// Done as asked.
    Accepted {
        /// The entry of the log that holds it.
        seq: u64,
    },
    /// Done, otherwise than asked.
    Adjusted {
        /// The entry of the log that holds it.
        seq: u64,
        /// What is different, in a word the app has a text for.
        what: String,
    },
    /// Not done, for good.
    Rejected {
        /// Why.
        reason: Reason,
        /// Up to three places that are free instead.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        alternatives: Vec<PlaceCode>,
    },
    /// Not done yet: send the same again.
    Retry {
        /// Not sooner than after this long.
        after_ms: u64,
    },
}
