//! Levels become floors.

use super::feature::Feature;
use super::frame::Frame;
use super::{ImportError, ImportReport, ImportRequest, RepairKind, limits, natural_order, shape};
use domain::plan::{Bounds, Drawing, Floor, FloorCode, Label, Point, Polygon, Site};
use std::collections::BTreeMap;
use uuid::Uuid;

/// The floors being built, by height, and which level lies on which.
pub(super) struct Floors {
    by_ordinal: BTreeMap<i16, Floor>,
    ordinal_of_level: BTreeMap<Uuid, i16>,
    /// Corners that must be inside the frame drawn around a floor, where a hub wrote them.
    corners: BTreeMap<i16, Vec<Point>>,
}

/// One floor for every height.
pub(super) fn read(
    levels: &[Feature],
    site: &Site,
    request: &ImportRequest<'_>,
    frame: &Frame,
    report: &mut ImportReport,
) -> Result<Floors, ImportError> {
    let mut floors = Floors {
        by_ordinal: BTreeMap::new(),
        ordinal_of_level: BTreeMap::new(),
        corners: BTreeMap::new(),
    };
    let mut first_at: BTreeMap<i16, &Feature> = BTreeMap::new();
    let mut sorted: Vec<&Feature> = levels.iter().collect();
    sorted.sort_by_key(|level| level.id);
    for level in sorted {
        let ordinal = ordinal(level)?;
        let outline = shape::areas(level, frame, report);
        if outline.is_empty() {
            report.repair(RepairKind::LevelWithoutShape, &level.title, "");
        }
        floors.ordinal_of_level.insert(level.id, ordinal);
        let near = level.own.frame.iter().filter(|&&corner| frame.is_near(corner));
        let corners = floors.corners.entry(ordinal).or_default();
        corners.extend(near.map(|&corner| frame.point(corner)));
        match (floors.by_ordinal.get_mut(&ordinal), first_at.get(&ordinal)) {
            (Some(floor), Some(first)) => {
                join(first, level, ordinal)?;
                report.repair(
                    RepairKind::SharedOrdinal,
                    &level.title,
                    format!("with {}", first.title),
                );
                floor.outline.extend(outline);
            }
            _ => {
                first_at.insert(ordinal, level);
                let mut floor = floor(level, ordinal, site, outline)?;
                floor.rotation_degrees = rotation(level, &floor.code, request);
                floors.by_ordinal.insert(ordinal, floor);
            }
        }
        if floors.by_ordinal.len() > limits::FLOORS {
            return Err(ImportError::TooLarge { what: "floors", most: limits::FLOORS as u64 });
        }
    }
    Ok(floors)
}

fn ordinal(level: &Feature) -> Result<i16, ImportError> {
    level
        .ordinal
        .and_then(|ordinal| i16::try_from(ordinal).ok())
        .filter(|ordinal| (-99..=199).contains(ordinal))
        .ok_or_else(|| ImportError::NoOrdinal { level: level.title.clone() })
}

/// How the drawing is turned before it is shown: as the archive says, else as before. IMDF has no
/// word for it, so a drawing program's archive leaves it as it is.
fn rotation(level: &Feature, code: &FloorCode, request: &ImportRequest<'_>) -> u16 {
    let said = level.own.rotation.and_then(|degrees| u16::try_from(degrees.rem_euclid(360)).ok());
    let before = || {
        let floors = request.previous.map_or(&[][..], |plan| &plan.floors);
        floors.iter().find(|floor| floor.code == *code).map(|floor| floor.rotation_degrees)
    };
    said.or_else(before).unwrap_or_default()
}

/// Levels at one height are one floor when they belong to different buildings; within a building
/// one of the two is wrong, and drawing both over each other would mislead.
fn join(first: &Feature, second: &Feature, ordinal: i16) -> Result<(), ImportError> {
    let apart = !first.buildings.is_empty()
        && !second.buildings.is_empty()
        && first.buildings.iter().all(|building| !second.buildings.contains(building));
    match apart {
        true => Ok(()),
        false => Err(ImportError::SameOrdinal {
            first: first.title.clone(),
            second: second.title.clone(),
            ordinal,
        }),
    }
}

fn floor(
    level: &Feature,
    ordinal: i16,
    site: &Site,
    outline: Vec<Polygon>,
) -> Result<Floor, ImportError> {
    let code = FloorCode::of(&site.code, ordinal)
        .map_err(|cause| ImportError::NoCode { feature: level.title.clone(), cause })?;
    let short_name =
        level.short_name.as_ref().map_or_else(|| ordinal.to_string(), |name| name.nl.clone());
    // A true minus sign: a hyphen before a number reads as a dash on a lift's button.
    let short_name = match short_name.strip_prefix('-') {
        Some(number) if number.chars().all(|c| c.is_ascii_digit()) => format!("\u{2212}{number}"),
        _ => short_name,
    };
    let name = level.name.clone().unwrap_or_else(|| {
        let [nl, en, de] = ["Verdieping", "Floor", "Etage"].map(|it| format!("{it} {short_name}"));
        Label::of(nl, Some(en), Some(de))
    });
    Ok(Floor {
        code,
        ordinal,
        name,
        short_name,
        rotation_degrees: 0,
        bounds: Bounds { min: Point::new(0, 0), max: Point::new(0, 0) },
        outline,
        zones: Vec::new(),
        places: Vec::new(),
        amenities: Vec::new(),
        drawing: Drawing::default(),
    })
}

impl Floors {
    /// The floor a level lies on.
    pub(super) fn of_level(&mut self, level: Option<Uuid>) -> Option<&mut Floor> {
        self.by_ordinal.get_mut(self.ordinal_of_level.get(&level?)?)
    }

    /// The floor a feature lies on; that there is none is reported.
    pub(super) fn of(
        &mut self,
        feature: &Feature,
        report: &mut ImportReport,
    ) -> Option<&mut Floor> {
        let floor = self.of_level(feature.level);
        if floor.is_none() {
            report.repair(RepairKind::UnknownLevel, &feature.title, "");
        }
        floor
    }

    /// All floors, lowest first.
    pub(super) fn each(&mut self) -> impl Iterator<Item = &mut Floor> {
        self.by_ordinal.values_mut()
    }

    /// The floors with what lies on them in its order, and the frame drawn around it.
    pub(super) fn finished(self) -> Vec<Floor> {
        let mut floors: Vec<Floor> = self.by_ordinal.into_values().collect();
        for floor in &mut floors {
            floor.places.sort_by(|a, b| natural_order(a.code.as_str(), b.code.as_str()));
            floor.amenities.sort_by_key(|amenity| (amenity.kind, amenity.at));
            let corners = self.corners.get(&floor.ordinal).into_iter().flatten().copied();
            let points = drawn_points(floor).chain(corners);
            let Some(bounds) = Bounds::around(points) else { continue };
            floor.bounds = bounds;
            if floor.outline.is_empty() {
                let (min, width, height) = (bounds.min, bounds.width_cm(), bounds.height_cm());
                floor.outline.push(Polygon::rectangle(min.x_cm, min.y_cm, width, height));
            }
            // The zone of a floor without zones was made before its outline was known.
            for zone in floor.zones.iter_mut().filter(|zone| zone.areas.is_empty()) {
                zone.areas.clone_from(&floor.outline);
            }
        }
        floors
    }
}

fn drawn_points(floor: &Floor) -> impl Iterator<Item = Point> + '_ {
    let zones = floor.zones.iter().flat_map(|zone| &zone.areas);
    let places = floor.places.iter().map(|place| &place.outline);
    let units = floor.drawing.units.iter().map(|unit| &unit.outline);
    let shapes =
        floor.outline.iter().chain(zones).chain(places).chain(units).chain(&floor.drawing.walls);
    shapes
        .flat_map(Polygon::points)
        .chain(floor.drawing.openings.iter().flatten().copied())
        .chain(floor.amenities.iter().map(|amenity| amenity.at))
}
