//! Programs that come as packages of npm.

use std::path::{Path, PathBuf};

use anyhow::Result;

use super::{node, once, progress};
use crate::checkout::Checkout;
use crate::programs;

/// A program and the package it comes in.
struct NpmProgram {
    name: &'static str,
    package: &'static str,
    version: &'static str,
    /// What the program says of its version.
    says: &'static str,
}

/// From the package: the distribution's is too old for today's wasm features.
const WASM_OPT: NpmProgram =
    NpmProgram { name: "wasm-opt", package: "binaryen", version: "132.0.0", says: "132" };

const ESBUILD: NpmProgram =
    NpmProgram { name: "esbuild", package: "esbuild", version: "0.28.2", says: "0.28.2" };

/// Makes wasm smaller.
///
/// # Errors
/// When it is missing and npm cannot install it.
pub fn wasm_opt(checkout: &Checkout) -> Result<PathBuf> {
    found_or_installed(checkout, &WASM_OPT)
}

/// Makes scripts smaller.
///
/// # Errors
/// When it is missing and npm cannot install it.
pub fn esbuild(checkout: &Checkout) -> Result<PathBuf> {
    found_or_installed(checkout, &ESBUILD)
}

fn found_or_installed(checkout: &Checkout, program: &NpmProgram) -> Result<PathBuf> {
    let NpmProgram { name, package, version, says } = program;
    let path = programs::on_path(name);
    if let Some(program) = path.filter(|program| programs::has_version(program, says)) {
        return Ok(program);
    }
    let inside = |folder: &Path| folder.join("node_modules/.bin").join(name);
    let fits = |folder: &Path| programs::has_version(&inside(folder), says);
    let folder =
        once::installed(&checkout.tools(), &format!("{package}-{version}"), fits, |into| {
            let mut npm = node::npm()?;
            npm.args(["install", "--no-audit", "--no-fund", "--ignore-scripts"])
                .arg(format!("{package}@{version}"))
                .arg("--prefix")
                .arg(into)
                .current_dir(into);
            let what = format!("{name} ({package} {version}) into {}", checkout.tools().display());
            progress::install(&what, "some seconds", &mut npm)
        })?;
    Ok(inside(&folder))
}
