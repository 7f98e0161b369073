//! Nothing is left for later: no stubs, no notes to oneself, no switched-off tests.

use crate::breach::Breach;
use crate::sources::{Source, names_word};

/// Notes to oneself, in code and in comments. Put together here, so that this file passes.
const NOTES: [&str; 3] = [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X")];
/// Stubs.
const STUBS: [&str; 2] = [concat!("to", "do!"), concat!("unimpl", "emented!")];
/// Tests that do not run, or keep others from running.
const SWITCHED_OFF: [&str; 5] = [
    concat!("#[ig", "nore"),
    concat!("test.sk", "ip("),
    concat!("it.sk", "ip("),
    concat!("test.on", "ly("),
    concat!("test.fix", "me("),
];

/// Lines with something left for later.
pub fn breaches(sources: &[Source]) -> Vec<Breach> {
    let mut found = Vec::new();
    for source in sources {
        for (index, line) in source.text.lines().enumerate() {
            let Some((rule, mend)) = rule_broken_by(line) else { continue };
            found.push(Breach {
                place: format!("{}:{}", source.path, index + 1),
                rule: rule.to_owned(),
                mend: mend.to_owned(),
            });
        }
    }
    found
}

fn rule_broken_by(line: &str) -> Option<(&'static str, &'static str)> {
    if NOTES.iter().any(|note| names_word(line, note)) {
        return Some(("no notes to oneself in the code", "do it now or open an issue"));
    }
    if STUBS.iter().any(|stub| line.contains(stub)) {
        return Some(("no stubs", "write it, or leave out what calls it"));
    }
    if SWITCHED_OFF.iter().any(|mark| line.contains(mark)) {
        return Some(("every test runs", "mend the test or delete it"));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_planted_leftover_is_found() {
        let marks = NOTES.iter().chain(&STUBS).chain(&SWITCHED_OFF);
        for mark in marks {
            let text = format!("fn good() {{}}\n    {mark}");
            let found = breaches(&[Source { path: "a.rs".to_owned(), text }]);
            assert_eq!(found.len(), 1, "{mark}");
            assert_eq!(found[0].place, "a.rs:2", "{mark}");
        }
    }

    #[test]
    fn words_that_only_look_alike_are_left_alone() {
        let text = "let TODOS = 1; // skip(1), only(2)\n".to_owned();
        assert_eq!(breaches(&[Source { path: "a.rs".to_owned(), text }]), []);
    }
}
