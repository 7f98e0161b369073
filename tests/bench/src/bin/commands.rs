//! Durable commands per second over HTTP, with one client and with 32, beside a raw loop of one
//! transaction a command; and all of it on a disk whose flush takes 5 ms longer.

use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use bench::caller::Caller;
use bench::figures::{Durations, Rows};
use bench::hub::Hub;
use bench::raw_loop;
use bench::slow_disk::Disk;
use serde_json::{Value, json};

const MANY: usize = 32;
/// The design's promises: on a slow disk many clients get at least so many times what a
/// transaction each would give, and share commits.
const FASTER_ON_SLOW_DISK: f64 = 5.0;
const COMMANDS_A_COMMIT: f64 = 8.0;
/// How this program is told to be the raw loop, on whatever disk it was started.
const RAW: &str = "raw-loop";

/// How long is measured, and how long before that nobody looks.
#[derive(Clone, Copy)]
struct Times {
    measured: Duration,
    warm_up: Duration,
}

/// Long enough for a figure, or (`cargo xtask bench --smoke`) to see that it still works.
fn times() -> Times {
    let (measured_ms, warm_up_ms) = match std::env::var_os("WERKHUB_BENCH_SMOKE") {
        None => (5_000, 1_000),
        Some(_) => (200, 50),
    };
    Times {
        measured: Duration::from_millis(measured_ms),
        warm_up: Duration::from_millis(warm_up_ms),
    }
}

fn main() -> Result<()> {
    if std::env::args().nth(1).as_deref() == Some(RAW) {
        return print_raw_rate();
    }
    let folder = tempfile::tempdir()?;
    let mut rows = Rows::default();
    on(&Disk::plain(), "", &mut rows)?;
    on(&Disk::slower_by_ms(5, folder.path())?, ", flush + 5 ms", &mut rows)?;
    rows.write()
}

/// All figures on one disk.
fn on(disk: &Disk, mark: &str, rows: &mut Rows) -> Result<()> {
    let raw = raw_rate(disk)?;
    rows.add(&format!("raw loop, one transaction each{mark}"), raw, "commands/s", Value::Null);
    for clients in [1, MANY] {
        let run = run(disk, clients)?;
        let name = if clients == 1 { "1 client".to_owned() } else { format!("{clients} clients") };
        let more = json!({
            "n": run.took.count(),
            "p50": run.took.percentile_ms(50),
            "p99": run.took.percentile_ms(99),
            "timeUnit": "ms",
        });
        rows.add(&format!("hub over HTTP, {name}{mark}"), run.rate, "commands/s", more);
        if clients == MANY {
            let shared = run.commands_a_commit;
            let promise = json!({ "atLeast": COMMANDS_A_COMMIT });
            rows.add(&format!("commands a commit, {name}{mark}"), shared, "commands", promise);
            let promise = match mark {
                "" => Value::Null,
                _ => json!({ "atLeast": FASTER_ON_SLOW_DISK }),
            };
            rows.add(&format!("{name} ÷ raw loop{mark}"), run.rate / raw, "×", promise);
        }
    }
    Ok(())
}

struct Run {
    rate: f64,
    commands_a_commit: f64,
    took: Durations,
}

#[allow(clippy::cast_precision_loss)] // Counts far below 2^52.
fn run(disk: &Disk, clients: usize) -> Result<Run> {
    let hub = Hub::start(disk)?;
    let people = texts(&Caller::read(&hub.origin, "/v1/session")?, "/signIn/people", "login")?;
    let desks = texts(&Caller::read(&hub.origin, "/v1/places?kind=desk")?, "/places", "code")?;
    if people.len() < clients || desks.len() < clients {
        bail!("{clients} clients need as many people and desks");
    }
    let mut seats = Vec::new();
    for (login, desk) in people.iter().zip(desks).take(clients) {
        seats.push((Caller::sign_in(&hub.origin, login)?, desk));
    }
    together(&mut seats, times().warm_up)?;
    let commits = hub.commits()?;
    let begun = Instant::now();
    let took = together(&mut seats, times().measured)?;
    let rate = took.count() as f64 / begun.elapsed().as_secs_f64();
    let commands_a_commit = took.count() as f64 / (hub.commits()? - commits);
    Ok(Run { rate, commands_a_commit, took })
}

/// All clients at the same time, each in a thread of its own.
fn together(seats: &mut [(Caller, String)], time: Duration) -> Result<Durations> {
    let until = Instant::now() + time;
    thread::scope(|scope| {
        let clients: Vec<_> = seats
            .iter_mut()
            .map(|(caller, desk)| scope.spawn(move || caller.come_and_go(desk, until)))
            .collect();
        let mut all = Vec::new();
        for client in clients {
            match client.join() {
                Ok(took) => all.extend(took?),
                Err(_) => bail!("a client panicked"),
            }
        }
        Ok(Durations::new(all))
    })
}

fn texts(from: &Value, list: &str, field: &str) -> Result<Vec<String>> {
    let list = from.pointer(list).and_then(Value::as_array).context("the hub gave no list")?;
    let text = |item: &Value| item.get(field).and_then(Value::as_str).map(str::to_owned);
    Ok(list.iter().filter_map(text).collect())
}

/// The raw loop in a process of its own, so that the disk can be put under it.
fn raw_rate(disk: &Disk) -> Result<f64> {
    let mut command = Command::new(std::env::current_exe()?);
    command.arg(RAW);
    disk.put_under(&mut command);
    let output = command.output()?;
    if !output.status.success() {
        bail!("the raw loop failed: {}", String::from_utf8_lossy(&output.stderr));
    }
    Ok(String::from_utf8(output.stdout)?.trim().parse()?)
}

fn print_raw_rate() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let rate = measure(folder.path())?;
    println!("{rate}");
    Ok(())
}

fn measure(folder: &Path) -> Result<f64> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(raw_loop::commands_per_second(folder, times().measured))
}
