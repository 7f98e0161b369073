//! What is only drawn: walls, rooms by use, doors.

use super::feature::{Feature, Geometry};
use super::floors::Floors;
use super::frame::Frame;
use super::layers::Layers;
use super::{ImportReport, RepairKind, shape};
use domain::plan::{Unit, UnitKind};

/// Adds walls, units and openings to their floors.
pub(super) fn add(floors: &mut Floors, layers: &Layers, frame: &Frame, report: &mut ImportReport) {
    for wall in layers.fixtures.iter().filter(|fixture| fixture.category == "wall") {
        let areas = shape::areas(wall, frame, report);
        if areas.is_empty() {
            report.repair(RepairKind::NoShape, &wall.title, "");
        } else if let Some(floor) = floors.of(wall, report) {
            floor.drawing.walls.extend(areas);
        }
    }
    for unit in &layers.units {
        if unit.own.undrawn {
            continue;
        }
        let kind = unit_kind(unit);
        let areas = shape::areas(unit, frame, report);
        if areas.is_empty() {
            report.repair(RepairKind::NoShape, &unit.title, "");
        } else if let Some(floor) = floors.of(unit, report) {
            floor.drawing.units.extend(areas.into_iter().map(|outline| Unit { kind, outline }));
        }
    }
    add_doors(floors, &layers.levels, frame);
    for opening in &layers.openings {
        let ends = match &opening.geometry {
            Geometry::Line(line) => {
                line.first().zip(line.last()).map(|(&a, &b)| [frame.point(a), frame.point(b)])
            }
            _ => None,
        };
        match ends {
            Some(ends) => {
                if let Some(floor) = floors.of(opening, report) {
                    floor.drawing.openings.push(ends);
                }
            }
            None => report.repair(RepairKind::NoShape, &opening.title, ""),
        }
    }
}

/// Adds the doors a hub wrote to the levels they are on.
fn add_doors(floors: &mut Floors, levels: &[Feature], frame: &Frame) {
    for level in levels {
        let Some(floor) = floors.of_level(Some(level.id)) else { continue };
        let doors = level.own.doors.iter().map(|ends| ends.map(|end| frame.point(end)));
        floor.drawing.openings.extend(doors);
    }
}

/// How a unit is drawn, by its IMDF category.
fn unit_kind(unit: &Feature) -> UnitKind {
    match unit.category.as_str() {
        "walkway" | "movingwalkway" | "ramp" | "lobby" | "unenclosedarea" | "waitingroom"
        | "footbridge" => UnitKind::Walkway,
        "stairs" | "steps" | "escalator" => UnitKind::Stairs,
        "elevator" => UnitKind::Lift,
        category if category.starts_with("restroom") => UnitKind::Toilets,
        "nonpublic" | "structure" | "opentobelow" | "mechanical" | "storage" | "serverroom" => {
            UnitKind::Blocked
        }
        _ => UnitKind::Room,
    }
}
