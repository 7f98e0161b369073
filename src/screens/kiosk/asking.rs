//! What somebody who stands before a screen looks for: the search that is open, and the way that is
//! shown.

use super::search::{Findable, Search, Thing, everything};
use super::way::{WayThere, WayTo, Ways, spot_of, use_way};
use crate::erased::{on_press, reactive};
use crate::replica::Shown;
use crate::screens::Preferences;
use crate::text::kiosk_search::words;
use domain::plan::FloorCode;
use leptos::html;
use leptos::prelude::*;
use std::sync::Arc;
use sync::wire::ScreenSetup;

/// What somebody looks for.
#[derive(Clone, Copy)]
pub struct Asking {
    /// Whether the search is open.
    pub is_searching: RwSignal<bool>,
    /// The way that is shown.
    pub way: WayTo,
    ways: StoredValue<Ways>,
    typed: RwSignal<String>,
    going: RwSignal<Option<Thing>>,
    is_step_free: RwSignal<bool>,
    /// Whether *back* leads to the search.
    came_from_search: StoredValue<bool>,
    button: NodeRef<html::Button>,
}

impl Asking {
    /// Nothing yet.
    pub fn new(shown: &Shown, setup: &ScreenSetup) -> Self {
        let (going, is_step_free) = (RwSignal::new(None), RwSignal::new(false));
        let ways = Ways::of(shown);
        Asking {
            is_searching: RwSignal::new(false),
            way: use_way(ways.clone(), setup, going, is_step_free),
            ways: StoredValue::new(ways),
            typed: RwSignal::new(String::new()),
            going,
            is_step_free,
            came_from_search: StoredValue::new(false),
            button: NodeRef::new(),
        }
    }

    /// Whether anything is half-finished. Tracked.
    pub fn is_open(self) -> bool {
        self.is_searching.get() || self.going.with(Option::is_some)
    }

    /// Puts it all away.
    pub fn end(self) {
        self.is_searching.set(false);
        self.typed.set(String::new());
        self.going.set(None);
        self.is_step_free.set(false);
    }

    /// Shows the way to something, beginning on the screen's own floor.
    pub fn go(self, setup: &ScreenSetup, chosen: RwSignal<FloorCode>) -> Callback<Thing> {
        let home = setup.floor.clone();
        Callback::new(move |thing| {
            self.came_from_search.set_value(self.is_searching.get_untracked());
            self.is_searching.set(false);
            put_on_map(chosen, &home);
            self.going.set(Some(thing));
        })
    }

    /// The way that is shown, in words. Tracked.
    pub fn there(
        self,
        shown: &Shown,
        setup: &ScreenSetup,
        chosen: RwSignal<FloorCode>,
    ) -> Option<AnyView> {
        let thing = self.going.get()?;
        let (shown, setup, home) = (shown.clone(), setup.clone(), setup.floor.clone());
        let (way, is_step_free) = (self.way, self.is_step_free);
        let back = Callback::new(move |()| {
            put_on_map(chosen, &home);
            self.going.set(None);
            self.is_searching.set(self.came_from_search.get_value());
        });
        let there = view! { <WayThere shown setup thing way is_step_free chosen back /> };
        Some(there.into_any())
    }

    /// The search, while it is open.
    pub fn search(
        self,
        shown: &Shown,
        setup: &ScreenSetup,
        chosen: RwSignal<FloorCode>,
    ) -> impl IntoView + use<> {
        let (shown, from, go) = (shown.clone(), spot_of(setup), self.go(setup, chosen));
        let close = Callback::new(move |()| {
            self.end();
            if let Some(button) = self.button.get_untracked() {
                // The button is there again when what covers it has gone.
                request_animation_frame(move || drop(button.focus()));
            }
        });
        let (typed, ways) = (self.typed, self.ways);
        // Made when it is first wanted, and kept: the building stays as it is.
        let all = StoredValue::new(None::<Arc<[Arc<Findable>]>>);
        reactive(move || {
            self.is_searching.get().then(|| {
                let entries = all.get_value().unwrap_or_else(|| {
                    let entries: Arc<[_]> = everything(ways.get_value().finder(), &from).into();
                    all.set_value(Some(Arc::clone(&entries)));
                    entries
                });
                view! { <Search shown=shown.clone() entries typed go close /> }
            })
        })
    }
}

/// Shows a floor; the one that is shown already is not drawn again.
pub fn put_on_map(chosen: RwSignal<FloorCode>, floor: &FloorCode) {
    if chosen.with_untracked(|chosen| chosen != floor) {
        chosen.set(floor.clone());
    }
}

/// Opens the search; gives way to what a way needs there.
#[component]
pub fn SearchButton(asking: Asking) -> impl IntoView {
    let language = Preferences::of_context().language();
    let is_shown = Memo::new(move |_| asking.going.with(Option::is_none));
    reactive(move || {
        is_shown.get().then(|| {
            view! {
                <button
                    type="button"
                    class="button button--action kiosk__search"
                    node_ref=asking.button
                    on:click=on_press(move |_| asking.is_searching.set(true))
                >
                    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
                        <path d="M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13Zm4.8-1.7L20.5 20.5" />
                    </svg>
                    {move || words(language.get()).open}
                </button>
            }
        })
    })
}
