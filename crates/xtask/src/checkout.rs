//! Where things are: the checkout, its build folders, and the cache that outlives them.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The folders every command works in.
pub struct Checkout {
    /// The folder with the workspace's `Cargo.toml`.
    root: PathBuf,
    /// Where cargo puts native artefacts: `CARGO_TARGET_DIR`, else `target`.
    target: PathBuf,
    /// Tools that are dear to build and are shared by all checkouts of this person.
    cache: PathBuf,
}

impl Checkout {
    /// Finds the checkout this program was built from.
    ///
    /// # Errors
    /// When cargo did not start this program, or no home folder is known.
    pub fn find() -> Result<Self> {
        // Asked at run time: with a shared target folder the binary may have been built by a
        // checkout at another path.
        let manifest_dir = env::var_os("CARGO_MANIFEST_DIR")
            .context("start this with `cargo xtask`, so that cargo says where the checkout is")?;
        let root = Path::new(&manifest_dir)
            .ancestors()
            .nth(2)
            .context("crates/xtask is not two folders below the checkout")?
            .to_path_buf();
        let target = match env::var_os("CARGO_TARGET_DIR") {
            Some(dir) => std::path::absolute(dir)?,
            None => root.join("target"),
        };
        Ok(Self { root, target, cache: cache_folder()? })
    }

    /// The folder with the workspace's `Cargo.toml`.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Where cargo puts native artefacts.
    pub fn target(&self) -> &Path {
        &self.target
    }

    /// Where cargo puts wasm artefacts. Apart from the native ones, so that building the app and
    /// the hub do not wait for each other's lock.
    pub fn app_target(&self) -> PathBuf {
        self.target.join("app")
    }

    /// Output that belongs to this checkout alone, also when `CARGO_TARGET_DIR` is shared.
    pub fn output(&self) -> PathBuf {
        self.root.join("target")
    }

    /// Where set-up installs its tools.
    pub fn tools(&self) -> PathBuf {
        self.cache.join("tools")
    }
}

fn cache_folder() -> Result<PathBuf> {
    if let Some(dir) = env::var_os("WERKHUB_CACHE") {
        return Ok(std::path::absolute(dir)?);
    }
    if let Some(dir) = env::var_os("XDG_CACHE_HOME").filter(|dir| !dir.is_empty()) {
        return Ok(Path::new(&dir).join("werkhub"));
    }
    let home = env::var_os("HOME")
        .context("no HOME is set: say where tools may be kept with WERKHUB_CACHE=/some/folder")?;
    Ok(Path::new(&home).join(".cache/werkhub"))
}
