//! Which place a tap means.

use super::arithmetic::{length, within};
use super::space::{FloorBox, FloorPoint};
use domain::plan::{Place, PlaceId, Point, Polygon};

/// How far beside a place a tap still means it, in pixels on the screen: half of the 44 that a
/// finger needs.
pub const REACH_PX: f64 = 22.0;

/// The place nearest to a point, no farther than that. Inside a place is distance 0; between two
/// that are equally near, the one whose middle is nearer. Looks at all places: that takes a
/// fraction of a millisecond for 5,000.
pub fn nearest(places: &[Place], point: FloorPoint, reach_cm: f64) -> Option<PlaceId> {
    let near = FloorBox::at(point).grown_by(reach_cm + 1.0);
    let mut best: Option<(f64, f64, PlaceId)> = None;
    for place in places {
        // Most are far off, and then the box says so already.
        if !FloorBox::around(&place.outline).is_some_and(|area| area.overlaps(&near)) {
            continue;
        }
        let distance = distance_cm(&place.outline, point);
        let middle = FloorPoint::from(place.at);
        let to_middle = length(middle.x_cm - point.x_cm, middle.y_cm - point.y_cm);
        let is_nearer =
            best.is_none_or(|(least, middle, _)| (distance, to_middle) < (least, middle));
        if distance <= reach_cm && is_nearer {
            best = Some((distance, to_middle, place.id));
        }
    }
    best.map(|(_, _, id)| id)
}

/// Centimetres from a point to a shape; 0 inside.
#[allow(clippy::cast_possible_truncation)] // Points of a floor are far below 2^31 centimetres.
fn distance_cm(shape: &Polygon, point: FloorPoint) -> f64 {
    let (x_cm, y_cm) = (point.x_cm.round_ties_even(), point.y_cm.round_ties_even());
    if shape.contains(Point::new(x_cm as i32, y_cm as i32)) {
        return 0.0;
    }
    let mut least = f64::INFINITY;
    for ring in &shape.0 {
        let ends = ring.0.iter().cycle().skip(1);
        for (from, to) in ring.0.iter().zip(ends) {
            least = least.min(distance_to_line_cm((*from).into(), (*to).into(), point));
        }
    }
    least
}

fn distance_to_line_cm(from: FloorPoint, to: FloorPoint, point: FloorPoint) -> f64 {
    let (along_x, along_y) = (to.x_cm - from.x_cm, to.y_cm - from.y_cm);
    let length_squared = along_x * along_x + along_y * along_y;
    let share = if length_squared == 0.0 {
        0.0
    } else {
        let inner = (point.x_cm - from.x_cm) * along_x + (point.y_cm - from.y_cm) * along_y;
        within(inner / length_squared, 0.0, 1.0)
    };
    let (x_cm, y_cm) = (from.x_cm + share * along_x, from.y_cm + share * along_y);
    length(point.x_cm - x_cm, point.y_cm - y_cm)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::floor_map::testing::{Dice, floor_of};
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn a_tap_means_what_it_touches_or_what_is_just_beside_it() {
        // Desks of 160 × 80 every 240 and 200 centimetres; the first at the origin.
        let floor = floor_of(100);
        let code = |id: Option<PlaceId>| floor.places.iter().position(|place| Some(place.id) == id);
        for (x_cm, y_cm, reach_cm, expected) in [
            (80.0, 40.0, 1.0, Some(0)),
            (159.0, 79.0, 1.0, Some(0)),
            (195.0, 40.0, 40.0, Some(0)),
            (205.0, 40.0, 40.0, Some(1)),
            (200.0, 140.0, 20.0, None),
            (-30.0, -40.0, 49.0, None),
            (-30.0, -40.0, 51.0, Some(0)),
        ] {
            let found = nearest(&floor.places, FloorPoint { x_cm, y_cm }, reach_cm);
            assert_eq!(code(found), expected, "{x_cm} {y_cm} {reach_cm}");
        }
    }

    #[test]
    fn no_place_is_nearer_than_the_one_that_is_found() {
        let floor = floor_of(774);
        let mut dice = Dice::new(5);
        for _ in 0..500 {
            let point = FloorPoint {
                x_cm: dice.between(-500.0, f64::from(floor.bounds.max.x_cm) + 500.0),
                y_cm: dice.between(-500.0, f64::from(floor.bounds.max.y_cm) + 500.0),
            };
            let reach_cm = dice.between(1.0, 600.0);
            let least = floor
                .places
                .iter()
                .map(|place| distance_cm(&place.outline, point))
                .fold(f64::INFINITY, f64::min);
            let found = nearest(&floor.places, point, reach_cm);
            assert_eq!(found.is_some(), least <= reach_cm);
            if let Some(id) = found {
                let place = floor.places.iter().find(|place| place.id == id).unwrap();
                assert!((distance_cm(&place.outline, point) - least).abs() < 1e-9);
            }
        }
    }
}
