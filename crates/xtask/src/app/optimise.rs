//! Making the wasm smaller with wasm-opt.

use std::path::Path;
use std::process::Command;

use anyhow::Result;

use super::files::replace_each;

/// The features that rustc lets wasm use by default; wasm-opt must know them to read it.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Replaces each wasm file below `folder` by a smaller one that does the same.
///
/// # Errors
/// When wasm-opt fails.
pub fn wasm_files(wasm_opt: &Path, folder: &Path) -> Result<()> {
    replace_each(folder, "wasm", |from, into| {
        let mut command = Command::new(wasm_opt);
        command.args(["-Oz", "--quiet"]).args(FEATURES).arg(from).arg("-o").arg(into);
        command
    })
}
