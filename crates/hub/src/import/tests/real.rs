//! The real building of `../shared/data`, where it is present.

use super::super::{Imported, RepairKind, compare, read};
use super::hub;
use domain::plan::{Place, PlaceKind, ZoneLevel};
use std::collections::BTreeSet;
use std::path::PathBuf;

pub(super) fn contoso() -> Option<Vec<u8>> {
    let shared = std::env::var_os("WERKHUB_SHARED").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared"),
        PathBuf::from,
    );
    let path = shared.join("data/contoso.imdf.zip");
    let bytes = std::fs::read(&path).ok();
    if bytes.is_none() {
        eprintln!("{} is absent; the real building is not tested", path.display());
    }
    bytes
}

#[test]
fn the_real_building_is_read_whole() {
    let Some(bytes) = contoso() else { return };
    let Imported { plan, report, .. } = read(&bytes, &hub(None)).unwrap();
    println!("{report}");
    assert_eq!(report.floors, [-1, 0, 1]);
    assert_eq!((report.desks, report.rooms, report.booths), (774, 24, 18));
    assert_eq!(report.times(RepairKind::RepeatedName), 18);
    for floor in &plan.floors {
        let levels: Vec<_> = floor.zones.iter().map(|zone| zone.level).collect();
        assert_eq!(levels, ZoneLevel::ALL, "{}", floor.code);
        assert!(
            floor.places.iter().all(|place| place.outline.contains(place.at)),
            "{}",
            floor.code
        );
        assert!((6900..7100).contains(&floor.bounds.width_cm()), "70 m wide: {:?}", floor.bounds);
    }
    let places: Vec<&Place> = plan.floors.iter().flat_map(|floor| &floor.places).collect();
    let codes: BTreeSet<_> = places.iter().map(|place| &place.code).collect();
    assert_eq!(codes.len(), places.len());
    assert!(
        places.iter().any(|place| place.kind == PlaceKind::Room && place.code.as_str() == "B01")
    );
    assert!(compare(&plan, &read(&bytes, &hub(Some(&plan))).unwrap().plan).is_empty());
}

#[test]
fn the_real_building_is_small_on_the_wire() {
    let Some(bytes) = contoso() else { return };
    let plan = read(&bytes, &hub(None)).unwrap().plan;
    let json = serde_json::to_vec(&plan).unwrap();
    let mut small = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams { quality: 9, ..Default::default() };
    brotli::BrotliCompress(&mut json.as_slice(), &mut small, &parameters).unwrap();
    println!("plan: {} bytes as JSON, {} with brotli", json.len(), small.len());
    assert!(small.len() <= 60_000, "{} bytes", small.len());
}
