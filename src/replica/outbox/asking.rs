//! Opening the outbox of whoever looks, noting what is asked, and what the person decides.

use super::saving::{self, canary_of, keep_canary};
use super::{epoch, sending, settling, tabs, telling};
use crate::replica::clock::device_ms;
use crate::replica::store::{self, Answer, Ask, OutboxRows};
use crate::replica::{Live, Notes, Notice, OnSignOut, ids, painting};
use domain::plan::PlaceId;
use domain::sorted::SortedSet;
use domain::{Closure, Command, CommandId};
use leptos::prelude::*;
use leptos::task::spawn_local;
use sync::outbox::{Canary, Item, Note, Outbox, Stage, valid_until};
use sync::replica::Replica;

/// Of so many closings at most it is kept that one has asked to end them.
const MOST_ENDING: usize = 20;

/// Opens the outbox of whoever is signed in, unless it is open, and shows what waits in it.
pub fn open(live: Live) {
    let session = live.session.try_get_untracked().flatten();
    let owner = session.and_then(|session| session.me).map(|me| me.key);
    let is_open = live.with_shell(|shell| match shell.outbox.as_mut() {
        Some(outbox) if Some(outbox.owner()) == owner.as_deref() => {
            outbox.signed_in();
            true
        }
        _ => {
            shell.outbox = None;
            false
        }
    });
    let Some(owner) = owner else { return };
    tabs::listen(live);
    spawn_local(async move {
        if is_open != Some(true) && !read(live, &owner).await {
            return;
        }
        show(live);
        epoch::look(live).await;
        settling::list(live);
        match live.with_shell(|shell| std::mem::take(&mut shell.given)) {
            Some(given) if !given.is_empty() => give(live, given),
            _ => sending::send(live),
        }
    });
}

/// Reads the outbox from the disk. Says whether it is still wanted.
async fn read(live: Live, owner: &str) -> bool {
    // Another tab may be writing. It counts a row when it is there, and no more before it goes.
    let before = canary_of(owner);
    // Without a disk it works from memory.
    let found = match store::ask(Ask::ReadOutbox(owner.to_owned())).await {
        Answer::Outbox(found) => found,
        _ => OutboxRows { id: ids::new_outbox_id(), rows: Vec::new() },
    };
    let still = live.session.try_get_untracked().flatten().and_then(|session| session.me);
    if still.is_none_or(|me| me.key != owner) {
        return false;
    }
    let rows = found.rows.iter().map(|(key, row)| (key.as_str(), row.as_str()));
    let outbox = Outbox::open(found.id, owner, rows);
    let canary = outbox.canary();
    let lost = |of: Option<Canary>| of.map_or(0, |of| of.lost(canary));
    let lost = lost(before).min(lost(canary_of(owner)));
    live.with_shell(|shell| {
        // Two may have been opening it; what one of them has taken in must not go.
        if shell.outbox.as_ref().is_none_or(|open| open.owner() != owner) {
            shell.outbox = Some(Box::new(outbox));
        }
    });
    if lost > 0 {
        live.notice.try_set(Some(Notice::NotesLost { count: lost }));
        // Told once.
        keep_canary(owner, canary);
    } else if let Some(parked) = first_parked(live) {
        let place = telling::place_of(live, parked);
        live.notice.try_set(Some(Notice::Parked { place }));
    }
    true
}

fn first_parked(live: Live) -> Option<CommandId> {
    let find = live.with_shell(|shell| {
        let mut items = shell.outbox.as_ref()?.items().iter();
        Some(items.find(|item| item.stage == Stage::Parked)?.id)
    });
    find.flatten()
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
            let basis = shell.replica.as_ref().and_then(|replica| basis_of(replica, &command));
            let note = Note { id, command, basis, made, at, expires };
            let Ok(envelope) = outbox.put(note) else { return Some(Err(())) };
            shell.untold = Some(id);
            if let Some(place) = about {
                shell.about.insert(id, place);
            }
            if let Some(closure) = ended_by(shell.replica.as_ref(), &envelope.command) {
                shell.ending.truncate(MOST_ENDING - 1);
                shell.ending.insert(0, closure);
            }
            if let Some(replica) = shell.replica.as_mut() {
                touched.extend(replica.note(envelope, at, domain::decide).places);
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
        // Nothing has opened it yet: its code may not have been here when it was said who looks.
        None => open(live),
    }
}

/// The closing that a command ends.
fn ended_by(replica: Option<&Replica>, command: &Command) -> Option<Closure> {
    let Command::Open { closure } = command else { return None };
    replica?.state().closure(*closure).cloned()
}

/// Up to where in the log the viewer has seen what is to be changed; nothing where that is not yet in
/// the log, or was changed on this device since.
fn basis_of(replica: &Replica, command: &Command) -> Option<String> {
    let Command::Change { reservation, .. } = command else { return None };
    let is_granted =
        replica.confirmed().reservations_of(&()).any(|(_, it)| it.id() == Some(*reservation));
    let is_changing = replica.waiting().iter().any(|it| match &it.envelope.command {
        Command::Change { reservation: other, .. } => other == reservation,
        _ => false,
    });
    (is_granted && !is_changing).then(|| replica.cursor().to_string())
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
    settling::list(live);
    sending::send(live);
}

/// What the hub had accepted and has lost is sent once more.
pub fn repeat(live: Live) {
    let repeated = live.with_shell(|shell| {
        let outbox = shell.outbox.as_mut()?;
        let lost = epoch::lost_of(outbox.owner());
        lost.iter().for_each(|id| outbox.repeat(*id));
        Some((outbox.owner().to_owned(), lost))
    });
    let Some((owner, lost)) = repeated.flatten() else { return };
    live.notice.try_set(None);
    show(live);
    settling::list(live);
    spawn_local(async move {
        if saving::save(live).await {
            epoch::decided(&owner, &lost);
        }
        sending::send(live);
    });
}

/// The person has seen what became of these, or gives them up: here or in another tab.
pub fn dismiss(live: Live, ids: &[CommandId]) {
    let dismissed = live.with_shell(|shell| {
        let outbox = shell.outbox.as_mut()?;
        let known = |id: &CommandId| outbox.items().iter().any(|item| item.id == *id);
        let ids: Vec<CommandId> = ids.iter().copied().filter(known).collect();
        for id in &ids {
            outbox.dismiss(*id);
            shell.about.remove(id);
        }
        epoch::decided(outbox.owner(), &ids);
        let changed = shell.replica.as_mut().map(|replica| replica.withdraw(&ids));
        (!ids.is_empty()).then(|| changed.unwrap_or_default().places)
    });
    let Some(places) = dismissed.flatten() else { return };
    painting::paint(live, &places);
    settling::list(live);
    spawn_local(async move {
        saving::save(live).await;
    });
}

/// What is done is forgotten, here and on the disk, and what waits as the person says.
pub fn forget(live: Live, waiting: OnSignOut) {
    let writes = live.with_shell(|shell| {
        let mut outbox = shell.outbox.take()?;
        let goes = |item: &&Item| waiting == OnSignOut::Delete || !item.is_unsent();
        let ids: Vec<_> = outbox.items().iter().filter(goes).map(|item| item.id).collect();
        ids.iter().for_each(|id| outbox.dismiss(*id));
        epoch::decided(outbox.owner(), &ids);
        Some((outbox.take_writes(), outbox.owner().to_owned(), outbox.canary()))
    });
    settling::list(live);
    if let Some((writes, owner, canary)) = writes.flatten() {
        spawn_local(async move {
            saving::write(live, &writes, &owner, canary).await;
        });
    }
}

/// Shows what waits on top of what the hub has said.
pub fn show(live: Live) {
    let touched = live.with_shell(|shell| {
        let (outbox, replica) = (shell.outbox.as_ref()?, shell.replica.as_mut()?);
        let mut touched = SortedSet::default();
        for item in outbox.items().iter().filter(|item| item.stage == Stage::Waiting) {
            if let Some(envelope) = &item.envelope {
                touched.extend(replica.note(envelope.clone(), item.at, domain::decide).places);
            }
        }
        Some(touched)
    });
    painting::paint(live, &touched.flatten().unwrap_or_default());
}
