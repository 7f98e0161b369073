//! Shapes in centimetres: cleaned, turned the right way, with a point inside.

use super::feature::{Feature, Geometry, LonLat};
use super::frame::Frame;
use super::{ImportReport, RepairKind};
use domain::plan::{Bounds, Point, Polygon, Ring};

/// Points closer than this to the line between their neighbours say nothing on a plan.
const SMOOTHING_CM: f64 = 1.5;
/// How many points one line may stand for; bounds the work on a ring of a million points.
const LONGEST_RUN: usize = 48;

/// The areas of a feature, largest first, or as a hub wrote them. Parts without area are left out.
pub(super) fn areas(feature: &Feature, frame: &Frame, report: &mut ImportReport) -> Vec<Polygon> {
    let Geometry::Areas(parts) = &feature.geometry else { return Vec::new() };
    let mut wrong_way = false;
    let mut open = false;
    let mut polygons: Vec<(i64, Polygon)> = Vec::new();
    for part in parts {
        let mut rings = Vec::new();
        let mut size = 0;
        for (index, degrees) in part.iter().enumerate() {
            open |= degrees.len() > 2 && degrees.first() != degrees.last();
            let Some((ring, area)) = ring(degrees, frame) else {
                // Without its edge the holes are nothing.
                if index == 0 { break } else { continue }
            };
            // RFC 7946: edges run counterclockwise, holes clockwise, as seen with north up. That
            // makes the doubled area negative for edges in a frame whose y runs down.
            let is_edge = index == 0;
            wrong_way |= (area > 0) == is_edge;
            rings.push(turned(ring, area, is_edge, frame));
            if is_edge {
                size = area.abs();
            }
        }
        if !rings.is_empty() {
            polygons.push((size, Polygon(rings)));
        }
    }
    if wrong_way {
        report.repair(RepairKind::RingDirection, &feature.title, "");
    }
    if open {
        report.repair(RepairKind::OpenRing, &feature.title, "");
    }
    if !frame.exact {
        polygons.sort_by_key(|(size, _)| std::cmp::Reverse(*size));
    }
    polygons.into_iter().map(|(_, polygon)| polygon).collect()
}

/// In the plan edges run clockwise on the screen from their top left corner, as
/// [`Polygon::rectangle`] draws them.
fn turned(mut ring: Ring, doubled_area: i64, is_edge: bool, frame: &Frame) -> Ring {
    if (doubled_area > 0) != is_edge {
        ring.0.reverse();
        if !frame.exact {
            ring.0.rotate_right(1);
        }
    }
    ring
}

fn ring(degrees: &[LonLat], frame: &Frame) -> Option<(Ring, i64)> {
    let mut points: Vec<Point> = degrees.iter().map(|&at| frame.point(at)).collect();
    points.dedup();
    while points.len() > 1 && points.first() == points.last() {
        points.pop();
    }
    if !frame.exact {
        // The top left point is a corner whatever the ring, and the same one however it was
        // written.
        let corner = points.iter().enumerate().min_by_key(|(_, point)| (point.y_cm, point.x_cm));
        let corner = corner.map_or(0, |(index, _)| index);
        points.rotate_left(corner);
        points = smoothed(&points);
    }
    let ring = Ring(points);
    let area = doubled_area(&ring);
    (ring.0.len() >= 3 && area != 0).then_some((ring, area))
}

/// The ring without points that lie on the line between those kept: from each kept point the line
/// is stretched as long as every point passed over stays within [`SMOOTHING_CM`] of it.
fn smoothed(points: &[Point]) -> Vec<Point> {
    let Some((&start, rest)) = points.split_first() else { return Vec::new() };
    let mut kept = vec![start];
    let mut from = start;
    let mut run: Vec<Point> = Vec::new();
    for &next in rest.iter().chain(std::iter::once(&start)) {
        let straight = run.len() < LONGEST_RUN
            && run.iter().all(|&passed| distance_to_segment(passed, from, next) <= SMOOTHING_CM);
        if !straight && let Some(&corner) = run.last() {
            kept.push(corner);
            from = corner;
            run.clear();
        }
        run.push(next);
    }
    kept
}

/// Twice the area in cm², positive when the ring runs clockwise on the screen.
fn doubled_area(ring: &Ring) -> i64 {
    let Some(mut from) = ring.0.last().copied() else { return 0 };
    let mut sum = 0;
    for &to in &ring.0 {
        sum +=
            i64::from(from.x_cm) * i64::from(to.y_cm) - i64::from(to.x_cm) * i64::from(from.y_cm);
        from = to;
    }
    sum
}

/// The area in square metres, holes taken off.
pub(super) fn square_metres(polygon: &Polygon) -> f64 {
    let doubled: i64 = polygon.0.iter().map(doubled_area).sum();
    doubled as f64 / 20_000.0
}

/// A point inside: the wished one when it is, else the centroid, else the middle of the widest line
/// across.
pub(super) fn inside(polygon: &Polygon, wished: Option<Point>) -> Point {
    let corner = polygon.points().next().unwrap_or(Point::new(0, 0));
    wished
        .into_iter()
        .chain(centroid(polygon))
        .find(|&point| polygon.contains(point))
        .or_else(|| widest_middle(polygon))
        .unwrap_or(corner)
}

fn centroid(polygon: &Polygon) -> Option<Point> {
    let edge = polygon.0.first()?;
    let origin = edge.0.last()?;
    let (mut from_x, mut from_y) = (0.0, 0.0);
    let (mut sum_x, mut sum_y, mut doubled) = (0.0, 0.0, 0.0);
    for to in &edge.0 {
        let (x, y) = (f64::from(to.x_cm - origin.x_cm), f64::from(to.y_cm - origin.y_cm));
        let cross = from_x * y - x * from_y;
        sum_x += (from_x + x) * cross;
        sum_y += (from_y + y) * cross;
        doubled += cross;
        (from_x, from_y) = (x, y);
    }
    let (x, y) = (sum_x / (3.0 * doubled), sum_y / (3.0 * doubled));
    (x.is_finite() && y.is_finite()).then(|| {
        Point::new(
            origin.x_cm.saturating_add(x.round() as i32),
            origin.y_cm.saturating_add(y.round() as i32),
        )
    })
}

fn widest_middle(polygon: &Polygon) -> Option<Point> {
    const LINES: i32 = 16;
    let bounds = Bounds::around(polygon.points())?;
    (1..LINES)
        .flat_map(|line| {
            let y = bounds.min.y_cm
                + (f64::from(bounds.height_cm()) * f64::from(line) / f64::from(LINES)) as i32;
            let mut crossings: Vec<f64> =
                polygon.0.iter().flat_map(|ring| crossings_at(ring, y)).collect();
            crossings.sort_by(f64::total_cmp);
            crossings
                .chunks_exact(2)
                .filter_map(|pair| match pair {
                    [from, to] => {
                        Some((to - from, Point::new(f64::midpoint(*from, *to).round() as i32, y)))
                    }
                    _ => None,
                })
                .collect::<Vec<_>>()
        })
        .filter(|(_, point)| polygon.contains(*point))
        .max_by(|(a, _), (b, _)| a.total_cmp(b))
        .map(|(_, point)| point)
}

fn crossings_at(ring: &Ring, y_cm: i32) -> Vec<f64> {
    let Some(mut from) = ring.0.last().copied() else { return Vec::new() };
    let mut crossings = Vec::new();
    for &to in &ring.0 {
        if (from.y_cm > y_cm) != (to.y_cm > y_cm) {
            let share = f64::from(y_cm - from.y_cm) / f64::from(to.y_cm - from.y_cm);
            crossings.push(f64::from(from.x_cm) + share * f64::from(to.x_cm - from.x_cm));
        }
        from = to;
    }
    crossings
}

/// How far a point lies from an area in centimetres; 0 inside.
pub(super) fn distance(polygon: &Polygon, point: Point) -> f64 {
    if polygon.contains(point) {
        return 0.0;
    }
    let mut nearest = f64::INFINITY;
    for ring in &polygon.0 {
        let Some(mut from) = ring.0.last().copied() else { continue };
        for &to in &ring.0 {
            nearest = nearest.min(distance_to_segment(point, from, to));
            from = to;
        }
    }
    nearest
}

fn distance_to_segment(point: Point, from: Point, to: Point) -> f64 {
    let (dx, dy) =
        (f64::from(to.x_cm) - f64::from(from.x_cm), f64::from(to.y_cm) - f64::from(from.y_cm));
    let (px, py) = (
        f64::from(point.x_cm) - f64::from(from.x_cm),
        f64::from(point.y_cm) - f64::from(from.y_cm),
    );
    let length_squared = dx * dx + dy * dy;
    let along = if length_squared == 0.0 {
        0.0
    } else {
        ((px * dx + py * dy) / length_squared).clamp(0.0, 1.0)
    };
    (px - along * dx).hypot(py - along * dy)
}
