//! wasm-bindgen's programs: they must have exactly the version of the library in `Cargo.lock`.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde::Deserialize;

use super::cargo_install::Package;
use crate::checkout::Checkout;

const RUNNER: &str = "wasm-bindgen-test-runner";

/// The folder with `wasm-bindgen` and its test runner.
///
/// # Errors
/// When the app does not use wasm-bindgen, or it cannot be installed.
pub fn wasm_bindgen(checkout: &Checkout) -> Result<PathBuf> {
    let lock = checkout.root().join("Cargo.lock");
    let version = locked_version(&lock, "wasm-bindgen")?;
    let package = Package {
        name: "wasm-bindgen-cli",
        version: &version,
        programs: &["wasm-bindgen", RUNNER],
        // Without `--locked`: its own lock file asks for a compiler we may not have.
        arguments: &[],
        opt_level: "1",
        about: "about 3 minutes on two cores",
    };
    package.folder(checkout)
}

/// The program that runs wasm tests in a browser.
///
/// # Errors
/// As [`wasm_bindgen`].
pub fn test_runner(checkout: &Checkout) -> Result<PathBuf> {
    Ok(wasm_bindgen(checkout)?.join(RUNNER))
}

#[derive(Deserialize)]
struct Lock {
    package: Vec<Locked>,
}

#[derive(Deserialize)]
struct Locked {
    name: String,
    version: String,
}

fn locked_version(lock_file: &Path, name: &str) -> Result<String> {
    let text = fs::read_to_string(lock_file).with_context(|| {
        format!("cannot read {}: run `cargo generate-lockfile`", lock_file.display())
    })?;
    let lock: Lock = toml::from_str(&text)?;
    lock.package
        .into_iter()
        .find(|package| package.name == name)
        .map(|found| found.version)
        .with_context(|| {
            format!("{name} is not in {}: the app must depend on it", lock_file.display())
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_comes_from_the_lock_file() {
        let folder = tempfile::tempdir().unwrap();
        let lock = folder.path().join("Cargo.lock");
        let text = "version = 4\n[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"9.9.9\"\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        fs::write(&lock, text).unwrap();
        assert_eq!(locked_version(&lock, "wasm-bindgen").unwrap(), "0.2.130");
        assert!(locked_version(&lock, "leptos").is_err());
    }
}
