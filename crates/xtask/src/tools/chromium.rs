//! Chromium and its driver, for the tests in a real browser.

use std::env;
use std::path::PathBuf;

use anyhow::{Result, bail};

use super::debian;
use crate::programs;

/// A browser and the driver that steers it.
pub struct Chromium {
    /// The program of the browser.
    pub browser: PathBuf,
    /// The program `chromedriver`.
    pub driver: PathBuf,
}

/// Finds Chromium, and installs it when we are root on Debian.
///
/// # Errors
/// One sentence with the command that mends it.
pub fn chromium() -> Result<Chromium> {
    if let Some(found) = find()? {
        return Ok(found);
    }
    if !debian::may_install() {
        bail!(
            "Chromium and its driver are needed for the tests in a browser: run `sudo apt-get \
             install chromium chromium-driver`, or name them with WERKHUB_CHROMIUM and \
             WERKHUB_CHROMEDRIVER"
        );
    }
    debian::install(&["chromium", "chromium-driver"], "about a minute")?;
    match find()? {
        Some(found) => Ok(found),
        None => bail!("apt installed Chromium, but `chromium` and `chromedriver` are not on PATH"),
    }
}

fn find() -> Result<Option<Chromium>> {
    let browsers = ["chromium", "chromium-browser", "google-chrome"];
    let browser = named("WERKHUB_CHROMIUM", &browsers)?;
    let driver = named("WERKHUB_CHROMEDRIVER", &["chromedriver"])?;
    Ok(browser.zip(driver).map(|(browser, driver)| Chromium { browser, driver }))
}

/// The program that `variable` names, else the first of `names` on PATH.
pub fn named(variable: &str, names: &[&str]) -> Result<Option<PathBuf>> {
    match env::var_os(variable).map(PathBuf::from) {
        Some(program) if program.is_file() => Ok(Some(program)),
        Some(program) => bail!("{variable} names {}, which is no file", program.display()),
        None => Ok(names.iter().find_map(|name| programs::on_path(name))),
    }
}
