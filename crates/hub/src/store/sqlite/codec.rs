//! Between rows and types.

use crate::store::StoreError;
use domain::{Party, PersonId, ScreenId};
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

/// A number that is never negative, as SQLite keeps it.
pub fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// And back.
pub fn unsigned(number: i64) -> u64 {
    u64::try_from(number).unwrap_or(0)
}

/// A key as bytes.
pub fn key(id: &Uuid) -> &[u8] {
    id.as_bytes().as_slice()
}

/// And back.
pub fn read_key(what: &'static str, bytes: &[u8]) -> Result<Uuid, StoreError> {
    Uuid::from_slice(bytes).map_err(|why| StoreError::damaged(what, why))
}

/// Marks the bytes of a screen's key; a person's stand for themselves, as they did before there were
/// screens.
const SCREEN: u8 = b's';

/// A person or a screen as bytes.
pub fn party(party: Party) -> Vec<u8> {
    match party {
        Party::Person(person) => key(&person.0).to_vec(),
        Party::Screen(screen) => [&[SCREEN], key(&screen.0)].concat(),
    }
}

/// And back.
pub fn read_party(what: &'static str, bytes: &[u8]) -> Result<Party, StoreError> {
    match bytes.split_first() {
        Some((&SCREEN, screen)) if screen.len() == size_of::<Uuid>() => {
            Ok(ScreenId(read_key(what, screen)?).into())
        }
        _ => Ok(PersonId(read_key(what, bytes)?).into()),
    }
}

/// A value as JSON.
pub fn json<T: Serialize>(what: &'static str, value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|why| StoreError::damaged(what, why))
}

/// And back.
pub fn read_json<T: DeserializeOwned>(what: &'static str, text: &str) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(|why| StoreError::damaged(what, why))
}

/// An enum without data as its word on the wire: `morning`.
pub fn word<T: Serialize>(what: &'static str, value: &T) -> Result<String, StoreError> {
    Ok(json(what, value)?.trim_matches('"').to_owned())
}

/// And back.
pub fn read_word<T: DeserializeOwned>(what: &'static str, word: &str) -> Result<T, StoreError> {
    read_json(what, &format!("\"{word}\""))
}

/// Keys as a JSON list of hex texts, so that one statement asks for any number of them.
pub fn key_list<'a>(ids: impl Iterator<Item = &'a Uuid>) -> String {
    let quoted: Vec<String> = ids.map(|id| format!("\"{}\"", id.simple())).collect();
    format!("[{}]", quoted.join(","))
}
