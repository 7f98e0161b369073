//! `promtool`, which reads and tests the rules of alerts.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use super::{debian, once, progress};
use crate::checkout::Checkout;
use crate::programs;

/// Finds promtool, or takes it out of Debian's package. The package is not installed: that would
/// start a Prometheus on this machine.
///
/// # Errors
/// One sentence with the command that mends it.
pub fn promtool(checkout: &Checkout) -> Result<PathBuf> {
    if let Some(found) = programs::on_path("promtool") {
        return Ok(found);
    }
    if !debian::may_install() {
        bail!(
            "promtool is needed to test the alerts: run `sudo apt-get install prometheus`, or put \
             it on PATH from https://prometheus.io/download"
        );
    }
    let folder = once::installed(&checkout.tools(), "promtool", runs, taken_from_the_package)?;
    Ok(program_in(&folder))
}

fn program_in(folder: &Path) -> PathBuf {
    folder.join("usr/bin/promtool")
}

fn runs(folder: &Path) -> bool {
    programs::capture(Command::new(program_in(folder)).arg("--version")).is_ok()
}

fn taken_from_the_package(folder: &Path) -> Result<()> {
    // One shell line, so that a stale list of packages is freshened and all output is one stream.
    let script = "apt-get -q update && apt-get -q download prometheus && \
                  dpkg-deb --extract prometheus_*.deb . && \
                  rm -r prometheus_*.deb usr/bin/prometheus usr/share";
    let mut command = Command::new("sh");
    command.args(["-c", script]).current_dir(folder);
    progress::install("promtool from Debian's prometheus", "a few seconds", &mut command)
}
