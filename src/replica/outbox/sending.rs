//! Brings what waits to the hub: one request at a time, until there is an answer.

use super::asking::save;
use super::telling;
use crate::replica::clock::device_ms;
use crate::replica::{Live, Notice, api, ids, painting};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;
use sync::outbox::{Failure, Next, Sending};
use sync::wire::Outcome;

/// Sends what waits, also what would be tried later.
pub fn send_now(live: Live) {
    live.with_shell(|shell| shell.outbox.as_mut().map(|outbox| outbox.kick()));
    send(live);
}

/// Writes what is new, then sends what may be sent. Does nothing while a request is under way.
pub fn send(live: Live) {
    let next = live.with_shell(|shell| {
        shell.resend = None;
        let key = shell.heard_key.as_deref();
        shell.outbox.as_mut().map(|outbox| outbox.next_batch(key, device_ms()))
    });
    match next.flatten() {
        Some(Next::Send(sending)) => spawn_local(async move {
            // From now on the hub may know them, and this device must know that.
            save(live).await;
            bring(live, sending).await;
        }),
        Some(Next::Later(wait_ms)) => {
            later(live, wait_ms);
            spawn_local(async move {
                save(live).await;
            });
        }
        Some(Next::SignIn | Next::Nothing) => spawn_local(async move {
            save(live).await;
        }),
        None => {}
    }
}

async fn bring(live: Live, sending: Sending) {
    match api::commands(sending.body.clone()).await {
        Ok(outcomes) => answered(live, &outcomes),
        Err(failure) => failed(live, &sending, failure),
    }
}

fn answered(live: Live, outcomes: &[Outcome]) {
    let settled = live.with_shell(|shell| {
        let outbox = shell.outbox.as_mut()?;
        Some(outbox.took(outcomes, device_ms(), ids::dice()))
    });
    let Some(settled) = settled.flatten() else { return };
    let told = telling::of(live, &settled);
    let changed = live.with_replica(|replica| {
        let mut changed = replica.settle(&settled.outcomes);
        changed.places.extend(replica.withdraw(&settled.parked).places);
        changed
    });
    painting::paint(live, &changed.unwrap_or_default().places);
    if let Some(notice) = told {
        live.notice.try_set(Some(notice));
    }
    live.with_shell(|shell| {
        for outcome in &settled.outcomes {
            let Some(id) = outcome.id else { continue };
            shell.about.remove(&id);
            // It has just been told.
            let outbox = shell.outbox.as_mut();
            let item = outbox.as_ref().and_then(|it| it.items().iter().find(|it| it.id == id));
            if item.is_some_and(sync::outbox::Item::is_turned_down)
                && let Some(outbox) = outbox
            {
                outbox.dismiss(id);
            }
        }
    });
    send(live);
}

fn failed(live: Live, sending: &Sending, failure: Failure) {
    let failed = live.with_shell(|shell| {
        let outbox = shell.outbox.as_mut()?;
        let is_first = !outbox.has_failed();
        Some((is_first, outbox.failed(failure, device_ms(), ids::dice())))
    });
    let Some((is_first, parked)) = failed.flatten() else { return };
    match failure {
        Failure::SignIn => {
            live.with_shell(|shell| shell.heard_key = None);
            live.session.try_update(|session| {
                if let Some(session) = session {
                    session.me = None;
                }
            });
            live.notice.try_set(Some(Notice::SignInAgain));
        }
        _ if !parked.is_empty() => {
            let places = live.with_replica(|replica| replica.withdraw(&parked).places);
            painting::paint(live, &places.unwrap_or_default());
            let place = parked.last().and_then(|id| telling::place_of(live, *id));
            live.notice.try_set(Some(Notice::Parked { place }));
        }
        _ if is_first => {
            let place = sending.ids.last().and_then(|id| telling::place_of(live, *id));
            if let Some(place) = place {
                live.notice.try_set(Some(Notice::Noted { place }));
            }
        }
        _ => {}
    }
    send(live);
}

fn later(live: Live, wait_ms: i64) {
    let wait_ms = u32::try_from(wait_ms).unwrap_or_default();
    let timer = Timeout::new(wait_ms, move || send(live));
    live.with_shell(|shell| shell.resend = Some(timer));
}
