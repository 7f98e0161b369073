//! Node and npm: they run wasm-opt and the end-to-end tests.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::progress;
use crate::programs;

const OLDEST: u32 = 20;

/// npm, after a look that node is new enough.
///
/// # Errors
/// One sentence with the command that mends it.
pub fn npm() -> Result<Command> {
    let mend = "Node.js 20 or newer with npm is needed: install it with `apt-get install nodejs \
                npm` or from https://nodejs.org";
    let node = programs::on_path("node").context(mend)?;
    let npm = programs::on_path("npm").context(mend)?;
    let version = programs::capture(Command::new(node).arg("--version"))?;
    match major(&version) {
        Some(found) if found >= OLDEST => Ok(Command::new(npm)),
        _ => bail!("{mend} (found {})", version.trim()),
    }
}

/// Installs what `folder/package-lock.json` names, when that changed since the last time.
///
/// # Errors
/// When there is no lock file, or npm fails.
pub fn install_packages(folder: &Path) -> Result<()> {
    let lock = folder.join("package-lock.json");
    let wanted = fs::read(&lock).with_context(|| {
        format!("{} is missing: run `npm install` in that folder and commit it", lock.display())
    })?;
    // Written last, so a half-finished `npm ci` is done again.
    let stamp = folder.join("node_modules/.installed-lock.json");
    if fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    let mut command = npm()?;
    command
        .args(["ci", "--no-audit", "--no-fund"])
        .current_dir(folder)
        // Tests use the Chromium of the system.
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    let what = format!("the packages of {}", folder.display());
    progress::install(&what, "some seconds", &mut command)?;
    // npm makes no folder when there is nothing to install.
    fs::create_dir_all(folder.join("node_modules"))?;
    fs::write(stamp, wanted)?;
    Ok(())
}

fn major(version: &str) -> Option<u32> {
    version.trim().trim_start_matches('v').split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_major_version() {
        assert_eq!(major("v20.20.2\n"), Some(20));
        assert_eq!(major("none"), None);
    }
}
