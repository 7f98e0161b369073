//! `werkhub`: the hub and what operates it. See [`hub::cli`].

use std::process::ExitCode;

fn main() -> ExitCode {
    hub::cli::run()
}
