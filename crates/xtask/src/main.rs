//! `cargo xtask …`: what the README's commands do, with all the set-up they need.

mod app;
mod bench;
mod checkout;
mod crash;
mod fuzz;
mod hub;
mod programs;
mod run;
mod simulate;
mod size;
mod test;
mod tools;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

use checkout::Checkout;

#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", about = "Runs and tests Werk Hub.")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Builds the app and the hub and starts the hub with demo data
    Run(run::RunArguments),
    /// Runs what CI runs: all of it, or one part
    Test {
        /// The part; without it all parts
        part: Option<test::Part>,
    },
    /// Runs the benchmarks and writes target/bench/*.json
    Bench(bench::BenchArguments),
    /// Feeds foreign bytes to one of the readers of tests/fuzz
    Fuzz(fuzz::FuzzArguments),
    /// Kills the hub under load, again and again, and looks for what it forgot
    Crash(crash::CrashArguments),
    /// Simulates working days with all that goes wrong, or one seed of them once more
    Simulate(simulate::SimulateArguments),
    /// Measures what a first visit downloads against the budgets
    CheckSize,
    /// What Trunk runs in wasm-bindgen's place
    #[command(hide = true, disable_help_flag = true, disable_version_flag = true)]
    WasmBindgen {
        /// Those of wasm-bindgen.
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
}

fn main() -> ExitCode {
    match start(Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("cargo xtask: {problem:#}");
            ExitCode::FAILURE
        }
    }
}

fn start(arguments: Arguments) -> Result<()> {
    let checkout = Checkout::find()?;
    match arguments.command {
        Command::Run(arguments) => run::run(&checkout, &arguments),
        Command::Test { part } => test::test(&checkout, part),
        Command::Bench(arguments) => bench::bench(&checkout, &arguments),
        Command::Fuzz(arguments) => fuzz::fuzz(&checkout, &arguments),
        Command::Crash(arguments) => crash::crash(&checkout, &arguments),
        Command::Simulate(arguments) => simulate::simulate(&checkout, &arguments),
        Command::CheckSize => size::check_size(&checkout),
        Command::WasmBindgen { arguments } => app::split::bindgen(&arguments),
    }
}
