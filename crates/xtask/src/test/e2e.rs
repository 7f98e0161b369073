//! People in real browsers against the real hub: the suite in `tests/e2e`.

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
    let folder = checkout.root().join("tests/e2e");
    if !folder.join("package.json").is_file() {
        bail!("{} has no package.json: the end-to-end tests are missing", folder.display());
    }
    let chromium = tools::chromium()?;
    let app = app::build(checkout, &tools::for_app(checkout)?, app::Finish::Release)?;
    let hub = hub::build(checkout, Build::Development)?;
    tools::install_packages(&folder)?;
    let mut npm = tools::npm()?;
    npm.arg("test")
        .current_dir(folder)
        .env("WERKHUB_BIN", hub)
        .env("WERKHUB_APP", app)
        .env("WERKHUB_CHROMIUM", chromium.browser);
    counting::run(&mut npm)
}
