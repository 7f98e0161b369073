//! What is refused, and that each refusal says what to do.

use super::super::{ImportError, ImportRequest, limits, read};
use super::archive::{Archive, desk, id, rectangle, sound};
use super::{hub, import};
use domain::plan::SiteKind;
use serde_json::{Value, json};

#[track_caller]
fn check(broken: &Archive, says: &str) -> ImportError {
    let error = import(broken).unwrap_err();
    check_words(&error, says);
    error
}

#[track_caller]
fn check_words(error: &ImportError, says: &str) {
    let text = error.to_string();
    assert!(text.contains(says), "{text}");
    assert_eq!(text.matches("; ").count(), 2, "what happened; what is safe; what to do: {text}");
    assert!(text.contains("nothing was changed"), "{text}");
}

#[test]
fn what_is_no_archive_is_refused() {
    for bytes in [&b""[..], b"hello", b"PK\x03\x04 cut off", &sound().zip()[..400]] {
        check_words(&read(bytes, &hub(None)).unwrap_err(), "not a zip archive");
    }
    check(&sound().without("manifest.json"), "no manifest.json");
    for version in [json!("2.0.0"), json!("1.0.0.rc.1"), json!(1), Value::Null] {
        let manifest = json!({"version": version}).to_string();
        check(&sound().holding("manifest.json", manifest), "only 1.0.0 is read");
    }
    check(&sound().holding("manifest.json", "{}"), "manifest.json is not readable");
}

#[test]
fn a_damaged_file_is_refused() {
    let mut bytes = sound().zip();
    let at = bytes.windows(15).position(|name| name == b"fixture.geojson").unwrap() + 40;
    bytes[at] ^= 0xff;
    check_words(
        &read(&bytes, &hub(None)).unwrap_err(),
        "fixture.geojson in the archive cannot be unpacked",
    );
}

#[test]
fn names_that_lead_out_of_the_archive_are_refused() {
    for name in ["../evil.geojson", "a/../../b", "/etc/passwd", "..\\evil", "C:/x"] {
        check(&sound().holding(name, "x"), "unsafe file name");
    }
}

#[test]
fn archives_that_would_exhaust_the_hub_are_refused() {
    let bomb = vec![b' '; limits::UNPACKED_BYTES as usize + 1];
    check(&sound().holding("venue.geojson", bomb), "more than 200000000 bytes");
    let mut crowd = sound();
    for number in 0..limits::ENTRIES {
        crowd.files.insert(format!("{number}.txt"), Vec::new());
    }
    check(&crowd, "more than 1000 files");
    let many = format!("{{\"features\":[{}0]}}", "0,".repeat(limits::FEATURES));
    check(&sound().holding("venue.geojson", many), "more than 100000 features");
    let large = format!("{{\"features\":[\"{}\"]}}", "x".repeat(limits::FEATURE_BYTES));
    check(&sound().holding("venue.geojson", large), "bytes in one feature");
    let ring: Vec<Value> = (0..250_000).map(|_| json!([5, 51])).collect();
    let long = sound().with("unit.geojson", |all| {
        for unit in all.iter_mut().chain(&mut Vec::new()) {
            unit["geometry"]["coordinates"] = json!([ring]);
        }
        let copies = [all[0].clone(), all[1].clone()];
        all.extend(copies);
    });
    check(&long, "more than 1000000 points");
}

#[test]
fn deep_nesting_costs_the_feature_and_not_the_hub() {
    let deep = format!("{{\"features\":[{}{}]}}", "[".repeat(100_000), "]".repeat(100_000));
    let report = import(&sound().holding("venue.geojson", deep)).unwrap().report;
    assert_eq!(report.times(super::super::RepairKind::Unreadable), 1);
}

#[test]
fn what_is_no_geojson_is_refused_by_name() {
    for text in ["{", "[]", "{\"features\": 3}", "{}", "null", "{\"features\": [}"] {
        check(&sound().holding("unit.geojson", text), "unit.geojson is not readable as GeoJSON");
    }
}

#[test]
fn projected_metres_are_refused() {
    let metres = sound().with("unit.geojson", |all| {
        all[0]["geometry"]["coordinates"] =
            json!([[[182_345.6, 334_567.8], [182_350.0, 334_567.8]]]);
    });
    check(&metres, "EPSG:4326");
    let far = sound()
        .with("fixture.geojson", |all| all[0]["geometry"]["coordinates"][0][0] = json!([0, 0]));
    check(&far, "more than 10 km");
}

#[test]
fn levels_that_cannot_be_floors_are_refused() {
    check(&sound().with("level.geojson", Vec::clear), "no level");
    check(&sound().without("level.geojson"), "no level");
    for ordinal in [Value::Null, json!(0.5), json!("eerste"), json!(1e12), json!(-100)] {
        let odd = sound().with("level.geojson", |all| all[0]["properties"]["ordinal"] = ordinal);
        check(&odd, "ordinal");
    }
    let twice = sound().with("level.geojson", |all| {
        let mut second = all[0].clone();
        second["id"] = json!(id(99));
        all.push(second);
    });
    check(&twice, "both have ordinal 0");
}

#[test]
fn more_than_a_building_can_have_is_refused() {
    let copies = |file: &str, times: u32| {
        sound().with(file, |all| {
            let one = all[0].clone();
            all.extend((0..times).map(|number| {
                let mut copy = one.clone();
                copy["id"] = json!(id(100_000 + number));
                copy
            }));
        })
    };
    let floors = sound().with("level.geojson", |all| {
        let one = all[0].clone();
        all.extend((-99..=-1).chain(1..=110).map(|ordinal: i32| {
            let mut level = one.clone();
            level["id"] = json!(id(ordinal.unsigned_abs() + if ordinal < 0 { 500 } else { 1000 }));
            level["properties"]["ordinal"] = json!(ordinal);
            level
        }));
    });
    check(&floors, "more than 200 floors");
    check(&copies("section.geojson", 1_000), "more than 1000 zones");
    check(&copies("amenity.geojson", 5_000), "more than 5000 amenities");
    check(&copies("fixture.geojson", 20_000), "more than 20000 places");
    let curve: Vec<Value> = (0..6_000)
        .map(|step| f64::from(step) * std::f64::consts::TAU / 6_000.0)
        .map(|angle| {
            let far = if ((angle * 1_000.0) as u32).is_multiple_of(2) { 4.0 } else { 3.0 };
            super::archive::degrees(5.0 + far * angle.cos(), 5.0 - far * angle.sin())
        })
        .collect();
    let jagged = copies("section.geojson", 12).with("section.geojson", |all| {
        all.iter_mut().for_each(|one| one["geometry"]["coordinates"] = json!([curve]));
    });
    check(&jagged, "more than 20000 points in zones");
}

#[test]
fn a_code_that_cannot_be_made_is_refused() {
    let code = "x".repeat(63).parse().unwrap();
    let request = ImportRequest { site_code: Some(&code), ..hub(None) };
    check_words(&read(&sound().zip(), &request).unwrap_err(), "no code can be made");
}

#[test]
fn coordinates_beyond_the_poles_are_refused() {
    for at in [json!([181.0, 51.0]), json!([5.83, 90.5]), json!([5.83, -91]), json!([1e308, 0])] {
        let odd = sound()
            .with("fixture.geojson", |all| all[0]["geometry"]["coordinates"][0][0] = at.clone());
        check(&odd, "not longitude and latitude");
    }
}

#[test]
fn the_house_at_the_market_has_no_desks() {
    let market = ImportRequest { site_kind: Some(SiteKind::HuisAanDeMarkt), ..hub(None) };
    check_words(&read(&sound().zip(), &market).unwrap_err(), "the plan has 3 desks");
    let rooms = sound().with("fixture.geojson", |all| {
        all.retain(|fixture| fixture["properties"]["category"] != "desk");
    });
    assert!(read(&rooms.zip(), &market).is_ok());
}

#[test]
fn two_keys_with_one_tag_are_refused() {
    // Tags hold 40 bits, so among 2^21 keys two share one; found by search, sorted.
    let [first, second] = colliding_keys();
    let twins = sound().with("fixture.geojson", |all| {
        for (number, key) in [(0, first), (1, second)] {
            let mut twin = desk(0, &format!("twin-{number}"), 2.0, 3.0);
            twin["id"] = json!(key);
            twin["geometry"] = rectangle(2.0, 3.0, 1.0, 1.0);
            all.push(twin);
        }
    });
    check(&twins, "the same QR tag");
}

fn colliding_keys() -> [uuid::Uuid; 2] {
    use domain::plan::{PlaceId, Tag};
    let mut seen = std::collections::HashMap::new();
    (0_u128..)
        .map(uuid::Uuid::from_u128)
        .find_map(|key| seen.insert(Tag::of(PlaceId(key)), key).map(|other| [other, key]))
        .unwrap()
}
