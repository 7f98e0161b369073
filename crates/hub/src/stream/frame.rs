//! Server-sent events, as bytes.

use crate::store::LogEntry;
use axum::body::Bytes;
use domain::plan::SiteCode;
use domain::{Held, Holder, Party, Viewer, redact_event};
use serde::Serialize;
use std::sync::Arc;
use sync::wire::{Batch, Cursor, Entry, SharedBatch, event_name};

/// One event of the stream: name, cursor where it has one, and JSON on one line.
pub fn event<T: Serialize>(name: &str, cursor: Option<Cursor>, data: &T) -> Bytes {
    let data = serde_json::to_string(data).unwrap_or_default();
    let id = cursor.map(|cursor| format!("id: {cursor}\n")).unwrap_or_default();
    Bytes::from(format!("event: {name}\n{id}data: {data}\n\n"))
}

/// The part of contiguous entries that everybody who looks at a site may see. Its type has no
/// place for a person.
pub fn shared_batch(entries: &[Arc<LogEntry>], site: &SiteCode, from: u64, to: u64) -> SharedBatch {
    let shared = entries.iter().filter_map(|entry| {
        let of_site = entry.events.iter().filter(|it| it.site.as_ref() == Some(site));
        let events: Vec<_> = of_site.map(|it| redact_event(&it.event, &())).collect();
        (!events.is_empty()).then_some(Entry { seq: entry.seq, at: entry.at, events })
    });
    SharedBatch { from, to, shared: shared.collect() }
}

/// The same for one person or door, with the own part, of all sites.
pub fn batch_of(party: Party, entries: &[Arc<LogEntry>], shared: SharedBatch) -> Batch {
    let mine = entries.iter().filter_map(|entry| {
        let is_own = |held: &Held| party.see(held).is_mine();
        let own = entry.events.iter().filter(|it| it.event.holder().is_some_and(is_own));
        let events: Vec<_> = own.map(|it| redact_event(&it.event, &party)).collect();
        (!events.is_empty()).then_some(Entry { seq: entry.seq, at: entry.at, events })
    });
    Batch { shared, mine: mine.collect() }
}

/// A batch as everybody gets it.
pub fn shared_frame(cursor: Cursor, batch: &SharedBatch) -> Bytes {
    event(event_name::BATCH, Some(cursor), batch)
}

/// A batch as its holder gets it.
pub fn own_frame(cursor: Cursor, batch: &Batch) -> Bytes {
    event(event_name::BATCH, Some(cursor), batch)
}
