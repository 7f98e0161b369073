//! Invariant 5, and the part of invariant 1 that a list of dependencies cannot show: who may name
//! what.

use crate::breach::Breach;
use crate::sources::{Source, names_word};

/// Words that only some files may use.
struct Rule {
    words: &'static [&'static str],
    /// Files the rule looks at, by the start of their path.
    within: &'static [&'static str],
    /// Files that may use the words all the same.
    but: &'static [&'static str],
    rule: &'static str,
    mend: &'static str,
}

/// Crates that compute and do nothing else.
const PURE: &[&str] = &["crates/domain/src/", "crates/sync/src/", "crates/wayfinding/src/"];

const RULES: [Rule; 5] = [
    Rule {
        words: &["sqlx", "rusqlite"],
        within: &["crates/", "src/", "tests/"],
        but: &["crates/hub/src/store", "tests/bench/src/raw_loop.rs", "tests/tidy/"],
        rule: "only crates/hub/src/store names SQL",
        mend: "ask the store trait for what you need",
    },
    Rule {
        words: &["indexed_db_futures", "IdbDatabase", "IdbFactory"],
        within: &["src/", "crates/"],
        but: &["src/replica/store"],
        rule: "only src/replica/store names IndexedDB",
        mend: "ask the replica's store for what you need",
    },
    Rule {
        words: &["Polygon", "Ring"],
        within: &["src/"],
        but: &["src/floor_map"],
        rule: "only src/floor_map names the geometry of a floor",
        mend: "give floor_map the place or zone and let it draw",
    },
    Rule {
        words: &["std::time", "SystemTime", "Utc::now", "Local::now", "new_v4", "now_v7", "rand"],
        within: PURE,
        but: &[],
        rule: "pure crates read no clock and draw no random number",
        mend: "take the time or the id as an argument",
    },
    Rule {
        words: &["std::fs", "std::net", "std::env", "std::process", "std::thread", "async"],
        within: PURE,
        but: &[],
        rule: "pure crates do no I/O and know no async",
        mend: "do it in the hub or the app and pass in the result",
    },
];

/// Where a word stands that may not stand there.
pub fn breaches(sources: &[Source]) -> Vec<Breach> {
    let starts = |path: &str, with: &[&str]| with.iter().any(|start| path.starts_with(start));
    let mut found = Vec::new();
    for rule in RULES {
        let looked_at = sources.iter().filter(|source| {
            source.is_rust() && starts(&source.path, rule.within) && !starts(&source.path, rule.but)
        });
        for source in looked_at {
            for (number, code) in source.code() {
                let Some(word) = rule.words.iter().find(|word| names_word(code, word)) else {
                    continue;
                };
                found.push(Breach {
                    place: format!("{}:{number} names {word}", source.path),
                    rule: rule.rule.to_owned(),
                    mend: rule.mend.to_owned(),
                });
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found_in(path: &str, text: &str) -> Vec<Breach> {
        breaches(&[Source { path: path.to_owned(), text: text.to_owned() }])
    }

    #[test]
    fn every_planted_name_is_found() {
        let check = |path: &str, text: &str| {
            let found = found_in(path, text);
            assert_eq!(found.len(), 1, "{path} {text}: {found:?}");
            assert!(found[0].place.starts_with(&format!("{path}:1 ")), "{}", found[0]);
        };
        check("crates/hub/src/http/places.rs", "use sqlx::Row;");
        check("src/screens/map.rs", "use indexed_db_futures::database::Database;");
        check("src/replica/outbox.rs", "fn open() -> IdbDatabase {");
        check("src/screens/rooms.rs", "use domain::plan::Polygon;");
        check("crates/domain/src/decide.rs", "let now = Utc::now();");
        check("crates/sync/src/outbox.rs", "let id = Uuid::new_v4();");
        check("crates/sync/src/outbox.rs", "pub async fn send() {}");
        check("crates/domain/src/plan/mod.rs", "std::fs::read(path)");
    }

    #[test]
    fn those_who_may_are_left_alone() {
        let check = |path: &str, text: &str| assert_eq!(found_in(path, text), [], "{path}");
        check("crates/hub/src/store/sqlite/mod.rs", "use sqlx::Row;");
        check("src/replica/store.rs", "use indexed_db_futures::database::Database;");
        check("src/floor_map/outline.rs", "use domain::plan::Polygon;");
        check("crates/hub/src/writer/mod.rs", "let now = Utc::now();");
        check("crates/domain/src/decide.rs", "// the caller says Utc::now()");
        check("crates/domain/src/time/mod.rs", "pub struct Instant(i64);");
        check("README.md", "sqlx");
    }
}
