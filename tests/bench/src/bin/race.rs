//! Races a second: two who want one desk at the same instant, and two who want it for times that
//! overlap.

use anyhow::Result;
use bench::figures::Rows;
use faults::hub::Hub;
use faults::race::{Course, System, run};
use serde_json::json;

fn course() -> Course {
    match std::env::var_os("WERKHUB_BENCH_SMOKE") {
        None => Course { rounds: 10_000, pairs: 20 },
        Some(_) => Course { rounds: 40, pairs: 2 },
    }
}

fn main() -> Result<()> {
    let mut rows = Rows::default();
    for (system, what) in [
        (System::werkhub()?, "races for one desk"),
        (System::werkhub_reserving()?, "races of reservations that overlap or meet"),
    ] {
        let hub = Hub::start(&[])?;
        let finish = run(&system, &hub.url, course())?;
        rows.add(what, finish.rate(), "races/s", json!({ "n": finish.rounds }));
    }
    rows.write()
}
