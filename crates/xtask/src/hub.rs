//! Building the hub.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::checkout::Checkout;
use crate::programs;

/// How the hub is compiled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Build {
    /// As delivered.
    Release,
    /// For tests: shares its dependencies with the unit tests.
    Development,
}

/// Builds the hub and gives the program.
///
/// # Errors
/// When it does not compile.
pub fn build(checkout: &Checkout, build: Build) -> Result<PathBuf> {
    let mut cargo = programs::cargo(checkout.root());
    cargo.args(["build", "--package", "hub", "--bin", "werkhub"]);
    let folder = match build {
        Build::Release => {
            cargo.arg("--release");
            "release"
        }
        Build::Development => "debug",
    };
    programs::run(&mut cargo).context("the hub does not build")?;
    // Copied to a place of this checkout's own: with a shared CARGO_TARGET_DIR another checkout
    // may put its hub in the same place at any moment.
    let built = checkout.target().join(folder).join("werkhub");
    let place = checkout.output().join("hub").join(folder);
    fs::create_dir_all(&place)?;
    let program = place.join("werkhub");
    let fresh = place.join("werkhub.new");
    fs::copy(&built, &fresh).with_context(|| format!("cannot copy {}", built.display()))?;
    // Renaming works while the old one runs; overwriting would not.
    fs::rename(fresh, &program)?;
    Ok(program)
}
