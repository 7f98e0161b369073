//! The app's own tests, compiled to wasm and run in Chromium.

use std::fs;
use std::path::Path;

use anyhow::Result;
use serde_json::json;

use super::counting;
use super::lint::APP;
use crate::checkout::Checkout;
use crate::{programs, tools};

/// Runs them.
///
/// # Errors
/// When a test fails, or there are none.
pub fn browser(checkout: &Checkout) -> Result<u64> {
    let chromium = tools::chromium()?;
    let capabilities = checkout.output().join("webdriver.json");
    fs::create_dir_all(checkout.output())?;
    fs::write(&capabilities, capabilities_for(&chromium.browser).to_string())?;
    let mut command = tools::wasm_target()?.cargo(checkout.root());
    command
        .args(["test", "--package", APP, "--target", "wasm32-unknown-unknown", "--locked"])
        .env("CARGO_TARGET_DIR", checkout.app_target())
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", tools::test_runner(checkout)?)
        .env("CHROMEDRIVER", chromium.driver)
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", capabilities)
        // Without it, tests of a file that does not ask for a browser run in node.
        .env("WASM_BINDGEN_USE_BROWSER", "1")
        // Seconds a whole test binary may take, and its driver to start; the defaults of 20 and 5 are
        // short on a busy machine.
        .env("WASM_BINDGEN_TEST_TIMEOUT", "300")
        .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "120");
    counting::run(&mut command)
}

fn capabilities_for(browser: &Path) -> serde_json::Value {
    let mut arguments = vec!["headless", "disable-gpu", "disable-dev-shm-usage"];
    if programs::is_root() {
        // Chromium refuses to start its sandbox as root.
        arguments.push("no-sandbox");
    }
    json!({ "goog:chromeOptions": { "binary": browser, "args": arguments } })
}
