//! Programs from the Rust registry in one exact version.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;

use super::{once, progress};
use crate::checkout::Checkout;
use crate::programs;

/// A package of the registry and the programs we use of it.
pub struct Package<'a> {
    /// Its name in the registry.
    pub name: &'a str,
    /// The exact version.
    pub version: &'a str,
    /// The programs that must be there, all in that version.
    pub programs: &'a [&'a str],
    /// More arguments for `cargo install`.
    pub arguments: &'a [&'a str],
    /// How much to optimise: it costs minutes, so only where the program itself has work to do.
    pub opt_level: &'a str,
    /// How long it takes on two cores, in words.
    pub about: &'a str,
}

impl Package<'_> {
    /// The folder with the programs: from PATH when the version fits, else from the cache, where
    /// it is installed when missing.
    ///
    /// # Errors
    /// When installing fails.
    pub fn folder(&self, checkout: &Checkout) -> Result<PathBuf> {
        if let Some(folder) = self.on_path() {
            return Ok(folder);
        }
        let name = format!("{}-{}", self.name, self.version);
        let fits = |folder: &Path| self.fits(&folder.join("bin"));
        let folder =
            once::installed(&checkout.tools(), &name, fits, |into| self.install(checkout, into))?;
        Ok(folder.join("bin"))
    }

    fn on_path(&self) -> Option<PathBuf> {
        let first = programs::on_path(self.programs.first()?)?;
        let folder = first.parent()?;
        self.fits(folder).then(|| folder.to_path_buf())
    }

    fn fits(&self, folder: &Path) -> bool {
        self.programs.iter().all(|name| programs::has_version(&folder.join(name), self.version))
    }

    /// Compiles into `into`. A light profile: these programs run for seconds, and compiling them
    /// with full optimisation takes ten minutes and more.
    fn install(&self, checkout: &Checkout, into: &Path) -> Result<()> {
        // Kept when the install is interrupted, so that the next try goes on where this one was.
        let build = checkout.tools().join(format!(".{}-build", self.name));
        let mut command = programs::cargo(&checkout.tools());
        command
            .args(["install", "--debug", self.name, "--version"])
            .arg(format!("={}", self.version))
            .args(self.arguments)
            .arg("--root")
            .arg(into)
            .env("CARGO_TARGET_DIR", &build)
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            .env("CARGO_PROFILE_DEV_OPT_LEVEL", self.opt_level)
            .env("CARGO_INCREMENTAL", "0")
            .env_remove("RUSTFLAGS");
        let what = format!("{} {} into {}", self.name, self.version, checkout.tools().display());
        progress::install(&what, self.about, &mut command)?;
        fs::remove_dir_all(&build)?;
        Ok(())
    }
}
