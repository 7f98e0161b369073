//! Opening the outbox of whoever looks, and noting what is asked.

use super::{sending, telling};
use crate::replica::clock::device_ms;
use crate::replica::store::{self, Answer, Ask, OutboxRows};
use crate::replica::{Live, Notes, Notice, OnSignOut, ids, painting};
use domain::Command;
use domain::plan::PlaceId;
use domain::sorted::SortedSet;
use leptos::prelude::*;
use leptos::task::spawn_local;
use sync::outbox::{Canary, Item, Note, Outbox, Stage, Write, valid_until};

/// Opens the outbox of whoever is signed in, unless it is open, and shows what waits in it.
pub fn open(live: Live) {
    let session = live.session.try_get_untracked().flatten();
    let Some(owner) = session.and_then(|session| session.me).map(|me| me.key) else {
        live.with_shell(|shell| shell.outbox = None);
        return;
    };
    let is_open = live.with_shell(|shell| match shell.outbox.as_mut() {
        Some(outbox) if outbox.owner() == owner => {
            outbox.signed_in();
            true
        }
        _ => {
            shell.outbox = None;
            false
        }
    });
    if is_open == Some(true) {
        show(live);
        sending::send(live);
        return;
    }
    spawn_local(async move {
        // Without a disk it works from memory.
        let found = match store::ask(Ask::ReadOutbox(owner.clone())).await {
            Answer::Outbox(found) => found,
            _ => OutboxRows { id: ids::new_outbox_id(), rows: Vec::new() },
        };
        let still = live.session.try_get_untracked().flatten().and_then(|session| session.me);
        if still.is_none_or(|me| me.key != owner) {
            return;
        }
        let rows = found.rows.iter().map(|(key, row)| (key.as_str(), row.as_str()));
        let outbox = Outbox::open(found.id, &owner, rows);
        let canary = outbox.canary();
        let lost = canary_of(&owner).map_or(0, |before| before.lost(canary));
        let given = live.with_shell(|shell| {
            // Two may have been opening it; what one of them has taken in must not go.
            if shell.outbox.as_ref().is_none_or(|open| open.owner() != owner) {
                shell.outbox = Some(Box::new(outbox));
            }
            std::mem::take(&mut shell.given)
        });
        if lost > 0 {
            live.notice.try_set(Some(Notice::NotesLost { count: lost }));
            // Told once.
            keep_canary(&owner, canary);
        }
        show(live);
        match given {
            Some(given) if !given.is_empty() => give(live, given),
            _ => sending::send(live),
        }
    });
}

/// Notes commands and shows what they will probably change; then they are written and sent.
pub fn give(live: Live, commands: Vec<(Command, Option<PlaceId>)>) {
    let clock = live.shown_now().map(|it| it.building.rules.clock.clone()).unwrap_or_default();
    let (at, wall_ms) = (live.hub_now(), device_ms());
    let noted = live.with_shell(|shell| {
        let Some(outbox) = shell.outbox.as_mut() else {
            shell.given.extend(commands);
            return None;
        };
        let mut touched = SortedSet::default();
        for (command, about) in commands {
            let id = ids::new_command_id(wall_ms);
            let made = shell.clock.made(wall_ms);
            let expires = valid_until(&command, &made, at, &clock);
            let note = Note { id, command, basis: None, made, at, expires };
            let Ok(envelope) = outbox.put(note) else { return Some(Err(())) };
            if let Some(place) = about {
                shell.about.insert(id, place);
            }
            if let Some(replica) = shell.replica.as_mut() {
                touched.extend(replica.note(envelope, at).places);
            }
        }
        Some(Ok(touched))
    });
    match noted.flatten() {
        Some(Ok(touched)) => {
            live.notice.try_set(None);
            live.notes.try_set(Notes::BeingWritten);
            painting::paint(live, &touched);
            sending::send(live);
        }
        Some(Err(())) => {
            live.notice.try_set(Some(Notice::OutboxFull));
        }
        None => {}
    }
}

/// What was parked is tried again.
pub fn try_parked(live: Live) {
    live.with_shell(|shell| {
        let outbox = shell.outbox.as_mut()?;
        let parked = outbox.items().iter().filter(|item| item.stage == Stage::Parked);
        let parked: Vec<_> = parked.map(|item| item.id).collect();
        parked.into_iter().for_each(|id| outbox.try_again(id));
        outbox.kick();
        Some(())
    });
    live.notice.try_set(None);
    show(live);
    sending::send(live);
}

/// What is done is forgotten, here and on the disk, and what waits as the person says.
pub fn forget(live: Live, waiting: OnSignOut) {
    let writes = live.with_shell(|shell| {
        let mut outbox = shell.outbox.take()?;
        let goes = |item: &&Item| waiting == OnSignOut::Delete || !item.is_unsent();
        let ids: Vec<_> = outbox.items().iter().filter(goes).map(|item| item.id).collect();
        ids.into_iter().for_each(|id| outbox.dismiss(id));
        Some((outbox.take_writes(), outbox.owner().to_owned(), outbox.canary()))
    });
    if let Some((writes, owner, canary)) = writes.flatten() {
        keep_canary(&owner, canary);
        spawn_local(async move {
            store::ask(Ask::WriteOutbox(writes)).await;
        });
    }
}

/// Shows what waits on top of what the hub has said.
fn show(live: Live) {
    let touched = live.with_shell(|shell| {
        let (outbox, replica) = (shell.outbox.as_ref()?, shell.replica.as_mut()?);
        let mut touched = SortedSet::default();
        for item in outbox.items().iter().filter(|item| item.stage == Stage::Waiting) {
            if let Some(envelope) = &item.envelope {
                touched.extend(replica.note(envelope.clone(), item.at).places);
            }
        }
        Some(touched)
    });
    painting::paint(live, &touched.flatten().unwrap_or_default());
    let parked = live.with_shell(|shell| {
        let parked = shell.outbox.as_ref()?.items().iter().find(|it| it.stage == Stage::Parked)?;
        Some(parked.id)
    });
    if let Some(id) = parked.flatten() {
        live.notice.try_set(Some(Notice::Parked { place: telling::place_of(live, id) }));
    }
}

/// Writes what has changed in the outbox. Says whether it is safe on the disk.
pub async fn save(live: Live) -> bool {
    let writes = live.with_shell(|shell| {
        let outbox = shell.outbox.as_mut()?;
        Some((outbox.take_writes(), outbox.owner().to_owned(), outbox.canary()))
    });
    let Some((writes, owner, canary)) = writes.flatten() else { return false };
    if writes.is_empty() {
        return true;
    }
    // It must never tell of less than what lies on the disk: first what is taken away …
    if !writes.iter().any(|write| matches!(write, Write::Put { .. })) {
        keep_canary(&owner, canary);
    }
    // Told once, in the end: what is half written is not safe.
    let is_safe = matches!(store::ask(Ask::WriteOutbox(writes.clone())).await, Answer::Done);
    live.notes.try_set(if is_safe { Notes::Safe } else { Notes::InPageOnly });
    if is_safe {
        // … and what is new when it is there.
        keep_canary(&owner, canary);
    } else {
        live.with_shell(|shell| {
            if let Some(outbox) = shell.outbox.as_mut().filter(|outbox| outbox.owner() == owner) {
                outbox.not_written(&writes);
            }
        });
    }
    is_safe
}

/// Where in `localStorage` it is remembered how much waits: a browser may throw the database away.
fn canary_name(owner: &str) -> String {
    ["werkhub.waiting.", owner].concat()
}

fn canary_of(owner: &str) -> Option<Canary> {
    let storage = window().local_storage().ok().flatten()?;
    Canary::read(&storage.get_item(&canary_name(owner)).ok().flatten()?)
}

fn keep_canary(owner: &str, canary: Canary) {
    if let Ok(Some(storage)) = window().local_storage() {
        // Without it a loss goes unnoticed, that is all.
        let _ = storage.set_item(&canary_name(owner), &canary.text());
    }
}
