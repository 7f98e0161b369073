//! What the race must know of a booking system, as a file says it.
//!
//! Texts may hold `{person}`, `{place}`, `{id}` (a new UUIDv7 for each request), where places are
//! claimed for a time `{from}` and `{until}`, and where a place is given up `{claim}` (what the claim
//! is known by).

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;
use serde_json::Value;

use super::spans::Spans;

/// A booking system.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct System {
    /// Who can sign in.
    pub people: Names,
    /// What can be booked.
    pub places: Names,
    /// How somebody signs in; the cookie that comes back is sent from then on.
    pub sign_in: Option<Request>,
    /// For what times places are claimed; without it, for now.
    pub spans: Option<Spans>,
    /// How somebody asks for a place.
    pub claim: Claim,
    /// How the winner gives it up again.
    pub give_up: Request,
}

/// A list of names.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Names {
    /// As it stands here.
    Told(Vec<String>),
    /// As the system tells it, in JSON.
    Asked {
        /// Where.
        path: String,
        /// JSON pointer to the list.
        list: String,
        /// The field of each item.
        field: String,
    },
}

/// A request.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Request {
    /// `POST`, `PUT` or `DELETE`.
    pub method: String,
    /// Below the address of the system.
    pub path: String,
    /// Sent with it.
    #[serde(default)]
    pub headers: BTreeMap<String, String>,
    /// JSON.
    #[serde(default)]
    pub body: String,
    /// What says that it was done.
    pub done: Sign,
}

/// A request for a place.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// It is done when the place was got.
    pub request: Request,
    /// What says that somebody else has it.
    pub lost: Sign,
    /// JSON pointer into the answer to what the claim is known by; without it, by its `{id}`.
    pub key: Option<String>,
}

/// How an answer is recognised: all that is said here must fit.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sign {
    /// The status of HTTP.
    pub status: Option<u16>,
    /// A part of its text.
    pub contains: Option<String>,
}

impl System {
    /// The hub of this repository, in its demonstration: people come to a desk.
    ///
    /// # Errors
    /// When the description is not as this program reads it.
    pub fn werkhub() -> Result<Self> {
        toml::from_str(include_str!("werkhub.toml")).context("werkhub.toml cannot be read")
    }

    /// The same: people reserve a desk for some hours of the next working day.
    ///
    /// # Errors
    /// When the description is not as this program reads it.
    pub fn werkhub_reserving() -> Result<Self> {
        let text = include_str!("werkhub-reserving.toml");
        toml::from_str(text).context("werkhub-reserving.toml cannot be read")
    }

    /// The one that a file describes.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn read(file: &Path) -> Result<Self> {
        let shown = file.display();
        let text = std::fs::read_to_string(file).with_context(|| format!("cannot read {shown}"))?;
        toml::from_str(&text).with_context(|| format!("{shown} describes no booking system"))
    }
}

impl Names {
    /// The names in what the system has answered.
    ///
    /// # Errors
    /// When there is no such list.
    pub fn in_answer(answer: &Value, list: &str, field: &str) -> Result<Vec<String>> {
        let items = answer.pointer(list).and_then(Value::as_array);
        let items = items.with_context(|| format!("the answer has no list {list}"))?;
        let text = |item: &Value| item.get(field).and_then(Value::as_str).map(str::to_owned);
        Ok(items.iter().filter_map(text).collect())
    }
}

impl Sign {
    /// Whether an answer bears it.
    pub fn fits(&self, status: u16, text: &str) -> bool {
        self.status.is_none_or(|wanted| wanted == status)
            && self.contains.as_deref().is_none_or(|part| text.contains(part))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_bears_a_sign_when_all_of_it_fits() {
        let check = |status, contains: Option<&str>, expected| {
            let sign = Sign { status, contains: contains.map(str::to_owned) };
            assert_eq!(sign.fits(200, "it is accepted"), expected, "{sign:?}");
        };
        check(Some(200), Some("accepted"), true);
        check(Some(200), None, true);
        check(None, Some("accepted"), true);
        check(Some(409), Some("accepted"), false);
        check(Some(200), Some("rejected"), false);
    }

    #[test]
    fn another_system_is_described_in_a_file() {
        let text = r#"
            people = ["a", "b"]
            places = { path = "/rooms", list = "/items", field = "name" }
            [claim]
            lost = { status = 409 }
            key = "/id"
            [claim.request]
            method = "POST"
            path = "/rooms/{place}/bookings"
            body = '{"by": "{person}"}'
            headers = { authorization = "Bearer {person}" }
            done = { status = 201 }
            [give-up]
            method = "DELETE"
            path = "/bookings/{claim}"
            done = { status = 204 }
        "#;
        let system: System = toml::from_str(text).unwrap();
        assert_eq!(system.people, Names::Told(vec!["a".to_owned(), "b".to_owned()]));
        assert_eq!(system.claim.key.as_deref(), Some("/id"));
        assert_eq!(system.claim.request.done.status, Some(201));
        assert_eq!((system.sign_in, system.spans), (None, None));
    }
}
