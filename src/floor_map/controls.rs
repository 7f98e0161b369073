//! The buttons beside the map: closer, farther off, everything.

use crate::erased::on_press;
use crate::text::{Key, Language, text};
use leptos::prelude::*;

/// A wish to look from elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zoom {
    /// Closer by.
    In,
    /// Farther off.
    Out,
    /// The whole floor.
    Whole,
}

impl Zoom {
    /// The zoom of a key, by its name in `KeyboardEvent.key`.
    pub fn of_key(key: &str) -> Option<Self> {
        match key {
            "+" | "=" => Some(Zoom::In),
            "-" | "_" => Some(Zoom::Out),
            "0" => Some(Zoom::Whole),
            _ => None,
        }
    }
}

/// Three buttons. `ends` says whether the whole floor is in view, and whether one is closest by.
#[component]
pub fn ZoomButtons(
    /// Hears what is pressed.
    zoom: impl Fn(Zoom) + Clone + 'static,
    /// What cannot go farther.
    ends: RwSignal<(bool, bool)>,
    /// In which words.
    language: Signal<Language>,
) -> impl IntoView {
    let button = move |what: Zoom, key: Key, drawing: &'static str| {
        let zoom = zoom.clone();
        let is_at_end = move || match what {
            Zoom::In => ends.get().1,
            Zoom::Out | Zoom::Whole => ends.get().0,
        };
        view! {
            <button
                type="button"
                class="zoom-buttons__button"
                title=move || text(language.get(), key)
                aria-label=move || text(language.get(), key)
                // Not `disabled`: that would throw the keyboard off the button at the end.
                aria-disabled=move || if is_at_end() { "true" } else { "false" }
                on:click=on_press(move |_| zoom(what))
            >
                <svg viewBox="-12 -12 24 24" aria-hidden="true">
                    <path d=drawing />
                </svg>
            </button>
        }
    };
    view! {
        <div class="zoom-buttons">
            {button(Zoom::In, Key::ZoomIn, "M-7 0H7M0-7V7")}
            {button(Zoom::Out, Key::ZoomOut, "M-7 0H7")}
            {button(
                Zoom::Whole,
                Key::ZoomWhole,
                "M-7-2.5V-7H-2.5M2.5-7H7V-2.5M7 2.5V7H2.5M-2.5 7H-7V2.5",
            )}
        </div>
    }
}
