//! Names that a wasm and its script have for each other end in 16 digits of a hash, which no
//! compression makes smaller: 4 kB of a first visit. A few of the digits tell the names apart as well.
//! Names keep their length, so that nothing else in a wasm moves.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::Result;

use super::files::files_below;

/// How wasm-bindgen's names of imports begin.
const PREFIX: &[u8] = b"__wbg_";
/// Digits of the hash.
const DIGITS: usize = 16;
/// So many are kept; the others become zeros.
const KEPT: usize = 4;

/// Shortens what tells names apart, in all scripts and wasm files below `folder` alike.
///
/// # Errors
/// When a file cannot be read or written.
pub fn calm(folder: &Path) -> Result<()> {
    let is_code = |file: &Path| file.extension().is_some_and(|end| end == "wasm" || end == "js");
    let mut files = Vec::new();
    for file in files_below(folder)?.into_iter().filter(|file| is_code(file)) {
        let path = folder.join(file);
        files.push((fs::read(&path)?, path));
    }
    let mut names = BTreeSet::new();
    for (content, _) in &files {
        names.extend(hashed_names(content).map(|(_, name)| name.to_vec()));
    }
    let short = shortened(&names);
    for (content, path) in files {
        fs::write(path, renamed(&content, &short))?;
    }
    Ok(())
}

/// All names in a file that end in a hash, and where each stands.
fn hashed_names(content: &[u8]) -> impl Iterator<Item = (usize, &[u8])> {
    let begins = (0..content.len()).filter(|at| content.get(*at..).is_some_and(is_begin));
    begins.filter_map(|at| {
        let rest = content.get(at..)?;
        let length = rest.iter().take_while(|byte| is_of_name(**byte)).count();
        let name = rest.get(..length)?;
        let (word, hash) = name.split_at_checked(length.checked_sub(DIGITS)?)?;
        let is_hash = hash.iter().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        (word.ends_with(b"_") && word.len() > PREFIX.len() && is_hash).then_some((at, name))
    })
}

fn is_begin(rest: &[u8]) -> bool {
    rest.starts_with(PREFIX)
}

fn is_of_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// What each name becomes. Names that would become the same stay as they are.
fn shortened(names: &BTreeSet<Vec<u8>>) -> BTreeMap<Vec<u8>, Vec<u8>> {
    let short = |name: &Vec<u8>| {
        let kept = name.len() - DIGITS + KEPT;
        let zeros = std::iter::repeat_n(b'0', DIGITS - KEPT);
        name.iter().take(kept).copied().chain(zeros).collect::<Vec<u8>>()
    };
    let mut owners: BTreeMap<Vec<u8>, usize> = BTreeMap::new();
    for name in names {
        *owners.entry(short(name)).or_default() += 1;
    }
    let pairs = names.iter().map(|name| (name.clone(), short(name)));
    pairs.filter(|(_, short)| owners.get(short) == Some(&1)).collect()
}

fn renamed(content: &[u8], short: &BTreeMap<Vec<u8>, Vec<u8>>) -> Vec<u8> {
    let mut renamed = content.to_vec();
    for (at, name) in hashed_names(content) {
        let space = renamed.get_mut(at..at + name.len());
        if let (Some(space), Some(short)) = (space, short.get(name)) {
            space.copy_from_slice(short);
        }
    }
    renamed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_becomes_the_same_everywhere_and_stays_as_long() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &[u8]| fs::write(folder.path().join(name), text).unwrap();
        write("app.js", b"__wbg_new_63f67ad37e3739d2: f, __wbg_new_4ad539634b2e3360: g");
        write("app.wasm", b"\x1a__wbg_new_63f67ad37e3739d2\x00\x01");
        write("page.html", b"__wbg_new_63f67ad37e3739d2");
        calm(folder.path()).unwrap();
        let read = |name: &str| fs::read(folder.path().join(name)).unwrap();
        let script = b"__wbg_new_63f6000000000000: f, __wbg_new_4ad5000000000000: g";
        assert_eq!(read("app.js"), script);
        assert_eq!(read("app.wasm"), b"\x1a__wbg_new_63f6000000000000\x00\x01");
        assert_eq!(read("page.html"), b"__wbg_new_63f67ad37e3739d2");
    }

    #[test]
    fn names_that_would_become_one_and_names_without_a_hash_stay() {
        let same = ["__wbg_new_63f67ad37e3739d2", "__wbg_new_63f6000000000001"];
        let names: BTreeSet<_> = same.iter().map(|name| name.as_bytes().to_vec()).collect();
        assert!(shortened(&names).is_empty());
        let plain =
            b"__wbg_set_wasm __wbg_63f67ad37e3739d2 x_63f67ad37e3739d2 __wbg_a_63F67AD37E3739D2";
        assert_eq!(hashed_names(plain).count(), 0);
    }
}
