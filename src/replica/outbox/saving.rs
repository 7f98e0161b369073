//! From the outbox to the disk, and how the loss of that disk is noticed.

use super::tabs;
use crate::replica::store::{self, Answer, Ask};
use crate::replica::{Live, Notes};
use leptos::prelude::*;
use sync::outbox::{Canary, Write};

/// Writes what has changed in the outbox and tells the other tabs. Says whether it is safe on the
/// disk.
pub async fn save(live: Live) -> bool {
    let writes = live.with_shell(|shell| {
        let outbox = shell.outbox.as_mut()?;
        Some((outbox.take_writes(), outbox.owner().to_owned(), outbox.canary()))
    });
    let Some((writes, owner, canary)) = writes.flatten() else { return false };
    if writes.is_empty() {
        return true;
    }
    let is_safe = write(live, &writes, &owner, canary).await;
    // Told once, in the end: what is half written is not safe.
    live.notes.try_set(if is_safe { Notes::Safe } else { Notes::InPageOnly });
    if !is_safe {
        live.with_shell(|shell| {
            if let Some(outbox) = shell.outbox.as_mut().filter(|outbox| outbox.owner() == owner) {
                outbox.not_written(&writes);
            }
        });
    }
    is_safe
}

/// Writes rows of `owner`'s outbox, of which `canary` tells how it is afterwards.
pub async fn write(live: Live, writes: &[Write], owner: &str, canary: Canary) -> bool {
    // It must never tell of less than what lies on the disk: first what is taken away …
    if !writes.iter().any(|write| matches!(write, Write::Put { .. })) {
        keep_canary(owner, canary);
    }
    let is_safe = matches!(store::ask(Ask::WriteOutbox(writes.to_vec())).await, Answer::Done);
    if is_safe {
        // … and what is new when it is there.
        keep_canary(owner, canary);
        tabs::tell(live, writes);
    }
    is_safe
}

/// Where in `localStorage` it is remembered how much waits: a browser may throw the database away.
fn canary_name(owner: &str) -> String {
    ["werkhub.waiting.", owner].concat()
}

/// What is remembered of `owner`'s outbox.
pub fn canary_of(owner: &str) -> Option<Canary> {
    let storage = window().local_storage().ok().flatten()?;
    Canary::read(&storage.get_item(&canary_name(owner)).ok().flatten()?)
}

/// Remembers how it stands with `owner`'s outbox.
pub fn keep_canary(owner: &str, canary: Canary) {
    if let Ok(Some(storage)) = window().local_storage() {
        // Without it a loss goes unnoticed, that is all.
        let _ = storage.set_item(&canary_name(owner), &canary.text());
    }
}
