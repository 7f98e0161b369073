//! Brings what waits to the hub: one tab at a time, one request at a time, until there is an answer.

use super::saving::save;
use super::{settling, tabs, telling};
use crate::replica::clock::device_ms;
use crate::replica::{Live, Notice, api, ids};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;
use sync::outbox::{Failure, Next, Settled, Stage};
use sync::wire::Outcome;

/// Sends what waits, also what would be tried later.
pub fn send_now(live: Live) {
    live.with_shell(|shell| shell.outbox.as_mut().map(|outbox| outbox.kick()));
    send(live);
}

/// Writes what is new, then sends what may be sent when it is this tab's turn.
pub fn send(live: Live) {
    live.with_shell(|shell| shell.resend = None);
    spawn_local(async move {
        // First of all to the disk: should this tab be closed, another one sends it.
        save(live).await;
        let is_wanted = live.with_shell(|shell| {
            let outbox = shell.outbox.as_ref()?;
            let waits = outbox.items().iter().any(|item| item.stage == Stage::Waiting);
            Some(waits && !std::mem::replace(&mut shell.is_sending, waits))
        });
        if is_wanted.flatten() == Some(true) {
            tabs::in_turn(Box::pin(send_all(live))).await;
        }
    });
}

/// Sends until nothing is left that may be sent now.
async fn send_all(live: Live) {
    loop {
        tabs::look(live).await;
        expire(live);
        let next = live.with_shell(|shell| {
            let now = shell.pace_ms();
            let key = shell.heard_key.as_deref();
            let next = shell.outbox.as_mut().map(|outbox| outbox.next_batch(key, now));
            shell.is_sending = matches!(next, Some(Next::Send(_)));
            next
        });
        match next.flatten() {
            Some(Next::Send(sending)) => {
                // From now on the hub may know them, and this device must know that.
                save(live).await;
                match api::commands(sending.body).await {
                    Ok(outcomes) => answered(live, &outcomes),
                    Err(failure) => failed(live, failure),
                }
            }
            other => {
                match other {
                    Some(Next::Later(wait_ms)) => later(live, wait_ms),
                    Some(Next::SignIn) => tell_noted(live),
                    _ => {}
                }
                // Before it is another tab's turn, which looks at the disk.
                save(live).await;
                return;
            }
        }
    }
}

/// What was never sent and whose time is over needs no answer. That goes by the hub's time, and
/// only by what was heard of it since this page was opened.
fn expire(live: Live) {
    let over = live.with_shell(|shell| {
        let hub_now = shell.clock.heard_now(device_ms())?;
        Some(shell.outbox.as_mut()?.expire(hub_now))
    });
    let outcomes = over.flatten().unwrap_or_default();
    settling::settle(live, &Settled { outcomes, parked: Vec::new() });
}

fn answered(live: Live, outcomes: &[Outcome]) {
    let settled = live.with_shell(|shell| {
        let now = shell.pace_ms();
        Some(shell.outbox.as_mut()?.took(outcomes, now, ids::dice()))
    });
    let Some(settled) = settled.flatten() else { return };
    live.with_shell(|shell| shell.untold = None);
    settling::settle(live, &settled);
}

fn failed(live: Live, failure: Failure) {
    let parked = live.with_shell(|shell| {
        let now = shell.pace_ms();
        Some(shell.outbox.as_mut()?.failed(failure, now, ids::dice()))
    });
    let Some(parked) = parked.flatten() else { return };
    if failure == Failure::SignIn {
        live.with_shell(|shell| {
            shell.heard_key = None;
            // The next says that too.
            shell.untold = None;
        });
        live.session.try_update(|session| {
            if let Some(session) = session {
                session.me = None;
            }
        });
        live.notice.try_set(Some(Notice::SignInAgain));
    } else if parked.is_empty() {
        tell_noted(live);
    } else {
        settling::settle(live, &Settled { outcomes: Vec::new(), parked });
    }
}

/// What was asked last waits: told once.
fn tell_noted(live: Live) {
    let untold = live.with_shell(|shell| shell.untold.take()).flatten();
    if let Some(notice) = untold.and_then(|id| telling::waits(live, id)) {
        live.notice.try_set(Some(notice));
    }
}

fn later(live: Live, wait_ms: i64) {
    let wait_ms = u32::try_from(wait_ms).unwrap_or_default();
    let timer = Timeout::new(wait_ms, move || send(live));
    live.with_shell(|shell| shell.resend = Some(timer));
}
