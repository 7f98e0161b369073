//! Compiling for the browser: with rustup's compiler, or with the distribution's.
//!
//! Tests take the standard library that rustup has ready-made. The app that people get comes with
//! one that is built for it: for size, and ending at once in a panic instead of putting its message
//! together, which makes the app a tenth smaller. What shows people that the app has ended is
//! `public/boot.js`.

use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};

use super::{debian, progress};
use crate::programs;

/// Where cargo looks for more flags for the compiler.
const FLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";
const TARGET: &str = "wasm32-unknown-unknown";
/// The name rustup gets to know the distribution's compiler by.
const DEBIAN_TOOLCHAIN: &str = "debian";
/// The distribution's newest compiler with clippy, the linker for wasm, and the sources.
const DEBIAN_PACKAGES: [&str; 6] =
    ["rustc-web", "cargo-web", "rust-web-clippy", "rust-web-llvm", "lld-22", "rust-web-src"];

/// What compiles for the browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WasmTarget {
    /// The active toolchain, which has a ready-made standard library.
    Rustup,
    /// Debian's, which must build the standard library (about a minute more).
    Debian,
}

impl WasmTarget {
    /// Makes `command`, which runs cargo or something that does, compile for tests and for looking
    /// at a change.
    pub fn apply(self, command: &mut Command) {
        if self == Self::Debian {
            command.env("RUSTUP_TOOLCHAIN", DEBIAN_TOOLCHAIN);
            build_standard_library(command);
        }
        // Cargo must be chosen again by rustup, not be the one that started us.
        command.env_remove("CARGO");
    }

    /// Makes `command` compile what people get. Takes [`with_standard_library_sources`].
    pub fn apply_for_people(self, command: &mut Command) {
        self.apply(command);
        build_standard_library(command);
        command
            .env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size")
            // Cargo adds these to the flags of `.cargo/config.toml`.
            .env(FLAGS, "-Zunstable-options -Cpanic=immediate-abort");
    }

    /// `cargo` in `folder`, compiling this way.
    pub fn cargo(self, folder: &Path) -> Command {
        let mut command = Command::new("cargo");
        command.current_dir(folder);
        self.apply(&mut command);
        command
    }
}

/// Finds a way to compile for the browser, and makes one where there is none.
///
/// # Errors
/// One sentence with the command that mends it.
pub fn wasm_target() -> Result<WasmTarget> {
    if has_standard_library() {
        return Ok(WasmTarget::Rustup);
    }
    // Asked before rustup, whose server could not be reached the last time.
    if has_debian_toolchain() {
        return Ok(WasmTarget::Debian);
    }
    if programs::on_path("rustup").is_none() {
        bail!(
            "the compiler has no standard library for {TARGET} and there is no rustup to add it: \
             install rustup from https://rustup.rs"
        );
    }
    let mut add = Command::new("rustup");
    add.args(["target", "add", TARGET]);
    let added = progress::install(&format!("rustup's {TARGET}"), "some seconds", &mut add);
    if added.is_ok() && has_standard_library() {
        return Ok(WasmTarget::Rustup);
    }
    debian(&format!("rustup target add {TARGET}"))
}

/// [`wasm_target`] with the sources of its standard library.
///
/// # Errors
/// One sentence with the command that mends it.
pub fn with_standard_library_sources() -> Result<WasmTarget> {
    let target = wasm_target()?;
    if target == WasmTarget::Debian || has_sources(None) {
        return Ok(target);
    }
    if has_debian_toolchain() {
        return Ok(WasmTarget::Debian);
    }
    let mut add = Command::new("rustup");
    add.args(["component", "add", "rust-src"]);
    let added = progress::install("the standard library's sources", "some seconds", &mut add);
    if added.is_ok() && has_sources(None) {
        return Ok(WasmTarget::Rustup);
    }
    debian("rustup component add rust-src")
}

/// Debian's compiler, installed where it is not; `instead` is what failed.
fn debian(instead: &str) -> Result<WasmTarget> {
    if !debian::may_install() {
        bail!(
            "`{instead}` failed: run it where rustup's server can be reached, or start this as \
             root on Debian, whose own compiler can do it"
        );
    }
    debian::install(&DEBIAN_PACKAGES, "about two minutes")?;
    programs::run(Command::new("rustup").args(["toolchain", "link", DEBIAN_TOOLCHAIN, "/usr"]))?;
    Ok(WasmTarget::Debian)
}

fn build_standard_library(command: &mut Command) {
    command
        // Building the standard library is not stable yet; this is the switch for it.
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort");
}

fn has_standard_library() -> bool {
    let folder = programs::capture(Command::new("rustc").args([
        "--print",
        "target-libdir",
        "--target",
        TARGET,
    ]));
    let Ok(folder) = folder else { return false };
    let Ok(files) = Path::new(folder.trim()).read_dir() else { return false };
    files.flatten().any(|file| file.file_name().to_string_lossy().starts_with("libstd-"))
}

fn has_debian_toolchain() -> bool {
    // The sources come last of the packages, so they tell a whole install from half of one.
    has_sources(Some(DEBIAN_TOOLCHAIN))
}

fn has_sources(toolchain: Option<&str>) -> bool {
    let mut rustc = Command::new("rustc");
    rustc.args(toolchain.map(|name| format!("+{name}"))).args(["--print", "sysroot"]);
    programs::capture(&mut rustc)
        .is_ok_and(|folder| Path::new(folder.trim()).join("lib/rustlib/src/rust/library").exists())
}
