//! wasm-opt, from npm's binaryen: the distribution's is too old for today's wasm features.

use std::path::{Path, PathBuf};

use anyhow::Result;

use super::{node, once, progress};
use crate::checkout::Checkout;
use crate::programs;

const VERSION: &str = "132";
const PACKAGE: &str = "binaryen@132.0.0";

/// The program `wasm-opt`.
///
/// # Errors
/// When it is missing and npm cannot install it.
pub fn wasm_opt(checkout: &Checkout) -> Result<PathBuf> {
    let path = programs::on_path("wasm-opt");
    if let Some(program) = path.filter(|program| programs::has_version(program, VERSION)) {
        return Ok(program);
    }
    let inside = |folder: &Path| folder.join("node_modules/binaryen/bin/wasm-opt");
    let fits = |folder: &Path| programs::has_version(&inside(folder), VERSION);
    let folder = once::installed(&checkout.tools(), "binaryen-132.0.0", fits, |into| {
        let mut npm = node::npm()?;
        npm.args(["install", "--no-audit", "--no-fund", "--ignore-scripts", PACKAGE, "--prefix"])
            .arg(into)
            .current_dir(into);
        let what = format!("wasm-opt ({PACKAGE}) into {}", checkout.tools().display());
        progress::install(&what, "some seconds", &mut npm)
    })?;
    Ok(inside(&folder))
}
