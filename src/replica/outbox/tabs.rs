//! The other tabs of this browser: one sends at a time, and all hear what became of it.
//!
//! What the tabs share is the disk. A tab that has written something there says so, and the others
//! read it. Before a tab sends it waits for its turn and looks at the disk, so what another one has
//! brought meanwhile is not brought again, and what a closed tab left is sent by the next. Where the
//! browser knows no turns, two tabs may send the same; the hub knows it by its id.

use super::{asking, sending, settling};
use crate::lazy::Fetching;
use crate::replica::store::{self, Answer, Ask};
use crate::replica::{Live, load};
use domain::CommandId;
use gloo::events::EventListener;
use js_sys::{Function, Object, Promise, Reflect};
use leptos::task::spawn_local;
use std::cell::Cell;
use std::rc::Rc;
use sync::outbox::{Settled, Stage, Write};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{AbortSignal, BroadcastChannel, MessageEvent};

/// Whose turn it is to send.
const TURN: &str = "werkhub-sender";
/// Where tabs tell each other what they have written.
const CHANNEL: &str = "werkhub-outbox";
/// A tab that the browser has frozen while it was sending does not hold up the others for longer.
const PATIENCE_MS: u32 = 30_000;
/// Somebody signs in or out in another tab: from now on nobody knows who is there.
const SIGNING: &str = "signing";
/// Now it can be asked.
const SIGNED: &str = "signed";
/// Rows were written.
const WRITTEN: &str = "written";
/// Rows were taken away; their keys follow.
const GONE: &str = "gone";

/// The way to the other tabs, for as long as the page lives.
pub struct Tabs {
    channel: BroadcastChannel,
    _listener: EventListener,
}

/// Listens to the other tabs. Later calls do nothing.
pub fn listen(live: Live) {
    let is_listening = live.with_shell(|shell| shell.tabs.is_some());
    if is_listening != Some(false) {
        return;
    }
    // Without it a tab hears of the others when it sends itself.
    let Ok(channel) = BroadcastChannel::new(CHANNEL) else { return };
    let listener = EventListener::new(&channel, "message", move |event| {
        let text = event.dyn_ref::<MessageEvent>().and_then(|event| event.data().as_string());
        if let Some(text) = text {
            heard(live, &text);
        }
    });
    live.with_shell(|shell| shell.tabs = Some(Tabs { channel, _listener: listener }));
}

/// Tells the other tabs what is on the disk now.
pub fn tell(live: Live, writes: &[Write]) {
    let gone = writes.iter().filter_map(|write| match write {
        Write::Delete { key } => Some(key.as_str()),
        Write::Put { .. } => None,
    });
    let gone: Vec<&str> = gone.collect();
    if gone.len() < writes.len() {
        say(live, WRITTEN);
    }
    if !gone.is_empty() {
        say(live, &[GONE, " ", &gone.join(" ")].concat());
    }
}

/// Somebody signs in or out here, so the others must send nothing for whom they know.
pub fn signing(live: Live) {
    listen(live);
    say(live, SIGNING);
}

/// Somebody has signed in or out here, or has tried to.
pub fn signed(live: Live) {
    say(live, SIGNED);
}

fn say(live: Live, text: &str) {
    live.with_shell(|shell| {
        // Text can always be sent.
        shell.tabs.as_ref().map(|tabs| tabs.channel.post_message(&text.into()))
    });
}

fn heard(live: Live, text: &str) {
    if text == SIGNING {
        live.with_shell(|shell| shell.heard_key = None);
    } else if text == SIGNED {
        load::load(live);
    } else if text == WRITTEN {
        spawn_local(async move {
            look(live).await;
            // It may be the last word of a tab that is being closed.
            sending::send(live);
        });
    } else if let Some(keys) = text.strip_prefix(GONE) {
        let gone = keys.split(' ').filter_map(|key| key.parse().ok()).collect::<Vec<CommandId>>();
        asking::dismiss(live, &gone);
    }
}

/// Takes in what other tabs have written, and shows what became of it.
pub async fn look(live: Live) {
    let owner = live.with_shell(|shell| Some(shell.outbox.as_ref()?.owner().to_owned()));
    let Some(owner) = owner.flatten() else { return };
    let Answer::Outbox(found) = store::ask(Ask::ReadOutbox(owner.clone())).await else { return };
    let settled = live.with_shell(|shell| {
        let outbox = shell.outbox.as_mut().filter(|outbox| outbox.owner() == owner)?;
        let before = outbox.waiting().map(|item| (item.id, item.stage == Stage::Parked));
        let before: Vec<(CommandId, bool)> = before.collect();
        outbox.adopt(found.rows.iter().map(|(key, row)| (key.as_str(), row.as_str())));
        let mut settled = Settled::default();
        for item in outbox.items() {
            let known = before.iter().find(|(id, _)| *id == item.id);
            match (known, &item.stage) {
                (Some(_), Stage::Done(outcome)) => settled.outcomes.push(outcome.clone()),
                (Some((id, false)), Stage::Parked) => settled.parked.push(*id),
                _ => {}
            }
        }
        Some(settled)
    });
    if let Some(settled) = settled.flatten() {
        settling::settle(live, &settled);
        asking::show(live);
    }
}

/// Does something while no other tab does so.
pub async fn in_turn(work: Fetching<()>) {
    let Some(locks) = locks() else { return work.await };
    let work = Rc::new(Cell::new(Some(work)));
    let for_turn = Rc::clone(&work);
    let begin = Closure::once_into_js(move || {
        let work = for_turn.take();
        future_to_promise(async move {
            if let Some(work) = work {
                work.await;
            }
            Ok(JsValue::UNDEFINED)
        })
    });
    if let Some(asked) = ask_for(&locks, &begin) {
        // Refused, or somebody else has had it for too long.
        let _ = JsFuture::from(asked).await;
    }
    if let Some(work) = work.take() {
        work.await;
    }
}

/// Missing where the connection is not safe.
fn locks() -> Option<JsValue> {
    let window = web_sys::window()?;
    Reflect::get(&window.navigator(), &"locks".into()).ok().filter(JsValue::is_object)
}

/// `locks.request(TURN, {signal}, begin)`; `web_sys` counts it among what may still change.
fn ask_for(locks: &JsValue, begin: &JsValue) -> Option<Promise> {
    let options = Object::new();
    let signal = AbortSignal::timeout_with_u32(PATIENCE_MS);
    Reflect::set(&options, &"signal".into(), &signal).ok()?;
    let request: Function = Reflect::get(locks, &"request".into()).ok()?.dyn_into().ok()?;
    request.call3(locks, &TURN.into(), &options, begin).ok()?.dyn_into().ok()
}
