//! What never changes on a floor: ground, rooms, zones and walls. Drawn once.

use super::path::{path_of, path_of_lines};
use crate::erased::reactive;
use crate::wanted::Wanted;
use domain::plan::{Floor, Polygon, UnitKind, Zone};
use leptos::prelude::*;

/// Everything under the places. Zones that hold nothing of what is wanted are dimmed.
pub fn backdrop(floor: &Floor, wanted: Signal<Wanted>) -> impl IntoView + use<> {
    let ground = path_of(&floor.outline);
    let units = |kinds: &[UnitKind]| {
        let chosen = floor.drawing.units.iter().filter(|unit| kinds.contains(&unit.kind));
        path_of(chosen.map(|unit| &unit.outline))
    };
    let rooms = units(&[UnitKind::Room]);
    let zones: Vec<_> = floor.zones.iter().map(|zone| zone_view(floor, zone, wanted)).collect();
    let services = units(&[UnitKind::Stairs, UnitKind::Lift, UnitKind::Toilets]);
    view! {
        <g class="backdrop" aria-hidden="true">
            <path class="backdrop__ground" d=ground />
            <path class="backdrop__rooms" d=rooms.clone() />
            {zones}
            <path class="backdrop__walkways" d=units(&[UnitKind::Walkway]) />
            <path class="backdrop__services" d=services />
            <path class="backdrop__blocked" d=units(&[UnitKind::Blocked]) />
            <path class="backdrop__edges" d=rooms />
        </g>
    }
}

/// What stands above the places: walls, with their openings cut out.
pub fn walls(floor: &Floor) -> impl IntoView + use<> {
    view! {
        <g class="walls" aria-hidden="true">
            <path class="walls__solid" d=path_of(&floor.drawing.walls) />
            <path class="walls__openings" d=path_of_lines(&floor.drawing.openings) />
        </g>
    }
}

fn zone_view(floor: &Floor, zone: &Zone, wanted: Signal<Wanted>) -> impl IntoView + use<> {
    let shape = path_of(&zone.areas as &[Polygon]);
    let level = zone.level;
    let kinds: Vec<_> = floor
        .places
        .iter()
        .filter(|place| place.zone == zone.code)
        .map(|place| place.kind)
        .collect();
    let is_dimmed = move || {
        wanted.with(|wanted| {
            !wanted.is_everything() && !kinds.iter().any(|kind| wanted.fits(*kind, level))
        })
    };
    view! {
        <g class=["zone zone--", level.code()].concat() class:is-dimmed=reactive(is_dimmed)>
            <path class="zone__tint" d=shape.clone() />
            <path class="zone__pattern" d=shape />
        </g>
    }
}
