//! The example of alerts for Prometheus, read and tested by Prometheus' own tool.

use std::process::Command;

use anyhow::Result;

use crate::checkout::Checkout;
use crate::{programs, tools};

/// Reads `kiosk/alerts.yml`, and sees to it that what `kiosk/alerts.test.yml` expects does happen.
///
/// # Errors
/// When a rule cannot be read or does something else, or promtool is missing and cannot be had.
pub fn alerts(checkout: &Checkout) -> Result<()> {
    let promtool = tools::promtool(checkout)?;
    let kiosk = checkout.root().join("kiosk");
    for words in [["check", "rules", "alerts.yml"], ["test", "rules", "alerts.test.yml"]] {
        programs::run(Command::new(&promtool).args(words).current_dir(&kiosk))?;
    }
    Ok(())
}
