//! What hub and app say to each other.

use crate::building::sound;
use domain::time::{Instant, OpeningHours};
use domain::{Building, Estate, Role, Rules};
use hub::clock::amsterdam;
use hub::import::{ImportRequest, read};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::fmt::Debug;
use std::sync::{Arc, OnceLock};
use sync::replica::Replica;
use sync::wire::{
    Batch, CommandEnvelope, CommandsRequest, CommandsResponse, Cursor, Heartbeat, Hello, Own,
    Problem, Reset, Session, SharedBatch, SharedSnapshot, SignIn, SitesResponse, Snapshot,
};

/// Friday 20 November 2026, 10:00 in Amsterdam.
const NOW: Instant = Instant(1_795_165_200_000);

/// Reads bytes as every type of the wire, and lets a replica take them line by line: the first a
/// snapshot, the others batches, answers and commands.
pub fn wire(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if let Ok(cursor) = text.parse::<Cursor>() {
        assert_eq!(cursor.to_string().parse(), Ok(cursor), "{text:?}");
    }
    for line in text.lines() {
        let _: Option<SignIn> = serde_json::from_str(line).ok();
        let _: Option<Snapshot> = checked(line);
        let _: Option<SharedSnapshot> = checked(line);
        let _: Option<Batch> = checked(line);
        let _: Option<SharedBatch> = checked(line);
        let _: Option<CommandsResponse> = checked(line);
        let _: Option<Hello> = checked(line);
        let _: Option<Heartbeat> = checked(line);
        let _: Option<Reset> = checked(line);
        let _: Option<Session> = checked(line);
        let _: Option<SitesResponse> = checked(line);
        let _: Option<Problem> = checked(line);
        for command in commands(line) {
            let again = serde_json::to_value(&command).ok().map(CommandEnvelope::parse);
            assert_eq!(again, Some(Ok(command)), "{line}");
        }
    }
    let mut lines = text.lines();
    let snapshot = lines.next().and_then(|line| serde_json::from_str(line).ok());
    let Some(snapshot) = snapshot.or_else(|| quiet().cloned()) else { return };
    let mut replica = Replica::new(Arc::clone(estate()), Role::Staff, snapshot);
    for line in lines {
        if let Ok(batch) = serde_json::from_str::<Batch>(line) {
            let before = replica.cursor();
            replica.take_batch(batch);
            assert!(replica.cursor().seq >= before.seq, "never back");
        }
        if let Ok(answer) = serde_json::from_str::<CommandsResponse>(line) {
            replica.settle(&answer.outcomes);
        }
        for command in commands(line) {
            replica.note(command, NOW, domain::decide);
        }
    }
}

/// The commands in a request: each is read on its own.
fn commands(line: &str) -> Vec<CommandEnvelope> {
    let request = serde_json::from_str::<CommandsRequest<Value>>(line).ok();
    let items = request.into_iter().flat_map(|request| request.commands);
    items.filter_map(|item| CommandEnvelope::parse(item).ok()).collect()
}

/// A value of the wire; what it is written as must be read as the same.
fn checked<T: DeserializeOwned + Serialize + Debug + PartialEq>(text: &str) -> Option<T> {
    let value: T = serde_json::from_str(text).ok()?;
    let again =
        serde_json::to_string(&value).ok().and_then(|text| serde_json::from_str(&text).ok());
    assert_eq!(again.as_ref(), Some(&value), "{text}");
    Some(value)
}

fn estate() -> &'static Arc<Estate> {
    static ESTATE: OnceLock<Arc<Estate>> = OnceLock::new();
    ESTATE.get_or_init(|| {
        let read = read(&sound().zip(), &ImportRequest::default()).ok();
        let hours = OpeningHours::weekdays(7 * 60, 19 * 60);
        let building = read.map(|imported| Building {
            plan: Arc::new(imported.plan),
            hash: "0".to_owned(),
            rules: Rules::standard(amsterdam(NOW), hours),
        });
        Arc::new(Estate::new(building.into_iter().collect()).unwrap_or_default())
    })
}

/// A snapshot of the building with nobody in it.
fn quiet() -> Option<&'static Snapshot> {
    static QUIET: OnceLock<Option<Snapshot>> = OnceLock::new();
    let quiet = QUIET.get_or_init(|| {
        let building = estate().buildings().first()?;
        let shared = SharedSnapshot {
            site: building.plan.site.code.clone(),
            cursor: "00000000-0000-0000-0000-000000000009:0".parse().ok()?,
            taken_at: NOW,
            plan: building.hash.clone(),
            rules: building.rules.clone(),
            state: domain::State::default(),
        };
        Some(Snapshot { shared, own: Own::default() })
    });
    quiet.as_ref()
}
