//! People in real browsers against the real hub: the suite in `tests/e2e`.

use std::process::Command;

use anyhow::{Result, bail};

use super::counting;
use crate::checkout::Checkout;
use crate::hub::Build;
use crate::{app, hub, tools};

/// Runs it with `npm test`.
///
/// # Errors
/// When a test fails, or there are none.
pub fn e2e(checkout: &Checkout) -> Result<u64> {
    let chromium = tools::chromium()?;
    let mut npm = npm(checkout)?;
    npm.arg("test").env("WERKHUB_CHROMIUM", chromium.browser);
    counting::run(&mut npm)
}

/// npm in the suite's folder, with hub and app built and its packages installed.
///
/// # Errors
/// When one of these fails.
pub fn npm(checkout: &Checkout) -> Result<Command> {
    let folder = checkout.root().join("tests/e2e");
    if !folder.join("package.json").is_file() {
        bail!("{} has no package.json: the end-to-end tests are missing", folder.display());
    }
    let app = app::build(checkout, &tools::for_app(checkout)?, app::Finish::Release)?;
    let hub = hub::build(checkout, Build::Development)?;
    tools::install_packages(&folder)?;
    let mut npm = tools::npm()?;
    npm.current_dir(folder).env("WERKHUB_BIN", hub).env("WERKHUB_APP", app);
    Ok(npm)
}
