//! Bytes by key in the browser's database. Knows nothing of what they mean.
//!
//! A connection lives as long as one piece of work. So a newer build in another tab that changes
//! the database (`versionchange`) waits for milliseconds, never for this tab to be closed.

use indexed_db_futures::database::Database;
use indexed_db_futures::error::{Error, OpenDbError};
use indexed_db_futures::object_store::ObjectStore;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::{TransactionDurability, TransactionMode, TransactionOptions};
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};

/// One a browser profile.
pub const NAME: &str = "werkhub";

/// A database of a version above this was changed by a later build in a way that this one does not
/// know. Below it, this build works with whatever version there is, so that going back works.
const HIGHEST_VERSION: f64 = 99.0;

/// What is kept in different ways.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shelf {
    /// What can be fetched again.
    Cache,
    /// What somebody chose on this device.
    Choices,
    /// What somebody asked and the hub has not finished with. May not be thrown away.
    Outbox,
}

impl Shelf {
    const ALL: [Shelf; 3] = [Shelf::Cache, Shelf::Choices, Shelf::Outbox];

    fn name(self) -> &'static str {
        match self {
            Shelf::Cache => "cache",
            Shelf::Choices => "choices",
            Shelf::Outbox => "outbox",
        }
    }

    /// Whether the browser answers only when the disk has it.
    fn durability(self) -> TransactionDurability {
        match self {
            Shelf::Cache => TransactionDurability::Relaxed,
            Shelf::Choices | Shelf::Outbox => TransactionDurability::Strict,
        }
    }
}

/// One step of a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Keeps bytes under a key, in the place of what was there.
    Put(String, Vec<u8>),
    /// Keeps bytes under a key where nothing is: of several tabs that try, one does.
    PutWhereNothingIs(String, Vec<u8>),
    /// Takes away what is under a key.
    Remove(String),
    /// Takes away all whose key is between two others, the second left out.
    RemoveBetween(String, String),
}

/// Why the database did not do what was asked: private mode, no room, switched off, damaged. For
/// the console.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused(pub String);

impl From<Error> for Refused {
    fn from(error: Error) -> Self {
        Refused(error.to_string())
    }
}

impl From<OpenDbError> for Refused {
    fn from(error: OpenDbError) -> Self {
        Refused(error.to_string())
    }
}

/// What is kept under each of the keys; nothing where nothing is, empty bytes where it is not
/// bytes.
///
/// # Errors
/// [`Refused`].
pub async fn read(shelf: Shelf, keys: &[&str]) -> Result<Vec<Option<Vec<u8>>>, Refused> {
    let connection = Connection::open().await?;
    let transaction = connection.0.transaction(shelf.name()).build()?;
    let store = transaction.object_store(shelf.name())?;
    let mut found = Vec::new();
    for key in keys {
        let value: Option<JsValue> = store.get(*key).await?;
        found.push(value.map(bytes_of));
    }
    Ok(found)
}

/// All that is on a shelf, with its keys.
///
/// # Errors
/// [`Refused`].
pub async fn read_all(shelf: Shelf) -> Result<Vec<(String, Vec<u8>)>, Refused> {
    let connection = Connection::open().await?;
    let transaction = connection.0.transaction(shelf.name()).build()?;
    let store = transaction.object_store(shelf.name())?;
    let keys = store.get_all_keys::<String>().await?.collect::<Result<Vec<_>, _>>()?;
    let values = store.get_all::<JsValue>().await?.collect::<Result<Vec<_>, _>>()?;
    Ok(keys.into_iter().zip(values.into_iter().map(bytes_of)).collect())
}

/// Whether anything is kept under a key.
///
/// # Errors
/// [`Refused`].
pub async fn has(shelf: Shelf, key: &str) -> Result<bool, Refused> {
    let connection = Connection::open().await?;
    let transaction = connection.0.transaction(shelf.name()).build()?;
    let store = transaction.object_store(shelf.name())?;
    let found: Option<String> = store.get_key(key.to_owned()).await?;
    Ok(found.is_some())
}

/// Makes a change, all of it or nothing.
///
/// # Errors
/// [`Refused`]; then nothing has changed.
pub async fn change(shelf: Shelf, steps: Vec<Step>) -> Result<(), Refused> {
    let connection = Connection::open().await?;
    let options = TransactionOptions::new().with_durability(shelf.durability());
    let transaction = connection
        .0
        .transaction(shelf.name())
        .with_mode(TransactionMode::Readwrite)
        .with_options(options)
        .build()?;
    let store = transaction.object_store(shelf.name())?;
    for step in steps {
        match step {
            Step::Put(key, bytes) => put(&store, key, &bytes).await?,
            Step::PutWhereNothingIs(key, bytes) => {
                let found: Option<String> = store.get_key(key.clone()).await?;
                if found.is_none() {
                    put(&store, key, &bytes).await?;
                }
            }
            Step::Remove(key) => store.delete(key).await?,
            // A range that holds nothing is refused.
            Step::RemoveBetween(from, to) if from >= to => {}
            Step::RemoveBetween(from, to) => store.delete(from..to).await?,
        }
    }
    // That there is no room shows here.
    transaction.commit().await?;
    Ok(())
}

async fn put(store: &ObjectStore<'_>, key: String, bytes: &[u8]) -> Result<(), Refused> {
    let bytes: JsValue = Uint8Array::from(bytes).into();
    store.put(bytes).with_key(key).without_key_type().await?;
    Ok(())
}

fn bytes_of(value: JsValue) -> Vec<u8> {
    value.dyn_into::<Uint8Array>().map(|bytes| bytes.to_vec()).unwrap_or_default()
}

/// An open database; closed when dropped, which the library does not do.
struct Connection(Database);

impl Drop for Connection {
    fn drop(&mut self) {
        self.0.clone().close();
    }
}

impl Connection {
    async fn open() -> Result<Self, Refused> {
        // Without a version: whatever there is, else version 1.
        let first = Database::open(NAME).with_on_upgrade_needed(|_, db| make_shelves(&db));
        let connection = Connection(first.await?);
        let version = connection.0.version();
        if version > HIGHEST_VERSION {
            return Err(Refused(["version ", &version.to_string(), " is not known"].concat()));
        }
        if !connection.lacks_a_shelf() {
            return Ok(connection);
        }
        // Made by nobody we know, or broken off: what is missing is put in.
        drop(connection);
        let mended = Database::open(NAME)
            .with_version(version + 1.0)
            .with_on_upgrade_needed(|_, db| make_shelves(&db));
        Ok(Connection(mended.await?))
    }

    fn lacks_a_shelf(&self) -> bool {
        let names: Vec<String> = self.0.object_store_names().collect();
        Shelf::ALL.iter().any(|shelf| !names.iter().any(|name| name == shelf.name()))
    }
}

fn make_shelves(database: &Database) -> Result<(), Error> {
    let names: Vec<String> = database.object_store_names().collect();
    for shelf in Shelf::ALL {
        if !names.iter().any(|name| name == shelf.name()) {
            database.create_object_store(shelf.name()).build()?;
        }
    }
    Ok(())
}
