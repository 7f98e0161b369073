//! One journey each in Firefox and in WebKit: the folder `engines` of `tests/e2e`.

use anyhow::Result;

use super::{counting, e2e};
use crate::checkout::Checkout;
use crate::tools;

/// Runs them with `npm run engines`.
///
/// # Errors
/// When one fails, or the browsers are missing and cannot be installed.
pub fn engines(checkout: &Checkout) -> Result<u64> {
    let engines = tools::engines()?;
    let mut npm = e2e::npm(checkout)?;
    npm.args(["run", "engines"])
        .env("WERKHUB_FIREFOX", engines.firefox)
        .env("WERKHUB_WEBKIT", engines.webkit)
        .env("WERKHUB_WEBKIT_DRIVER", engines.webkit_driver);
    counting::run(&mut npm)
}
