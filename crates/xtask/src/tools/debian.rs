//! Installing packages of Debian, where we may.

use std::path::Path;
use std::process::Command;

use anyhow::Result;

use super::progress;
use crate::programs;

/// Whether packages can be installed without asking anybody: root on Debian.
pub fn may_install() -> bool {
    programs::is_root()
        && Path::new("/etc/debian_version").exists()
        && programs::on_path("apt-get").is_some()
}

/// Installs `packages` with apt.
///
/// # Errors
/// When apt fails.
pub fn install(packages: &[&str], about: &str) -> Result<()> {
    let what = format!("Debian's {}", packages.join(" and "));
    // One shell line, so that a stale list of packages is freshened and all output is one stream.
    let script = "apt-get -q update && apt-get -q install -y --no-install-recommends \"$@\"";
    let mut command = Command::new("sh");
    command.args(["-c", script, "sh"]).args(packages).env("DEBIAN_FRONTEND", "noninteractive");
    progress::install(&what, about, &mut command)
}
