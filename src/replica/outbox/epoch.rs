//! What the hub had accepted and does not know any more, after it was restored from a backup.
//!
//! In `localStorage` stands, by person, which log of the hub this device has seen, and what of the
//! own choices was lost with the one before. That stays until the person has decided, also when the
//! page is closed meanwhile.

use super::saving;
use crate::replica::{Live, Notice};
use domain::CommandId;
use leptos::prelude::*;

/// What is remembered: `<epoch> <id> <id> …`.
#[derive(Default)]
struct Seen {
    epoch: String,
    lost: Vec<CommandId>,
}

/// Looks whether the hub's log is another one than before, and what was lost with that one.
pub async fn look(live: Live) {
    // What the device keeps may be older than what it has seen.
    let now = live.with_shell(|shell| {
        let heard = shell.clock.heard_now(crate::replica::clock::device_ms())?;
        let epoch = shell.replica.as_ref()?.cursor().epoch.0.to_string();
        Some((epoch, shell.outbox.as_ref()?.owner().to_owned(), heard))
    });
    let Some((epoch, owner, hub_now)) = now.flatten() else { return };
    let before = seen_by(&owner);
    if before.epoch == epoch {
        return;
    }
    let is_first = before.epoch.is_empty();
    if !is_first {
        // An answer that is under way may be of the log that is gone.
        live.with_shell(|shell| shell.outbox.as_mut().map(|outbox| outbox.another_log()));
    }
    // Only when all that was accepted lies on the disk may this be called seen.
    if !saving::save(live).await {
        return;
    }
    let lost = live.with_shell(|shell| {
        let (outbox, replica) = (shell.outbox.as_ref()?, shell.replica.as_ref()?);
        let is_same = outbox.owner() == owner && replica.cursor().epoch.0.to_string() == epoch;
        is_same.then(|| {
            if is_first {
                Vec::new()
            } else {
                outbox.forgotten(replica.estate(), replica.confirmed(), hub_now)
            }
        })
    });
    let Some(mut lost) = lost.flatten() else { return };
    let earlier = before.lost.into_iter().filter(|id| !lost.contains(id)).collect::<Vec<_>>();
    lost.extend(earlier);
    if !lost.is_empty() {
        live.notice.try_set(Some(Notice::Forgotten { count: lost.len() }));
    }
    keep(&owner, &Seen { epoch, lost });
}

/// What the hub has lost of `owner`'s choices, as far as the person has not decided.
pub fn lost_of(owner: &str) -> Vec<CommandId> {
    seen_by(owner).lost
}

/// The person has decided what becomes of these.
pub fn decided(owner: &str, ids: &[CommandId]) {
    let mut seen = seen_by(owner);
    let count = seen.lost.len();
    seen.lost.retain(|id| !ids.contains(id));
    if seen.lost.len() < count {
        keep(owner, &seen);
    }
}

fn name(owner: &str) -> String {
    ["werkhub.log.", owner].concat()
}

fn seen_by(owner: &str) -> Seen {
    let storage = window().local_storage().ok().flatten();
    let text = storage.and_then(|storage| storage.get_item(&name(owner)).ok().flatten());
    let text = text.unwrap_or_default();
    let mut words = text.split(' ');
    let epoch = words.next().unwrap_or_default().to_owned();
    Seen { epoch, lost: words.filter_map(|word| word.parse().ok()).collect() }
}

fn keep(owner: &str, seen: &Seen) {
    let mut text = seen.epoch.clone();
    for id in &seen.lost {
        text.push(' ');
        text.push_str(&id.to_string());
    }
    if let Ok(Some(storage)) = window().local_storage() {
        // Without it nothing lost is offered again, that is all.
        let _ = storage.set_item(&name(owner), &text);
    }
}
