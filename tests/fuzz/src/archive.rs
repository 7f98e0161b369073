//! IMDF archives.

use crate::building::sound;
use hub::export::imdf;
use hub::import::{ImportRequest, ZoneNames, read};

/// Files of an archive that a text can stand for.
const FILES: [&str; 9] = [
    "manifest.json",
    "venue.geojson",
    "building.geojson",
    "level.geojson",
    "section.geojson",
    "unit.geojson",
    "fixture.geojson",
    "opening.geojson",
    "amenity.geojson",
];

/// Reads bytes as an archive; and, since few bytes are a zip, as one file of an otherwise sound
/// archive, which the first byte chooses. A plan that comes out of it must come out again when it
/// is written and read.
pub fn archive(bytes: &[u8]) {
    let whole = read(bytes, &ImportRequest::default());
    check(whole.ok());
    let Some((choice, text)) = bytes.split_first() else { return };
    if let Some(file) = FILES.get(usize::from(*choice) % (FILES.len() + 1)) {
        let broken = sound().holding(file, text);
        check(read(&broken.zip(), &ImportRequest::default()).ok());
    } else if let Ok(text) = std::str::from_utf8(text) {
        let Ok(names) = ZoneNames::parse(text) else { return };
        let request = ImportRequest { zone_names: Some(&names), ..ImportRequest::default() };
        check(read(&sound().zip(), &request).ok());
    }
}

fn check(imported: Option<hub::import::Imported>) {
    let Some(hub::import::Imported { plan, anchor, report }) = imported else { return };
    assert!(!report.to_string().is_empty());
    for floor in &plan.floors {
        for place in &floor.places {
            assert!(floor.zones.iter().any(|zone| zone.code == place.zone), "{}", place.code);
        }
    }
    let json = serde_json::to_string(&plan).ok();
    let again = json.and_then(|json| serde_json::from_str(&json).ok());
    assert_eq!(again.as_ref(), Some(&plan), "as JSON");
    // Near the poles and the date line there is no building to write.
    let Ok(written) = imdf(&plan, anchor, domain::time::Instant(0)) else { return };
    let again = read(&written, &ImportRequest::default()).map(|imported| imported.plan);
    let differs = match &again {
        Ok(again) if *again == plan => None,
        Ok(again) => first_difference(&format!("{plan:#?}"), &format!("{again:#?}")),
        Err(error) => Some(error.to_string()),
    };
    assert_eq!(differs, None, "as an archive");
}

/// What one text has where it first differs from another.
fn first_difference(one: &str, other: &str) -> Option<String> {
    let mut lines = one.lines().zip(other.lines()).enumerate();
    let (number, (one, other)) = lines.find(|(_, (one, other))| one != other)?;
    Some(format!("line {number}: {} became {}", one.trim(), other.trim()))
}
