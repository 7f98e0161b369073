//! Firefox, and WebKit with its driver and a screen to draw on, for the tests in browsers that are
//! no Chromium.

use std::fs;
use std::path::PathBuf;

use anyhow::{Result, bail};

use super::{chromium, debian};
use crate::programs;

/// The browsers and what steers them.
pub struct Engines {
    /// The program of Firefox, which is steered without a driver.
    pub firefox: PathBuf,
    /// The small browser that comes with WebKit.
    pub webkit: PathBuf,
    /// The program that steers it.
    pub webkit_driver: PathBuf,
}

/// Finds them, and installs what is missing when we are root on Debian.
///
/// # Errors
/// One sentence with the command that mends it.
pub fn engines() -> Result<Engines> {
    let missing = match find()? {
        Ok(found) => return Ok(found),
        Err(missing) => missing,
    };
    if !debian::may_install() {
        bail!(
            "Firefox and WebKit are needed for the tests in other engines: run `sudo apt-get \
             install {}`, or name the browsers with WERKHUB_FIREFOX, WERKHUB_WEBKIT and \
             WERKHUB_WEBKIT_DRIVER",
            missing.join(" ")
        );
    }
    debian::install(&missing, "about a minute")?;
    match find()? {
        Ok(found) => Ok(found),
        Err(still) => {
            bail!(
                "apt installed {}, but their programs are not where they should be",
                still.join(" and ")
            )
        }
    }
}

/// The engines, or the Debian packages that are missing.
fn find() -> Result<std::result::Result<Engines, Vec<&'static str>>> {
    let firefox = chromium::named("WERKHUB_FIREFOX", &["firefox-esr", "firefox"])?;
    let webkit_driver = chromium::named("WERKHUB_WEBKIT_DRIVER", &["WebKitWebDriver"])?;
    let webkit = chromium::named("WERKHUB_WEBKIT", &[])?.or_else(small_browser);
    let missing = [
        ("firefox-esr", firefox.is_none()),
        ("webkit2gtk-driver", webkit_driver.is_none() || webkit.is_none()),
        ("xvfb", programs::on_path("xvfb-run").is_none()),
        // `xvfb-run` does not work without it, but Debian only recommends it.
        ("xauth", programs::on_path("xauth").is_none()),
    ];
    let missing: Vec<&str> =
        missing.iter().filter(|(_, is_missing)| *is_missing).map(|(package, _)| *package).collect();
    let engines = match (firefox, webkit, webkit_driver) {
        (Some(firefox), Some(webkit), Some(webkit_driver)) if missing.is_empty() => {
            Ok(Engines { firefox, webkit, webkit_driver })
        }
        _ => Err(missing),
    };
    Ok(engines)
}

/// It is not on PATH: it lies beside the library, in a folder named after the machine's kind.
fn small_browser() -> Option<PathBuf> {
    let kinds = fs::read_dir("/usr/lib").into_iter().flatten().flatten().map(|entry| entry.path());
    kinds
        .chain([PathBuf::from("/usr/libexec")])
        .map(|folder| folder.join("webkit2gtk-4.1/MiniBrowser"))
        .find(|program| program.is_file())
}
