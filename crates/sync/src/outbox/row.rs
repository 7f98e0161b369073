//! How an item lies on the disk: a line of JSON that says what it is.
//!
//! A build that does not know the version leaves the row where it is; a build that does not know
//! the kind of command sends it all the same, because the text is kept as it was made. So neither
//! an update nor going back loses anything.

use super::{Item, Outbox, Stage};
use crate::wire::{CommandEnvelope, Outcome};
use domain::CommandId;
use domain::time::Instant;
use serde::{Deserialize, Serialize};

/// What this build writes. Grows when the meaning of a field changes; new fields need no other
/// number.
const VERSION: u32 = 1;

/// What is to be done on the disk, with strict durability, all of a list or nothing of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Write {
    /// Put this row under this key.
    Put {
        /// The command's id.
        key: String,
        /// The row.
        row: String,
    },
    /// Take this row away.
    Delete {
        /// The command's id.
        key: String,
    },
}

/// A row as this build understands it.
pub(super) enum Row {
    Read { owner: String, item: Box<Item> },
    Unread { owner: Option<String> },
}

/// What every version of a row says.
#[derive(Deserialize)]
struct Head {
    v: u32,
    owner: String,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Fields {
    v: u32,
    owner: String,
    id: CommandId,
    sequence: u64,
    command: String,
    at: Instant,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    expires: Option<Instant>,
    sent: bool,
    #[serde(default)]
    odd: u8,
    #[serde(default)]
    alone: bool,
    #[serde(default)]
    parked: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    outcome: Option<Outcome>,
}

/// Reads a row. What cannot be read is never thrown away: nobody can make it again.
pub(super) fn read(row: &str) -> Row {
    let Ok(Head { v, owner }) = serde_json::from_str(row) else {
        return Row::Unread { owner: None };
    };
    match serde_json::from_str::<Fields>(row) {
        Ok(fields) if v == VERSION => Row::Read { owner, item: Box::new(item(fields)) },
        _ => Row::Unread { owner: Some(owner) },
    }
}

fn item(fields: Fields) -> Item {
    let stage = match (fields.outcome, fields.parked) {
        (Some(outcome), _) => Stage::Done(outcome),
        (None, true) => Stage::Parked,
        (None, false) => Stage::Waiting,
    };
    Item {
        id: fields.id,
        sequence: fields.sequence,
        envelope: CommandEnvelope::read(&fields.command),
        text: fields.command,
        at: fields.at,
        expires: fields.expires,
        stage,
        was_sent: fields.sent,
        odd_answers: fields.odd,
        goes_alone: fields.alone,
    }
}

fn written(owner: &str, item: &Item) -> String {
    let outcome = match &item.stage {
        Stage::Done(outcome) => Some(outcome.clone()),
        Stage::Waiting | Stage::Parked => None,
    };
    let fields = Fields {
        v: VERSION,
        owner: owner.to_owned(),
        id: item.id,
        sequence: item.sequence,
        command: item.text.clone(),
        at: item.at,
        expires: item.expires,
        sent: item.was_sent,
        odd: item.odd_answers,
        alone: item.goes_alone,
        parked: item.stage == Stage::Parked,
        outcome,
    };
    // Plain fields can always be written.
    serde_json::to_string(&fields).unwrap_or_default()
}

impl Outbox {
    /// What has to be written before anything else happens with these items.
    pub fn take_writes(&mut self) -> Vec<Write> {
        let mut ids = std::mem::take(&mut self.unwritten);
        domain::sorted::put_in_order(&mut ids, Ord::cmp);
        ids.dedup();
        let write = |id: CommandId| {
            let key = id.to_string();
            match self.items.iter().find(|item| item.id == id) {
                Some(item) => Write::Put { key, row: written(&self.owner, item) },
                None => Write::Delete { key },
            }
        };
        ids.into_iter().map(write).collect()
    }

    /// The disk did not take them (no room, a lost connection): they are to be written again.
    pub fn not_written(&mut self, writes: &[Write]) {
        let keys = writes.iter().map(|write| match write {
            Write::Put { key, .. } | Write::Delete { key } => key,
        });
        self.unwritten.extend(keys.filter_map(|key| key.parse::<CommandId>().ok()));
    }
}
