//! Hub → device: what became of each command.

use chrono::NaiveDate;
use domain::plan::PlaceCode;
use domain::time::dates;
use domain::{CommandId, Reason};
use serde::{Deserialize, Serialize};

/// What is different of an adjusted check-in: it counts from when the device's own clock said, which
/// was never compared with the hub's.
pub const ESTIMATED_TIME: &str = "estimatedTime";

/// The answers to a list of commands, in its order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CommandsResponse {
    /// One for each command.
    pub outcomes: Vec<Outcome>,
}

/// What became of one command.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", try_from = "Flat")]
pub struct Outcome {
    /// The command; nothing where its id could not be read.
    pub id: Option<CommandId>,
    /// What the hub says.
    #[serde(flatten)]
    pub answer: Answer,
    /// For developers: what is wrong with a command that could not be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
}

/// An [`Outcome`] as it is read: `serde` reads flattened and tagged fields by way of a buffer, which
/// costs the app twice the code.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Flat {
    id: Option<CommandId>,
    status: Status,
    seq: Option<u64>,
    what: Option<String>,
    reason: Option<Reason>,
    #[serde(default)]
    alternatives: Vec<PlaceCode>,
    #[serde(default, with = "dates")]
    dates: Vec<NaiveDate>,
    after_ms: Option<u64>,
    detail: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
enum Status {
    Accepted,
    Adjusted,
    Rejected,
    Retry,
}

impl TryFrom<Flat> for Outcome {
    type Error = &'static str;

    fn try_from(flat: Flat) -> Result<Self, &'static str> {
        let Flat { id, status, seq, what, reason, alternatives, dates, after_ms, detail } = flat;
        let answer = match status {
            Status::Accepted => seq.map(|seq| Answer::Accepted { seq }),
            Status::Adjusted => seq.zip(what).map(|(seq, what)| Answer::Adjusted { seq, what }),
            Status::Rejected => {
                reason.map(|reason| Answer::Rejected { reason, alternatives, dates })
            }
            Status::Retry => after_ms.map(|after_ms| Answer::Retry { after_ms }),
        };
        let answer = answer.ok_or("the answer lacks a field that belongs to its status")?;
        Ok(Outcome { id, answer, detail })
    }
}

/// What the hub says. Given only after what it says is stored.
/// Read by itself only from the hub's own store.
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
        /// What is different, in a word the app has a text for: [`ESTIMATED_TIME`].
        what: String,
    },
    /// Not done, for good.
    Rejected {
        /// Why.
        reason: Reason,
        /// Up to three places that are free instead.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        alternatives: Vec<PlaceCode>,
        /// Local dates of a series that stand against it.
        #[serde(default, skip_serializing_if = "Vec::is_empty", with = "dates")]
        dates: Vec<NaiveDate>,
    },
    /// Not done yet: send the same again.
    Retry {
        /// Not sooner than after this long.
        after_ms: u64,
    },
}

impl Answer {
    /// Not done, for that reason, and nothing to offer instead.
    pub fn rejected(reason: Reason) -> Self {
        Answer::Rejected { reason, alternatives: Vec::new(), dates: Vec::new() }
    }
}
