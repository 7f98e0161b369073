//! Lifts, stairs, toilets, coffee, exits: what is shown and searched.

use super::feature::{Feature, Geometry};
use super::floors::Floors;
use super::frame::Frame;
use super::layers::Layers;
use super::{ImportError, ImportReport, RepairKind, limits, shape};
use domain::plan::{Amenity, AmenityKind, Point};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Adds a sign for every amenity feature, for every unit that is one by its use, and for every
/// opening that leads out.
pub(super) fn add(
    floors: &mut Floors,
    layers: &Layers,
    frame: &Frame,
    report: &mut ImportReport,
) -> Result<(), ImportError> {
    let signs = layers
        .amenities
        .iter()
        .chain(&layers.units)
        .filter(|feature| kind(&feature.category).is_some());
    let ways_out = layers.openings.iter().filter(|opening| leads_out(&opening.category));
    let written: usize = layers.levels.iter().map(|level| level.own.signs.len()).sum();
    if signs.count() + ways_out.count() + written > limits::AMENITIES {
        return Err(ImportError::TooLarge { what: "amenities", most: limits::AMENITIES as u64 });
    }
    for level in &layers.levels {
        let Some(floor) = floors.of_level(Some(level.id)) else { continue };
        let signs = level.own.signs.iter().cloned();
        floor.amenities.extend(signs.map(|(kind, name, at)| Amenity {
            kind,
            name,
            at: frame.point(at),
        }));
    }
    let level_of_unit: BTreeMap<Uuid, Option<Uuid>> =
        layers.units.iter().map(|unit| (unit.id, unit.level)).collect();
    for feature in &layers.amenities {
        let Some(kind) = kind(&feature.category) else { continue };
        let level = feature
            .level
            .or_else(|| feature.units.iter().find_map(|unit| *level_of_unit.get(unit)?));
        match (point(feature, frame), floors.of_level(level)) {
            (None, _) => report.repair(RepairKind::NoShape, &feature.title, ""),
            (_, None) => report.repair(RepairKind::UnknownLevel, &feature.title, ""),
            (Some(at), Some(floor)) => {
                floor.amenities.push(Amenity { kind, name: feature.name.clone(), at })
            }
        }
    }
    if frame.exact {
        // A hub wrote all signs, those of lifts and stairs too.
        return Ok(());
    }
    // Units and openings without a level or shape were reported when they were drawn.
    let mut unheard = ImportReport::default();
    for unit in &layers.units {
        let Some(kind) = kind(&unit.category) else { continue };
        let outline = shape::areas(unit, frame, &mut unheard).into_iter().next();
        let (Some(outline), Some(floor)) = (outline, floors.of_level(unit.level)) else { continue };
        let has_sign =
            floor.amenities.iter().any(|sign| sign.kind == kind && outline.contains(sign.at));
        if !has_sign {
            let at = shape::inside(&outline, unit.display_point.map(|at| frame.point(at)));
            // The name of such a unit is a number for the building's staff: `STR101`.
            floor.amenities.push(Amenity { kind, name: None, at });
        }
    }
    for opening in layers.openings.iter().filter(|opening| leads_out(&opening.category)) {
        let (Some(at), Some(floor)) = (point(opening, frame), floors.of_level(opening.level))
        else {
            continue;
        };
        floor.amenities.push(Amenity { kind: AmenityKind::Exit, name: opening.name.clone(), at });
    }
    Ok(())
}

fn point(feature: &Feature, frame: &Frame) -> Option<Point> {
    match &feature.geometry {
        Geometry::Point(at) => Some(frame.point(*at)),
        Geometry::Line(line) => {
            let (from, to) = (frame.point(*line.first()?), frame.point(*line.last()?));
            Some(Point::new(i32::midpoint(from.x_cm, to.x_cm), i32::midpoint(from.y_cm, to.y_cm)))
        }
        _ => feature.display_point.filter(|&at| frame.is_near(at)).map(|at| frame.point(at)),
    }
}

fn leads_out(category: &str) -> bool {
    matches!(category, "emergencyexit" | "pedestrian.principal")
}

/// The amenity an IMDF category stands for. `coffee`, `printer` and `reception` are not in the
/// standard's list but in real files.
fn kind(category: &str) -> Option<AmenityKind> {
    Some(match category {
        "elevator" => AmenityKind::Lift,
        "stairs" | "steps" | "escalator" => AmenityKind::Stairs,
        "foodservice" | "foodservice.coffee" | "coffee" | "cafe" | "pantry" | "kitchen"
        | "vendingmachine" => AmenityKind::Coffee,
        "information" | "reception" | "checkin" | "checkindesk" => AmenityKind::Reception,
        "firstaid" | "firstaidroom" | "defibrillator" => AmenityKind::FirstAid,
        "emergencyexit" | "exit" | "entry" => AmenityKind::Exit,
        "printer" | "photocopier" | "businesscenter" => AmenityKind::Printer,
        "lockers" | "luggagestorage" | "coatcheck" | "cloakroom" => AmenityKind::Lockers,
        category if category.starts_with("restroom") => AmenityKind::Toilets,
        _ => return None,
    })
}
