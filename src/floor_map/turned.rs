//! A floor as it is shown: its drawing turned by the plan's angle once, so that nothing after it
//! has to think of angles.

use super::arithmetic::sine_and_cosine;
use domain::plan::{Bounds, Floor, Point, Polygon, Ring};
use std::sync::Arc;

/// The floor with all its points turned clockwise by its angle about the middle of its frame.
pub fn as_shown(floor: Arc<Floor>) -> Arc<Floor> {
    if floor.rotation_degrees.is_multiple_of(360) {
        return floor;
    }
    let turn = Turn::of(&floor);
    let mut shown = Floor::clone(&floor);
    shown.rotation_degrees = 0;
    shown.outline.iter_mut().for_each(|shape| turn.shape(shape));
    shown.zones.iter_mut().flat_map(|zone| &mut zone.areas).for_each(|area| turn.shape(area));
    for place in &mut shown.places {
        turn.shape(&mut place.outline);
        place.at = turn.point(place.at);
    }
    for amenity in &mut shown.amenities {
        amenity.at = turn.point(amenity.at);
    }
    shown.drawing.walls.iter_mut().for_each(|wall| turn.shape(wall));
    shown.drawing.units.iter_mut().for_each(|unit| turn.shape(&mut unit.outline));
    shown.drawing.openings.iter_mut().flatten().for_each(|end| *end = turn.point(*end));
    shown.bounds = turned_bounds(&turn, &floor);
    Arc::new(shown)
}

/// Points of a floor's plan as they are shown.
pub fn points_as_shown(floor: &Floor, points: &[Point]) -> Vec<Point> {
    if floor.rotation_degrees.is_multiple_of(360) {
        return points.to_vec();
    }
    let turn = Turn::of(floor);
    points.iter().map(|point| turn.point(*point)).collect()
}

/// The box around the turned outline, or around the turned frame where there is no outline.
fn turned_bounds(turn: &Turn, floor: &Floor) -> Bounds {
    let Bounds { min, max } = floor.bounds;
    let corners = [min, Point::new(max.x_cm, min.y_cm), max, Point::new(min.x_cm, max.y_cm)];
    let outline = floor.outline.iter().flat_map(Polygon::points).map(|point| turn.point(point));
    let places = floor.places.iter().flat_map(|place| place.outline.points());
    let around_outline = Bounds::around(outline.chain(places.map(|point| turn.point(point))));
    let around_frame = Bounds::around(corners.map(|corner| turn.point(corner)));
    let has_outline = floor.outline.iter().any(|shape| shape.points().next().is_some());
    around_outline.filter(|_| has_outline).or(around_frame).unwrap_or(floor.bounds)
}

/// A point of a floor, where [`as_shown`] shows it.
pub fn as_shown_at(floor: &Floor, point: Point) -> Point {
    if floor.rotation_degrees.is_multiple_of(360) { point } else { Turn::of(floor).point(point) }
}

struct Turn {
    sine: f64,
    cosine: f64,
    middle_x_cm: f64,
    middle_y_cm: f64,
}

impl Turn {
    fn of(floor: &Floor) -> Self {
        let (sine, cosine) = match floor.rotation_degrees % 360 {
            // Exact for the angles that plans have nearly always.
            90 => (1.0, 0.0),
            180 => (0.0, -1.0),
            270 => (-1.0, 0.0),
            degrees => sine_and_cosine(f64::from(degrees)),
        };
        let Bounds { min, max } = floor.bounds;
        Turn {
            sine,
            cosine,
            middle_x_cm: f64::midpoint(f64::from(min.x_cm), f64::from(max.x_cm)),
            middle_y_cm: f64::midpoint(f64::from(min.y_cm), f64::from(max.y_cm)),
        }
    }

    #[allow(clippy::cast_possible_truncation)] // The result lies within the floor's frame turned.
    fn point(&self, point: Point) -> Point {
        let right_cm = f64::from(point.x_cm) - self.middle_x_cm;
        let down_cm = f64::from(point.y_cm) - self.middle_y_cm;
        // With y down, a positive angle turns clockwise.
        let x_cm = self.middle_x_cm + right_cm * self.cosine - down_cm * self.sine;
        let y_cm = self.middle_y_cm + right_cm * self.sine + down_cm * self.cosine;
        Point::new(x_cm.round_ties_even() as i32, y_cm.round_ties_even() as i32)
    }

    fn shape(&self, shape: &mut Polygon) {
        for Ring(points) in &mut shape.0 {
            points.iter_mut().for_each(|point| *point = self.point(*point));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::floor_map::testing::floor_of;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn a_quarter_turn_is_exact_and_clockwise() {
        let mut floor = floor_of(12);
        floor.bounds = Bounds { min: Point::new(0, 0), max: Point::new(200, 100) };
        floor.places[0].at = Point::new(200, 50);
        for (degrees, expected) in
            [(0, (200, 50)), (90, (100, 150)), (180, (0, 50)), (270, (100, -50))]
        {
            floor.rotation_degrees = degrees;
            let at = as_shown(Arc::new(floor.clone())).places[0].at;
            assert_eq!((at.x_cm, at.y_cm), expected, "{degrees} degrees");
        }
    }

    #[test]
    fn everything_shown_lies_inside_the_frame() {
        let mut floor = floor_of(120);
        for degrees in [0, 17, 90, 133, 359] {
            floor.rotation_degrees = degrees;
            let shown = as_shown(Arc::new(floor.clone()));
            let frame = Bounds::around(
                shown
                    .places
                    .iter()
                    .flat_map(|place| place.outline.points())
                    .chain([shown.bounds.min, shown.bounds.max]),
            );
            assert_eq!(frame, Some(shown.bounds), "{degrees} degrees");
        }
    }
}
