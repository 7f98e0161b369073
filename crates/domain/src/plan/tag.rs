//! The short form of a place's key that stands in the QR code on its label.

use super::PlaceId;
use std::fmt;
use thiserror::Error;

/// Crockford's base 32, which has no I, L, O or U. <https://www.crockford.com/base32.html>
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The extra symbols of Crockford's check character, for the values 32 to 36.
const CHECK_ONLY: &[u8; 5] = b"*~$=U";

/// Digits before the check character: 8 × 5 = 40 bits of the key.
const DIGITS: usize = 8;

/// Eight base 32 digits of the key and one check character (the value modulo 37), so that a
/// mistyped tag is recognised as such. It is computed from the key, so the plan need not carry it;
/// the importer refuses a plan in which two keys share one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tag(u64);

/// Why a text is no tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum TagError {
    /// Not nine characters of the alphabet.
    #[error("a tag has eight letters or digits and a check character")]
    NotATag,
    /// The check character does not fit: a typing mistake.
    #[error("the tag's check character does not fit")]
    Mistyped,
}

impl Tag {
    /// The tag of a place. The bits are mixed first: keys made in one go differ in few bits only.
    pub fn of(place: PlaceId) -> Self {
        let (high, low) = place.0.as_u64_pair();
        Tag((mixed(high) ^ mixed(low.rotate_left(32))) >> (64 - 5 * DIGITS))
    }

    /// Reads a tag as people and scanners write it: any case, dashes and white space passed over,
    /// `O` for 0, `I` and `L` for 1.
    ///
    /// # Errors
    /// [`TagError`] when it has another form or the check character does not fit.
    pub fn parse(text: &str) -> Result<Self, TagError> {
        let symbols: Vec<u64> = text
            .chars()
            .filter(|c| !matches!(c, '-' | ' '))
            .map(|c| value(c).ok_or(TagError::NotATag))
            .collect::<Result<_, _>>()?;
        let [digits @ .., check] = symbols.as_slice() else { return Err(TagError::NotATag) };
        if digits.len() != DIGITS || digits.iter().any(|&digit| digit >= 32) {
            return Err(TagError::NotATag);
        }
        let number = digits.iter().fold(0, |number, digit| number * 32 + digit);
        if number % 37 == *check { Ok(Tag(number)) } else { Err(TagError::Mistyped) }
    }
}

impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for position in (0..DIGITS).rev() {
            write!(f, "{}", symbol(self.0 >> (5 * position) & 31))?;
        }
        write!(f, "{}", symbol(self.0 % 37))
    }
}

/// The finaliser of SplitMix64: every input bit reaches every output bit, and nothing is lost.
fn mixed(mut bits: u64) -> u64 {
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}

fn symbol(value: u64) -> char {
    let index = usize::try_from(value).unwrap_or_default();
    let byte = ALPHABET.get(index).or_else(|| CHECK_ONLY.get(index - ALPHABET.len()));
    byte.copied().map_or('0', char::from)
}

fn value(symbol: char) -> Option<u64> {
    let upper = match symbol.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let index = ALPHABET.iter().chain(CHECK_ONLY).position(|&byte| char::from(byte) == upper)?;
    u64::try_from(index).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use uuid::Uuid;

    proptest! {
        #[test]
        fn a_tag_reads_back_and_one_wrong_character_is_noticed(key: u128, at in 0..DIGITS, to in 0..32u64) {
            let tag = Tag::of(PlaceId(Uuid::from_u128(key)));
            let text = tag.to_string();
            prop_assert_eq!(Tag::parse(&text.to_lowercase()), Ok(tag));
            let mut wrong: Vec<char> = text.chars().collect();
            wrong[at] = symbol(to);
            let wrong: String = wrong.into_iter().collect();
            prop_assert_eq!(Tag::parse(&wrong) == Ok(tag), wrong == text);
        }
    }

    #[test]
    fn what_is_no_tag_is_told_from_a_mistyped_one() {
        assert_eq!(Tag::parse("1.118-3"), Err(TagError::NotATag));
        assert_eq!(Tag::parse(""), Err(TagError::NotATag));
        assert_eq!(Tag::parse("000000001"), Err(TagError::Mistyped));
        assert_eq!(Tag::parse("0000-0000-0").map(|tag| tag.to_string()), Ok("000000000".into()));
    }
}
