//! `cargo xtask simulate`: runs seeds for so many minutes, or one seed once more.

use anyhow::{Context, Result, bail};
use simulation::many;
use std::process::ExitCode;
use std::time::Duration;

/// The first seed of a long run; CI's are below.
const FIRST: u64 = 1_000_000;

fn main() -> ExitCode {
    match start() {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem:#}");
            ExitCode::FAILURE
        }
    }
}

fn start() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let (seeds, longest) = match words[..] {
        ["--minutes", minutes] => {
            let minutes: u64 = minutes.parse().context("--minutes takes a whole number")?;
            (FIRST..u64::MAX, Some(Duration::from_secs(60 * minutes)))
        }
        ["--seed", seed] => {
            let seed: u64 = seed.parse().context("--seed takes a whole number")?;
            (seed..seed + 1, None)
        }
        _ => bail!("say --minutes N or --seed S"),
    };
    let (figures, failure) = many::many(seeds, longest);
    print!("{}", figures.told());
    match failure {
        None => Ok(()),
        Some(failure) => bail!(failure.told()),
    }
}
