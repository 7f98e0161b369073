//! Set-up: what the app and the tests need beyond cargo, fetched once into a cache folder.
//!
//! Each tool first looks at what is there (PATH, then the cache) and takes it when its version
//! fits. What is missing is installed into a folder that gets its final name only when complete,
//! so an interrupted install is never taken for a finished one.

mod calendar;
mod cargo_install;
mod chromium;
mod debian;
mod engines;
mod nextest;
mod node;
mod npm_program;
mod once;
mod print;
mod progress;
mod promtool;
mod strace;
mod trunk;
mod wasm_bindgen;
mod wasm_target;

use std::path::PathBuf;

use anyhow::Result;

use crate::checkout::Checkout;

pub use calendar::calendar_readers;
pub use chromium::chromium;
pub use engines::engines;
pub use nextest::has_nextest;
pub use node::{install_packages, npm};
pub use print::print_readers;
pub use promtool::promtool;
pub use strace::strace;
pub use wasm_bindgen::test_runner;
pub use wasm_target::{WasmTarget, wasm_target};

/// What building the app takes.
pub struct AppTools {
    /// How to compile for the browser.
    pub wasm_target: WasmTarget,
    /// The folder that holds `wasm-bindgen` in the version of `Cargo.lock`.
    pub wasm_bindgen: PathBuf,
    /// The program `trunk`.
    pub trunk: PathBuf,
    /// The program `wasm-opt`.
    pub wasm_opt: PathBuf,
    /// The program `esbuild`.
    pub esbuild: PathBuf,
}

/// Finds or installs everything that building the app takes.
///
/// # Errors
/// One sentence with the command that mends what is missing.
pub fn for_app(checkout: &Checkout) -> Result<AppTools> {
    Ok(AppTools {
        wasm_target: wasm_target::with_standard_library_sources()?,
        wasm_opt: npm_program::wasm_opt(checkout)?,
        esbuild: npm_program::esbuild(checkout)?,
        wasm_bindgen: wasm_bindgen::wasm_bindgen(checkout)?,
        trunk: trunk::trunk(checkout)?,
    })
}
