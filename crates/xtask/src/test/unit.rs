//! All tests that run natively.

use std::env::var_os;
use std::io::{IsTerminal, stdout};

use anyhow::Result;

use super::calendar::CALENDAR;
use super::counting;
use super::faults::FAULTS;
use super::lint::APP;
use super::print::PRINT;
use super::simulation::SIMULATION;
use crate::checkout::Checkout;
use crate::{programs, tools};

/// Where property tests begin to draw. The same for everybody, so that a change is refused for what
/// it changes; whoever looks for more sets another one.
const PROPERTY_SEED: &str = "PROPTEST_RNG_SEED";

/// Runs them with nextest where it is there, else with cargo's own runner; then the examples in
/// the documentation, which nextest cannot run.
///
/// # Errors
/// When a test fails, or there are none.
pub fn unit(checkout: &Checkout) -> Result<u64> {
    let colour = if stdout().is_terminal() { "always" } else { "never" };
    let cargo = |words: &[&str]| {
        let mut cargo = programs::cargo(checkout.root());
        cargo.args(words).args(["--workspace", "--locked"]);
        // Parts of their own.
        cargo.args(
            [APP, CALENDAR, FAULTS, PRINT, SIMULATION].map(|name| format!("--exclude={name}")),
        );
        cargo.env("CARGO_TERM_COLOR", colour);
        if var_os(PROPERTY_SEED).is_none() {
            cargo.env(PROPERTY_SEED, "1");
        }
        cargo
    };
    if tools::has_nextest(checkout.root()) {
        let tests = counting::run(&mut cargo(&["nextest", "run", "--no-fail-fast"]))?;
        return Ok(tests + counting::run_maybe_none(&mut cargo(&["test", "--doc"]))?);
    }
    eprintln!("cargo-nextest is not here: using `cargo test`, which runs the same tests.");
    counting::run(&mut cargo(&["test", "--no-fail-fast"]))
}
