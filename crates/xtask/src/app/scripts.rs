//! Making the scripts smaller with esbuild. Trunk's own way does not read what wasm-bindgen writes.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::Result;

use super::files::files_below;
use crate::programs;

/// Browsers of 2022 and later, as wasm with reference types wants them anyway.
const TARGET: &str = "--target=es2022";

/// Replaces each script below `folder` by a smaller one that does the same.
///
/// # Errors
/// When a script has an error, or esbuild fails.
pub fn minify(esbuild: &Path, folder: &Path) -> Result<()> {
    for file in files_below(folder)? {
        if file.extension().is_none_or(|end| end != "js") {
            continue;
        }
        let from = folder.join(&file);
        let into = from.with_extension("js.smaller");
        programs::run(
            Command::new(esbuild)
                .args(["--minify", "--charset=utf8", "--log-level=error", TARGET])
                .arg(&from)
                .arg(format!("--outfile={}", into.display())),
        )?;
        fs::rename(into, from)?;
    }
    Ok(())
}
