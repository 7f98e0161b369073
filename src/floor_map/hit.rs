//! Which place a tap means.

use super::space::FloorPoint;
use domain::plan::{Place, PlaceId, Point, Polygon};
use std::collections::HashMap;

/// How far beside a place a tap still means it, in pixels on the screen: half of the 44 that a
/// finger needs.
pub const REACH_PX: f64 = 22.0;

/// Side of the squares by which places are looked up, in centimetres.
const CELL_CM: i32 = 400;

/// The places of a floor, by the squares they touch.
pub struct PlaceIndex {
    places: Vec<Shape>,
    cells: HashMap<(i32, i32), Vec<usize>>,
}

struct Shape {
    id: PlaceId,
    outline: Polygon,
    at: FloorPoint,
}

impl PlaceIndex {
    /// Indexes the places of a floor.
    pub fn new(places: &[Place]) -> Self {
        let mut cells: HashMap<(i32, i32), Vec<usize>> = HashMap::new();
        for (index, place) in places.iter().enumerate() {
            let Some(bounds) = domain::plan::Bounds::around(place.outline.points()) else {
                continue;
            };
            for row in cell(bounds.min.y_cm)..=cell(bounds.max.y_cm) {
                for column in cell(bounds.min.x_cm)..=cell(bounds.max.x_cm) {
                    cells.entry((column, row)).or_default().push(index);
                }
            }
        }
        let shape = |place: &Place| Shape {
            id: place.id,
            outline: place.outline.clone(),
            at: place.at.into(),
        };
        PlaceIndex { places: places.iter().map(shape).collect(), cells }
    }

    /// The place nearest to a point, no farther than that. Inside a place is distance 0; between
    /// two that are equally near, the one whose middle is nearer.
    pub fn nearest(&self, point: FloorPoint, reach_cm: f64) -> Option<PlaceId> {
        let mut best: Option<(f64, f64, PlaceId)> = None;
        for shape in self.around(point, reach_cm) {
            let distance = distance_cm(&shape.outline, point);
            if distance > reach_cm {
                continue;
            }
            let to_middle = (shape.at.x_cm - point.x_cm).hypot(shape.at.y_cm - point.y_cm);
            let nearer =
                best.is_none_or(|(least, middle, _)| (distance, to_middle) < (least, middle));
            if nearer {
                best = Some((distance, to_middle, shape.id));
            }
        }
        best.map(|(_, _, id)| id)
    }

    #[allow(clippy::cast_possible_truncation)] // `as` saturates, and the plan's points are i32.
    fn around(&self, point: FloorPoint, reach_cm: f64) -> impl Iterator<Item = &Shape> {
        let span = |cm: f64| (cell((cm - reach_cm) as i32), cell((cm + reach_cm) as i32));
        let ((left, right), (top, bottom)) = (span(point.x_cm), span(point.y_cm));
        let cells = (top..=bottom).flat_map(move |row| (left..=right).map(move |x| (x, row)));
        cells
            .filter_map(|cell| self.cells.get(&cell))
            .flatten()
            .filter_map(|index| self.places.get(*index))
    }
}

fn cell(cm: i32) -> i32 {
    cm.div_euclid(CELL_CM)
}

/// Centimetres from a point to a shape; 0 inside.
#[allow(clippy::cast_possible_truncation)] // Points of a floor are far below 2^31 centimetres.
fn distance_cm(shape: &Polygon, point: FloorPoint) -> f64 {
    if shape.contains(Point::new(point.x_cm.round() as i32, point.y_cm.round() as i32)) {
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
        (inner / length_squared).clamp(0.0, 1.0)
    };
    let (x_cm, y_cm) = (from.x_cm + share * along_x, from.y_cm + share * along_y);
    (point.x_cm - x_cm).hypot(point.y_cm - y_cm)
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
        let index = PlaceIndex::new(&floor.places);
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
            let found = index.nearest(FloorPoint { x_cm, y_cm }, reach_cm);
            assert_eq!(code(found), expected, "{x_cm} {y_cm} {reach_cm}");
        }
    }

    #[test]
    fn the_index_finds_what_looking_at_all_places_finds() {
        let floor = floor_of(774);
        let index = PlaceIndex::new(&floor.places);
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
            let found = index.nearest(point, reach_cm);
            assert_eq!(found.is_some(), least <= reach_cm);
            if let Some(id) = found {
                let place = floor.places.iter().find(|place| place.id == id).unwrap();
                assert!((distance_cm(&place.outline, point) - least).abs() < 1e-9);
            }
        }
    }
}
