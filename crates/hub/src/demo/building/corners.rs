//! The round parts of the building, and the floor behind them.

use super::band::{Band, arc};
use super::shell::{FACADE, in_wing};
use domain::plan::Point;

/// A round part of the façade.
#[derive(Clone, Copy)]
pub(super) struct Curve {
    centre: (f64, f64),
    radius: f64,
    /// Degrees clockwise from the right.
    from: f64,
    to: f64,
    /// Straight pieces of glass; odd where a door stands in the middle one.
    steps: u32,
}

pub(super) const NORTH_WEST: Curve =
    Curve { centre: (520.0, 520.0), radius: 520.0, from: 180.0, to: 270.0, steps: 12 };
/// The hall bulges into the courtyard; its middle piece lies straight below its centre.
pub(super) const HALL: Curve =
    Curve { centre: (2350.0, 1300.0), radius: 780.0, from: 0.0, to: 180.0, steps: 13 };
/// Touches the bar's north side and the wing's outer side.
pub(super) const NORTH_EAST: Curve =
    Curve { centre: (3865.0, 700.0), radius: 700.0, from: -90.0, to: -12.0, steps: 12 };

impl Curve {
    /// Its corners, so far inside.
    pub(super) fn points(self, inside: f64) -> Vec<Point> {
        arc(self.centre, self.radius - inside, self.from, self.to, self.steps)
    }

    /// The point so far left (in cm) of the middle of the middle piece, which runs to the left.
    pub(super) fn middle(self, left: f64) -> Point {
        let half_step = (self.to - self.from) / f64::from(self.steps) / 2.0;
        let reach = self.radius * half_step.to_radians().cos();
        Point::new((self.centre.0 - left).round() as i32, (self.centre.1 + reach).round() as i32)
    }
}

/// The floor behind a round corner, inside the façade.
pub(super) struct CornerPiece {
    pub(super) edge: Vec<Point>,
    /// Where walls stand when it is a room; the door is in the second.
    pub(super) partitions: Vec<Point>,
    curve: Curve,
}

impl CornerPiece {
    /// The façade's tangent at a share (0 to 1) of the curve, with `across` to the inside.
    pub(super) fn tangent(&self, share: f64) -> Band {
        let Curve { centre, radius, from, to, .. } = self.curve;
        let (sin, cos) = (from + (to - from) * share).to_radians().sin_cos();
        let origin = (centre.0 + radius * cos, centre.1 + radius * sin);
        Band { origin, along: (-sin, cos), across: (-cos, -sin), length: 0.0, depth: 0.0 }
    }
}

/// The piece in the north-west; its inner corner is cut off for the door.
pub(super) fn north_west() -> CornerPiece {
    let tip = FACADE as i32;
    let partitions = vec![
        Point::new(700, tip),
        Point::new(700, 520),
        Point::new(520, 700),
        Point::new(tip, 700),
    ];
    let mut edge = NORTH_WEST.points(FACADE);
    edge.extend(&partitions);
    CornerPiece { edge, partitions, curve: NORTH_WEST }
}

/// The fan in the north-east, where bar and wing meet.
pub(super) fn north_east() -> CornerPiece {
    let mut edge = NORTH_EAST.points(FACADE);
    let inner = [in_wing(760.0, -490.0), Point::new(4011, 520), Point::new(3865, 520)];
    let (first, last) = (edge.first().copied(), edge.last().copied());
    let partitions = last.into_iter().chain(inner).chain(first).collect();
    edge.extend(inner);
    CornerPiece { edge, partitions, curve: NORTH_EAST }
}

/// The hall's floor, up to the core and the strips beside it.
pub(super) fn hall() -> CornerPiece {
    let mut edge = HALL.points(FACADE);
    let reach = (HALL.radius - FACADE) as i32;
    edge.extend([-reach, reach].map(|x| Point::new(HALL.centre.0 as i32 + x, 1275)));
    CornerPiece { edge, partitions: Vec::new(), curve: HALL }
}

/// The wedge between the bar's courtyard side and the wing, opposite the fan.
pub(super) fn hinge() -> Vec<Point> {
    vec![
        Point::new(3400, 720),
        Point::new(3849, 720),
        in_wing(560.0, 0.0),
        in_wing(FACADE, 0.0),
        Point::new(3400, 1275),
    ]
}
