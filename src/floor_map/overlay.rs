//! What stands above all places: the ring around the chosen one, and the pins of one's own desks.

use super::path::path_of;
use super::place_mark::pin;
use crate::replica::Statuses;
use domain::plan::{Floor, Place, PlaceId, PlaceKind};
use leptos::prelude::*;
use std::sync::Arc;

/// Draws ring and pins.
pub fn overlay(
    floor: &Arc<Floor>,
    statuses: Statuses,
    selected: RwSignal<Option<PlaceId>>,
) -> impl IntoView + use<> {
    let on_floor = floor.clone();
    let ring = Memo::new(move |_| {
        let chosen = selected.get();
        let place = on_floor.places.iter().find(|place| Some(place.id) == chosen);
        place.map(|place| path_of([&place.outline])).unwrap_or_default()
    });
    let on_floor = floor.clone();
    let own_desks = move || {
        let mine = statuses.mine();
        let own = |place: &&Place| place.kind == PlaceKind::Desk && mine.contains(&place.id);
        on_floor.places.iter().filter(own).cloned().collect::<Vec<_>>()
    };
    view! {
        <g class="overlay in-pixels" aria-hidden="true">
            <path class="ring ring--halo" d=move || ring.get() />
            <path class="ring" d=move || ring.get() />
            <For each=own_desks key=|place| place.id children=|place| pin(&place) />
        </g>
    }
}
