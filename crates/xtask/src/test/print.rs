//! Printed labels, read back by two independent readers: the tests in `tests/print`.

use anyhow::Result;

use super::counting;
use crate::checkout::Checkout;
use crate::{programs, tools};

/// The crate with these tests. It is no part of `unit`, because it takes programs that only this
/// part installs.
pub const PRINT: &str = "print";

/// Runs them.
///
/// # Errors
/// When a code is not read, or the programs that read are missing and cannot be installed.
pub fn print(checkout: &Checkout) -> Result<u64> {
    tools::print_readers()?;
    let mut cargo = programs::cargo(checkout.root());
    // Two at a time at most: each keeps some hundred pictures.
    let words = ["test", "--locked", "--package", PRINT, "--", "--test-threads", "2"];
    counting::run(cargo.args(words))
}
