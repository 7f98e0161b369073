//! A small building to break in the tests: one floor of 20 × 10 m with two zones, three desks, a
//! room, a booth, a lift, a wall, a door and a coffee corner.

use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::{Cursor, Write};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

#[derive(Clone)]
pub(super) struct Archive {
    pub(super) files: BTreeMap<String, Vec<u8>>,
}

pub(super) const LEVEL: &str = "11111111-0000-4000-8000-000000000001";

/// A feature's id: `id(7)` is always the same.
pub(super) fn id(number: u32) -> String {
    format!("22222222-0000-4000-8000-{number:012}")
}

/// Longitude and latitude of a point so many metres right of and below the building's corner.
pub(super) fn degrees(x: f64, y: f64) -> Value {
    json!([5.83 + x / 70_197.0, 51.0 - y / 111_248.0])
}

/// A rectangle as RFC 7946 wants it: counterclockwise with north up, closed.
pub(super) fn rectangle(x: f64, y: f64, width: f64, height: f64) -> Value {
    let corners = [(x, y), (x, y + height), (x + width, y + height), (x + width, y), (x, y)];
    json!({"type": "Polygon", "coordinates": [corners.map(|(x, y)| degrees(x, y))]})
}

pub(super) fn point(x: f64, y: f64) -> Value {
    json!({"type": "Point", "coordinates": degrees(x, y)})
}

pub(super) fn feature(number: u32, geometry: Value, mut properties: Value) -> Value {
    if properties.get("level_id").is_none() {
        properties["level_id"] = json!(LEVEL);
    }
    json!({"id": id(number), "type": "Feature", "geometry": geometry, "properties": properties})
}

pub(super) fn desk(number: u32, name: &str, x: f64, y: f64) -> Value {
    let properties = json!({
        "category": "desk", "name": {"nl": name}, "display_point": point(x + 0.8, y + 0.4),
        "werkhub:features": ["docking", "sit-stand"],
    });
    feature(number, rectangle(x, y, 1.6, 0.8), properties)
}

fn collection(features: Vec<Value>) -> Vec<u8> {
    json!({"type": "FeatureCollection", "features": features}).to_string().into_bytes()
}

/// The building without a fault.
pub(super) fn sound() -> Archive {
    let level = json!({"id": LEVEL, "type": "Feature", "geometry": rectangle(0.0, 0.0, 20.0, 10.0),
        "properties": {"ordinal": 0, "name": {"nl": "Begane grond", "en": "Ground floor"},
            "short_name": {"nl": "0"}, "building_ids": [id(1)]}});
    let section = |number, zone: &str, x| {
        let properties =
            json!({"category": "unspecified", "werkhub:zone": zone, "name": {"nl": zone}});
        feature(number, rectangle(x, 0.0, 10.0, 10.0), properties)
    };
    let unit = |number, category: &str, name: &str, x| {
        let mut properties = json!({"category": category, "name": {"nl": name}});
        if category == "conferenceroom" {
            properties["werkhub:capacity"] = json!(6);
            properties["werkhub:equipment"] = json!(["microphone", "display", "camera"]);
        }
        feature(number, rectangle(x, 6.0, 4.0, 4.0), properties)
    };
    let opening =
        json!({"type": "LineString", "coordinates": [degrees(1.0, 6.0), degrees(2.0, 6.0)]});
    let files = [
        ("manifest.json", json!({"version": "1.0.0", "language": "nl"}).to_string().into_bytes()),
        ("venue.geojson", collection(vec![])),
        (
            "building.geojson",
            collection(vec![feature(1, Value::Null, json!({"name": {"nl": "Werk Hub Test"}}))]),
        ),
        ("level.geojson", collection(vec![level])),
        (
            "section.geojson",
            collection(vec![section(11, "silence", 10.0), section(10, "meet", 0.0)]),
        ),
        (
            "unit.geojson",
            collection(vec![
                unit(20, "conferenceroom", "Vergaderruimte B01", 0.0),
                unit(21, "phoneroom", "Belplek 7", 4.0),
                unit(22, "elevator", "ELV1", 8.0),
            ]),
        ),
        (
            "fixture.geojson",
            collection(vec![
                desk(32, "0.1-10", 12.0, 1.0),
                desk(30, "0.1-1", 1.0, 1.0),
                desk(31, "0.1-2", 4.0, 1.0),
                feature(
                    40,
                    rectangle(0.0, 5.9, 20.0, 0.1),
                    json!({"category": "wall", "name": null}),
                ),
            ]),
        ),
        (
            "opening.geojson",
            collection(vec![feature(50, opening, json!({"category": "pedestrian"}))]),
        ),
        (
            "amenity.geojson",
            collection(vec![feature(
                60,
                point(15.0, 8.0),
                json!({"category": "foodservice", "name": {"nl": "Koffie"}}),
            )]),
        ),
    ];
    Archive { files: files.into_iter().map(|(name, bytes)| (name.to_owned(), bytes)).collect() }
}

impl Archive {
    /// The building with one file's features changed.
    pub(super) fn with(mut self, file: &str, change: impl FnOnce(&mut Vec<Value>)) -> Self {
        let mut content: Value = serde_json::from_slice(&self.files[file]).unwrap();
        change(content["features"].as_array_mut().unwrap());
        self.files.insert(file.to_owned(), content.to_string().into_bytes());
        self
    }

    /// The building with the text of one file replaced.
    pub(super) fn holding(mut self, file: &str, text: impl Into<Vec<u8>>) -> Self {
        self.files.insert(file.to_owned(), text.into());
        self
    }

    /// The building without a file.
    pub(super) fn without(mut self, file: &str) -> Self {
        self.files.remove(file).unwrap();
        self
    }

    /// The building with all files in a folder.
    pub(super) fn in_folder(self, folder: &str) -> Self {
        let files = self.files.into_iter().map(|(name, bytes)| (format!("{folder}/{name}"), bytes));
        Archive { files: files.collect() }
    }

    /// The bytes of the archive.
    pub(super) fn zip(&self) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        for (name, bytes) in &self.files {
            zip.start_file(name.as_str(), options).unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }
}
