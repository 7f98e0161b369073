//! How something lies on a device: bytes with a header that says what they are.
//!
//! `werkhub <format> <sum>`, a line of JSON that tells what follows, and that. The sum is over all
//! that comes after the first line, so bytes that are no longer what was written are never taken
//! for it. Whatever cannot be used is thrown away by its reader: it is a cache.

use crate::sum::Sum;
use crate::wire::{Cursor, Session};
use domain::plan::SiteCode;
use domain::time::Instant;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// What this build writes and reads. Grows when the meaning of what is kept changes.
pub const FORMAT: u32 = 1;

/// What each begins with.
const NAME: &str = "werkhub";

/// Most bytes of the first line.
const LONGEST_FIRST_LINE: usize = 64;

/// What is kept, and from when it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct About {
    /// Under which key it is kept.
    pub key: String,
    /// Up to where in the log, where it is about what changes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<Cursor>,
    /// The build of the hub it came from, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub build: Option<String>,
    /// Hub time of the last that was heard.
    pub heard_at: Instant,
    /// By how much hub time is ahead of the device's clock, in milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offset_ms: Option<i64>,
}

/// Why bytes cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Unusable {
    /// Not written by this app.
    #[error("the bytes are not ours")]
    Foreign,
    /// Written by a build that keeps things in another way.
    #[error("the bytes have another format: {0}")]
    OtherFormat(u32),
    /// Not what was written.
    #[error("the bytes are damaged")]
    Damaged,
    /// Something else is kept under that key.
    #[error("the bytes are those of something else")]
    Misplaced,
}

/// Bytes to keep.
pub fn pack(about: &About, body: &[u8]) -> Vec<u8> {
    // A header of plain fields can always be written.
    let mut rest = serde_json::to_vec(about).unwrap_or_default();
    rest.push(b'\n');
    rest.extend_from_slice(body);
    let mut bytes = format!("{NAME} {FORMAT} {}\n", sum(&rest)).into_bytes();
    bytes.append(&mut rest);
    bytes
}

/// What was kept under `key`, as text.
///
/// # Errors
/// [`Unusable`] when the bytes are not those that [`pack`] made for that key.
pub fn unpack<'a>(bytes: &'a [u8], key: &str) -> Result<(About, &'a str), Unusable> {
    let (first, rest) = line(bytes, LONGEST_FIRST_LINE).ok_or(Unusable::Foreign)?;
    let mut words = first.split(' ');
    if words.next() != Some(NAME) {
        return Err(Unusable::Foreign);
    }
    let format = words.next().and_then(|word| word.parse().ok()).ok_or(Unusable::Foreign)?;
    if format != FORMAT {
        return Err(Unusable::OtherFormat(format));
    }
    if words.next() != Some(sum(rest).as_str()) {
        return Err(Unusable::Damaged);
    }
    let (header, body) = line(rest, rest.len()).ok_or(Unusable::Damaged)?;
    let about: About = serde_json::from_str(header).map_err(|_| Unusable::Damaged)?;
    if about.key != key {
        return Err(Unusable::Misplaced);
    }
    Ok((about, std::str::from_utf8(body).map_err(|_| Unusable::Damaged)?))
}

/// The first line, and what comes after it.
fn line(bytes: &[u8], longest: usize) -> Option<(&str, &[u8])> {
    let end = bytes.iter().take(longest).position(|byte| *byte == b'\n')?;
    let (line, rest) = bytes.split_at_checked(end)?;
    Some((std::str::from_utf8(line).ok()?, rest.get(1..)?))
}

/// Notices damage.
fn sum(bytes: &[u8]) -> String {
    Sum::EMPTY.with(bytes).text()
}

/// Under which key what somebody sees of a site is kept: by principal and site. It tells no name.
pub fn snapshot_key(session: &Session, site: &SiteCode) -> String {
    let principal = session.me.as_ref().map_or("public", |me| me.key.as_str());
    ["snapshot/", principal, "/", site.as_str()].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::{Audience, Epoch, Me, SignInMethod};
    use domain::Role;
    use proptest::prelude::*;
    use uuid::Uuid;

    const KEY: &str = "snapshot/public/wh";

    fn about() -> About {
        About {
            key: KEY.to_owned(),
            cursor: Some(Cursor { epoch: Epoch(Uuid::from_u128(7)), seq: 42 }),
            build: Some(String::from("b1")),
            heard_at: Instant(1_800_000_000_000),
            offset_ms: Some(-20),
        }
    }

    #[test]
    fn what_is_kept_comes_back() {
        for body in ["", "{}", "één\nregel\n"] {
            let bytes = pack(&about(), body.as_bytes());
            assert_eq!(unpack(&bytes, KEY), Ok((about(), body)));
        }
    }

    #[test]
    fn what_cannot_be_used_says_why() {
        let good = pack(&about(), b"{}");
        let changed = |from: &str, to: &str| {
            String::from_utf8(good.clone()).unwrap().replacen(from, to, 1).into_bytes()
        };
        for (bytes, key, expected) in [
            (Vec::new(), KEY, Unusable::Foreign),
            (b"werkhub".to_vec(), KEY, Unusable::Foreign),
            (changed("werkhub 1", "werkhut 1"), KEY, Unusable::Foreign),
            (changed("werkhub 1", "werkhub x"), KEY, Unusable::Foreign),
            (changed("werkhub 1", "werkhub 2"), KEY, Unusable::OtherFormat(2)),
            (changed("\"b1\"", "\"b2\""), KEY, Unusable::Damaged),
            (changed("{}", "{"), KEY, Unusable::Damaged),
            (good.clone(), "snapshot/public/other", Unusable::Misplaced),
            (pack(&about(), &[0xff]), KEY, Unusable::Damaged),
        ] {
            assert_eq!(unpack(&bytes, key), Err(expected), "{}", String::from_utf8_lossy(&bytes));
        }
    }

    #[test]
    fn keys_tell_persons_and_sites_apart_and_name_nobody() {
        let seen_by = |key: Option<&str>| Session {
            me: key.map(|key| Me { name: "Sanne".into(), role: Role::Staff, key: key.into() }),
            audience: Audience::Anyone,
            sign_in: SignInMethod::Local,
            demo: false,
        };
        let (wh, other) = (SiteCode::new("wh").unwrap(), SiteCode::new("oost").unwrap());
        let keys = [
            snapshot_key(&seen_by(None), &wh),
            snapshot_key(&seen_by(Some("a")), &wh),
            snapshot_key(&seen_by(Some("b")), &wh),
            snapshot_key(&seen_by(Some("b")), &other),
        ];
        for (index, key) in keys.iter().enumerate() {
            assert!(!key.contains("Sanne"), "{key}");
            assert!(keys.iter().skip(index + 1).all(|other| other != key), "{key}");
        }
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(bytes: Vec<u8>) {
            let _ = unpack(&bytes, KEY);
        }

        #[test]
        fn a_changed_byte_is_always_noticed(at in 0_usize..400, change in 1_u8..) {
            let mut bytes = pack(&about(), &[b' '; 200]);
            let at = at % bytes.len();
            bytes[at] ^= change;
            prop_assert!(unpack(&bytes, KEY).is_err());
        }
    }
}
