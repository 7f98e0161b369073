//! A way in words, without a language.

use crate::route::{Change, End, Leg, Route};
use crate::shapes::{between, difference};
use domain::plan::Point;

/// Bends smaller than this are none to somebody who walks.
const BEND_CM: f64 = 70.0;
/// A shorter piece is part of the bend before it.
const SHORT_CM: f64 = 150.0;
/// From here on one sees where one is going, and needs no word for the last bend.
const IN_SIGHT_CM: f64 = 300.0;

/// One thing to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Walk straight on.
    Go {
        /// Whole metres, at least 1.
        metres: u32,
    },
    /// Turn.
    Turn(Turn),
    /// Take stairs or a lift, which are on that side.
    Take {
        /// Which, and where to.
        change: Change,
        /// Where it is seen from here.
        side: Side,
    },
    /// What was looked for is there.
    Arrive {
        /// Where it is seen from here.
        side: Side,
        /// Whether one is there, or only as near as the plan shows a way.
        end: End,
    },
}

/// A change of direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// A little to the left.
    SlightLeft,
    /// To the left.
    Left,
    /// A little to the right.
    SlightRight,
    /// To the right.
    Right,
    /// Back.
    Around,
}

/// Where something is, for somebody who walks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// In front.
    Ahead,
    /// On the left.
    Left,
    /// On the right.
    Right,
    /// Behind.
    Behind,
}

/// A direction: x to the right, y down.
type Direction = (f64, f64);

/// What to do, one after the other; ends with [`Step::Arrive`]. `facing` is where the reader looks
/// at the start, in degrees clockwise from the top of the plan, where that is known: a screen on a
/// wall knows it.
pub fn steps(route: &Route, facing: Option<u16>) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut looks = facing.map(|degrees| {
        let (sin, cos) = f64::from(degrees).to_radians().sin_cos();
        (sin, -cos)
    });
    for leg in &route.legs {
        looks = leg.out.map(|out| out.ahead()).or(looks);
        let side = walk(leg, looks, route.target.at, &mut steps);
        steps.push(match &leg.leaves {
            Some(change) => Step::Take { change: change.clone(), side },
            None => Step::Arrive { side, end: route.end },
        });
        looks = None;
    }
    steps
}

/// Adds the steps along a leg, and says on which side its end is.
fn walk(leg: &Leg, looks: Option<Direction>, target: Point, steps: &mut Vec<Step>) -> Side {
    let points = said(leg);
    let mut looks = looks;
    let mut straight_cm = 0.0;
    let pieces: Vec<(Point, Point)> =
        points.iter().copied().zip(points.iter().copied().skip(1)).collect();
    let mut seen_from = points.first().copied();
    for (number, &(from, to)) in pieces.iter().enumerate() {
        let ahead = difference(from, to);
        let is_last = number + 1 == pieces.len();
        // The end is in sight: its side says enough.
        if is_last && looks.is_some() && between(from, to) < IN_SIGHT_CM {
            seen_from = Some(from);
            break;
        }
        if let Some(turn) = looks.and_then(|looks| turned(looks, ahead)) {
            go(&mut straight_cm, steps);
            steps.push(Step::Turn(turn));
        }
        straight_cm += between(from, to);
        (looks, seen_from) = (Some(ahead), Some(to));
    }
    go(&mut straight_cm, steps);
    let towards = match leg.into {
        // To the door and a step through it.
        Some(into) => seen_from.map(|from| {
            let (way, ahead) = (difference(from, into.at), into.ahead());
            (way.0 + 100.0 * ahead.0, way.1 + 100.0 * ahead.1)
        }),
        None => {
            let end = if leg.leaves.is_some() { leg.line.last().copied() } else { Some(target) };
            let way = seen_from.zip(end).map(|(from, end)| difference(from, end));
            way.filter(|way| way.0.hypot(way.1) >= 1.0)
        }
    };
    looks.zip(towards).map_or(Side::Ahead, |(looks, towards)| side(looks, towards))
}

fn go(straight_cm: &mut f64, steps: &mut Vec<Step>) {
    if *straight_cm >= SHORT_CM {
        steps.push(Step::Go { metres: (*straight_cm / 100.0).round() as u32 });
    }
    *straight_cm = 0.0;
}

/// The line from door to door, without what nobody would call a bend.
fn said(leg: &Leg) -> Vec<Point> {
    let first = leg.out.map_or(0, |out| out.segment + 1);
    let end = leg.into.map_or(leg.line.len(), |into| into.segment + 1);
    let between_doors = leg.line.iter().take(end).skip(first).copied();
    let points: Vec<Point> = leg
        .out
        .map(|out| out.at)
        .into_iter()
        .chain(between_doors)
        .chain(leg.into.map(|into| into.at))
        .collect();
    let mut kept = Vec::new();
    if let (Some(&first), Some(&last)) = (points.first(), points.last()) {
        kept.push(first);
        bends(&points, &mut kept);
        kept.push(last);
    }
    let mut said: Vec<Point> = Vec::new();
    let count = kept.len();
    for (number, point) in kept.into_iter().enumerate() {
        let is_end = number == 0 || number + 1 == count;
        if is_end || said.last().is_none_or(|&last| between(last, point) >= SHORT_CM) {
            said.push(point);
        }
    }
    said
}

/// Adds the bends between the first and last point (Douglas and Peucker's way).
fn bends(points: &[Point], kept: &mut Vec<Point>) {
    let [first, within @ .., last] = points else { return };
    let ahead = difference(*first, *last);
    let length = ahead.0.hypot(ahead.1).max(1.0);
    let off = |point: &Point| {
        let at = difference(*first, *point);
        (at.0 * ahead.1 - at.1 * ahead.0).abs() / length
    };
    let farthest = within.iter().enumerate().max_by(|(_, a), (_, b)| off(a).total_cmp(&off(b)));
    let Some((number, point)) = farthest.filter(|(_, point)| off(point) > BEND_CM) else { return };
    bends(points.get(..number + 2).unwrap_or_default(), kept);
    kept.push(*point);
    bends(points.get(number + 1..).unwrap_or_default(), kept);
}

/// Degrees from one direction to another, clockwise, from -180 to 180.
fn degrees(from: Direction, to: Direction) -> f64 {
    let (cross, dot) = (from.0 * to.1 - from.1 * to.0, from.0 * to.0 + from.1 * to.1);
    cross.atan2(dot).to_degrees()
}

fn turned(from: Direction, to: Direction) -> Option<Turn> {
    let degrees = degrees(from, to);
    Some(match degrees.abs() {
        ..25.0 => return None,
        ..55.0 if degrees < 0.0 => Turn::SlightLeft,
        ..55.0 => Turn::SlightRight,
        ..150.0 if degrees < 0.0 => Turn::Left,
        ..150.0 => Turn::Right,
        _ => Turn::Around,
    })
}

fn side(looks: Direction, towards: Direction) -> Side {
    let degrees = degrees(looks, towards);
    match degrees.abs() {
        ..40.0 => Side::Ahead,
        ..150.0 if degrees < 0.0 => Side::Left,
        ..150.0 => Side::Right,
        _ => Side::Behind,
    }
}
