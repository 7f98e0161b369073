//! The outbox on this device: one row an item, as [`sync::outbox`] writes it, and a name for each
//! person's outbox that is new after the device lost its storage.

use super::database::{self, Refused, Shelf, Step};
use crate::replica::ids;
use sync::outbox::Write;
use uuid::Uuid;

/// Where the names of outboxes lie; rows lie under the ids of their commands.
const NAMES: &str = "name/";

/// What lies there.
pub struct OutboxRows {
    /// The name of this person's outbox on this device.
    pub id: Uuid,
    /// Rows by key, of everybody who used this device.
    pub rows: Vec<(String, String)>,
}

/// What lies in the outbox; `owner` gets a name for it, where there is none.
///
/// # Errors
/// [`Refused`] when the browser does not let us.
pub async fn read(owner: &str) -> Result<OutboxRows, Refused> {
    let all = database::read_all(Shelf::Outbox).await?;
    let all = all.into_iter().map(|(key, bytes)| (key, text_of(bytes)));
    let (names, rows): (Vec<_>, Vec<_>) = all.partition(|(key, _)| key.starts_with(NAMES));
    let own = [NAMES, owner].concat();
    let named = names.into_iter().find(|(key, _)| *key == own);
    let id = match named.and_then(|(_, text)| Uuid::try_parse(&text).ok()) {
        Some(id) => id,
        None => name(&own).await?,
    };
    Ok(OutboxRows { id, rows })
}

/// Gives an outbox a name, or the one that another tab has given it meanwhile.
async fn name(own: &str) -> Result<Uuid, Refused> {
    let id = ids::new_outbox_id();
    let step = Step::PutWhereNothingIs(own.to_owned(), id.to_string().into_bytes());
    database::change(Shelf::Outbox, vec![step]).await?;
    let found = database::read(Shelf::Outbox, &[own]).await?.pop().flatten();
    Ok(found.and_then(|bytes| Uuid::try_parse(&text_of(bytes)).ok()).unwrap_or(id))
}

/// Changes rows, all of it or nothing.
///
/// # Errors
/// [`Refused`]; then nothing has changed.
pub async fn write(writes: Vec<Write>) -> Result<(), Refused> {
    let step = |write| match write {
        Write::Put { key, row } => Step::Put(key, row.into_bytes()),
        Write::Delete { key } => Step::Remove(key),
    };
    database::change(Shelf::Outbox, writes.into_iter().map(step).collect()).await
}

/// Bytes that are no text stay where they are: as a row that cannot be read.
fn text_of(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_default()
}
