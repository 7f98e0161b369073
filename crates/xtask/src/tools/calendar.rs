//! What reads calendars, for the tests in `tests/calendar`.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, bail};

use super::debian;
use crate::programs;

const PACKAGES: [&str; 2] = ["khal", "python3-icalendar"];

/// Sees to it that calendars can be read by others, and installs what is missing when we are root
/// on Debian. Gives the Python that has the library; ical.js comes with npm.
///
/// # Errors
/// One sentence with the command that mends it.
pub fn calendar_readers() -> Result<PathBuf> {
    if let Some(python) = ready() {
        return Ok(python);
    }
    let packages = PACKAGES.join(" ");
    if !debian::may_install() {
        bail!(
            "calendars cannot be read by others here: run `sudo apt-get install {packages}`, or \
             `pip install khal icalendar`"
        );
    }
    debian::install(&PACKAGES, "about a minute")?;
    match ready() {
        Some(python) => Ok(python),
        None => bail!("apt installed {packages}, but they do not start"),
    }
}

fn ready() -> Option<PathBuf> {
    programs::on_path("khal")?;
    // Debian's own stands beside whatever other Python comes first on PATH.
    let pythons =
        programs::on_path("python3").into_iter().chain([PathBuf::from("/usr/bin/python3")]);
    pythons.into_iter().find(|python| {
        let said = Command::new(python).args(["-c", "import icalendar"]).output();
        said.is_ok_and(|said| said.status.success())
    })
}
