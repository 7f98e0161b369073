//! Formatting, the lock file, and clippy for both worlds.

use anyhow::{Context, Result};

use crate::checkout::Checkout;
use crate::{programs, tools};

/// The root package: it is compiled for the browser only.
pub const APP: &str = "werkhub-app";

/// Checks formatting, that `Cargo.lock` fits, and clippy with warnings denied.
///
/// # Errors
/// When one of them finds something.
pub fn lint(checkout: &Checkout) -> Result<()> {
    let root = checkout.root();
    programs::run(programs::cargo(root).args(["fmt", "--all", "--check"]))
        .context("run `cargo fmt --all`")?;
    programs::capture(programs::cargo(root).args(["metadata", "--format-version=1", "--locked"]))
        .context("Cargo.lock does not fit Cargo.toml: run `cargo check` and commit Cargo.lock")?;
    let native = ["clippy", "--workspace", "--exclude", APP, "--all-targets", "--locked"];
    programs::run(programs::cargo(root).args(native).args(["--", "--deny", "warnings"]))?;
    let mut browser = tools::wasm_target()?.cargo(root);
    browser
        .args(["clippy", "--package", APP, "--all-targets", "--all-features", "--locked"])
        .args(["--target", "wasm32-unknown-unknown", "--", "--deny", "warnings"])
        .env("CARGO_TARGET_DIR", checkout.app_target());
    programs::run(&mut browser)
}
