//! The open stream, and what is heard on it.

use super::hear;
use crate::replica::clock::device_ms;
use crate::replica::{
    Freshness, Live, Notice, ageing, json, keeping, load, outbox, painting, worker,
};
use domain::{Event, Holder};
use gloo::events::EventListener;
use leptos::prelude::*;
use serde::de::DeserializeOwned;
use sync::following::{Follower, Heard};
use sync::replica::Intake;
use sync::wire::{Batch, Cursor, Digest, Heartbeat, Hello, event_name};
use wasm_bindgen::JsCast;
use web_sys::{EventSource, MessageEvent};

/// An open stream; closed when dropped.
pub(super) struct Line {
    source: EventSource,
    _listeners: Vec<EventListener>,
}

impl Drop for Line {
    fn drop(&mut self) {
        self.source.close();
    }
}

/// Opens the stream after a cursor.
pub(super) fn open(live: Live, cursor: Cursor) {
    let site = live.with_shell(|shell| shell.site.clone()).flatten();
    let Some(site) = site else { return };
    let after = cursor.to_string();
    let address = ["/v1/stream?site=", site.as_str(), "&after=", &after].concat();
    let Ok(source) = EventSource::new(&address) else {
        hear(live, Heard::Ended);
        return;
    };
    let on = |name: &'static str, work: fn(Live, &MessageEvent)| {
        EventListener::new(&source, name, move |event| {
            if let Some(message) = event.dyn_ref::<MessageEvent>() {
                work(live, message);
            }
        })
    };
    let listeners = vec![
        on(event_name::HELLO, hello),
        on(event_name::BATCH, batch),
        on(event_name::HEARTBEAT, heartbeat),
        on(event_name::DIGEST, digest),
        on(event_name::RESET, |live, _| {
            hear(live, Heard::Reset);
        }),
        on(event_name::SCREEN, screen_told),
        on(event_name::REVOKED, screen_told),
        EventListener::new(&source, "error", move |_| {
            hear(live, Heard::Ended);
        }),
    ];
    live.with_shell(|shell| shell.stream.line = Some(Line { source, _listeners: listeners }));
}

/// Whoever shows the screen asks what it is now.
fn screen_told(live: Live, _: &MessageEvent) {
    live.screen_told.try_update(|told| *told += 1);
}

fn hello(live: Live, message: &MessageEvent) {
    let Some(hello) = read::<Hello>(message) else { return };
    let Hello { epoch, head, floor, server_time, build } = hello;
    live.with_shell(|shell| {
        shell.keeping.build = Some(build.clone());
        shell.clock.observe(server_time, device_ms(), None);
    });
    hear(live, Heard::Hello { epoch, head, floor });
    show_age(live);
    worker::hub_has(live, &build);
    outbox::send(live);
}

fn heartbeat(live: Live, message: &MessageEvent) {
    let Some(beat) = read::<Heartbeat>(message) else { return };
    live.with_shell(|shell| shell.clock.observe(beat.server_time, device_ms(), None));
    hear(live, Heard::Heartbeat { head: beat.head });
    show_age(live);
}

fn batch(live: Live, message: &MessageEvent) {
    let Some(batch) = read::<Batch>(message) else {
        hear(live, Heard::Unreadable);
        return;
    };
    let (from, to) = (batch.shared.from, batch.shared.to);
    if !hear(live, Heard::Batch { from, to }) {
        return;
    }
    let entries = batch.shared.shared.iter().map(|entry| entry.at);
    if let Some(newest) = entries.chain(batch.mine.iter().map(|entry| entry.at)).max() {
        live.with_shell(|shell| shell.clock.not_before(newest, device_ms()));
    }
    let ended = stays_ended_by_others(&batch);
    match live.with_replica(|replica| replica.take_batch(batch)) {
        Some(Intake::Applied(changed)) => {
            keeping::changed(live);
            show_age(live);
            painting::paint(live, &changed.places);
            if let Some(notice) = ended {
                live.notice.try_set(Some(notice));
            }
            if changed.plan.is_some() {
                load::load(live);
            }
        }
        // The replica knows less than the follower believes: everything anew.
        Some(Intake::Gap) => load::load(live),
        Some(Intake::Known) | None => {}
    }
}

/// The hub says what its state comes to. A screen that shows another is loaded anew.
fn digest(live: Live, message: &MessageEvent) {
    let Some(digest) = read::<Digest>(message) else { return };
    let agrees = live.with_replica(|replica| replica.agrees(&digest)).flatten();
    let Some(agrees) = agrees else { return };
    if !agrees {
        // Always a mistake in the app or in the hub: whoever is asked to help must see it.
        web_sys::console::warn_1(&"What was shown differed from what the hub has.".into());
    }
    hear(live, Heard::Digest { agrees });
}

/// Something was heard. All is live only with the last entry that the hub has named: what is
/// painted may be of yesterday until then.
fn show_age(live: Live) {
    let is_live = |follower: &Follower| follower.is_live();
    if live.with_shell(|shell| shell.stream.follower.as_ref().is_some_and(is_live)) != Some(true) {
        return;
    }
    live.heard_at.try_set(Some(live.hub_now()));
    if live.freshness.try_get_untracked() != Some(Freshness::Live) {
        live.freshness.try_set(Freshness::Live);
    }
    if live.is_known.try_get_untracked() == Some(false) {
        ageing::look(live);
    }
}

fn stays_ended_by_others(batch: &Batch) -> Option<Notice> {
    use domain::ReleaseCause::Left;
    let events = batch.mine.iter().flat_map(|entry| &entry.events);
    let mut ended = events.filter_map(|event| match event {
        Event::Released { place, holder, cause, .. } if holder.is_mine() && *cause != Left => {
            Some(Notice::StayEnded { place: *place, cause: *cause })
        }
        _ => None,
    });
    ended.next_back()
}

fn read<T: DeserializeOwned>(message: &MessageEvent) -> Option<T> {
    json::read(&message.data().as_string()?).ok()
}
