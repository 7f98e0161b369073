//! Reading a body to the letter.

use crate::problem::Problem;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// `{}`: nothing is asked.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// Reads a body; a field that means nothing is refused by its name, at any depth.
///
/// # Errors
/// 400 that names what cannot be read.
pub fn strictly<T: DeserializeOwned + Serialize>(body: &[u8]) -> Result<T, Problem> {
    let unreadable = |error: serde_json::Error| {
        Problem::bad_request(format!("the body cannot be read: {error}"))
    };
    let asked: Value = serde_json::from_slice(body).map_err(unreadable)?;
    let read: T = serde_json::from_value(asked.clone()).map_err(unreadable)?;
    let understood = serde_json::to_value(&read).map_err(unreadable)?;
    match unknown_field(&asked, &understood) {
        Some(name) => Err(Problem::bad_request(format!("unknown field `{name}`"))),
        None => Ok(read),
    }
}

/// The first field that was sent and not understood.
fn unknown_field<'a>(asked: &'a Value, understood: &Value) -> Option<&'a str> {
    let asked = asked.as_object()?;
    asked.iter().find_map(|(name, value)| match understood.get(name) {
        Some(understood) => unknown_field(value, understood),
        // One that may be left out and says nothing.
        None if value.is_null() => None,
        None => Some(name.as_str()),
    })
}
