//! Building, footprint and levels.

use super::features::{collection, feature, labelled};
use super::ids::{Ids, building as building_id, level as level_id};
use super::shapes;
use crate::import::{Anchor, Frame, names};
use domain::plan::{Floor, Plan};
use serde_json::{Value, json};

/// The building: its name, and what a hub needs to read the rest back.
pub(super) fn building(plan: &Plan, anchor: Anchor) -> Value {
    let site = &plan.site;
    let properties = json!({
        "category": "unspecified",
        "restriction": null,
        "name": labelled(&site.name),
        "alt_name": null,
        "display_point": null,
        "address_id": null,
        (names::SITE): site.code,
        (names::SITE_KIND): site.kind,
        (names::ORIGIN): [anchor.longitude, anchor.latitude],
    });
    collection(vec![feature("building", building_id(&site.code), Value::Null, properties)])
}

/// What the building covers: the outline of its ground floor, or of the floor nearest to it.
pub(super) fn footprint(plan: &Plan, frame: &Frame) -> Value {
    let ground = plan.floors.iter().min_by_key(|floor| floor.ordinal.unsigned_abs());
    let features = ground.map(|floor| {
        let id = Ids::of(&plan.site.code, "footprint").next();
        let properties = json!({
            "category": "ground",
            "name": null,
            "building_ids": [building_id(&plan.site.code)],
        });
        feature("footprint", id, shapes::polygons(&floor.outline, frame), properties)
    });
    collection(features.into_iter().collect())
}

/// The floors, each with its signs and doors.
pub(super) fn levels(plan: &Plan, frame: &Frame) -> Value {
    let levels = plan.floors.iter().enumerate().map(|(index, floor)| {
        let geometry = shapes::polygons(&floor.outline, frame);
        feature("level", level_id(&plan.site.code, index), geometry, level(plan, floor, frame))
    });
    collection(levels.collect())
}

fn level(plan: &Plan, floor: &Floor, frame: &Frame) -> Value {
    let signs = floor.amenities.iter().map(|sign| {
        let name = sign.name.as_ref().map(labelled);
        json!({"kind": sign.kind, "name": name, "at": frame.degrees(sign.at)})
    });
    let corners = [floor.bounds.min, floor.bounds.max].map(|corner| frame.degrees(corner));
    let doors = floor.drawing.openings.iter().map(|ends| ends.map(|end| frame.degrees(end)));
    json!({
        "category": "unspecified",
        "restriction": null,
        "outdoor": false,
        "ordinal": floor.ordinal,
        "name": labelled(&floor.name),
        "short_name": {"nl": floor.short_name},
        "display_point": null,
        "address_id": null,
        "building_ids": [building_id(&plan.site.code)],
        (names::FRAME): corners,
        (names::ROTATION): floor.rotation_degrees,
        (names::AMENITIES): signs.collect::<Vec<_>>(),
        (names::OPENINGS): doors.collect::<Vec<_>>(),
    })
}
