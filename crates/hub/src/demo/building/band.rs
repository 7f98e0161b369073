//! Strips of floor between a corridor and a façade.

use domain::plan::{Point, Polygon, Ring};

/// A strip with coordinates of its own, so that a wing at an angle is furnished like any other:
/// `along` the corridor, and `across` from the corridor (0) to the façade (`depth`). Centimetres.
#[derive(Debug, Clone, Copy)]
pub(super) struct Band {
    pub(super) origin: (f64, f64),
    /// Unit vector in the plan.
    pub(super) along: (f64, f64),
    /// Unit vector in the plan.
    pub(super) across: (f64, f64),
    pub(super) length: f64,
    pub(super) depth: f64,
}

impl Band {
    /// The point of the plan.
    pub(super) fn point(&self, along: f64, across: f64) -> Point {
        let x = self.origin.0 + along * self.along.0 + across * self.across.0;
        let y = self.origin.1 + along * self.along.1 + across * self.across.1;
        Point::new(x.round() as i32, y.round() as i32)
    }

    /// A rectangle that follows the strip.
    pub(super) fn rectangle(&self, along: f64, across: f64, length: f64, depth: f64) -> Polygon {
        let (end, top) = (along + length, across + depth);
        polygon(vec![
            self.point(along, across),
            self.point(end, across),
            self.point(end, top),
            self.point(along, top),
        ])
    }

    /// The part of the strip from one place along it to another.
    pub(super) fn part(&self, along: f64, length: f64) -> Band {
        let at = (self.origin.0 + along * self.along.0, self.origin.1 + along * self.along.1);
        Band { origin: at, length, ..*self }
    }
}

/// An area without holes whose edge runs clockwise on the screen.
pub(super) fn polygon(mut points: Vec<Point>) -> Polygon {
    let mut doubled_area = 0;
    if let Some(mut from) = points.last().copied() {
        for &to in &points {
            doubled_area += i64::from(from.x_cm) * i64::from(to.y_cm)
                - i64::from(to.x_cm) * i64::from(from.y_cm);
            from = to;
        }
    }
    if doubled_area < 0 {
        points.reverse();
    }
    Polygon(vec![Ring(points)])
}

/// The middle of an area's edge by weight, where its label stands.
pub(super) fn middle(area: &Polygon) -> Point {
    let points: Vec<Point> = area.points().collect();
    let Some(&origin) = points.first() else { return Point::new(0, 0) };
    let from_origin =
        |p: &Point| (f64::from(p.x_cm - origin.x_cm), f64::from(p.y_cm - origin.y_cm));
    let (mut x, mut y, mut doubled_area) = (0.0, 0.0, 0.0);
    for pair in points.windows(2) {
        let [from, to] = pair else { continue };
        let (a, b) = (from_origin(from), from_origin(to));
        let cross = a.0 * b.1 - b.0 * a.1;
        (x, y, doubled_area) =
            (x + (a.0 + b.0) * cross, y + (a.1 + b.1) * cross, doubled_area + cross);
    }
    let (x, y) = (x / (3.0 * doubled_area), y / (3.0 * doubled_area));
    Point::new(origin.x_cm + x.round() as i32, origin.y_cm + y.round() as i32)
}

/// A straight wall of that thickness with its middle on the line between two points.
pub(super) fn wall(from: Point, to: Point, thickness_cm: f64) -> Polygon {
    let (dx, dy) = (f64::from(to.x_cm - from.x_cm), f64::from(to.y_cm - from.y_cm));
    let length = dx.hypot(dy).max(1.0);
    let (along, half) = ((dx / length, dy / length), thickness_cm / 2.0);
    let origin = (f64::from(from.x_cm), f64::from(from.y_cm));
    let band = Band { origin, along, across: (-along.1, along.0), length, depth: thickness_cm };
    // A little longer than the line, so that corners close.
    band.rectangle(-half, -half, length + thickness_cm, thickness_cm)
}

/// Points on a circle, angles in degrees clockwise from the right.
pub(super) fn arc(centre: (f64, f64), radius: f64, from: f64, to: f64, steps: u32) -> Vec<Point> {
    (0..=steps)
        .map(|step| (from + (to - from) * f64::from(step) / f64::from(steps)).to_radians())
        .map(|angle| {
            let (sin, cos) = angle.sin_cos();
            Point::new(
                (centre.0 + radius * cos).round() as i32,
                (centre.1 + radius * sin).round() as i32,
            )
        })
        .collect()
}
