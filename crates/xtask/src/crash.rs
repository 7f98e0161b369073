//! `cargo xtask crash`: kills the hub under load, again and again, and looks for what it forgot.

use anyhow::Result;
use clap::Args;

use crate::checkout::Checkout;
use crate::programs;

/// What is said to `cargo xtask crash`.
#[derive(Args)]
pub struct CrashArguments {
    /// How often it is killed
    #[arg(long, default_value_t = 200)]
    rounds: u64,
    /// Draws the moments
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

/// Which of the hub's tests it is.
const TEST: &str = "nothing_that_was_answered_is_lost_when_the_hub_is_killed_under_load";

/// Runs the test that CI runs too, with more rounds, and shows what it counted.
///
/// # Errors
/// When something that was answered is gone.
pub fn crash(checkout: &Checkout, arguments: &CrashArguments) -> Result<()> {
    let CrashArguments { rounds, seed } = arguments;
    let mut cargo = programs::cargo(checkout.root());
    cargo
        .args(["test", "--locked", "--package", "hub", "--test", "process"])
        .args(["--", TEST, "--nocapture"])
        .env("WERKHUB_CRASH_ROUNDS", rounds.to_string())
        .env("WERKHUB_CRASH_SEED", seed.to_string());
    programs::run(&mut cargo)
}
