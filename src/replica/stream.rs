//! The hub's stream of changes, and getting it back when it breaks.

use super::ageing::{self, SILENCE_MS};
use super::clock::device_ms;
use super::{
    Freshness, Live, Notice, Phase, api, ids, json, keeping, load, outbox, painting, worker,
};
use domain::{Event, Holder};
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::de::DeserializeOwned;
use sync::pace;
use sync::replica::Intake;
use sync::wire::{Batch, Heartbeat, Hello, event_name};
use wasm_bindgen::JsCast;
use web_sys::{EventSource, MessageEvent};

/// After so many failures in a row, the cursor itself may be what the hub refuses.
const FAILURES_BEFORE_SNAPSHOT: u32 = 3;

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

/// Opens the stream from the own cursor, closing the one there is.
pub(super) fn open(live: Live) {
    let address = live.with_shell(|shell| {
        shell.line = None;
        shell.retry = None;
        if shell.asleep {
            return None;
        }
        let cursor = shell.replica.as_ref()?.cursor().to_string();
        let site = shell.site.as_ref()?;
        Some(["/v1/stream?site=", site.as_str(), "&after=", &cursor].concat())
    });
    let Some(address) = address.flatten() else { return };
    let Ok(source) = EventSource::new(&address) else {
        try_again_later(live);
        return;
    };
    let on = |name: &'static str, work: fn(Live, &MessageEvent)| {
        EventListener::new(&source, name, move |event| {
            listen_on(live);
            if let Some(message) = event.dyn_ref::<MessageEvent>() {
                work(live, message);
            }
        })
    };
    let listeners = vec![
        on(event_name::HELLO, hello),
        on(event_name::BATCH, batch),
        on(event_name::HEARTBEAT, heartbeat),
        on(event_name::RESET, |live, _| load::reload(live)),
        EventListener::new(&source, "error", move |_| try_again_later(live)),
    ];
    live.with_shell(|shell| shell.line = Some(Line { source, _listeners: listeners }));
    listen_on(live);
}

/// Closes the stream and tries again after a while.
pub(super) fn try_again_later(live: Live) {
    let failures = live.with_shell(|shell| {
        shell.line = None;
        shell.silence = None;
        shell.failures = shell.failures.saturating_add(1);
        shell.failures
    });
    let Some(failures) = failures else { return };
    if live.freshness.try_get_untracked() == Some(Freshness::Live) {
        live.freshness.try_set(Freshness::Stale);
    }
    let wait = pace::wait_ms(failures, ids::dice());
    let timer = Timeout::new(wait, move || revive(live));
    live.with_shell(|shell| shell.retry = Some(timer));
}

/// Tries now what would be tried later; does nothing while the stream is open.
pub(super) fn revive_now(live: Live) {
    let is_open = live.with_shell(|shell| shell.line.is_some() && shell.failures == 0);
    if is_open == Some(false) {
        revive(live);
    }
}

/// Asks who one is, which also tells whether the hub is there; then opens the stream, or loads all
/// again where something else is needed.
fn revive(live: Live) {
    let ready = matches!(live.phase.try_get_untracked(), Some(Phase::Ready(_)));
    let (has_replica, failures) =
        live.with_shell(|shell| (shell.replica.is_some(), shell.failures)).unwrap_or_default();
    if !ready || !has_replica || failures > FAILURES_BEFORE_SNAPSHOT {
        load::reload(live);
        return;
    }
    spawn_local(async move {
        match api::session().await {
            Ok(session) => {
                load::session_heard(live, &session);
                let before = live.session.try_get_untracked().flatten();
                if before.as_ref() == Some(&session) {
                    open(live);
                } else {
                    load::load(live);
                }
            }
            Err(_) => {
                live.freshness.try_set(Freshness::Offline);
                try_again_later(live);
            }
        }
    });
}

/// Something was heard: waits anew for silence.
fn listen_on(live: Live) {
    let timer = Timeout::new(SILENCE_MS, move || try_again_later(live));
    live.with_shell(|shell| shell.silence = Some(timer));
}

fn hello(live: Live, message: &MessageEvent) {
    let Some(hello) = read::<Hello>(message) else { return };
    let build = hello.build;
    let same_log = live.with_shell(|shell| {
        shell.failures = 0;
        shell.head = hello.head;
        shell.lagged = false;
        shell.keeping.build = Some(build.clone());
        shell.clock.observe(hello.server_time, device_ms(), None);
        shell.replica.as_ref().is_some_and(|replica| replica.cursor().epoch == hello.epoch)
    });
    heard(live);
    worker::hub_has(live, &build);
    if same_log == Some(false) {
        load::reload(live);
    }
    outbox::send(live);
}

fn heartbeat(live: Live, message: &MessageEvent) {
    let Some(beat) = read::<Heartbeat>(message) else { return };
    let is_stuck = live.with_shell(|shell| {
        shell.clock.observe(beat.server_time, device_ms(), None);
        shell.head = shell.head.max(beat.head);
        let lags = shell.lags();
        // Once is the entry that is on its way.
        std::mem::replace(&mut shell.lagged, lags) && lags
    });
    if is_stuck == Some(true) {
        try_again_later(live);
    } else {
        heard(live);
    }
}

fn batch(live: Live, message: &MessageEvent) {
    let Some(batch) = read::<Batch>(message) else { return };
    let ended = stays_ended_by_others(&batch);
    match live.with_replica(|replica| replica.take_batch(batch)) {
        Some(Intake::Applied(changed)) => {
            keeping::changed(live);
            heard(live);
            painting::paint(live, &changed.places);
            if let Some(notice) = ended {
                live.notice.try_set(Some(notice));
            }
            if changed.plan.is_some() {
                load::reload(live);
            }
        }
        Some(Intake::Gap) => try_again_later(live),
        Some(Intake::Known) | None => {}
    }
}

/// Something was heard. All is live only with the last entry that the hub has named: what is
/// painted may be of yesterday until then.
fn heard(live: Live) {
    if live.with_shell(|shell| shell.lags()) != Some(false) {
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
