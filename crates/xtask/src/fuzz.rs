//! `cargo xtask fuzz`: feeds foreign bytes to one of the readers in `tests/fuzz` by libFuzzer, on
//! the stable compiler.

use std::fs;

use anyhow::{Context, Result, bail};
use clap::Args;

use crate::checkout::Checkout;
use crate::programs;

/// What is said to `cargo xtask fuzz`.
#[derive(Args)]
pub struct FuzzArguments {
    /// What reads: archive, tag, wire or stored
    target: String,
    /// For so many seconds
    #[arg(long, default_value_t = 60)]
    seconds: u32,
}

/// What libFuzzer needs in the code to see which way it went. The flags of cargo-fuzz, without the
/// sanitizer: the project's own code has no `unsafe`.
const WATCHED: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares -Cdebug-assertions --cfg fuzzing";

/// Builds the target and runs it.
///
/// # Errors
/// When there is no such target, or it found bytes that a reader does not survive.
pub fn fuzz(checkout: &Checkout, arguments: &FuzzArguments) -> Result<()> {
    let FuzzArguments { target, seconds } = arguments;
    let seeds = checkout.root().join("tests/fuzz/seeds").join(target);
    if !seeds.is_dir() {
        bail!("there is no fuzz target {target:?}: choose archive, tag, wire or stored");
    }
    let output = checkout.output().join("fuzz");
    let (corpus, found) = (output.join("corpus").join(target), output.join("found"));
    for folder in [&corpus, &found] {
        fs::create_dir_all(folder)?;
    }
    let mut cargo = programs::cargo(checkout.root());
    cargo
        .args(["run", "--locked", "--package", "fuzz", "--features", "libfuzzer", "--bin", target])
        // With a target named, build scripts and macros are built without the flags.
        .args(["--target", &host()?, "--"])
        .arg(format!("-max_total_time={seconds}"))
        .arg(format!("-artifact_prefix={}/", found.display()))
        .args(["-max_len=16384", "-timeout=20", "-print_final_stats=1"])
        .args([corpus, seeds])
        .env("CARGO_TARGET_DIR", checkout.target().join("fuzz"))
        .env("RUSTFLAGS", WATCHED);
    programs::run(&mut cargo)
        .with_context(|| format!("bytes that were found are in {}", found.display()))
}

/// The machine's own platform, as the compiler calls it.
fn host() -> Result<String> {
    let told = programs::capture(std::process::Command::new("rustc").arg("-vV"))?;
    let host = told.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned).context("`rustc -vV` names no host")
}
