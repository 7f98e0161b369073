//! A hub with very many reservations: its memory, what a snapshot of it weighs, and what a command
//! takes, beside a hub without any.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant as Clock};

use anyhow::{Context, Result};
use bench::caller::Caller;
use bench::figures::{Durations, Rows};
use bench::hub::Hub;
use bench::office::{self, Size};
use domain::PersonId;
use domain::time::Instant;
use hub::accounts::{Account, Accounts, CalendarFeeds, NewAccount, Sessions};
use hub::clock::{Clock as _, SystemClock};
use hub::config::SessionEnds;
use hub::metrics::Metrics;
use hub::store::{
    AccountStore, Commit, DataDir, LogEntry, LoggedEvent, Retention, SqliteStore, Store,
};
use hub::writer::{Hub as Writer, HubSettings};
use serde_json::{Value, json};
use uuid::Uuid;

const SIZE: Size = Size { desks: 774, rooms: 0 };
const PEOPLE: u128 = 1_000;
/// The design's promise for a hub with 774 places and 1,000 people.
const MOST_MIB: f64 = 96.0;
const LOGIN: &str = "an";
const PASSWORD: &str = "een goed wachtwoord";
/// Reservations in one entry of the log, while they are written.
const AT_ONCE: usize = 1_000;

/// How many reservations, and how long commands are measured.
struct Wanted {
    reservations: usize,
    measured: Duration,
}

fn wanted() -> Wanted {
    match std::env::var_os("WERKHUB_BENCH_SMOKE") {
        None => Wanted { reservations: 100_000, measured: Duration::from_secs(5) },
        Some(_) => Wanted { reservations: 2_000, measured: Duration::from_millis(200) },
    }
}

fn main() -> Result<()> {
    let Wanted { reservations, measured } = wanted();
    let mut rows = Rows::default();
    let without = look(0, measured)?;
    let with = look(reservations, measured)?;
    let none = "774 desks and 1,000 people, no reservations";
    rows.add(&format!("hub with {none}"), without.mib, "MiB", json!({ "budget": MOST_MIB }));
    let all = format!("{reservations} reservations");
    rows.add(&format!("the same with {all}"), with.mib, "MiB", Value::Null);
    #[allow(clippy::cast_precision_loss)] // Counts far below 2^52.
    let each = (with.mib - without.mib) * 1024.0 * 1024.0 / reservations as f64;
    rows.add("memory a reservation", each, "bytes", json!({ "n": reservations }));
    rows.add(&format!("snapshot with {all}, brotli"), with.snapshot_kib, "KiB", Value::Null);
    for (look, what) in [(&without, "no reservations"), (&with, all.as_str())] {
        let took = &look.took;
        let (p50, p99) = (took.percentile_ms(50), took.percentile_ms(99));
        let more = json!({ "n": took.count(), "p50": p50, "p99": p99, "timeUnit": "ms" });
        rows.add(&format!("a command of one client, {what}"), p50, "ms", more);
    }
    rows.write()
}

struct Look {
    mib: f64,
    snapshot_kib: f64,
    took: Durations,
}

fn look(reservations: usize, measured: Duration) -> Result<Look> {
    let folder = tempfile::tempdir()?;
    let data = folder.path().join("data");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(write(&data, reservations))?;
    // With it the lock on the data goes.
    drop(runtime);
    let hub = Hub::start_on(folder, &data)?;
    let signed_in = json!({ "name": LOGIN, "password": PASSWORD });
    let mut caller = Caller::sign_in_with(&hub.origin, signed_in)?;
    let mib = hub.resident_mib()?;
    let snapshot_kib = caller.size_of("/v1/snapshot?site=wh")? / 1024.0;
    let took = caller.come_and_go("0.1", Clock::now() + measured)?;
    Ok(Look { mib, snapshot_kib, took: Durations::new(took) })
}

/// A data directory as if all these people had reserved.
async fn write(data: &Path, reservations: usize) -> Result<()> {
    let store = SqliteStore::open(DataDir::lock(data)?).await?;
    let people = accounts(&store).await?;
    let plan = office::plan(SIZE)?;
    let a_day = 9;
    let days = reservations.div_ceil(SIZE.desks * a_day);
    let mut promises = office::promises(&plan, i64::try_from(days)?, i64::try_from(a_day)?);
    promises.truncate(reservations);
    let for_hub: Arc<dyn Store> = Arc::new(store.clone());
    let settings = HubSettings { build: String::new() };
    let writer = Writer::start(for_hub, Arc::new(SystemClock), settings).await?;
    writer.replace_plan(plan, office::rules()).await?;
    writer.stop().await;
    drop(writer);
    // They begin next month, so that none is over while it is looked at.
    let now = SystemClock.now();
    let later = now.plus_ms(30 * office::DAY).ms_since(office::MONDAY) / office::DAY * office::DAY;
    let mut holders = people.iter().cycle();
    let head = store.load(0).await?.head;
    for (nth, some) in promises.chunks_mut(AT_ONCE).enumerate() {
        let mut events = Vec::new();
        for promise in some {
            let fields = promise.as_object_mut().context("a promise has fields")?;
            for name in ["from", "until", "lapses"] {
                let at = fields.get(name).and_then(Value::as_i64).context("a time")?;
                fields.insert(name.to_owned(), (at + later).into());
            }
            fields.insert("type".to_owned(), "reserved".into());
            fields.insert("occupancy".to_owned(), Uuid::new_v4().to_string().into());
            let person = holders.next().context("there are people")?;
            fields.insert("person".to_owned(), person.0.to_string().into());
            let site = Some("wh".parse()?);
            events.push(LoggedEvent { site, event: serde_json::from_value(promise.clone())? });
        }
        let after = head + nth as u64;
        let entries = vec![LogEntry { seq: after + 1, at: now, events }];
        store.commit(&Commit { after, entries, ..Commit::default() }).await?;
    }
    // As later, when those entries are past their term.
    let past = Retention {
        log_from: now.plus_ms(1),
        log_entries: 0,
        answers_from: Instant(i64::MIN),
        past_from: Instant(i64::MIN),
        settled_from: Instant(i64::MIN),
        earlier_plans: 0,
    };
    store.forget(past).await?;
    store.close().await?;
    Ok(())
}

async fn accounts(store: &SqliteStore) -> Result<Vec<PersonId>> {
    let kept: Arc<dyn AccountStore> = Arc::new(store.clone());
    let sessions = Arc::new(Sessions::load(kept.clone(), SessionEnds::default()).await?);
    let feeds = Arc::new(CalendarFeeds::load(kept.clone()).await?);
    let accounts = Accounts::new(kept.clone(), sessions, feeds, Metrics::new());
    let (login, name) = (LOGIN.parse()?, "An".to_owned());
    let role = domain::Role::Staff;
    accounts.add(NewAccount { login, name, role, password: PASSWORD.to_owned() }).await?;
    let mut people = Vec::new();
    for n in 0..PEOPLE {
        let person = PersonId(Uuid::from_u128(n + 1));
        let account = Account {
            person,
            login: format!("p{n}").parse()?,
            name: format!("Naam {n}"),
            role,
            password: None,
            disabled: false,
            demo: false,
        };
        kept.put_account(account).await?;
        people.push(person);
    }
    Ok(people)
}
