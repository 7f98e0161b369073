//! The inline scripts of a page, by the hash that a content security policy names them with.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// The SHA-256 of every inline script of the page, in base 64. Where a browser and this reader
/// could differ (a script in a comment), one hash too many is named, never one too few.
pub fn inline_script_hashes(page: &str) -> Vec<String> {
    let lower = page.to_ascii_lowercase();
    let mut hashes = Vec::new();
    let mut from = 0;
    while let Some(open) = find(&lower, from, "<script") {
        let Some(end_of_tag) = find(&lower, open, ">") else { break };
        let Some(close) = find(&lower, end_of_tag, "</script") else { break };
        let attributes = lower.get(open..end_of_tag).unwrap_or_default();
        let content = page.get(end_of_tag + 1..close).unwrap_or_default();
        if !attributes.split_whitespace().any(|attribute| attribute.starts_with("src=")) {
            hashes.push(STANDARD.encode(Sha256::digest(content)));
        }
        from = close;
    }
    hashes
}

fn find(text: &str, from: usize, wanted: &str) -> Option<usize> {
    Some(from + text.get(from..)?.find(wanted)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hash(script: &str) -> String {
        STANDARD.encode(Sha256::digest(script))
    }

    #[test]
    fn every_inline_script_has_a_hash_and_no_other() {
        let check = |page: &str, expected: &[&str]| {
            let expected: Vec<String> = expected.iter().map(|script| hash(script)).collect();
            assert_eq!(inline_script_hashes(page), expected, "{page}");
        };
        check("<html><body>geen</body></html>", &[]);
        check("<script>alert(1)</script>", &["alert(1)"]);
        check("<SCRIPT type=module>\n a \n</SCRIPT ><script>b</script>", &["\n a \n", "b"]);
        check("<script src=/a.js></script><script>é</script>", &["é"]);
        check("<script>unfinished", &[]);
    }
}
