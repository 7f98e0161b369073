//! From measurements to what `cargo xtask bench` prints.

use std::time::Duration;

use anyhow::{Context, Result};
use serde_json::{Value, json};

/// Measured durations.
#[derive(Debug, Clone, Default)]
pub struct Durations(Vec<Duration>);

impl Durations {
    /// Of measurements in any order.
    pub fn new(mut all: Vec<Duration>) -> Self {
        all.sort_unstable();
        Durations(all)
    }

    /// How many.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// The smallest that so many percent do not exceed, in milliseconds; 0 of nothing.
    pub fn percentile_ms(&self, percent: usize) -> f64 {
        let at = (self.0.len() * percent).div_ceil(100).saturating_sub(1);
        self.0.get(at).map_or(0.0, |duration| duration.as_secs_f64() * 1_000.0)
    }
}

/// The rows of one benchmark.
#[derive(Debug, Default)]
pub struct Rows(Vec<Value>);

impl Rows {
    /// Adds a figure. `more` is an object with what else belongs to it: `budget`, `atLeast`, `n`.
    pub fn add(&mut self, what: &str, value: f64, unit: &str, more: Value) {
        let mut row = json!({ "what": what, "value": value, "unit": unit });
        if let (Some(row), Value::Object(more)) = (row.as_object_mut(), more) {
            row.extend(more);
        }
        self.0.push(row);
    }

    /// Writes them where `cargo xtask bench` looks.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn write(self) -> Result<()> {
        let path = std::env::var_os("WERKHUB_BENCH_OUT")
            .context("WERKHUB_BENCH_OUT is not set: run `cargo xtask bench`")?;
        let text = serde_json::to_string_pretty(&json!({ "rows": self.0 }))?;
        std::fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_measured_values() {
        let all = Durations::new((1..=200).rev().map(Duration::from_millis).collect());
        for (percent, expected) in [(50, 100.0), (99, 198.0), (100, 200.0)] {
            assert!((all.percentile_ms(percent) - expected).abs() < 1e-9, "{percent}");
        }
        assert!(Durations::default().percentile_ms(50).abs() < 1e-9);
    }
}
