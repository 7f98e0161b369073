//! Desks and walls, and what is written of any place.

use super::features::{collection, feature, labelled};
use super::ids::{Ids, level as level_id};
use super::shapes;
use crate::import::{Frame, names};
use domain::plan::{Equipment, Feature, Label, Place, PlaceKind, Plan};
use serde_json::{Value, json};
use uuid::Uuid;

/// Every desk and every wall.
pub(super) fn all(plan: &Plan, frame: &Frame) -> Value {
    let mut ids = Ids::of(&plan.site.code, "wall");
    let mut fixtures = Vec::new();
    for (index, floor) in plan.floors.iter().enumerate() {
        let level = level_id(&plan.site.code, index);
        for desk in floor.places.iter().filter(|place| place.kind == PlaceKind::Desk) {
            let outline = shapes::polygon(&desk.outline, frame);
            let mut properties = place_properties(desk, "desk", level, frame);
            if let Some(properties) = properties.as_object_mut() {
                properties.insert("anchor_id".into(), Value::Null);
            }
            fixtures.push(feature("fixture", desk.id.0, outline, properties));
        }
        for wall in &floor.drawing.walls {
            let properties = json!({
                "category": "wall",
                "name": null,
                "alt_name": null,
                "anchor_id": null,
                "level_id": level,
                "display_point": null,
            });
            let outline = shapes::polygon(wall, frame);
            fixtures.push(feature("fixture", ids.next(), outline, properties));
        }
    }
    collection(fixtures)
}

/// What is written of a place, whatever feature it is.
pub(super) fn place_properties(place: &Place, category: &str, level: Uuid, frame: &Frame) -> Value {
    let name = place.name.clone().unwrap_or_else(|| Label::same(place.code.as_str()));
    let offers = place.features.iter().map(|it| Feature::code(*it));
    let equipment = place.equipment.iter().map(|it| Equipment::code(*it));
    json!({
        "category": category,
        "name": labelled(&name),
        "alt_name": null,
        "level_id": level,
        "display_point": shapes::point(place.at, frame),
        (names::CODE): place.code,
        (names::ZONE): place.zone,
        (names::CAPACITY): place.capacity,
        (names::FEATURES): offers.collect::<Vec<_>>(),
        (names::EQUIPMENT): equipment.collect::<Vec<_>>(),
    })
}
