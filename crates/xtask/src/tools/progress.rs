//! Showing that a long install moves.

use std::collections::VecDeque;
use std::io::{IsTerminal, Write, stderr};
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use crate::programs::{self, Heard};

/// How often a log gets a line that says the install still moves.
const LOG_EVERY: Duration = Duration::from_secs(15);
/// How much of a failed install's output is shown.
const LINES_KEPT: usize = 30;

/// Says `what` is installed and how long that takes, runs `command`, and shows that it moves: on
/// a terminal one line that changes, in a log a line now and then. When it fails, its last words
/// are shown.
///
/// # Errors
/// When the command fails.
pub fn install(what: &str, about: &str, command: &mut Command) -> Result<()> {
    eprintln!("Installing {what}. This takes {about}, once.");
    let started = Instant::now();
    let terminal = stderr().is_terminal();
    let mut steps = 0_u32;
    let mut shown = started;
    let mut last_words = VecDeque::with_capacity(LINES_KEPT);
    let outcome = programs::watch(command, |heard| {
        if let Heard::Line(line) = heard {
            if is_step(line) {
                steps += 1;
            }
            if last_words.len() == LINES_KEPT {
                last_words.pop_front();
            }
            last_words.push_back(line.to_owned());
        }
        let now = last_words.back().map_or("", |line| line.trim());
        let at = clock(started.elapsed());
        if terminal {
            eprint!("\r\x1b[2K  {at}  {steps} steps  {}", cut(now, 50));
            // A line that cannot be shown is no reason to stop installing.
            let _ = stderr().flush();
        } else if shown.elapsed() >= LOG_EVERY {
            shown = Instant::now();
            eprintln!("  {at}  {steps} steps, now: {}", cut(now, 60));
        }
    });
    if terminal {
        eprint!("\r\x1b[2K");
    }
    if outcome.is_err() {
        for line in &last_words {
            eprintln!("  {line}");
        }
    }
    outcome.with_context(|| format!("installing {what} did not work"))?;
    eprintln!("  done in {}", clock(started.elapsed()));
    Ok(())
}

/// Whether a line of cargo's, npm's or apt's output is one more step.
fn is_step(line: &str) -> bool {
    const STARTS: [&str; 6] =
        ["Compiling ", "Downloaded ", "Unpacking ", "Setting up ", "Get:", "added "];
    let line = line.trim_start();
    STARTS.iter().any(|start| line.starts_with(start))
}

fn clock(elapsed: Duration) -> String {
    let seconds = elapsed.as_secs();
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

fn cut(line: &str, characters: usize) -> String {
    line.chars().take(characters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_of_each_installer_are_counted() {
        for line in ["   Compiling serde v1.0.0", "Unpacking chromium (150) ...", "added 1 package"]
        {
            assert!(is_step(line), "{line}");
        }
        assert!(!is_step("warning: unused"));
    }

    #[test]
    fn elapsed_time_reads_as_minutes_and_seconds() {
        assert_eq!(clock(Duration::from_secs(0)), "0:00");
        assert_eq!(clock(Duration::from_secs(125)), "2:05");
    }

    #[test]
    fn a_failing_install_is_an_error_that_names_it() {
        let failure = install("a thing", "no time", Command::new("sh").args(["-c", "exit 3"]));
        let said = format!("{:#}", failure.unwrap_err());
        assert!(said.contains("installing a thing did not work"), "{said}");
        assert!(said.contains("exit status: 3"), "{said}");
    }
}
