//! The app is tested in a browser only: a plain `#[test]` in it would compile and never run.

use crate::breach::Breach;
use crate::sources::{Source, names_word};

/// Tests of the app that nobody runs.
pub fn breaches(sources: &[Source]) -> Vec<Breach> {
    let app = sources.iter().filter(|source| source.is_rust() && source.path.starts_with("src/"));
    let unseen = app.filter(|source| !names_word(&source.text, "wasm_bindgen_test as test"));
    unseen
        .flat_map(|source| {
            let tests = source.code().filter(|(_, code)| code.trim() == "#[test]");
            tests.map(|(number, _)| Breach {
                place: format!("{}:{number}", source.path),
                rule: "the app's tests run in the browser, a plain #[test] never does".to_owned(),
                mend: "add `use wasm_bindgen_test::wasm_bindgen_test as test;`".to_owned(),
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found_in(path: &str, text: &str) -> usize {
        breaches(&[Source { path: path.to_owned(), text: text.to_owned() }]).len()
    }

    #[test]
    fn a_test_that_never_runs_is_found() {
        assert_eq!(found_in("src/wanted.rs", "#[test]\nfn one() {}\n    #[test]\n"), 2);
    }

    #[test]
    fn tests_that_run_are_left_alone() {
        let imported = "use wasm_bindgen_test::wasm_bindgen_test as test;\n#[test]\nfn one() {}";
        assert_eq!(found_in("src/wanted.rs", imported), 0);
        assert_eq!(found_in("src/wanted.rs", "#[wasm_bindgen_test]\nfn one() {}"), 0);
        assert_eq!(found_in("crates/hub/src/lib.rs", "#[test]"), 0);
    }
}
