//! The façade: a wall along the inside of the outline.

use super::band::polygon;
use super::shell::FACADE;
use domain::plan::{Floor, Point};

/// Draws it in the floor, one piece of wall from each door to the next.
pub(super) fn draw(floor: &mut Floor, outer: Vec<Point>, doors: &[[Point; 2]]) {
    let inner = inset(&outer, FACADE);
    let corners: Vec<(Point, Point)> = outer.into_iter().zip(inner).collect();
    let mut pieces: Vec<Vec<(Point, Point)>> = vec![Vec::new()];
    for (index, &from) in corners.iter().enumerate() {
        let Some(&to) = corners.get((index + 1) % corners.len()) else { continue };
        pieces.last_mut().into_iter().for_each(|piece| piece.push(from));
        let Some([a, b]) =
            doors.iter().find(|door| door.iter().all(|&end| lies_on(end, from.0, to.0)))
        else {
            continue;
        };
        let near_first = from.0.distance_squared(*a) < from.0.distance_squared(*b);
        let (first, second) = if near_first { (*a, *b) } else { (*b, *a) };
        pieces.last_mut().into_iter().for_each(|piece| piece.push(beside(first, from.0, to.0)));
        pieces.push(vec![beside(second, from.0, to.0)]);
        floor.drawing.openings.push([first, second]);
    }
    // The last piece goes on where the first began.
    let mut last = pieces.pop().unwrap_or_default();
    match pieces.first_mut() {
        Some(first) => {
            last.append(first);
            *first = last;
        }
        None => {
            last.extend(corners.first());
            pieces.push(last);
        }
    }
    for piece in pieces {
        let (outside, inside): (Vec<Point>, Vec<Point>) = piece.into_iter().unzip();
        let around = outside.into_iter().chain(inside.into_iter().rev()).collect();
        floor.drawing.walls.push(polygon(around));
    }
}

/// The ring so far inside: each corner moves to where its two edges, both shifted, meet.
fn inset(ring: &[Point], by: f64) -> Vec<Point> {
    let before = ring.iter().cycle().skip(ring.len().saturating_sub(1));
    let after = ring.iter().cycle().skip(1);
    ring.iter()
        .zip(before)
        .zip(after)
        .map(|((&at, &before), &after)| {
            let (a, b) = (inward(before, at), inward(at, after));
            let (x, y) = (a.0 + b.0, a.1 + b.1);
            let stretch = by * 2.0 / (x * x + y * y).max(0.1);
            Point::new(
                at.x_cm + (x * stretch).round() as i32,
                at.y_cm + (y * stretch).round() as i32,
            )
        })
        .collect()
}

/// The unit vector to the inside of an edge of a ring that runs clockwise on the screen.
fn inward(from: Point, to: Point) -> (f64, f64) {
    let (dx, dy) = (f64::from(to.x_cm - from.x_cm), f64::from(to.y_cm - from.y_cm));
    let length = dx.hypot(dy).max(1.0);
    (-dy / length, dx / length)
}

fn lies_on(point: Point, from: Point, to: Point) -> bool {
    let far = |a: Point, b: Point| (a.distance_squared(b) as f64).sqrt();
    far(from, point) + far(point, to) - far(from, to) < 1.0
}

/// A point on an edge of the façade, with the point on its inner side.
fn beside(point: Point, from: Point, to: Point) -> (Point, Point) {
    let (x, y) = inward(from, to);
    let (dx, dy) = ((x * FACADE).round() as i32, (y * FACADE).round() as i32);
    (point, Point::new(point.x_cm + dx, point.y_cm + dy))
}
