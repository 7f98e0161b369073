//! Desks, rooms and booths.

use super::codes::{Codes, Named};
use super::feature::Feature;
use super::floors::Floors;
use super::frame::Frame;
use super::layers::Layers;
use super::{ImportError, ImportReport, ImportRequest, RepairKind, limits, shape, words};
use domain::plan::{
    Equipment, Feature as Offer, Floor, Label, Place, PlaceId, PlaceKind, Point, Polygon, Site,
    SiteKind, Tag, ZoneCode,
};
use std::collections::BTreeMap;

/// Adds every place to its floor, in a zone and with a code.
pub(super) fn add(
    floors: &mut Floors,
    layers: &Layers,
    frame: &Frame,
    site: &Site,
    request: &ImportRequest<'_>,
    report: &mut ImportReport,
) -> Result<(), ImportError> {
    let taken: Vec<(PlaceKind, &Feature)> = layers
        .fixtures
        .iter()
        .chain(&layers.units)
        .filter_map(|feature| Some((kind(feature)?, feature)))
        .collect();
    check_amount(&taken, site.kind)?;
    let names: Vec<Named> = taken.iter().map(|(kind, feature)| Named::of(*kind, feature)).collect();
    let codes = Codes::give(names, request.previous, report)?;
    let mut by_tag: BTreeMap<Tag, Place> = BTreeMap::new();
    for (kind, feature) in taken {
        // Units without a shape or level were reported when they were drawn.
        let silent = &mut ImportReport::default();
        let heard = if kind == PlaceKind::Desk { &mut *report } else { silent };
        let mut areas = shape::areas(feature, frame, heard).into_iter();
        let Some(outline) = areas.next() else {
            heard.repair(RepairKind::NoShape, &feature.title, "");
            continue;
        };
        let Some(floor) = floors.of(feature, heard) else { continue };
        if areas.next().is_some() {
            report.repair(RepairKind::SeveralParts, &feature.title, "");
        }
        let Some(code) = codes.of(feature.id) else { continue };
        let at = label_point(feature, &outline, frame, report);
        let Some(zone) = zone(floor, at, feature, report) else { continue };
        let place = Place {
            id: PlaceId(feature.id),
            name: own_name(feature.name.as_ref(), code.as_str()),
            code,
            kind,
            zone,
            capacity: capacity(kind, feature, &outline, report),
            features: known(&feature.features, Offer::from_word, feature, report),
            equipment: known(&feature.equipment, Equipment::from_code, feature, report),
            outline,
            at,
        };
        if let Some(other) = by_tag.insert(place.tag(), place.clone()) {
            let tag = place.tag().to_string();
            return Err(ImportError::SameTag { first: other.code, second: place.code, tag });
        }
        floor.places.push(place);
    }
    Ok(())
}

fn kind(feature: &Feature) -> Option<PlaceKind> {
    match feature.category.as_str() {
        "desk" => Some(PlaceKind::Desk),
        "conferenceroom" | "huddleroom" => Some(PlaceKind::Room),
        "phoneroom" => Some(PlaceKind::Booth),
        _ => None,
    }
}

fn check_amount(taken: &[(PlaceKind, &Feature)], site: SiteKind) -> Result<(), ImportError> {
    let desks = taken.iter().filter(|(kind, _)| *kind == PlaceKind::Desk).count();
    if site == SiteKind::HuisAanDeMarkt && desks > 0 {
        return Err(ImportError::DeskAtTheMarket { desks });
    }
    if taken.len() > limits::PLACES {
        return Err(ImportError::TooLarge { what: "places", most: limits::PLACES as u64 });
    }
    Ok(())
}

fn label_point(
    feature: &Feature,
    outline: &Polygon,
    frame: &Frame,
    report: &mut ImportReport,
) -> Point {
    let wished = feature.display_point.map(|at| frame.point(at));
    let at = shape::inside(outline, wished);
    if wished.is_some_and(|wished| wished != at) {
        report.repair(RepairKind::PointOutside, &feature.title, "");
    }
    at
}

/// The zone a place lies in: as a hub wrote, else the first that holds its point, else the nearest
/// on the floor.
fn zone(
    floor: &Floor,
    at: Point,
    feature: &Feature,
    report: &mut ImportReport,
) -> Option<ZoneCode> {
    let written = feature.zone.as_deref().and_then(|code| ZoneCode::new(code).ok());
    let written = written.filter(|code| floor.zones.iter().any(|zone| zone.code == *code));
    if written.is_some() {
        return written;
    }
    let around = floor.zones.iter().find(|zone| zone.areas.iter().any(|area| area.contains(at)));
    if let Some(zone) = around {
        return Some(zone.code.clone());
    }
    let far = |areas: &[Polygon]| {
        areas
            .iter()
            .map(|area| shape::distance(area, at))
            .min_by(f64::total_cmp)
            .unwrap_or(f64::INFINITY)
    };
    let nearest = floor
        .zones
        .iter()
        .map(|zone| (far(&zone.areas), zone))
        .min_by(|(a, _), (b, _)| a.total_cmp(b))
        .map(|(_, zone)| zone)?;
    report.repair(RepairKind::NoZone, &feature.title, format!("put in {}", nearest.code));
    Some(nearest.code.clone())
}

/// The name, where it says more than the code and the kind of place.
fn own_name(name: Option<&Label>, code: &str) -> Option<Label> {
    let name = name.filter(|name| **name != Label::same(code))?;
    let mut texts = [Some(&name.nl), name.en.as_ref(), name.de.as_ref()].into_iter().flatten();
    let says_more = texts.any(|text| words::without_kind(text) != code);
    says_more.then(|| name.clone())
}

fn capacity(
    kind: PlaceKind,
    feature: &Feature,
    outline: &Polygon,
    report: &mut ImportReport,
) -> u16 {
    /// Floor area a person needs at a meeting table, in m².
    const PER_PERSON_M2: f64 = 2.5;
    match (kind, feature.capacity) {
        (PlaceKind::Desk | PlaceKind::Booth, _) => 1,
        (PlaceKind::Room, Some(people @ 1..)) => u16::try_from(people).unwrap_or(u16::MAX),
        (PlaceKind::Room, _) => {
            let people = (shape::square_metres(outline) / PER_PERSON_M2).clamp(2.0, 200.0) as u16;
            report.repair(RepairKind::NoCapacity, &feature.title, format!("{people} people"));
            people
        }
    }
}

/// The words that are known, in the order they are shown.
fn known<T: Ord>(
    words: &[String],
    from_code: impl Fn(&str) -> Option<T>,
    feature: &Feature,
    report: &mut ImportReport,
) -> Vec<T> {
    let mut found: Vec<T> = Vec::new();
    for word in words {
        match from_code(&word.to_lowercase()) {
            Some(item) => found.push(item),
            None => report.repair(RepairKind::UnknownWord, &feature.title, word.as_str()),
        }
    }
    found.sort();
    found.dedup();
    found
}
