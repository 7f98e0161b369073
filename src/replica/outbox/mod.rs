//! What somebody asks for lies in the outbox of this device until the hub has answered: through a
//! reload, a dead battery, a week without network. [`sync::outbox`] says what happens to an item;
//! this brings it to the disk and to the hub.
//!
//! Nobody waits for this code to see the map: it is a part of its own, reached through [`run`].

mod asking;
mod epoch;
mod saving;
mod sending;
mod settling;
mod tabs;
mod telling;

pub use tabs::Tabs;

use super::{Live, Notes, Notice, OnSignOut};
use crate::lazy::{NotFetched, lazy_code};
use domain::plan::PlaceId;
use domain::{Command, CommandId};
use leptos::prelude::*;
use leptos::task::spawn_local;
use sync::wire::Session;

/// Of so many errands at most it is kept that they are to be done once the code is here.
const MOST_KEPT: usize = 20;

/// What is to be done.
pub enum Errand {
    /// It has been said who looks: open that person's outbox, and show what waits in it.
    Open,
    /// Note commands, in this order, each with the place it is about.
    Give(Vec<(Command, Option<PlaceId>)>),
    /// Send what waits now, also what would be tried later.
    Send,
    /// Try again what was parked.
    TryParked,
    /// Send once more what the hub had accepted and has lost.
    Repeat,
    /// The person has seen what became of it, or gives it up.
    Dismiss(CommandId),
    /// Somebody signs in or out here: the other tabs must know.
    Signing,
    /// That is over.
    Signed,
    /// One has signed out. What is done is forgotten, for it tells where one sat.
    SignedOut(OnSignOut),
}

/// It has been said who looks. Whoever is not signed in asks nothing, and needs no outbox.
pub(super) fn open(live: Live) {
    let is_signed_in =
        |session: &Option<Session>| session.as_ref().is_some_and(|it| it.me.is_some());
    if live.session.try_with_untracked(is_signed_in) == Some(true) {
        run(live, Errand::Open);
    } else {
        live.with_shell(|shell| shell.outbox = None);
        live.undone.try_set(Vec::new());
    }
}

/// The hub can be reached: sends what waits, where something may wait.
pub(super) fn send(live: Live) {
    if live.with_shell(|shell| shell.outbox.is_some() || !shell.errands.is_empty()) == Some(true) {
        run(live, Errand::Send);
    }
}

/// Brings in the code, so that it is there when the network is not.
pub async fn fetch() {
    // What does not come now is asked for again when it is wanted.
    let _ = outbox().await;
}

/// Has it done. What somebody gave is kept until the code is here.
pub(super) fn run(live: Live, errand: Errand) {
    spawn_local(async move {
        match outbox().await {
            Ok(carry_out) => {
                let before = live.with_shell(|shell| std::mem::take(&mut shell.errands));
                before.into_iter().flatten().for_each(|errand| carry_out(live, errand));
                carry_out(live, errand);
            }
            Err(NotFetched) => keep_for_later(live, errand),
        }
    });
}

/// The code cannot be fetched. What somebody gave stays in this page, and that is said; the next
/// message of the hub brings it in.
fn keep_for_later(live: Live, errand: Errand) {
    let Errand::Give(commands) = errand else { return };
    let about = commands.iter().rev().find_map(|(_, place)| *place);
    let is_kept = live.with_shell(|shell| {
        let has_room = shell.errands.len() < MOST_KEPT;
        if has_room {
            shell.errands.push(Errand::Give(commands));
        }
        has_room
    });
    match is_kept {
        Some(true) => {
            live.notes.try_set(Notes::InPageOnly);
            live.notice.try_set(about.map(|place| Notice::Noted { place }));
        }
        Some(false) => {
            live.notice.try_set(Some(Notice::OutboxFull));
        }
        None => {}
    }
}

lazy_code!(
    /// The code of the outbox.
    outbox: fn(Live, Errand) = carry_out
);

fn carry_out(live: Live, errand: Errand) {
    match errand {
        Errand::Open => asking::open(live),
        Errand::Give(commands) => asking::give(live, commands),
        Errand::Send => sending::send_now(live),
        Errand::TryParked => asking::try_parked(live),
        Errand::Repeat => asking::repeat(live),
        Errand::Dismiss(id) => asking::dismiss(live, &[id]),
        Errand::Signing => tabs::signing(live),
        Errand::Signed => tabs::signed(live),
        Errand::SignedOut(waiting) => asking::forget(live, waiting),
    }
}
