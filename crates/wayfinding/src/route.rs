//! A way, as it is drawn.

use crate::raster::edges;
use crate::shapes::{difference, length, on_the_way};
use domain::plan::{FloorCode, Point, Polygon};
use thiserror::Error;

/// Somewhere on a floor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// The floor.
    pub floor: FloorCode,
    /// Where on it.
    pub at: Point,
}

/// What somebody can walk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Access {
    /// Stairs and lifts.
    #[default]
    Any,
    /// Lifts only: for wheels, prams and whoever cannot climb.
    StepFree,
}

/// What takes one to another floor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ride {
    /// Stairs.
    Stairs,
    /// Lift.
    Lift,
}

/// The way to somewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    /// What is walked, one leg a stay on a floor; at least one.
    pub legs: Vec<Leg>,
    /// Whether it leads all the way.
    pub end: End,
    /// What is looked for, for the pin: where the line would end.
    pub target: Spot,
}

/// What is walked without a change of floor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leg {
    /// On this floor.
    pub floor: FloorCode,
    /// Along this line, in the plan's centimetres; at least one point.
    pub line: Vec<Point>,
    /// How long the line is.
    pub length_cm: u32,
    /// How one leaves the floor; `None` on the last leg.
    pub leaves: Option<Change>,
    /// Where the line leaves the stairs or lift one came by.
    pub(crate) out: Option<Threshold>,
    /// Where it goes into the stairs or lift one leaves by, or into the room one came for.
    pub(crate) into: Option<Threshold>,
}

/// Where a line crosses the edge of an area: a door, mostly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Threshold {
    /// On the piece of the line that begins with this point.
    pub(crate) segment: usize,
    /// Where it is crossed.
    pub(crate) at: Point,
    /// Straight through it: who leaves a room looks that way, however the line runs.
    across: (i32, i32),
}

/// A change of floor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Stairs or lift.
    pub by: Ride,
    /// To this floor.
    pub to: FloorCode,
    /// Whether that is higher.
    pub up: bool,
}

/// Where a way ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// At the target.
    AtTarget,
    /// As near as the plan shows a way: it has no door to the target.
    NearestEdge {
        /// How far it still is in a straight line.
        gap_cm: u32,
    },
}

/// Why there is no way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum NoRoute {
    /// The plan does not have where it begins.
    #[error("the plan does not have where the way begins")]
    UnknownStart,
    /// The plan does not have what is looked for.
    #[error("the plan does not have what is looked for")]
    UnknownTarget,
    /// No stairs or lift that may be used join the two floors.
    #[error("no stairs or lift that may be used lead to that floor")]
    OtherFloor,
}

impl Route {
    /// Its length without changes of floor, in whole metres.
    pub fn metres(&self) -> u32 {
        self.legs.iter().map(|leg| leg.length_cm).sum::<u32>().div_ceil(100)
    }
}

impl Threshold {
    /// Where a line that ends in an area comes into it for the last time.
    pub(crate) fn into(line: &[Point], area: &Polygon) -> Option<Self> {
        line.last().filter(|&&end| area.contains(end))?;
        let last = |(a, _): &(f64, Self), (b, _): &(f64, Self)| a.total_cmp(b);
        let pieces = line.windows(2).enumerate().rev();
        let crossed = |(segment, piece)| crossings(segment, piece, area).into_iter().max_by(last);
        pieces.filter_map(crossed).map(|(_, threshold)| threshold).next()
    }

    /// Straight through it, one long.
    pub(crate) fn ahead(&self) -> (f64, f64) {
        let (x, y) = (f64::from(self.across.0), f64::from(self.across.1));
        let length = length(x, y).max(1.0);
        (x / length, y / length)
    }

    /// Where a line that begins in an area leaves it for the first time.
    pub(crate) fn out(line: &[Point], area: &Polygon) -> Option<Self> {
        line.first().filter(|&&start| area.contains(start))?;
        let first = |(a, _): &(f64, Self), (b, _): &(f64, Self)| a.total_cmp(b);
        let pieces = line.windows(2).enumerate();
        let crossed = |(segment, piece)| crossings(segment, piece, area).into_iter().min_by(first);
        pieces.filter_map(crossed).map(|(_, threshold)| threshold).next()
    }
}

/// Where a piece of a line crosses the edge of an area, with how far along it.
fn crossings(segment: usize, piece: &[Point], area: &Polygon) -> Vec<(f64, Threshold)> {
    let &[from, to] = piece else { return Vec::new() };
    let along = difference(from, to);
    let crossed = edges(area).filter_map(|(a, b)| {
        let (edge, aside) = (difference(a, b), difference(from, a));
        let turn = along.0 * edge.1 - along.1 * edge.0;
        if turn == 0.0 {
            return None;
        }
        let share = (aside.0 * edge.1 - aside.1 * edge.0) / turn;
        let on_edge = (aside.0 * along.1 - aside.1 * along.0) / turn;
        if !(0.0..=1.0).contains(&share) || !(0.0..=1.0).contains(&on_edge) {
            return None;
        }
        let across = (a.y_cm - b.y_cm, b.x_cm - a.x_cm);
        let same_way = f64::from(across.0) * along.0 + f64::from(across.1) * along.1 > 0.0;
        let across = if same_way { across } else { (-across.0, -across.1) };
        Some((share, Threshold { segment, at: on_the_way(from, to, share), across }))
    });
    crossed.collect()
}
