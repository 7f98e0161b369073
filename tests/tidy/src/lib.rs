//! The house rules that no compiler checks. Each rule is a function from what it looks at to the
//! breaches it finds, so that it can be tried on a planted one; [`checkout`](self) tries them all
//! on the real sources.

pub mod app_tests;
pub mod breach;
pub mod layers;
pub mod leftovers;
pub mod length;
pub mod names;
pub mod sources;

#[cfg(test)]
mod checkout {
    use std::path::Path;
    use std::process::Command;

    use crate::breach::Breach;
    use crate::sources::{Source, sources_below};
    use crate::{app_tests, layers, leftovers, length, names};

    fn root() -> &'static Path {
        Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
    }

    fn sources() -> Vec<Source> {
        let sources = sources_below(root()).unwrap();
        assert!(
            sources.len() > 50,
            "found only {} sources: looking in the wrong place",
            sources.len()
        );
        sources
    }

    fn assert_none(breaches: &[Breach]) {
        let said: Vec<String> = breaches.iter().map(ToString::to_string).collect();
        assert!(said.is_empty(), "\n{}\n", said.join("\n"));
    }

    #[test]
    fn arrows_point_down_only() {
        let output = Command::new(env!("CARGO"))
            .args(["metadata", "--format-version=1", "--no-deps", "--offline"])
            .current_dir(root())
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        assert_none(&layers::breaches(&serde_json::from_slice(&output.stdout).unwrap()));
    }

    #[test]
    fn only_those_name_it_who_may() {
        assert_none(&names::breaches(&sources()));
    }

    #[test]
    fn every_test_of_the_app_runs() {
        assert_none(&app_tests::breaches(&sources()));
    }

    #[test]
    fn no_file_is_too_long() {
        assert_none(&length::breaches(&sources()));
    }

    #[test]
    fn nothing_is_left_for_later() {
        assert_none(&leftovers::breaches(&sources()));
    }
}
