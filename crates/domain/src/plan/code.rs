//! Codes: what people say and what stands in addresses.

use serde::{Deserialize, Serialize};
use std::fmt;
use thiserror::Error;

/// Longest code in bytes; a plan with a longer one is refused, so every list of codes is bounded.
const LONGEST: usize = 64;

/// Why a text is no code.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CodeError {
    /// Nothing is left after trimming.
    #[error("a code may not be empty")]
    Empty,
    /// More than 64 bytes.
    #[error("a code has at most 64 characters")]
    TooLong,
    /// A character that cannot stand in an address or on a label.
    #[error("a code may not hold the character {0:?}")]
    Character(char),
}

macro_rules! code {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// The code in a text; surrounding white space is not part of it.
            ///
            /// # Errors
            /// [`CodeError`] when it is empty, too long, or holds a character that is neither a
            /// letter, a digit nor one of `-_.`.
            pub fn new(text: &str) -> Result<Self, CodeError> {
                checked(text).map($name)
            }

            /// The code as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl std::str::FromStr for $name {
            type Err = CodeError;
            fn from_str(text: &str) -> Result<Self, CodeError> {
                Self::new(text)
            }
        }

        impl TryFrom<String> for $name {
            type Error = CodeError;
            fn try_from(text: String) -> Result<Self, CodeError> {
                Self::new(&text)
            }
        }

        impl From<$name> for String {
            fn from(code: $name) -> String {
                code.0
            }
        }
    };
}

code! {
    /// A site: `wh`.
    SiteCode
}
code! {
    /// A floor, unique in the installation: `wh-2`, `wh-b1`.
    FloorCode
}
code! {
    /// A zone, unique in the installation: `wh-2-silence`.
    ZoneCode
}
code! {
    /// A place, unique in the installation and what people say: `1.118-3`.
    PlaceCode
}

fn checked(text: &str) -> Result<String, CodeError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(CodeError::Empty);
    }
    if text.len() > LONGEST {
        return Err(CodeError::TooLong);
    }
    match text.chars().find(|c| !(c.is_alphanumeric() || matches!(c, '-' | '_' | '.'))) {
        Some(odd) => Err(CodeError::Character(odd)),
        None => Ok(text.to_owned()),
    }
}

impl FloorCode {
    /// The code of a floor by its height: `wh-2`, and `wh-b1` for the first below ground, since a
    /// double dash is read wrong.
    ///
    /// # Errors
    /// [`CodeError::TooLong`] when the site's code leaves no room.
    pub fn of(site: &SiteCode, ordinal: i16) -> Result<Self, CodeError> {
        match ordinal {
            0.. => Self::new(&format!("{site}-{ordinal}")),
            _ => Self::new(&format!("{site}-b{}", ordinal.unsigned_abs())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_trimmed_and_checked() {
        for (text, expected) in [
            (" 1.118-3 ", Ok("1.118-3")),
            ("-1.B13-6", Ok("-1.B13-6")),
            ("", Err(CodeError::Empty)),
            ("a/b", Err(CodeError::Character('/'))),
            ("a b", Err(CodeError::Character(' '))),
        ] {
            assert_eq!(
                PlaceCode::new(text).as_ref().map(PlaceCode::as_str),
                expected.as_ref().copied()
            );
        }
        assert_eq!(PlaceCode::new(&"x".repeat(65)), Err(CodeError::TooLong));
    }

    #[test]
    fn floors_below_ground_have_a_code_of_their_own() {
        let site = SiteCode::new("wh").unwrap();
        for (ordinal, code) in [(2, "wh-2"), (0, "wh-0"), (-1, "wh-b1")] {
            assert_eq!(FloorCode::of(&site, ordinal).unwrap().as_str(), code);
        }
    }
}
