//! What real files get wrong: mended, and said.

use super::super::RepairKind;
use super::archive::{Archive, desk, feature, id, point, rectangle, sound};
use super::{hub, import};
use crate::import::{Imported, read};
use domain::plan::{Feature, Place, PlaceKind, Plan, ZoneLevel};
use serde_json::{Value, json};

fn place<'a>(plan: &'a Plan, code: &str) -> &'a Place {
    let mut places = plan.floors.iter().flat_map(|floor| &floor.places);
    places.find(|place| place.code.as_str() == code).unwrap_or_else(|| panic!("no place {code}"))
}

fn codes(plan: &Plan) -> Vec<&str> {
    plan.floors.iter().flat_map(|floor| &floor.places).map(|place| place.code.as_str()).collect()
}

#[test]
fn a_sound_archive_needs_no_repairs() {
    let Imported { plan, report, .. } = import(&sound()).unwrap();
    assert!(report.totals.is_empty(), "{report}");
    assert_eq!(plan.site.code.as_str(), "wh");
    assert_eq!(plan.site.name.nl, "Werk Hub Test");
    let floor = &plan.floors[0];
    assert_eq!((floor.code.as_str(), floor.short_name.as_str()), ("wh-0", "0"));
    assert_eq!((floor.bounds.width_cm(), floor.bounds.height_cm()), (2000, 1000));
    assert_eq!(codes(&plan), ["0.1-1", "0.1-2", "0.1-10", "7", "B01"]);
    let zones: Vec<_> = floor.zones.iter().map(|zone| (zone.code.as_str(), zone.level)).collect();
    assert_eq!(zones, [("wh-0-meet", ZoneLevel::Meet), ("wh-0-silence", ZoneLevel::Silence)]);
    assert_eq!(place(&plan, "0.1-10").zone.as_str(), "wh-0-silence");
    let room = place(&plan, "B01");
    assert_eq!((room.kind, room.capacity, &room.name), (PlaceKind::Room, 6, &None));
    assert!(domain::plan::hybrid_ready(&room.equipment));
    assert_eq!(place(&plan, "7").kind, PlaceKind::Booth);
    assert_eq!(floor.amenities.len(), 2);
    let drawing = &floor.drawing;
    assert_eq!((drawing.walls.len(), drawing.units.len(), drawing.openings.len()), (1, 3, 1));
}

/// One fault, the kind under which it is reported, and what must be true afterwards.
#[track_caller]
fn check(broken: Archive, expected: &[(RepairKind, usize)], holds: impl FnOnce(&Plan) -> bool) {
    let Imported { plan, report, .. } = import(&broken).unwrap();
    let totals: Vec<_> = report.totals.iter().map(|(kind, times)| (*kind, *times)).collect();
    assert_eq!(totals, expected, "{report}");
    assert!(holds(&plan), "{plan:#?}");
    assert!(report.to_string().contains(expected[0].0.words()));
}

fn unchanged(plan: &Plan) -> bool {
    *plan == import(&sound()).unwrap().plan
}

#[test]
fn faults_of_files_are_repaired() {
    let level = sound().files["level.geojson"].clone();
    let marked = [b"\xef\xbb\xbf".as_slice(), &level].concat();
    check(sound().holding("level.geojson", marked), &[(RepairKind::ByteOrderMark, 1)], unchanged);
    for file in ["venue.geojson", "amenity.geojson", "fixture.geojson"] {
        check(sound().holding(file, " \n"), &[(RepairKind::EmptyFile, 1)], |plan| {
            plan.floors.len() == 1
        });
        check(sound().without(file), &[(RepairKind::MissingFile, 1)], |plan| {
            plan.floors.len() == 1
        });
    }
    for file in ["section", "unit", "fixture", "opening", "amenity", "building", "venue"] {
        let file = format!("{file}.geojson");
        for (broken, kind) in [
            (sound().without(&file), RepairKind::MissingFile),
            (sound().holding(&file, ""), RepairKind::EmptyFile),
        ] {
            let Imported { plan, report, .. } = import(&broken).unwrap();
            assert_eq!(report.times(kind), 1, "{file}: {report}");
            assert_eq!(plan.floors.len(), 1);
        }
    }
    check(sound().in_folder("export/2026"), &[(RepairKind::InAFolder, 1)], unchanged);
    let latin = b"{\"features\": [], \"name\": \"caf\xe9\"}".to_vec();
    check(sound().holding("venue.geojson", latin), &[(RepairKind::NotUtf8, 1)], unchanged);
    let old = json!({"features": [], "crs": {"type": "name"}}).to_string();
    check(sound().holding("venue.geojson", old), &[(RepairKind::OldCrs, 1)], unchanged);
}

#[test]
fn faults_of_ids_are_repaired() {
    let own = sound().with("fixture.geojson", |all| all[0]["id"] = json!("desk 12"));
    check(own.clone(), &[(RepairKind::NotAUuid, 1)], |plan| codes(plan).contains(&"0.1-10"));
    let ids = |plan: &Plan| plan.floors[0].places.iter().map(|place| place.id).collect::<Vec<_>>();
    assert_eq!(ids(&import(&own).unwrap().plan), ids(&import(&own).unwrap().plan));
    let none = sound().with("fixture.geojson", |all| all[0]["id"] = Value::Null);
    check(none, &[(RepairKind::NoId, 1)], |plan| codes(plan).contains(&"0.1-10"));
    let twice = sound().with("fixture.geojson", |all| all[0]["id"] = json!(id(30)));
    check(twice, &[(RepairKind::RepeatedId, 1)], |plan| {
        let mut ids = ids(plan);
        ids.sort();
        ids.dedup();
        ids.len() == 5
    });
    let number = sound().with("level.geojson", |all| all[0]["id"] = json!("level-0"));
    let all = ["section", "unit", "fixture", "opening", "amenity"].into_iter().fold(
        number,
        |archive, file| {
            archive.with(&format!("{file}.geojson"), |all| {
                all.iter_mut().for_each(|one| one["properties"]["level_id"] = json!("level-0"));
            })
        },
    );
    check(all, &[(RepairKind::NotAUuid, 1)], |plan| plan.floors[0].places.len() == 5);
}

#[test]
fn faults_of_shapes_are_repaired() {
    let fixtures =
        |change: fn(&mut Value)| sound().with("fixture.geojson", |all| change(&mut all[0]));
    let has_all = |plan: &Plan| codes(plan).len() == 5;
    let outside = fixtures(|desk| desk["properties"]["display_point"] = point(19.0, 9.0));
    check(outside, &[(RepairKind::PointOutside, 1)], |plan| {
        let desk = place(plan, "0.1-10");
        desk.outline.contains(desk.at)
    });
    let room_outside = sound()
        .with("unit.geojson", |all| all[0]["properties"]["display_point"] = point(19.0, 1.0));
    check(room_outside, &[(RepairKind::PointOutside, 1)], |plan| {
        let room = place(plan, "B01");
        room.outline.contains(room.at)
    });
    let clockwise = fixtures(|desk| {
        desk["geometry"]["coordinates"][0].as_array_mut().unwrap().reverse();
    });
    check(clockwise, &[(RepairKind::RingDirection, 1)], unchanged);
    let open = fixtures(|desk| {
        desk["geometry"]["coordinates"][0].as_array_mut().unwrap().pop();
    });
    check(open, &[(RepairKind::OpenRing, 1)], unchanged);
    let null = fixtures(|desk| desk["geometry"] = Value::Null);
    check(null, &[(RepairKind::NoShape, 1)], |plan| codes(plan).len() == 4);
    let flat = fixtures(|desk| desk["geometry"] = rectangle(1.0, 1.0, 1.0, 0.0));
    check(flat, &[(RepairKind::NoShape, 1)], |plan| codes(plan).len() == 4);
    let parts = fixtures(|desk| {
        let (large, small) = (rectangle(12.0, 1.0, 1.6, 0.8), rectangle(15.0, 1.0, 0.4, 0.4));
        let coordinates = [&small["coordinates"], &large["coordinates"]];
        desk["geometry"] = json!({"type": "MultiPolygon", "coordinates": coordinates});
    });
    check(parts, &[(RepairKind::SeveralParts, 1)], unchanged);
    let no_point = fixtures(|desk| desk["properties"]["display_point"] = Value::Null);
    assert!(has_all(&import(&no_point).unwrap().plan));
    let odd = fixtures(|desk| *desk = json!("no feature"));
    check(odd, &[(RepairKind::Unreadable, 1)], |plan| codes(plan).len() == 4);
    let level = sound().with("level.geojson", |all| all[0]["geometry"] = Value::Null);
    check(level, &[(RepairKind::LevelWithoutShape, 1)], |plan| {
        has_all(plan) && !plan.floors[0].outline.is_empty()
    });
}

/// Found by the fuzzer: the one zone of such a floor covered nothing.
#[test]
fn a_floor_without_outline_and_zones_is_one_zone_all_the_same() {
    let bare = sound()
        .with("level.geojson", |all| all[0]["geometry"] = Value::Null)
        .with("section.geojson", Vec::clear);
    let plan = import(&bare).unwrap().plan;
    assert_eq!(plan.floors[0].zones[0].areas, plan.floors[0].outline);
    assert!(!plan.floors[0].outline.is_empty());
}

#[test]
fn faults_of_names_are_repaired() {
    let twice = sound().with("fixture.geojson", |all| {
        for name in all.iter_mut().take(3) {
            name["properties"]["name"] = json!({"nl": "Bureau 9"});
        }
    });
    check(twice, &[(RepairKind::RepeatedName, 2)], |plan| {
        codes(plan) == ["7", "9", "9b", "9c", "B01"] && place(plan, "9").id.0.to_string() == id(30)
    });
    // A suffix never takes a name that stands in the plan.
    let names = ["9", "9b", "9"];
    let stands = sound().with("fixture.geojson", |all| {
        for (desk, name) in all.iter_mut().zip(names) {
            desk["properties"]["name"] = json!({"nl": name});
        }
    });
    check(stands, &[(RepairKind::RepeatedName, 1)], |plan| {
        place(plan, "9b").id.0.to_string() == id(30)
    });
    let odd = sound()
        .with("fixture.geojson", |all| all[0]["properties"]["name"] = json!({"nl": "bij raam/2"}));
    check(odd, &[(RepairKind::NameCharacters, 1)], |plan| codes(plan).contains(&"bij-raam-2"));
    let none = sound().with("fixture.geojson", |all| all[0]["properties"]["name"] = Value::Null);
    check(none, &[(RepairKind::NoName, 1)], |plan| {
        codes(plan).iter().any(|code| code.starts_with("desk-"))
    });
}

#[test]
fn names_and_languages_are_kept() {
    for (name, code, nl, de) in [
        (json!({"nl": "Raadzaal", "en": "Council hall"}), "Raadzaal", Some("Raadzaal"), None),
        (json!({"en": "Meeting room 12"}), "12", None, None),
        (json!({"de": "Besprechungsraum Maas"}), "Maas", None, None),
        (json!("Vergaderruimte: 3"), "3", None, None),
        (
            json!({"nl-NL": "Geleenbeek", "de-DE": "Geleenbach"}),
            "Geleenbeek",
            Some("Geleenbeek"),
            Some("Geleenbach"),
        ),
    ] {
        let named = sound().with("unit.geojson", |all| all[0]["properties"]["name"] = name.clone());
        let plan = import(&named).unwrap().plan;
        let room = place(&plan, code);
        assert_eq!(room.name.as_ref().map(|label| label.nl.as_str()), nl, "{name}");
        assert_eq!(room.name.as_ref().and_then(|label| label.de.as_deref()), de, "{name}");
    }
}

#[test]
fn faults_of_zones_are_repaired() {
    let gap = sound().with("section.geojson", |all| {
        all.remove(0);
    });
    check(gap, &[(RepairKind::NoZone, 1)], |plan| {
        place(plan, "0.1-10").zone.as_str() == "wh-0-meet"
    });
    let none = sound().with("section.geojson", Vec::clear);
    check(none, &[(RepairKind::FloorWithoutZone, 1)], |plan| {
        place(plan, "B01").zone.as_str() == "wh-0-mixed"
    });
    let other = sound().with("section.geojson", |all| {
        all.push(feature(13, rectangle(0.0, 0.0, 1.0, 1.0), json!({"name": {"nl": "Garderobe"}})));
    });
    check(other, &[(RepairKind::UnknownZone, 1)], unchanged);
    for (name, level) in [
        (json!({"nl": "Stiltezone"}), ZoneLevel::Silence),
        (json!({"en": "Quiet zone"}), ZoneLevel::Silence),
        (json!({"de": "Zusammenarbeit"}), ZoneLevel::Collaborate),
        (json!({"nl": "Afwisselend werken"}), ZoneLevel::Mixed),
    ] {
        let named = sound().with("section.geojson", |all| {
            all[0]["properties"] = json!({"name": name, "level_id": super::archive::LEVEL});
        });
        let plan = import(&named).unwrap().plan;
        assert!(
            plan.floors[0].zones.iter().any(|zone| zone.level == level && zone.name.is_none()),
            "{name}"
        );
    }
}

#[test]
fn two_zones_of_one_level_have_their_own_codes() {
    let two =
        sound().with("section.geojson", |all| all[0]["properties"]["werkhub:zone"] = json!("meet"));
    let plan = import(&two).unwrap().plan;
    let codes: Vec<_> = plan.floors[0].zones.iter().map(|zone| zone.code.as_str()).collect();
    assert_eq!(codes, ["wh-0-meet", "wh-0-meet-2"]);
}

#[test]
fn faults_of_properties_are_repaired() {
    let lost =
        sound().with("fixture.geojson", |all| all[0]["properties"]["level_id"] = json!("nowhere"));
    check(lost, &[(RepairKind::UnknownLevel, 1)], |plan| codes(plan).len() == 4);
    let word = sound().with("fixture.geojson", |all| {
        all[0]["properties"]["werkhub:features"] = json!(["docking", "sauna", "Sit-Stand", 3]);
    });
    check(word, &[(RepairKind::UnknownWord, 1)], unchanged);
    let size =
        sound().with("unit.geojson", |all| all[0]["properties"]["werkhub:capacity"] = json!(null));
    check(size, &[(RepairKind::NoCapacity, 1)], |plan| place(plan, "B01").capacity == 6);
    let shared = sound().with("level.geojson", |all| {
        let mut other = all[0].clone();
        other["id"] = json!(id(99));
        other["properties"]["building_ids"] = json!([id(98)]);
        other["geometry"] = rectangle(30.0, 0.0, 20.0, 10.0);
        all.push(other);
    });
    check(shared, &[(RepairKind::SharedOrdinal, 1)], |plan| {
        plan.floors.len() == 1 && plan.floors[0].bounds.width_cm() == 5000
    });
}

#[test]
fn a_level_below_ground_has_a_true_minus_and_its_own_code() {
    let below = sound().with("level.geojson", |all| {
        all[0]["properties"]["ordinal"] = json!(-1.0);
        all[0]["properties"]["short_name"] = json!({"nl": "-1"});
    });
    let plan = import(&below).unwrap().plan;
    assert_eq!((plan.floors[0].code.as_str(), plan.floors[0].short_name.as_str()), ("wh-b1", "−1"));
}

#[test]
fn the_report_is_bounded_and_still_counts_all() {
    let many = sound().with("fixture.geojson", |all| {
        for number in 0..300 {
            all.push(desk(1000 + number, "5", 2.0, 2.0));
        }
    });
    let Imported { report, .. } = read(&many.zip(), &hub(None)).unwrap();
    assert_eq!(report.times(RepairKind::RepeatedName), 299);
    assert_eq!(report.repairs.len(), 25);
    let text = report.to_string();
    assert!(text.contains("299 ×") && text.contains("and 294 more"), "{text}");
    assert!(text.lines().count() < 12, "{text}");
}

/// Regression: a desk that was approved on a date lost the approval.
#[test]
fn an_approval_with_a_date_is_an_approval() {
    let words = json!(["docking", "Arbo-approved(2025-01-01)", "sit-stand (electric)"]);
    let dated = sound().with("fixture.geojson", |all| {
        all[0]["properties"]["werkhub:features"] = words.clone();
    });
    let Imported { plan, report, .. } = import(&dated).unwrap();
    assert!(report.totals.is_empty(), "{report}");
    let kept = [Feature::SitStand, Feature::Docking, Feature::ArboApproved];
    assert_eq!(place(&plan, "0.1-10").features, kept);
    for odd in ["arbo-approved(2025", "arbo-approved)", "(2025-01-01)", "arbo(2025-01-01)"] {
        let odd = sound().with("fixture.geojson", |all| {
            all[0]["properties"]["werkhub:features"] = json!([odd]);
        });
        check(odd, &[(RepairKind::UnknownWord, 1)], |plan| {
            place(plan, "0.1-10").features.is_empty()
        });
    }
}
