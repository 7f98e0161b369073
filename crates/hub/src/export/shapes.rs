//! Shapes of a plan in degrees.

use crate::import::Frame;
use domain::plan::{Point, Polygon, Ring};
use serde_json::{Value, json};

/// A point.
pub(super) fn point(at: Point, frame: &Frame) -> Value {
    json!({"type": "Point", "coordinates": frame.degrees(at)})
}

/// One area.
pub(super) fn polygon(area: &Polygon, frame: &Frame) -> Value {
    json!({"type": "Polygon", "coordinates": rings(area, frame)})
}

/// All areas of something that may have several.
pub(super) fn polygons(areas: &[Polygon], frame: &Frame) -> Value {
    match areas {
        [] => Value::Null,
        [one] => polygon(one, frame),
        several => {
            let parts: Vec<Value> = several.iter().map(|area| rings(area, frame)).collect();
            json!({"type": "MultiPolygon", "coordinates": parts})
        }
    }
}

fn rings(area: &Polygon, frame: &Frame) -> Value {
    json!(area.0.iter().map(|ring| closed(ring, frame)).collect::<Vec<_>>())
}

/// In the plan edges run clockwise as seen with north up; RFC 7946 wants them counterclockwise, and
/// closed.
fn closed(ring: &Ring, frame: &Frame) -> Vec<[f64; 2]> {
    let turned = ring.0.iter().rev().chain(ring.0.last());
    turned.map(|&at| frame.degrees(at)).collect()
}
