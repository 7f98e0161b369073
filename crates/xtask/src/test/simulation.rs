//! Many working days with all that goes wrong in them: the tests in `tests/simulation`.

use anyhow::Result;

use super::counting;
use crate::checkout::Checkout;
use crate::programs;
use crate::simulate::QUICK;

/// The crate with these tests. It is no part of `unit`, because only this part compiles what is
/// simulated so that it is quick.
pub const SIMULATION: &str = "simulation";

/// Runs them.
///
/// # Errors
/// When a promise was broken, or a planted mistake was not found.
pub fn simulation(checkout: &Checkout) -> Result<u64> {
    let mut cargo = programs::cargo(checkout.root());
    cargo.args(["test", "--locked", "--package", SIMULATION]).args(QUICK);
    // One test after the other: each uses all cores. What they have seen is shown.
    counting::run(cargo.args(["--", "--nocapture", "--test-threads", "1"]))
}
