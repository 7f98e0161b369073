//! Shapes in the floor's own frame: whole centimetres, x to the right, y down (as on a screen), so
//! that a shape is drawn without a calculation. All floors of a site share one origin, so a lift
//! lies at the same point on each.

use serde::{Deserialize, Serialize};

/// A point in centimetres. On the wire `[x, y]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "[i32; 2]", into = "[i32; 2]")]
pub struct Point {
    /// Centimetres to the right of the origin.
    pub x_cm: i32,
    /// Centimetres below the origin.
    pub y_cm: i32,
}

impl Point {
    /// A point from its coordinates in centimetres.
    pub const fn new(x_cm: i32, y_cm: i32) -> Self {
        Point { x_cm, y_cm }
    }

    /// The square of the distance in cm²; enough to compare by, and exact.
    pub fn distance_squared(self, other: Point) -> i64 {
        let dx = i64::from(self.x_cm) - i64::from(other.x_cm);
        let dy = i64::from(self.y_cm) - i64::from(other.y_cm);
        dx * dx + dy * dy
    }
}

impl From<[i32; 2]> for Point {
    fn from([x_cm, y_cm]: [i32; 2]) -> Self {
        Point { x_cm, y_cm }
    }
}

impl From<Point> for [i32; 2] {
    fn from(point: Point) -> Self {
        [point.x_cm, point.y_cm]
    }
}

/// A closed line; the last point joins the first without being repeated.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Ring(pub Vec<Point>);

/// An area: its edge, then its holes. On the wire a list of rings.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Polygon(pub Vec<Ring>);

impl Polygon {
    /// An upright rectangle from its top left corner.
    pub fn rectangle(x_cm: i32, y_cm: i32, width_cm: i32, height_cm: i32) -> Self {
        Polygon(vec![Ring(vec![
            Point::new(x_cm, y_cm),
            Point::new(x_cm + width_cm, y_cm),
            Point::new(x_cm + width_cm, y_cm + height_cm),
            Point::new(x_cm, y_cm + height_cm),
        ])])
    }

    /// Every corner, of edge and holes alike.
    pub fn points(&self) -> impl Iterator<Item = Point> + '_ {
        self.0.iter().flat_map(|ring| ring.0.iter().copied())
    }

    /// Whether the point lies inside, by counting crossings of all rings (even–odd rule, so holes
    /// are outside). Points on an edge may fall on either side.
    pub fn contains(&self, point: Point) -> bool {
        self.0.iter().filter(|ring| ring.crossings_are_odd(point)).count() % 2 == 1
    }
}

impl Ring {
    fn crossings_are_odd(&self, point: Point) -> bool {
        let Some(mut from) = self.0.last().copied() else { return false };
        let mut inside = false;
        for &to in &self.0 {
            if (from.y_cm > point.y_cm) != (to.y_cm > point.y_cm) {
                let (fx, fy) = (i64::from(from.x_cm), i64::from(from.y_cm));
                let (tx, ty) = (i64::from(to.x_cm), i64::from(to.y_cm));
                let (px, py) = (i64::from(point.x_cm), i64::from(point.y_cm));
                let side = (tx - fx) * (py - fy) - (px - fx) * (ty - fy);
                if (side > 0) == (ty > fy) && side != 0 {
                    inside = !inside;
                }
            }
            from = to;
        }
        inside
    }
}

/// An upright box around shapes, in centimetres.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Bounds {
    /// Top left corner.
    pub min: Point,
    /// Bottom right corner.
    pub max: Point,
}

impl Bounds {
    /// The smallest box around the points; `None` where there are none.
    pub fn around(points: impl IntoIterator<Item = Point>) -> Option<Self> {
        points.into_iter().fold(None, |bounds, p| {
            let b = bounds.unwrap_or(Bounds { min: p, max: p });
            Some(Bounds {
                min: Point::new(b.min.x_cm.min(p.x_cm), b.min.y_cm.min(p.y_cm)),
                max: Point::new(b.max.x_cm.max(p.x_cm), b.max.y_cm.max(p.y_cm)),
            })
        })
    }

    /// Width in centimetres.
    pub fn width_cm(&self) -> i32 {
        self.max.x_cm - self.min.x_cm
    }

    /// Height in centimetres.
    pub fn height_cm(&self) -> i32 {
        self.max.y_cm - self.min.y_cm
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hole_is_outside_and_the_rest_inside() {
        let mut area = Polygon::rectangle(0, 0, 100, 100);
        area.0.extend(Polygon::rectangle(40, 40, 20, 20).0);
        for (point, inside) in [
            (Point::new(10, 10), true),
            (Point::new(50, 50), false),
            (Point::new(90, 50), true),
            (Point::new(101, 50), false),
            (Point::new(-1, -1), false),
        ] {
            assert_eq!(area.contains(point), inside, "{point:?}");
        }
    }
}
