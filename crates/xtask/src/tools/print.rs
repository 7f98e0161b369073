//! What draws printed labels and reads them back, for the tests in `tests/print`.

use anyhow::{Result, bail};

use super::debian;
use crate::programs;

/// Programs and the Debian packages they come from.
const NEEDED: [(&str, &str); 3] =
    [("pdftoppm", "poppler-utils"), ("zbarimg", "zbar-tools"), ("ZXingReader", "zxing-cpp-tools")];

/// Sees to it that labels can be drawn and read, and installs what is missing when we are root on
/// Debian.
///
/// # Errors
/// One sentence with the command that mends it.
pub fn print_readers() -> Result<()> {
    let missing = || -> Vec<&str> {
        let absent = NEEDED.iter().filter(|(program, _)| programs::on_path(program).is_none());
        absent.map(|(_, package)| *package).collect()
    };
    let packages = missing();
    if packages.is_empty() {
        return Ok(());
    }
    if !debian::may_install() {
        bail!(
            "printed labels cannot be read back here: run `sudo apt-get install {}`",
            packages.join(" ")
        );
    }
    debian::install(&packages, "about a minute")?;
    match missing().as_slice() {
        [] => Ok(()),
        still => bail!("apt installed {}, but their programs are not on PATH", still.join(" and ")),
    }
}
