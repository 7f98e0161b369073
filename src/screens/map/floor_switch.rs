//! From one floor to another: the highest on top, as in a lift.

use super::address::MapAddress;
use super::floors::on_floor;
use crate::erased::reactive;
use crate::replica::Shown;
use crate::screens::Preferences;
use crate::text::{Key, phrase};
use domain::plan::Floor;
use leptos::prelude::*;

/// The floors of the building, one above the other.
#[component]
pub fn FloorSwitch(
    /// The building.
    shown: Shown,
    /// Where we are.
    address: Memo<MapAddress>,
) -> impl IntoView {
    let preferences = Preferences::of_context();
    let link = |floor: &Floor| {
        let (code, short, name) =
            (floor.code.to_string(), floor.short_name.clone(), floor.name.clone());
        let (shown, looked_up) = (shown.clone(), floor.code.clone());
        let said = move || {
            let language = preferences.language().get();
            let free = shown.estate.floor(&looked_up).map_or(0, |(_, floor)| {
                address.with(|address| on_floor(&shown.statuses, floor, &address.wanted)).0
            });
            [": ", &phrase::free_on_floor(language, free, name.in_language(language))].concat()
        };
        let there = code.clone();
        view! {
            <li>
                <a
                    class="floors__link"
                    href=move || address.with(|address| address.on_floor(&there).path())
                    aria-current=move || address.with(|it| it.floor == code).then_some("page")
                >
                    {short}
                    <span class="visually-hidden">{reactive(said)}</span>
                </a>
            </li>
        }
    };
    let links: Vec<_> = shown.plan().floors.iter().rev().map(link).collect();
    view! {
        <nav class="floors" aria-label=preferences.saying(Key::FloorChoice)>
            <ul role="list">{links}</ul>
        </nav>
    }
}
