//! No way off a screen by hand, and none to make it look like something else: no menu, nothing to
//! drag, no zoom of the page, no step back.

use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent, WheelEvent};

/// As long as what calls this is shown. What fingers do is said in `public/kiosk.css`.
pub fn close_ways_out() {
    let listen = |name: &'static str, leads_away: fn(&Event) -> bool| {
        let may_prevent = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(&document(), name, may_prevent, move |event| {
            if leads_away(event) {
                event.prevent_default();
            }
        })
    };
    StoredValue::new_local([
        listen("contextmenu", |_| true),
        listen("dragstart", |_| true),
        listen("wheel", |event| {
            event.dyn_ref::<WheelEvent>().is_some_and(|wheel| wheel.ctrl_key())
        }),
        listen("keydown", |event| event.dyn_ref::<KeyboardEvent>().is_some_and(is_away)),
    ]);
}

/// Whether a key would go back, zoom, search, print or the like. A fitter may load the page anew.
fn is_away(event: &KeyboardEvent) -> bool {
    let with = event.ctrl_key() || event.meta_key();
    let key = event.key();
    match key.as_str() {
        "BrowserBack" | "BrowserForward" | "BrowserHome" | "BrowserSearch" | "F1" | "F3" | "F7" => {
            true
        }
        "ArrowLeft" | "ArrowRight" | "Home" => event.alt_key(),
        // With Alt they are signs on some keyboards.
        "+" | "-" | "=" | "0" => with && !event.alt_key(),
        letter => {
            let is_command = matches!(letter, "d" | "f" | "g" | "h" | "j" | "o" | "p" | "s" | "u");
            with && !event.alt_key() && is_command
        }
    }
}
