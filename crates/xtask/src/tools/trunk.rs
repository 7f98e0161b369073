//! Trunk: compiles the app, runs wasm-bindgen and puts the page together.

use std::path::PathBuf;

use anyhow::Result;

use super::cargo_install::Package;
use crate::checkout::Checkout;

/// The newest that builds with the compiler this project asks for.
const VERSION: &str = "0.21.14";

/// The program `trunk`.
///
/// # Errors
/// When it is missing and cannot be installed.
pub fn trunk(checkout: &Checkout) -> Result<PathBuf> {
    let package = Package {
        name: "trunk",
        version: VERSION,
        programs: &["trunk"],
        // Without its default features it cannot download anything, which we never want of it.
        arguments: &["--locked", "--no-default-features"],
        // It starts others and moves files.
        opt_level: "0",
        about: "about 3 minutes on two cores",
    };
    Ok(package.folder(checkout)?.join("trunk"))
}
