//! Calendars, read by programs of other houses: the tests in `tests/calendar`.

use anyhow::Result;

use super::counting;
use crate::checkout::Checkout;
use crate::{programs, tools};

/// The crate with these tests. It is no part of `unit`, because it takes programs that only this
/// part installs.
pub const CALENDAR: &str = "calendar";

/// Runs them.
///
/// # Errors
/// When a calendar is read otherwise than it was meant, or the programs are missing and cannot be
/// installed.
pub fn calendar(checkout: &Checkout) -> Result<u64> {
    let python = tools::calendar_readers()?;
    tools::npm()?;
    tools::install_packages(&checkout.root().join("tests/calendar"))?;
    let mut cargo = programs::cargo(checkout.root());
    cargo.args(["test", "--locked", "--package", CALENDAR]).env("WERKHUB_PYTHON", python);
    counting::run(&mut cargo)
}
