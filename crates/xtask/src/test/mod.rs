//! `cargo xtask test`: what CI runs, in parts that can be run alone.

mod alerts;
mod browser;
mod calendar;
mod counting;
mod e2e;
mod engines;
mod faults;
mod lint;
mod print;
mod report;
mod simulation;
mod unit;

use anyhow::{Result, bail};
use clap::ValueEnum;

use crate::checkout::Checkout;
use crate::{app, bench, size, tools};

/// One part of the tests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Part {
    /// Formatting, and clippy with warnings denied
    Lint,
    /// Native tests: unit, property, conformance, layers
    Unit,
    /// Tests of the app in a real browser
    Browser,
    /// People in real browsers, against the real hub
    E2e,
    /// One journey each in Firefox and WebKit
    Engines,
    /// Two who race for one place or one time, and the flush before the answer, with the real hub
    Faults,
    /// Working days of many devices, with all that goes wrong in them
    Simulation,
    /// Printed labels, read back by two independent readers
    Print,
    /// Calendars, read by three other programs
    Calendar,
    /// The example of alerts, by Prometheus' own tool
    Alerts,
    /// Each benchmark for a moment: that it still works, not how fast
    Bench,
    /// Size budgets
    Size,
}

/// How many tests a part ran; lint, alerts and size have none to count.
type Tests = Option<u64>;

/// Runs `part`, or all parts, and prints a table.
///
/// # Errors
/// When one of them fails. The others still run, so that one look shows all that is wrong.
pub fn test(checkout: &Checkout, part: Option<Part>) -> Result<()> {
    let parts = part.map_or_else(|| Part::value_variants().to_vec(), |part| vec![part]);
    let mut report = report::Report::default();
    if !parts.iter().all(|part| is_native(*part)) {
        // On its own line in the table: it takes minutes on a fresh machine and then none.
        report.measure("set-up", || set_up(checkout, &parts).map(|()| None));
    }
    if parts.iter().any(|part| matches!(part, Part::E2e | Part::Engines | Part::Bench | Part::Size))
    {
        report.measure("app", || {
            app::build(checkout, &tools::for_app(checkout)?, app::Finish::Release).map(|_| None)
        });
    }
    for part in parts {
        let name = part.to_possible_value().map(|value| value.get_name().to_owned());
        report.measure(&name.unwrap_or_default(), || match part {
            Part::Lint => lint::lint(checkout).map(|()| None),
            Part::Unit => unit::unit(checkout).map(Some),
            Part::Browser => browser::browser(checkout).map(Some),
            Part::E2e => e2e::e2e(checkout).map(Some),
            Part::Engines => engines::engines(checkout).map(Some),
            Part::Faults => faults::faults(checkout).map(Some),
            Part::Simulation => simulation::simulation(checkout).map(Some),
            Part::Print => print::print(checkout).map(Some),
            Part::Calendar => calendar::calendar(checkout).map(Some),
            Part::Alerts => alerts::alerts(checkout).map(|()| None),
            Part::Bench => bench::smoke(checkout).map(Some),
            Part::Size => size::check_size(checkout).map(|()| None),
        });
    }
    report.print();
    match report.failed().as_slice() {
        [] => Ok(()),
        failed => bail!("failed: {}", failed.join(", ")),
    }
}

/// Whether neither the app nor a browser is needed.
fn is_native(part: Part) -> bool {
    use Part::{Alerts, Calendar, Faults, Print, Simulation, Unit};
    matches!(part, Unit | Faults | Simulation | Print | Calendar | Alerts)
}

fn set_up(checkout: &Checkout, parts: &[Part]) -> Result<()> {
    tools::wasm_target()?;
    if parts != [Part::Lint] {
        tools::for_app(checkout)?;
    }
    if parts.iter().any(|part| matches!(part, Part::Browser | Part::E2e | Part::Bench)) {
        tools::chromium()?;
    }
    Ok(())
}
