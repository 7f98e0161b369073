//! Making the scripts smaller with esbuild. Trunk's own way does not read what wasm-bindgen writes.

use std::path::Path;
use std::process::Command;

use anyhow::Result;

use super::files::replace_each;

/// Browsers of 2022 and later, as wasm with reference types wants them anyway.
const TARGET: &str = "--target=es2022";

/// Replaces each script below `folder` by a smaller one that does the same.
///
/// # Errors
/// When a script has an error, or esbuild fails.
pub fn minify(esbuild: &Path, folder: &Path) -> Result<()> {
    replace_each(folder, "js", |from, into| {
        let mut command = Command::new(esbuild);
        command
            .args(["--minify", "--charset=utf8", "--log-level=error", TARGET])
            .arg(from)
            .arg(format!("--outfile={}", into.display()));
        command
    })
}
