//! A floor drawn once, small and still: to point at a spot of it, or to show what hangs where.

use super::path::path_of;
use domain::plan::{Bounds, Floor, Point};
use leptos::prelude::*;

/// Ground, rooms, places and walls, as the plan has them.
pub fn still_plan(floor: &Floor) -> AnyView {
    let units = floor.drawing.units.iter().map(|unit| &unit.outline);
    let places = floor.places.iter().map(|place| &place.outline);
    view! {
        <path class="still__ground" d=path_of(&floor.outline) />
        <path class="still__units" d=path_of(units) />
        <path class="still__places" d=path_of(places) />
        <path class="still__walls" d=path_of(&floor.drawing.walls) />
    }
    .into_any()
}

/// What the drawing shows, for `viewBox`.
pub fn view_box(frame: &Bounds) -> String {
    [frame.min.x_cm, frame.min.y_cm, frame.width_cm(), frame.height_cm()]
        .map(|it| it.to_string())
        .join(" ")
}

/// How many times as wide as high it is, for the style: the box around it has no other proportions, so
/// that a part of the box is the same part of the plan.
pub fn proportion(frame: &Bounds) -> f64 {
    let (width, height) = (frame.width_cm().max(1), frame.height_cm().max(1));
    f64::from(width) / f64::from(height)
}

/// Where a point lies in the drawing, as parts of its width and height from the top left.
pub fn part_of(frame: &Bounds, at: Point) -> (f64, f64) {
    let part = |from: i32, to: i32, length: i32| {
        (f64::from(to - from) / f64::from(length.max(1))).clamp(0.0, 1.0)
    };
    (
        part(frame.min.x_cm, at.x_cm, frame.width_cm()),
        part(frame.min.y_cm, at.y_cm, frame.height_cm()),
    )
}

/// The point at such parts; always within the frame.
pub fn point_at(frame: &Bounds, across: f64, down: f64) -> Point {
    Point::new(
        frame.min.x_cm + share(across, frame.width_cm()),
        frame.min.y_cm + share(down, frame.height_cm()),
    )
}

/// A part of a length in whole centimetres.
#[allow(clippy::cast_possible_truncation)] // At most the length itself.
fn share(part: f64, length_cm: i32) -> i32 {
    (part.clamp(0.0, 1.0) * f64::from(length_cm)).round() as i32
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    const FRAME: Bounds = Bounds { min: Point::new(-100, 50), max: Point::new(300, 250) };

    #[test]
    fn a_point_and_its_part_of_the_drawing_are_the_same_spot() {
        for (at, across, down) in [
            (Point::new(-100, 50), 0.0, 0.0),
            (Point::new(100, 100), 0.5, 0.25),
            (Point::new(300, 250), 1.0, 1.0),
        ] {
            assert_eq!(part_of(&FRAME, at), (across, down), "{at:?}");
            assert_eq!(point_at(&FRAME, across, down), at);
        }
        assert_eq!(point_at(&FRAME, -3.0, 7.0), Point::new(-100, 250), "never beside it");
        assert_eq!(part_of(&FRAME, Point::new(-900, 0)), (0.0, 0.0));
        assert_eq!(
            (view_box(&FRAME).as_str(), proportion(&FRAME).to_string().as_str()),
            ("-100 50 400 200", "2")
        );
    }
}
