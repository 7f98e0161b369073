//! Whatever is given, the importer answers: never a panic, never without end.

use super::super::read;
use super::archive::sound;
use super::hub;
use proptest::prelude::*;
use serde_json::{Value, json};

/// Replaces the node with that number, counted depth first.
fn replace(node: &mut Value, number: &mut usize, with: &Value) {
    if *number == 0 {
        *node = with.clone();
        *number = usize::MAX;
        return;
    }
    *number -= 1;
    let children: Vec<&mut Value> = match node {
        Value::Array(items) => items.iter_mut().collect(),
        Value::Object(fields) => fields.values_mut().collect(),
        _ => Vec::new(),
    };
    for child in children {
        if *number != usize::MAX {
            replace(child, number, with);
        }
    }
}

fn odd_value() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<f64>().prop_map(|number| json!(number)),
        (-180.0..180.0).prop_map(|number| json!(number)),
        any::<i64>().prop_map(|number| json!(number)),
        ".{0,80}".prop_map(|text| json!(text)),
        Just(json!([])),
        Just(json!({})),
        Just(json!([[5.83, 51.0], [5.83, 51.0], [5.8301, 51.0]])),
        Just(json!({"type": "MultiPolygon", "coordinates": [[[[5.83, 51.0]]], [], [[]]]})),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        prop_assert!(read(&bytes, &hub(None)).is_err());
    }

    #[test]
    fn a_zip_with_wrong_bytes_is_answered(
        wrong in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
        cut in any::<prop::sample::Index>(),
    ) {
        let mut bytes = sound().zip();
        for (at, byte) in &wrong {
            let at = at.index(bytes.len());
            bytes[at] = *byte;
        }
        let _answered = read(&bytes, &hub(None));
        bytes.truncate(cut.index(bytes.len()));
        let _answered = read(&bytes, &hub(None));
    }

    #[test]
    fn a_file_with_wrong_letters_is_answered(
        file in 0..9_usize,
        wrong in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
    ) {
        let mut archive = sound();
        let content = archive.files.values_mut().nth(file).unwrap();
        for (at, byte) in &wrong {
            let at = at.index(content.len());
            content[at] = *byte;
        }
        let _answered = read(&archive.zip(), &hub(None));
    }

    #[test]
    fn a_plan_from_odd_values_keeps_its_promises(
        file in prop::sample::select(vec!["level", "section", "unit", "fixture", "opening", "amenity"]),
        odd in prop::collection::vec((0..400_usize, odd_value()), 1..5),
    ) {
        let mut archive = sound();
        let file = format!("{file}.geojson");
        let mut content: Value = serde_json::from_slice(&archive.files[&file]).unwrap();
        for (mut number, value) in odd {
            replace(&mut content, &mut number, &value);
        }
        archive.files.insert(file, content.to_string().into_bytes());
        if let Ok(imported) = read(&archive.zip(), &hub(None)) {
            for floor in &imported.plan.floors {
                let mut codes: Vec<_> = floor.places.iter().map(|place| &place.code).collect();
                codes.sort();
                codes.dedup();
                prop_assert_eq!(codes.len(), floor.places.len());
                for place in &floor.places {
                    prop_assert!(floor.zones.iter().any(|zone| zone.code == place.zone));
                }
            }
            let json = serde_json::to_string(&imported.plan).unwrap();
            prop_assert_eq!(serde_json::from_str::<domain::plan::Plan>(&json).unwrap(), imported.plan);
        }
    }
}
