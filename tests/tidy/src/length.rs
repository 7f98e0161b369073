//! Files of about 100 lines; at 400 a hard look.

use crate::breach::Breach;
use crate::sources::Source;

/// The most lines a file may have.
const MOST_LINES: usize = 400;

/// Files that are longer, each after a hard look and with its reason.
const LOOKED_AT: [(&str, &str); 0] = [];

/// Rust files that are too long.
pub fn breaches(sources: &[Source]) -> Vec<Breach> {
    let looked_at = |path: &str| LOOKED_AT.iter().any(|(allowed, _)| *allowed == path);
    sources
        .iter()
        .filter(|source| source.is_rust() && !looked_at(&source.path))
        .map(|source| (source, source.text.lines().count()))
        .filter(|(_, lines)| *lines > MOST_LINES)
        .map(|(source, lines)| Breach {
            place: format!("{} has {lines} lines", source.path),
            rule: format!("a file has at most {MOST_LINES}"),
            mend: "split it by concept, or put it with a reason into LOOKED_AT".to_owned(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, lines: usize) -> Source {
        Source { path: path.to_owned(), text: "\n".repeat(lines) }
    }

    #[test]
    fn only_a_file_that_is_too_long_is_found() {
        let sources = [file("a.rs", 400), file("b.rs", 401), file("c.css", 900)];
        let found = breaches(&sources);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].place, "b.rs has 401 lines");
    }
}
