//! What is typed to sign in.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use thiserror::Error;

/// Longest login in bytes: an e-mail address has at most 254.
const LONGEST: usize = 254;

/// A login in lower case, so that `Sanne` and `sanne` are one person.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Login(String);

/// Why a text is no login.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("a login has 1 to 254 letters, digits or characters of `-_.@+`")]
pub struct LoginError;

impl Login {
    /// The login as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Login {
    type Err = LoginError;

    fn from_str(text: &str) -> Result<Self, LoginError> {
        let login = text.trim().to_lowercase();
        let fits = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '@' | '+');
        if login.is_empty() || login.len() > LONGEST || !login.chars().all(fits) {
            return Err(LoginError);
        }
        Ok(Login(login))
    }
}

impl TryFrom<String> for Login {
    type Error = LoginError;

    fn try_from(text: String) -> Result<Self, LoginError> {
        text.parse()
    }
}

impl From<Login> for String {
    fn from(login: Login) -> String {
        login.0
    }
}

impl fmt::Display for Login {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Login {
    /// A login is a person's name: it stays out of every log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Login(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logins_are_lower_case_and_checked() {
        let check = |text: &str, expected: Option<&str>| {
            let login = text.parse::<Login>();
            assert_eq!(login.as_ref().ok().map(Login::as_str), expected, "{text}");
        };
        check(" Sanne ", Some("sanne"));
        check("j.de-vries@gemeente.nl", Some("j.de-vries@gemeente.nl"));
        check("", None);
        check("a b", None);
        check("a\nb", None);
        check(&"x".repeat(255), None);
    }
}
