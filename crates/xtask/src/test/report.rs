//! The table at the end: each part, how it went, how many tests, how many minutes.

use std::time::{Duration, Instant};

use anyhow::Result;

use super::Tests;

/// How each part went.
#[derive(Default)]
pub struct Report {
    rows: Vec<Row>,
}

struct Row {
    part: String,
    tests: Tests,
    /// What went wrong, if anything did.
    problem: Option<String>,
    took: Duration,
}

impl Report {
    /// Runs `work` as `part` and keeps how it went and how long it took.
    pub fn measure(&mut self, part: &str, work: impl FnOnce() -> Result<Tests>) {
        println!("\n=== {part}");
        let started = Instant::now();
        let outcome = work();
        let (tests, problem) = match outcome {
            Ok(tests) => (tests, None),
            Err(problem) => (None, Some(format!("{problem:#}"))),
        };
        self.rows.push(Row { part: part.to_owned(), tests, problem, took: started.elapsed() });
    }

    /// The parts that failed.
    pub fn failed(&self) -> Vec<&str> {
        self.rows.iter().filter(|row| row.problem.is_some()).map(|row| row.part.as_str()).collect()
    }

    /// Prints what went wrong, the table and a closing line. It stands at the end, because the end
    /// is all that is kept of a long run.
    pub fn print(&self) {
        eprint!("{}", self.problems());
        println!("\n{:<10} {:<7} {:>7} {:>8}", "part", "", "tests", "minutes");
        for row in &self.rows {
            let word = if row.problem.is_none() { "ok" } else { "FAILED" };
            let tests = row.tests.map_or("-".to_owned(), |tests| tests.to_string());
            println!("{:<10} {word:<7} {tests:>7} {:>8}", row.part, minutes(row.took));
        }
        println!("{}", self.closing_line());
    }

    fn problems(&self) -> String {
        let failed = self.rows.iter().filter_map(|row| Some((&row.part, row.problem.as_ref()?)));
        failed.map(|(part, problem)| format!("\n=== {part} failed: {problem}\n")).collect()
    }

    fn closing_line(&self) -> String {
        let tests: u64 = self.rows.iter().filter_map(|row| row.tests).sum();
        let took = minutes(self.rows.iter().map(|row| row.took).sum());
        match self.failed().as_slice() {
            [] => format!("All passed: {tests} tests in {took} minutes."),
            failed => {
                format!("Failed: {}. {tests} tests passed in {took} minutes.", failed.join(", "))
            }
        }
    }
}

fn minutes(took: Duration) -> String {
    format!("{:.1}", took.as_secs_f64() / 60.0)
}

#[cfg(test)]
mod tests {
    use anyhow::bail;

    use super::*;

    #[test]
    fn the_closing_line_adds_up_and_names_what_failed() {
        let mut report = Report::default();
        report.measure("lint", || Ok(None));
        report.measure("unit", || Ok(Some(40)));
        report.measure("browser", || Ok(Some(2)));
        assert_eq!(report.closing_line(), "All passed: 42 tests in 0.0 minutes.");
        report.measure("e2e", || bail!("no browser"));
        assert_eq!(report.failed(), ["e2e"]);
        assert!(report.closing_line().starts_with("Failed: e2e. 42 tests passed"));
        assert_eq!(report.problems(), "\n=== e2e failed: no browser\n");
    }
}
