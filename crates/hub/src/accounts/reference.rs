//! What only one browser, or one calendar program, knows.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};
use std::fmt;

/// 256 random bits, in the cookie of a session or in the address of a calendar: whoever has them may
/// what they are for. Exists there and on its way, never in the store or a log.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret([u8; 32]);

/// What is kept of a secret: enough to recognise it, not enough to make it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReferenceHash(pub [u8; 32]);

impl Secret {
    /// A new one from the system's random numbers.
    ///
    /// # Errors
    /// When the system has none to give.
    pub fn random() -> Result<Self, getrandom::Error> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes)?;
        Ok(Secret(bytes))
    }

    /// Reads it as it is written.
    pub fn from_text(text: &str) -> Option<Self> {
        URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok().map(Secret)
    }

    /// As it is written in a cookie or an address.
    pub fn to_text(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0)
    }

    /// What is kept. A plain hash is enough: there is nothing to guess in 256 random bits.
    pub fn hash(&self) -> ReferenceHash {
        ReferenceHash(Sha256::digest(self.0).into())
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

impl fmt::Debug for ReferenceHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ReferenceHash(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_survives_the_cookie_and_no_two_are_equal() {
        let one = Secret::random().unwrap();
        let other = Secret::random().unwrap();
        assert_eq!(Secret::from_text(&one.to_text()), Some(one.clone()));
        assert_ne!(one.hash(), other.hash());
        assert_ne!(one.hash().0, one.0);
    }

    #[test]
    fn anything_else_in_the_cookie_is_no_reference() {
        for text in ["", "a", "====", &"A".repeat(42), &"A".repeat(44), &"A".repeat(5_000)] {
            assert_eq!(Secret::from_text(text), None, "{text}");
        }
    }
}
