//! strace, which writes down what a program asks of the system.

use std::path::PathBuf;

use anyhow::{Result, bail};

use super::{chromium, debian};

/// Finds it, and installs it when we are root on Debian.
///
/// # Errors
/// One sentence with the command that mends it.
pub fn strace() -> Result<PathBuf> {
    let find = || chromium::named("WERKHUB_STRACE", &["strace"]);
    if let Some(found) = find()? {
        return Ok(found);
    }
    if !debian::may_install() {
        bail!(
            "strace is needed to see that the hub flushes before it answers: run `sudo apt-get \
             install strace`, or name it with WERKHUB_STRACE"
        );
    }
    debian::install(&["strace"], "some seconds")?;
    match find()? {
        Some(found) => Ok(found),
        None => bail!("apt installed strace, but it is not on PATH"),
    }
}
