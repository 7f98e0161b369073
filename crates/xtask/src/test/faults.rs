//! Faults that are no simulation: the tests in `tests/faults`.

use anyhow::Result;

use super::counting;
use crate::checkout::Checkout;
use crate::hub::Build;
use crate::{hub, programs, tools};

/// The crate with these tests. It is no part of `unit`, because it takes the built hub, and a
/// program that only this part installs.
pub const FAULTS: &str = "faults";

/// Runs them.
///
/// # Errors
/// When a place had two winners, or an answer came before the flush.
pub fn faults(checkout: &Checkout) -> Result<u64> {
    let hub = hub::build(checkout, Build::Development)?;
    let mut cargo = programs::cargo(checkout.root());
    cargo.args(["test", "--locked", "--package", FAULTS]).env("WERKHUB_BIN", hub);
    if cfg!(target_os = "linux") {
        cargo.env("WERKHUB_STRACE", tools::strace()?);
    }
    // What the race has counted is shown.
    counting::run(cargo.args(["--", "--nocapture"]))
}
