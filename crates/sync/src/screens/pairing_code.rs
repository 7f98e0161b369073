//! The code that an unpaired screen shows, for somebody who reads it from the wall and types it.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use thiserror::Error;

/// Digits and capitals without those that are taken for each other: 0 and O, 1, I and L, U and V.
const ALPHABET: &[u8; 30] = b"23456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Characters of a code. Thirty to the eighth power is 656 milliards: with the few tries that the hub
/// allows, and ten minutes to try them in, nobody finds one.
const LENGTH: usize = 8;

/// Random bytes from here on are passed over, so that each character is as likely as the others.
const FAIR_BELOW: u8 = 240;

/// Eight characters, shown as `ABCD-2345`. It names a screen that waits, and proves nothing: what a
/// screen claims with stays in its cookie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PairingCode([u8; LENGTH]);

/// Why a text is no code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("a code has eight letters and digits, as the screen shows them: ABCD-2345")]
pub struct NoPairingCode;

impl PairingCode {
    /// A code from random bytes; nothing when too few of them were fair. Twenty are nearly always
    /// enough.
    pub fn from_random(bytes: &[u8]) -> Option<Self> {
        let fair = bytes.iter().filter(|&&byte| byte < FAIR_BELOW);
        let mut symbols = fair.filter_map(|byte| ALPHABET.get(usize::from(*byte) % ALPHABET.len()));
        let mut code = [0; LENGTH];
        for place in &mut code {
            *place = *symbols.next()?;
        }
        Some(PairingCode(code))
    }
}

impl FromStr for PairingCode {
    type Err = NoPairingCode;

    /// As people type it: any case, dashes and white space passed over.
    fn from_str(text: &str) -> Result<Self, NoPairingCode> {
        let typed = text.chars().filter(|c| !c.is_whitespace() && *c != '-');
        let symbols = typed.map(|c| {
            let byte = u8::try_from(c.to_ascii_uppercase()).map_err(|_| NoPairingCode)?;
            if ALPHABET.contains(&byte) { Ok(byte) } else { Err(NoPairingCode) }
        });
        let symbols = symbols.take(LENGTH + 1).collect::<Result<Vec<u8>, _>>()?;
        symbols.try_into().map(PairingCode).map_err(|_| NoPairingCode)
    }
}

impl fmt::Display for PairingCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, byte) in self.0.iter().enumerate() {
            let gap = if position == LENGTH / 2 { "-" } else { "" };
            write!(f, "{gap}{}", char::from(*byte))?;
        }
        Ok(())
    }
}

impl TryFrom<String> for PairingCode {
    type Error = NoPairingCode;

    fn try_from(text: String) -> Result<Self, NoPairingCode> {
        text.parse()
    }
}

impl From<PairingCode> for String {
    fn from(code: PairingCode) -> String {
        code.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_code_reads_back_however_it_is_typed(bytes: [u8; 32]) {
            let Some(code) = PairingCode::from_random(&bytes) else { return Ok(()) };
            let shown = code.to_string();
            prop_assert_eq!(shown.len(), 9);
            let typed = [shown.clone(), shown.to_lowercase(), shown.replace('-', " ")];
            for text in typed {
                prop_assert_eq!(text.parse(), Ok(code));
            }
        }

        #[test]
        fn anything_else_is_refused_without_harm(text: String) {
            if let Ok(code) = text.parse::<PairingCode>() {
                prop_assert_eq!(code.to_string().parse(), Ok(code));
            }
        }
    }

    #[test]
    fn every_character_is_as_likely_as_the_others() {
        let fair: Vec<u8> = (0..FAIR_BELOW).collect();
        let codes = fair.chunks(LENGTH).filter_map(PairingCode::from_random);
        let mut count = [0; 256];
        codes.flat_map(|code| code.0).for_each(|byte| count[usize::from(byte)] += 1);
        assert!(ALPHABET.iter().all(|byte| count[usize::from(*byte)] == 8));
        assert_eq!(PairingCode::from_random(&[255; 100]), None, "unfair ones are passed over");
        assert_eq!(PairingCode::from_random(&[0; 7]), None, "too few");
    }

    #[test]
    fn what_is_no_code_is_told() {
        let check = |text: &str, expected: bool| {
            assert_eq!(text.parse::<PairingCode>().is_ok(), expected, "{text}");
        };
        check("ABCD-2345", true);
        check(" abcd 2345 ", true);
        check("ABCD-234", false);
        check("ABCD-23456", false);
        check("ABCD-234O", false);
        check("ABCD-234é", false);
        check("", false);
    }
}
