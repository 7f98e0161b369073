//! When the network comes back, when somebody looks again, and the passing of time.

use super::{Live, ageing, keeping, outbox, painting, stream, worker};
use gloo::events::EventListener;
use gloo::timers::callback::Interval;
use leptos::prelude::*;

/// How often the screens hear what time it is.
const TICK_MS: u32 = 30_000;

/// Listens for as long as the page lives.
pub(super) fn listen(live: Live) {
    let mut listeners = Vec::new();
    if let Some(window) = web_sys::window() {
        listeners.push(EventListener::new(&window, "online", move |_| live.try_now()));
        listeners.push(EventListener::new(&window, "offline", move |_| {
            // The stream may not notice for 40 seconds; the device has just said so.
            stream::lost(live);
        }));
        if let Some(document) = window.document() {
            let page = document.clone();
            listeners.push(EventListener::new(&document, "visibilitychange", move |_| {
                if page.hidden() { hidden(live) } else { seen_again(live) }
            }));
            // Timers stand still in a page that the browser has frozen.
            listeners.push(EventListener::new(&document, "resume", move |_| ageing::look(live)));
        }
        for name in ["focus", "pageshow"] {
            listeners.push(EventListener::new(&window, name, move |_| ageing::look(live)));
        }
    }
    let ticking = Interval::new(TICK_MS, move || {
        turn(live);
        ageing::look(live);
        keeping::tick(live);
    });
    live.with_shell(|shell| {
        shell.listeners = listeners;
        shell.ticking = Some(ticking);
    });
}

/// The clock on the screen goes on, and with it what begins or ends by itself.
fn turn(live: Live) {
    let Some(before) = live.now.try_get_untracked() else { return };
    let now = live.hub_now();
    live.now.try_set(now);
    painting::turn(live, before, now);
}

fn hidden(live: Live) {
    keeping::hidden(live);
    worker::hidden(live);
    stream::hidden(live);
}

fn seen_again(live: Live) {
    turn(live);
    ageing::look(live);
    stream::visible(live);
    outbox::send(live);
}
