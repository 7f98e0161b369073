//! `cargo xtask simulate`: hub, devices, disks, network and clocks from a seed, for some minutes.

use anyhow::Result;
use clap::Args;

use crate::checkout::Checkout;
use crate::programs;

/// What is said to `cargo xtask simulate`.
#[derive(Args)]
pub struct SimulateArguments {
    /// For so many minutes, each seed once
    #[arg(long, default_value_t = 5, conflicts_with = "seed")]
    minutes: u64,
    /// Only this seed, which does the same each time
    #[arg(long)]
    seed: Option<u64>,
}

/// Has cargo compile what is simulated so that it is quick, and take everything else as the other
/// tests compiled it.
pub const QUICK: [&str; 4] = [
    "--config=profile.dev.package.domain.opt-level=2",
    "--config=profile.dev.package.sync.opt-level=2",
    "--config=profile.dev.package.hub.opt-level=1",
    "--config=profile.dev.package.simulation.opt-level=1",
];

/// Runs seeds and prints what they have seen.
///
/// # Errors
/// When a seed breaks a promise; it is named, with the command that shows it once more.
pub fn simulate(checkout: &Checkout, arguments: &SimulateArguments) -> Result<()> {
    let (name, value) = match arguments.seed {
        Some(seed) => ("--seed", seed),
        None => ("--minutes", arguments.minutes),
    };
    let mut cargo = programs::cargo(checkout.root());
    cargo.args(["run", "--locked", "--package", "simulation"]).args(QUICK);
    programs::run(cargo.args(["--", name, &value.to_string()]))
}
