//! Device → hub: `POST /v1/commands`.

use domain::{Command, CommandId, Reason};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use uuid::Uuid;

/// Most commands in one request; more is refused with 400.
pub const MOST_COMMANDS: usize = 100;

/// A list of commands, in the order they were made. The app sends typed commands; the hub reads
/// `C = Value` and parses each on its own, so one odd item cannot block the rest.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CommandsRequest<C = CommandEnvelope> {
    /// One per device and principal; new after the device lost its storage.
    pub outbox: Uuid,
    /// At most [`MOST_COMMANDS`].
    pub commands: Vec<C>,
}

/// One command with the circumstances of its making. On the wire the fields of the command stand
/// beside these.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CommandEnvelope {
    /// UUIDv7 given by the device: a key, never an order.
    pub id: CommandId,
    /// Counts the commands of the outbox. Gaps are counted as a metric and never refused.
    pub sequence: u64,
    /// The wish.
    #[serde(flatten)]
    pub command: Command,
    /// `epoch:seq` of what was seen, only where a rule needs it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<String>,
    /// When it was made, as the device believes.
    pub made: Made,
}

/// When a command was made, as the device believes: evidence, never order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Made {
    /// The device's clock in milliseconds since 1970.
    pub wall_ms: i64,
    /// Hub time minus the device's clock, where it is known.
    #[serde(default)]
    pub offset_ms: Option<i64>,
    /// How far off the offset may be.
    pub error_ms: i64,
}

/// A command that could not be read. Answered on its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommandRefused {
    /// Its id, where that could be read.
    pub id: Option<CommandId>,
    /// `badInput` or `schemaUnsupported`.
    pub reason: Reason,
    /// What is wrong, in words; names the field.
    pub detail: String,
}

/// The kinds this build knows.
const KINDS: [&str; 13] = [
    "checkIn",
    "release",
    "arrive",
    "vacate",
    "reserve",
    "reserveSeries",
    "cancel",
    "change",
    "extend",
    "reportFault",
    "repair",
    "close",
    "open",
];

impl CommandEnvelope {
    /// Reads one item of the list.
    ///
    /// # Errors
    /// [`CommandRefused`] when a field is missing, unknown or wrong (`badInput`), or the kind is
    /// not known (`schemaUnsupported`).
    pub fn parse(item: Value) -> Result<Self, CommandRefused> {
        let Value::Object(mut fields) = item else {
            return Err(refused(None, Reason::BadInput, "a command is a JSON object"));
        };
        let id = take::<CommandId>(&mut fields, "id").map_err(|wrong| wrong.without_id())?;
        let kind = fields.get("kind").and_then(Value::as_str).unwrap_or_default();
        if !kind.is_empty() && !KINDS.contains(&kind) {
            let detail = format!("this hub does not know commands of kind {kind:?}");
            return Err(refused(Some(id), Reason::SchemaUnsupported, &detail));
        }
        let with_id = |wrong: CommandRefused| CommandRefused { id: Some(id), ..wrong };
        let sequence = take(&mut fields, "sequence").map_err(with_id)?;
        let made = take(&mut fields, "made").map_err(with_id)?;
        let basis = match fields.remove("basis") {
            None | Some(Value::Null) => None,
            Some(value) => Some(read("basis", value).map_err(with_id)?),
        };
        let command = serde_json::from_value(Value::Object(fields))
            .map_err(|error| refused(Some(id), Reason::BadInput, &error.to_string()))?;
        Ok(CommandEnvelope { id, sequence, command, basis, made })
    }
}

impl CommandRefused {
    fn without_id(self) -> Self {
        CommandRefused { id: None, ..self }
    }
}

fn take<T: for<'de> Deserialize<'de>>(
    fields: &mut Map<String, Value>,
    name: &str,
) -> Result<T, CommandRefused> {
    let value = fields.remove(name);
    let value =
        value.ok_or_else(|| refused(None, Reason::BadInput, &format!("missing field `{name}`")))?;
    read(name, value)
}

fn read<T: for<'de> Deserialize<'de>>(name: &str, value: Value) -> Result<T, CommandRefused> {
    serde_json::from_value(value)
        .map_err(|error| refused(None, Reason::BadInput, &format!("field `{name}`: {error}")))
}

fn refused(id: Option<CommandId>, reason: Reason, detail: &str) -> CommandRefused {
    CommandRefused { id, reason, detail: detail.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const ID: &str = "01890a5d-ac96-774b-bcce-b302099a8057";

    fn check(
        mut change: impl FnMut(&mut Map<String, Value>),
        expected: Result<(), (Reason, &str)>,
    ) {
        let mut item = json!({
            "id": ID, "sequence": 1, "kind": "checkIn", "place": "1.118-3",
            "made": {"wallMs": 0, "offsetMs": null, "errorMs": 0},
        });
        change(item.as_object_mut().unwrap());
        match (CommandEnvelope::parse(item), expected) {
            (Ok(read), Ok(())) => {
                let again = serde_json::to_value(&read).unwrap();
                assert_eq!(CommandEnvelope::parse(again), Ok(read));
            }
            (Err(refused), Err((reason, words))) => {
                assert_eq!(refused.reason, reason, "{}", refused.detail);
                assert!(refused.detail.contains(words), "{}", refused.detail);
            }
            (read, expected) => panic!("{read:?} instead of {expected:?}"),
        }
    }

    #[test]
    fn each_command_is_read_on_its_own_and_says_what_is_wrong() {
        check(|_| {}, Ok(()));
        check(|item| drop(item.insert("minutes".into(), json!(15))), Ok(()));
        check(|item| drop(item.insert("basis".into(), json!("e:1"))), Ok(()));
        check(|item| drop(item.remove("id")), Err((Reason::BadInput, "`id`")));
        check(|item| drop(item.remove("made")), Err((Reason::BadInput, "`made`")));
        check(|item| drop(item.remove("place")), Err((Reason::BadInput, "place")));
        check(|item| drop(item.remove("kind")), Err((Reason::BadInput, "kind")));
        check(
            |item| drop(item.insert("colour".into(), json!("red"))),
            Err((Reason::BadInput, "colour")),
        );
        check(
            |item| drop(item.insert("kind".into(), json!("teleport"))),
            Err((Reason::SchemaUnsupported, "teleport")),
        );
        check(
            |item| drop(item.insert("place".into(), json!("a/b"))),
            Err((Reason::BadInput, "character")),
        );
    }
}
