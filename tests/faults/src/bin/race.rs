//! `race --url URL`: lets pairs of people race for places in a booking system.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use faults::race::{Course, System, run};

/// Two people want one place at the same instant, or for times that overlap: exactly one may get it,
/// in every round.
#[derive(Parser)]
#[command(name = "race")]
struct Arguments {
    /// The system's address, such as http://127.0.0.1:8080
    #[arg(long)]
    url: String,
    /// How often two race
    #[arg(long, default_value_t = 10_000)]
    rounds: usize,
    /// How many pairs race side by side, each for a place of its own
    #[arg(long, default_value_t = 20)]
    pairs: usize,
    /// Which system it is, in a file like those in tests/faults/src/race [default: Werk Hub]
    #[arg(long, conflicts_with = "reserving")]
    system: Option<PathBuf>,
    /// Werk Hub, by reserving for times that overlap, instead of checking in
    #[arg(long)]
    reserving: bool,
}

fn main() -> ExitCode {
    let Arguments { url, rounds, pairs, system, reserving } = Arguments::parse();
    let system = match system {
        Some(file) => System::read(&file),
        None if reserving => System::werkhub_reserving(),
        None => System::werkhub(),
    };
    let url = url.trim_end_matches('/');
    match system.and_then(|system| run(&system, url, Course { rounds, pairs })) {
        Ok(finish) => {
            println!("{finish}");
            ExitCode::SUCCESS
        }
        Err(problem) => {
            eprintln!("race: {problem:#}");
            ExitCode::FAILURE
        }
    }
}
