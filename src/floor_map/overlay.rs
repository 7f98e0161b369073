//! What stands above all places: the ring around the chosen one, and the pins of one's own desks.

use super::path::path_of;
use super::place_mark::pin;
use crate::erased::reactive;
use crate::replica::Statuses;
use domain::plan::{Bounds, Floor, Place, PlaceId, PlaceKind};
use leptos::prelude::*;
use std::sync::Arc;

/// Draws ring and pins.
pub fn overlay(
    floor: &Arc<Floor>,
    statuses: Statuses,
    selected: RwSignal<Option<PlaceId>>,
) -> impl IntoView + use<> {
    let on_floor = floor.clone();
    let ring = move || {
        let chosen = selected.get();
        on_floor.places.iter().find(|place| Some(place.id) == chosen).map(ring)
    };
    let on_floor = floor.clone();
    let own_desks = move || {
        let mine = statuses.mine();
        let own = |place: &&Place| place.kind == PlaceKind::Desk && mine.contains(&place.id);
        on_floor.places.iter().filter(own).cloned().collect::<Vec<_>>()
    };
    view! {
        <g class="overlay in-pixels" aria-hidden="true">
            {reactive(ring)}
            <For each=own_desks key=|place| place.id children=|place| pin(&place) />
        </g>
    }
}

/// A ring on the edge of a room; around a desk, which may be too small to show anything inside one.
fn ring(place: &Place) -> impl IntoView + use<> {
    let area = Bounds::around(place.outline.points());
    match area.filter(|_| place.kind == PlaceKind::Desk) {
        Some(area) => view! {
            <g
                class="ring ring--box"
                style:--left=area.min.x_cm.to_string()
                style:--top=area.min.y_cm.to_string()
                style:--width=area.width_cm().to_string()
                style:--height=area.height_cm().to_string()
            >
                <rect class="ring__halo" />
                <rect class="ring__line" />
            </g>
        }
        .into_any(),
        None => {
            let edge = path_of([&place.outline]);
            view! {
                <g class="ring">
                    <path class="ring__halo" d=edge.clone() />
                    <path class="ring__line" d=edge />
                </g>
            }
            .into_any()
        }
    }
}
