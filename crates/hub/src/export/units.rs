//! Rooms by use; those that can be taken are places at the same time.

use super::features::{collection, feature};
use super::fixtures::place_properties;
use super::ids::{Ids, level as level_id};
use super::shapes;
use crate::import::{Frame, names};
use domain::plan::{Floor, Place, PlaceKind, Plan, UnitKind};
use serde_json::{Value, json};
use uuid::Uuid;

/// Every unit, in the order in which it is drawn; then places that are not drawn as units.
pub(super) fn all(plan: &Plan, frame: &Frame) -> Value {
    let mut ids = Ids::of(&plan.site.code, "unit");
    let mut units = Vec::new();
    for (index, floor) in plan.floors.iter().enumerate() {
        let level = level_id(&plan.site.code, index);
        let mut places = rooms(floor);
        for unit in &floor.drawing.units {
            let taken = places
                .iter()
                .position(|place| unit.kind == UnitKind::Room && place.outline == unit.outline);
            let (id, properties) = match taken {
                Some(place) => {
                    let place = places.remove(place);
                    (place.id.0, place_unit(place, level, frame))
                }
                None => (ids.next(), plain(unit.kind, level)),
            };
            units.push(feature("unit", id, shapes::polygon(&unit.outline, frame), properties));
        }
        for place in places {
            let mut properties = place_unit(place, level, frame);
            if let Some(properties) = properties.as_object_mut() {
                properties.insert(names::DRAWN.into(), json!(false));
            }
            let outline = shapes::polygon(&place.outline, frame);
            units.push(feature("unit", place.id.0, outline, properties));
        }
    }
    collection(units)
}

fn rooms(floor: &Floor) -> Vec<&Place> {
    floor.places.iter().filter(|place| place.kind != PlaceKind::Desk).collect()
}

fn place_unit(place: &Place, level: Uuid, frame: &Frame) -> Value {
    let category = match place.kind {
        PlaceKind::Booth => "phoneroom",
        PlaceKind::Room | PlaceKind::Desk => "conferenceroom",
    };
    let mut properties = place_properties(place, category, level, frame);
    if let Some(properties) = properties.as_object_mut() {
        properties.insert("restriction".into(), Value::Null);
        properties.insert("accessibility".into(), Value::Null);
    }
    properties
}

fn plain(kind: UnitKind, level: Uuid) -> Value {
    let category = match kind {
        UnitKind::Walkway => "walkway",
        UnitKind::Room => "room",
        UnitKind::Stairs => "stairs",
        UnitKind::Lift => "elevator",
        UnitKind::Toilets => "restroom",
        UnitKind::Blocked => "nonpublic",
    };
    json!({
        "category": category,
        "restriction": null,
        "accessibility": null,
        "name": null,
        "alt_name": null,
        "level_id": level,
        "display_point": null,
    })
}
