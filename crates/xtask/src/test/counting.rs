//! Counting the tests that ran, from what the runners say.

use std::collections::VecDeque;
use std::process::Command;

use anyhow::{Result, bail};

use crate::programs::{self, Heard};

/// So much of what a command that failed said is said again at the end of the run. Runners put what
/// went wrong at their own end.
const LAST_LINES: usize = 100;

/// Runs a test command, shows what it says, and gives how many tests passed.
///
/// # Errors
/// When it fails, or ends well without having run a test.
pub fn run(command: &mut Command) -> Result<u64> {
    let tests = run_maybe_none(command)?;
    if tests == 0 {
        bail!("`{}` ran no test", programs::words(command));
    }
    Ok(tests)
}

/// As [`run`], for commands that may find nothing to do.
///
/// # Errors
/// When the command fails.
pub fn run_maybe_none(command: &mut Command) -> Result<u64> {
    let mut tests = 0;
    let mut last = VecDeque::with_capacity(LAST_LINES);
    let ran = programs::watch(command, |heard| {
        if let Heard::Line(line) = heard {
            println!("{line}");
            tests += passed_in(line);
            if last.len() == LAST_LINES {
                last.pop_front();
            }
            last.push_back(line.to_owned());
        }
    });
    match ran {
        Ok(()) => Ok(tests),
        Err(problem) => {
            bail!("{problem:#}. What it said last:\n{}", Vec::from(last).join("\n"))
        }
    }
}

/// How many tests this line says have passed; each runner says it on one line of its own.
fn passed_in(line: &str) -> u64 {
    let line = without_colours(line);
    let line = line.trim();
    let summary = if let Some(nextest) = line.strip_prefix("Summary [") {
        nextest.split_once("tests run: ").or_else(|| nextest.split_once("test run: "))
    } else if let Some(libtest) = line.strip_prefix("test result: ok. ") {
        Some(("", libtest))
    } else if let Some(node) = line.strip_prefix("# pass ").or(line.strip_prefix("ℹ pass ")) {
        return node.trim().parse().unwrap_or(0);
    } else {
        // Playwright: `12 passed (3.4s)`.
        line.contains(" passed (").then_some(("", line))
    };
    let Some((_, counts)) = summary else { return 0 };
    counts.split_once(" passed").and_then(|(number, _)| number.trim().parse().ok()).unwrap_or(0)
}

/// Drops the escape sequences with which runners colour their words.
fn without_colours(line: &str) -> String {
    let mut parts = line.split('\x1b');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |plain, part| plain + part.split_once('m').map_or("", |(_, after)| after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_runner_is_understood() {
        let check = |line: &str, expected| assert_eq!(passed_in(line), expected, "{line}");
        check("     Summary [   0.012s] 12 tests run: 12 passed, 0 skipped", 12);
        check("     Summary [   0.012s] 1 test run: 1 passed, 0 skipped", 1);
        check("\x1b[32;1m     Summary\x1b[0m [   0.1s] 3 tests run: 3 \x1b[32mpassed\x1b[0m", 3);
        check("test result: ok. 7 passed; 0 failed; 0 ignored; 0 measured", 7);
        check("# pass 5", 5);
        check("ℹ pass 6", 6);
        check("  9 passed (3.4s)", 9);
        check("test result: FAILED. 7 passed; 1 failed", 0);
        check("test passed_in ... ok", 0);
        check("the form was passed (twice)", 0);
    }

    #[test]
    fn a_run_without_tests_is_a_failure() {
        let said = run(Command::new("sh").args(["-c", "echo 'test result: ok. 0 passed'"]));
        assert!(said.unwrap_err().to_string().contains("ran no test"));
        let one = run(Command::new("sh").args(["-c", "echo '# pass 1' >&2"]));
        assert_eq!(one.unwrap(), 1);
    }

    #[test]
    fn what_a_failed_command_said_last_is_kept() {
        let said = run(Command::new("sh").args(["-c", "seq 200; exit 3"])).unwrap_err().to_string();
        assert!(said.contains("\n101\n"), "{said}");
        assert!(said.ends_with("\n200"), "{said}");
        assert!(!said.contains("\n100\n"), "{said}");
    }
}
