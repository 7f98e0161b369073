//! What was written is read back without a difference.

use super::{ExportError, imdf};
use crate::import::{Anchor, ImportRequest, Imported, RepairKind, compare, read};
use domain::plan::{
    Amenity, AmenityKind, Bounds, Drawing, Equipment, Feature, Floor, FloorCode, Label, Place,
    PlaceCode, PlaceId, PlaceKind, Plan, Point, Polygon, Ring, Site, SiteCode, SiteKind, Unit,
    UnitKind, Zone, ZoneCode, ZoneLevel,
};
use domain::time::Instant;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use serde_json::Value;
use std::io::{Cursor, Read};
use uuid::Uuid;
use zip::ZipArchive;

const SITTARD: Anchor = Anchor { longitude: 5.866_123_456, latitude: 51.000_987_654 };
const NOW: Instant = Instant(1_795_165_200_000);

/// Imports what was exported, knowing nothing of what was there before.
fn again(plan: &Plan, anchor: Anchor) -> Imported {
    let archive = imdf(plan, anchor, NOW).unwrap();
    read(&archive, &ImportRequest::default()).unwrap()
}

#[track_caller]
fn check_same(plan: &Plan, anchor: Anchor) {
    let imported = again(plan, anchor);
    assert_eq!(imported.plan.site, plan.site);
    for (read, written) in imported.plan.floors.iter().zip(&plan.floors) {
        assert_eq!(read.zones, written.zones, "{}", written.code);
        for (read, written) in read.places.iter().zip(&written.places) {
            assert_eq!(read, written);
        }
        assert_eq!(read.drawing, written.drawing, "{}", written.code);
        assert_eq!(read, written);
    }
    assert_eq!(&imported.plan, plan);
    assert_eq!(imported.anchor, anchor);
    let repairs: Vec<_> = imported.report.totals.keys().copied().collect();
    assert_eq!(repairs, [RepairKind::MissingFile], "only the files that are not in the subset");
    assert!(compare(plan, &imported.plan).is_empty());
}

fn file(archive: &[u8], name: &str) -> Value {
    let mut zip = ZipArchive::new(Cursor::new(archive)).unwrap();
    let mut text = String::new();
    zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    serde_json::from_str(&text).unwrap()
}

#[test]
fn the_demo_building_comes_back_whole() {
    check_same(&crate::demo::building().unwrap(), SITTARD);
}

#[test]
fn an_archive_of_a_drawing_program_comes_back_whole() {
    let sound = crate::import::sound_archive();
    let imported = read(&sound, &ImportRequest::default()).unwrap();
    check_same(&imported.plan, imported.anchor);
}

/// The real building of `../shared/data`, where it is present.
#[test]
fn the_real_building_comes_back_whole() {
    let Some(bytes) = crate::import::real_archive() else { return };
    let imported = read(&bytes, &ImportRequest::default()).unwrap();
    check_same(&imported.plan, imported.anchor);
    let moved = Anchor { longitude: -70.1, latitude: -33.4 };
    check_same(&imported.plan, moved);
}

#[test]
fn the_archive_holds_what_microsoft_places_takes() {
    let plan = crate::demo::building().unwrap();
    let archive = imdf(&plan, SITTARD, NOW).unwrap();
    let zip = ZipArchive::new(Cursor::new(&archive)).unwrap();
    let names: Vec<String> =
        (0..zip.len()).map(|at| zip.name_for_index(at).unwrap().unwrap().into_owned()).collect();
    assert_eq!(
        names,
        [
            "manifest.json",
            "building.geojson",
            "footprint.geojson",
            "level.geojson",
            "unit.geojson",
            "section.geojson",
            "fixture.geojson"
        ]
    );
    let manifest = file(&archive, "manifest.json");
    assert_eq!(manifest["version"], "1.0.0");
    assert_eq!(manifest["created"], "2026-11-20T09:00:00Z");
    let building = &file(&archive, "building.geojson")["features"][0];
    let footprint = &file(&archive, "footprint.geojson")["features"][0];
    assert_eq!(footprint["properties"]["category"], "ground");
    assert_eq!(footprint["properties"]["building_ids"][0], building["id"]);
    let mut ids = Vec::new();
    for name in names.iter().skip(1) {
        for feature in file(&archive, name)["features"].as_array().unwrap() {
            let kind = name.trim_end_matches(".geojson");
            assert_eq!(feature["feature_type"], kind);
            ids.push(feature["id"].as_str().unwrap().parse::<Uuid>().unwrap());
            if let Some(edge) = feature["geometry"]["coordinates"][0].as_array()
                && feature["geometry"]["type"] == "Polygon"
            {
                assert_eq!(edge.first(), edge.last(), "closed");
                assert!(counterclockwise(edge), "{kind} {}", feature["id"]);
            }
        }
    }
    let all = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), all, "every id is given once");
    assert_eq!(archive, imdf(&plan, SITTARD, NOW).unwrap(), "the same every time");
}

fn counterclockwise(ring: &[Value]) -> bool {
    let at = |point: &Value, axis: usize| point[axis].as_f64().unwrap();
    let pairs = ring.iter().zip(ring.iter().skip(1));
    let doubled: f64 = pairs.map(|(a, b)| at(a, 0) * at(b, 1) - at(b, 0) * at(a, 1)).sum();
    doubled > 0.0
}

#[test]
fn there_is_no_building_at_the_pole() {
    for (longitude, latitude) in [(0.0, 89.0), (181.0, 0.0), (f64::NAN, 0.0)] {
        let refused = imdf(&crate::demo::building().unwrap(), Anchor { longitude, latitude }, NOW);
        assert!(matches!(refused, Err(ExportError::Nowhere(..))));
    }
}

fn label() -> impl Strategy<Value = Label> {
    let other = || proptest::option::of("[a-zé][a-z é]{0,10}[a-z]");
    ("Naam [A-Z][a-z]{0,12}", other(), other()).prop_map(|(nl, en, de)| Label::of(nl, en, de))
}

/// A rectangle, perhaps with a corner cut off, as the importer leaves shapes: clockwise from the
/// top left.
fn area() -> impl Strategy<Value = Polygon> {
    let size = || 20..2_000_i32;
    (0..5_000_i32, 0..5_000_i32, size(), size(), any::<bool>(), any::<bool>()).prop_map(
        |(x, y, width, height, cut, hole)| {
            let mut area = Polygon::rectangle(x, y, width, height);
            if cut {
                area.0[0].0[2] = Point::new(x + width - 7, y + height);
                area.0[0].0.insert(2, Point::new(x + width, y + height - 7));
            }
            if hole && width > 40 && height > 40 {
                let edge = Polygon::rectangle(x + 2, y + 2, 5, 5).0.remove(0);
                let mut points = edge.0;
                points.reverse();
                points.rotate_right(1);
                area.0.push(Ring(points));
            }
            area
        },
    )
}

fn areas() -> impl Strategy<Value = Vec<Polygon>> {
    prop::collection::vec(area(), 1..4)
}

fn inside(area: &Polygon) -> Point {
    let corner = area.0[0].0[0];
    Point::new(corner.x_cm + 10, corner.y_cm + 10)
}

fn kind() -> impl Strategy<Value = PlaceKind> {
    select(PlaceKind::ALL.to_vec())
}

type Drawn = (PlaceKind, Option<Label>, u16, Vec<Feature>, Vec<Equipment>, Polygon, bool, usize);

fn place() -> impl Strategy<Value = Drawn> {
    (
        kind(),
        proptest::option::of(label()),
        1..300_u16,
        subsequence(Feature::ALL.to_vec(), 0..4),
        subsequence(Equipment::ALL.to_vec(), 0..4),
        area(),
        any::<bool>(),
        any::<usize>(),
    )
}

fn sign() -> impl Strategy<Value = Amenity> {
    let kinds = vec![AmenityKind::Lift, AmenityKind::Coffee, AmenityKind::FirstAid];
    (select(kinds), proptest::option::of(label()), 0..5_000_i32, 0..5_000_i32)
        .prop_map(|(kind, name, x, y)| Amenity { kind, name, at: Point::new(x, y) })
}

fn unit() -> impl Strategy<Value = Unit> {
    let kinds = [UnitKind::Walkway, UnitKind::Room, UnitKind::Stairs, UnitKind::Blocked];
    (select(kinds.to_vec()), area()).prop_map(|(kind, outline)| Unit { kind, outline })
}

type Content = (
    (Label, u16, Vec<Polygon>),
    Vec<(ZoneLevel, Option<Label>, Vec<Polygon>)>,
    Vec<Drawn>,
    Vec<Amenity>,
    Vec<Unit>,
    Vec<Polygon>,
    Vec<[i32; 4]>,
);

fn content() -> impl Strategy<Value = Content> {
    let levels = ZoneLevel::ALL.to_vec();
    (
        (label(), 0..360_u16, areas()),
        prop::collection::vec((select(levels), proptest::option::of(label()), areas()), 1..5),
        prop::collection::vec(place(), 0..8),
        prop::collection::vec(sign(), 0..4),
        prop::collection::vec(unit(), 0..4),
        prop::collection::vec(area(), 0..3),
        prop::collection::vec([0..5_000_i32, 0..5_000, 0..5_000, 0..5_000], 0..3),
    )
}

fn floor(site: &SiteCode, ordinal: i16, content: Content) -> Floor {
    let ((name, rotation_degrees, outline), zones, places, mut amenities, units, walls, doors) =
        content;
    let code = FloorCode::of(site, ordinal).unwrap();
    let zones = zones.into_iter().enumerate().map(|(number, (level, name, areas))| Zone {
        code: ZoneCode::new(&format!("{code}-z{number}")).unwrap(),
        level,
        name,
        areas,
    });
    let mut zones: Vec<Zone> = zones.collect();
    zones.sort_by_key(|zone| zone.level);
    let mut drawing = Drawing { walls, units, openings: Vec::new() };
    let ends = doors.into_iter().map(|[a, b, c, d]| [Point::new(a, b), Point::new(c, d)]);
    drawing.openings.extend(ends);
    let places = (0_u128..).zip(places).map(|(number, drawn)| {
        let (kind, name, capacity, features, equipment, outline, as_unit, zone) = drawn;
        if as_unit && kind != PlaceKind::Desk {
            let at = zone % (drawing.units.len() + 1);
            drawing.units.insert(at, Unit { kind: UnitKind::Room, outline: outline.clone() });
        }
        Place {
            id: PlaceId(Uuid::from_u128((i128::from(ordinal) + 100).unsigned_abs() << 64 | number)),
            code: PlaceCode::new(&format!("zaal-{ordinal}.{number}b")).unwrap(),
            kind,
            zone: zones[zone % zones.len()].code.clone(),
            name,
            capacity: if kind == PlaceKind::Room { capacity } else { 1 },
            features,
            equipment,
            at: inside(&outline),
            outline,
        }
    });
    let mut places: Vec<Place> = places.collect();
    places.sort_by(|a, b| crate::import::natural_order(a.code.as_str(), b.code.as_str()));
    amenities.sort_by_key(|sign| (sign.kind, sign.at));
    let shapes = outline.iter().chain(zones.iter().flat_map(|zone| &zone.areas));
    let shapes = shapes.chain(places.iter().map(|place| &place.outline)).chain(&drawing.walls);
    let shapes = shapes.chain(drawing.units.iter().map(|unit| &unit.outline));
    let points = shapes.flat_map(Polygon::points);
    let points = points.chain(drawing.openings.iter().flatten().copied());
    let bounds = Bounds::around(points.chain(amenities.iter().map(|sign| sign.at))).unwrap();
    Floor {
        short_name: code.to_string(),
        code,
        ordinal,
        name,
        rotation_degrees,
        bounds,
        outline,
        zones,
        places,
        amenities,
        drawing,
    }
}

fn plan() -> impl Strategy<Value = Plan> {
    let kinds = vec![SiteKind::WerkHub, SiteKind::Wijk];
    let ordinals = subsequence(vec![-2_i16, -1, 0, 1, 5], 1..4);
    (label(), select(kinds), ordinals, prop::collection::vec(content(), 4)).prop_map(
        |(name, kind, ordinals, contents)| {
            let code = SiteCode::new("proef").unwrap();
            let floors = ordinals.into_iter().zip(contents);
            let floors = floors.map(|(ordinal, content)| floor(&code, ordinal, content));
            Plan { floors: floors.collect(), site: Site { code, name, kind } }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn any_plan_comes_back_whole(plan in plan(), longitude in -179.0..179.0, latitude in -80.0..80.0) {
        let nine = |degrees: f64| (degrees * 1e9).round() / 1e9;
        let anchor = Anchor { longitude: nine(longitude), latitude: nine(latitude) };
        let imported = again(&plan, anchor);
        let (read, written) = (format!("{:#?}", imported.plan), format!("{plan:#?}"));
        let differs = read.lines().zip(written.lines()).find(|(read, written)| read != written);
        prop_assert_eq!(differs, None);
        prop_assert_eq!(imported.plan, plan);
        prop_assert_eq!(imported.anchor, anchor);
    }
}
