//! Zones as sections.

use super::features::{collection, feature, labelled};
use super::ids::{Ids, level as level_id};
use super::shapes;
use crate::import::{Frame, names};
use domain::plan::{Label, Plan, Zone, ZoneLevel};
use serde_json::{Value, json};

/// Every zone, in the order of the plan.
pub(super) fn all(plan: &Plan, frame: &Frame) -> Value {
    let mut ids = Ids::of(&plan.site.code, "section");
    let zones = plan
        .floors
        .iter()
        .enumerate()
        .flat_map(|(floor, it)| it.zones.iter().map(move |zone| (floor, zone)));
    let sections = zones.map(|(floor, zone)| {
        let geometry = shapes::polygons(&zone.areas, frame);
        let mut properties = properties(zone);
        if let Some(properties) = properties.as_object_mut() {
            properties.insert("level_id".into(), json!(level_id(&plan.site.code, floor)));
        }
        feature("section", ids.next(), geometry, properties)
    });
    collection(sections.collect())
}

fn properties(zone: &Zone) -> Value {
    let name = zone.name.clone().unwrap_or_else(|| level_name(zone.level));
    json!({
        "category": "unspecified",
        "restriction": null,
        "accessibility": null,
        "name": labelled(&name),
        "alt_name": null,
        "display_point": null,
        "address_id": null,
        "correlation_id": null,
        "parents": null,
        (names::ZONE): zone.level.code(),
        (names::CODE): zone.code,
    })
}

/// What a zone of a level is called when it has no name of its own; the importer knows these words.
fn level_name(level: ZoneLevel) -> Label {
    let [nl, en, de] = match level {
        ZoneLevel::Meet => ["Ontmoeten", "Meet", "Begegnung"],
        ZoneLevel::Collaborate => ["Samenwerken", "Collaborate", "Zusammenarbeit"],
        ZoneLevel::Mixed => ["Afwisselend", "Mixed", "Gemischt"],
        ZoneLevel::Focus => ["Concentratie", "Focus", "Konzentration"],
        ZoneLevel::Silence => ["Stilte", "Silence", "Stille"],
    };
    Label::of(nl, Some(en.into()), Some(de.into()))
}
