//! Looking for a place and the board of all rooms, as the app's own code does it, here without a
//! browser: how long it takes, and what twice as many promises add.

use std::hint::black_box;
use std::time::{Duration, Instant as Clock};

use anyhow::{Context, Result};
use bench::figures::{Durations, Rows};
use bench::office::{self, DAY, HOUR, MONDAY, Size};
use domain::plan::{Feature, FloorCode, PlaceKind, Point, SiteCode};
use domain::time::Span;
use domain::{Near, Seen, State, Wanted, find, status};
use serde_json::json;

/// Promises of each place a day: two half days would be two, rooms have more.
const A_DAY: i64 = 4;
const DAYS: i64 = 14;

fn times() -> usize {
    if std::env::var_os("WERKHUB_BENCH_SMOKE").is_some() { 5 } else { 300 }
}

fn main() -> Result<()> {
    let mut rows = Rows::default();
    for (desks, name) in [(774, "774"), (5_000, "5000")] {
        let size = Size { desks, rooms: 0 };
        let took = search(size, DAYS)?;
        let more = of(&took);
        let what = format!("search over {name} places, {DAYS} days of reservations");
        rows.add(&what, took.percentile_ms(50), "ms", more);
        let twice = search(size, 2 * DAYS)?;
        let ratio = twice.percentile_ms(50) / took.percentile_ms(50);
        rows.add(&format!("the same with {} days", 2 * DAYS), ratio, "×", of(&twice));
    }
    let took = board(DAYS)?;
    let what = format!("board of 200 rooms, {DAYS} days of reservations");
    rows.add(&what, 1_000.0 * took.percentile_ms(50), "µs", of(&took));
    let twice = board(2 * DAYS)?;
    let ratio = twice.percentile_ms(50) / took.percentile_ms(50);
    rows.add(&format!("the same with {} days", 2 * DAYS), ratio, "×", of(&twice));
    rows.write()
}

fn of(took: &Durations) -> serde_json::Value {
    let (p50, p99) = (took.percentile_ms(50), took.percentile_ms(99));
    json!({ "n": took.count(), "p50": p50, "p99": p99, "timeUnit": "ms" })
}

/// A desk with two screens for an hour that is still free, close to the middle.
fn search(size: Size, days: i64) -> Result<Durations> {
    let plan = office::plan(size)?;
    let state: State<Seen> = office::state(&office::promises(&plan, days, A_DAY))?;
    let estate = office::estate(plan)?;
    let building = estate.buildings().first().context("there is a building")?;
    let from = MONDAY.plus_ms(3 * DAY + (8 + A_DAY) * HOUR);
    let floor = FloorCode::of(&SiteCode::new("wh")?, 0)?;
    let wanted = Wanted {
        features: vec![Feature::DualMonitor],
        near: Some(Near { floor, at: Point::new(15_000, 1_500) }),
        ..Wanted::any(PlaceKind::Desk, Span::new(from, from.plus_ms(2 * HOUR)))
    };
    let found = find(&estate, building, &state, &wanted).len();
    anyhow::ensure!(found >= size.desks / 3, "{found} places were found");
    Ok(measured(|| find(&estate, building, &state, black_box(&wanted)).len()))
}

/// Each room's status and what is promised of it today.
fn board(days: i64) -> Result<Durations> {
    let plan = office::plan(Size { desks: 774, rooms: 200 })?;
    let state: State<Seen> = office::state(&office::promises(&plan, days, A_DAY))?;
    let estate = office::estate(plan)?;
    let now = MONDAY.plus_ms(9 * HOUR);
    let today = Span::new(MONDAY, MONDAY.plus_ms(DAY));
    let look = || {
        let floors = estate.buildings().iter().flat_map(|building| &building.plan.floors);
        let places = floors.flat_map(|floor| &floor.places);
        let rooms = places.filter(|place| place.kind == PlaceKind::Room);
        let shown = rooms.filter_map(|room| {
            let located = estate.place(room.id)?;
            black_box(status(located, &state, now));
            let agenda = state.reservations_at(room.id).iter();
            Some(agenda.take_while(|it| it.span.from < today.until).count())
        });
        shown.sum::<usize>()
    };
    anyhow::ensure!(i64::try_from(look())? == 200 * A_DAY, "the board shows too little");
    Ok(measured(look))
}

fn measured(mut work: impl FnMut() -> usize) -> Durations {
    let all = (0..times()).map(|_| {
        let begun = Clock::now();
        black_box(work());
        begun.elapsed()
    });
    Durations::new(all.collect::<Vec<Duration>>())
}
