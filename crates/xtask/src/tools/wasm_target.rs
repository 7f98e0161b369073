//! Compiling for the browser: rustup's target, or the distribution's compiler that builds the
//! standard library itself.

use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};

use super::{debian, progress};
use crate::programs;

const TARGET: &str = "wasm32-unknown-unknown";
/// The name rustup gets to know the distribution's compiler by.
const DEBIAN_TOOLCHAIN: &str = "debian";
/// The distribution's newest compiler with clippy, the linker for wasm, and the sources.
const DEBIAN_PACKAGES: [&str; 6] =
    ["rustc-web", "cargo-web", "rust-web-clippy", "rust-web-llvm", "lld-22", "rust-web-src"];

/// How the app is compiled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WasmTarget {
    /// The standard library comes ready-made with the active toolchain.
    ReadyMade,
    /// Debian's compiler builds the standard library as well (about a minute more).
    BuildsStandardLibrary,
}

impl WasmTarget {
    /// Makes `command`, which runs cargo or something that does, compile this way.
    pub fn apply(self, command: &mut Command) {
        if self == Self::BuildsStandardLibrary {
            command
                .env("RUSTUP_TOOLCHAIN", DEBIAN_TOOLCHAIN)
                // Building the standard library is not stable yet; this is the switch for it.
                .env("RUSTC_BOOTSTRAP", "1")
                .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort");
        }
        // Cargo must be chosen again by rustup, not be the one that started us.
        command.env_remove("CARGO");
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
        return Ok(WasmTarget::ReadyMade);
    }
    // Asked before rustup, whose server could not be reached the last time.
    if has_debian_toolchain() {
        return Ok(WasmTarget::BuildsStandardLibrary);
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
        return Ok(WasmTarget::ReadyMade);
    }
    if !debian::may_install() {
        bail!(
            "rustup could not add {TARGET}: run `rustup target add {TARGET}` where its server can \
             be reached, or start this as root on Debian, whose own compiler can do it"
        );
    }
    debian::install(&DEBIAN_PACKAGES, "about two minutes")?;
    programs::run(Command::new("rustup").args(["toolchain", "link", DEBIAN_TOOLCHAIN, "/usr"]))?;
    Ok(WasmTarget::BuildsStandardLibrary)
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
    let toolchain = format!("+{DEBIAN_TOOLCHAIN}");
    let folder = programs::capture(Command::new("rustc").args([&toolchain, "--print", "sysroot"]));
    // The sources come last of the packages, so they tell a whole install from half of one.
    folder
        .is_ok_and(|folder| Path::new(folder.trim()).join("lib/rustlib/src/rust/library").exists())
}
