//! Distances and directions, in centimetres.

use crate::raster::edges;
use domain::plan::{Point, Polygon};

/// The distance between two points.
pub(crate) fn between(from: Point, to: Point) -> f64 {
    (from.distance_squared(to) as f64).sqrt()
}

/// The distance from a point to an area; 0 inside it.
pub(crate) fn to_area(at: Point, area: &Polygon) -> f64 {
    if area.contains(at) { 0.0 } else { to_edge(at, area) }
}

/// The distance from a point to the edge of an area.
pub(crate) fn to_edge(at: Point, area: &Polygon) -> f64 {
    edges(area).map(|edge| to_line(at, edge)).fold(f64::INFINITY, f64::min)
}

/// The distance from a point to a line between two points.
fn to_line(at: Point, (from, to): (Point, Point)) -> f64 {
    let (dx, dy) = difference(from, to);
    let (px, py) = difference(from, at);
    let squared = dx * dx + dy * dy;
    let share = if squared > 0.0 { (px * dx + py * dy) / squared } else { 0.0 };
    let share = share.clamp(0.0, 1.0);
    length(px - share * dx, py - share * dy)
}

/// How long a line is that goes so far along both axes. (`hypot` would guard against numbers that no
/// plan has, and is no instruction of wasm.)
pub(crate) fn length(x: f64, y: f64) -> f64 {
    (x * x + y * y).sqrt()
}

/// The way from one point to another, as x and y.
pub(crate) fn difference(from: Point, to: Point) -> (f64, f64) {
    (f64::from(to.x_cm - from.x_cm), f64::from(to.y_cm - from.y_cm))
}

/// The point so far (0 to 1) on the way from one to another.
pub(crate) fn on_the_way(from: Point, to: Point, share: f64) -> Point {
    let (dx, dy) = difference(from, to);
    Point::new(
        from.x_cm + (dx * share).round_ties_even() as i32,
        from.y_cm + (dy * share).round_ties_even() as i32,
    )
}

/// The middle of the box around an area.
pub(crate) fn middle(area: &Polygon) -> Point {
    domain::plan::Bounds::around(area.points()).map_or(Point::new(0, 0), |around| {
        let middle = |a: i32, b: i32| i32::midpoint(a, b);
        Point::new(
            middle(around.min.x_cm, around.max.x_cm),
            middle(around.min.y_cm, around.max.y_cm),
        )
    })
}

/// Twice the area in cm²; only to compare by.
pub(crate) fn doubled_area(area: &Polygon) -> i64 {
    let cross = |(a, b): (Point, Point)| {
        i64::from(a.x_cm) * i64::from(b.y_cm) - i64::from(b.x_cm) * i64::from(a.y_cm)
    };
    edges(area).map(cross).sum::<i64>().abs()
}
