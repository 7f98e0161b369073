//! A way in words, without a language.

use crate::route::{Change, End, Leg, Route};
use crate::shapes::{between, difference, length};
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
    let facing = facing.map(|degrees| degrees % 360);
    let mut looks = facing.map(|degrees| (sine(degrees), -sine(degrees + 90)));
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
            way.filter(|way| length(way.0, way.1) >= 1.0)
        }
    };
    looks.zip(towards).map_or(Side::Ahead, |(looks, towards)| side(looks, towards))
}

fn go(straight_cm: &mut f64, steps: &mut Vec<Step>) {
    if *straight_cm >= SHORT_CM {
        steps.push(Step::Go { metres: (*straight_cm / 100.0).round_ties_even() as u32 });
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
    let length = length(ahead.0, ahead.1).max(1.0);
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

/// The sine of an angle, to a tenth of a degree (Bhaskara's formula; Rust's own cost an app some kB).
fn sine(degrees: u16) -> f64 {
    let half = |degrees: u16| {
        let product = f64::from(degrees) * f64::from(180 - degrees);
        4.0 * product / (40_500.0 - product)
    };
    match degrees % 360 {
        degrees @ ..180 => half(degrees),
        degrees => -half(degrees - 180),
    }
}

/// How far one direction is off another: the cosine of the angle between them, and whether it lies
/// to the left.
fn off(from: Direction, to: Direction) -> (f64, bool) {
    let (cross, dot) = (from.0 * to.1 - from.1 * to.0, from.0 * to.0 + from.1 * to.1);
    let length = length(cross, dot);
    (if length > 0.0 { dot / length } else { 1.0 }, cross < 0.0)
}

/// Cosines of 25, 40, 55 and 150 degrees.
const COS_25: f64 = 0.906_3;
const COS_40: f64 = 0.766;
const COS_55: f64 = 0.573_6;
const COS_150: f64 = -0.866;

fn turned(from: Direction, to: Direction) -> Option<Turn> {
    Some(match off(from, to) {
        (cosine, _) if cosine > COS_25 => return None,
        (cosine, true) if cosine > COS_55 => Turn::SlightLeft,
        (cosine, false) if cosine > COS_55 => Turn::SlightRight,
        (cosine, true) if cosine > COS_150 => Turn::Left,
        (cosine, false) if cosine > COS_150 => Turn::Right,
        _ => Turn::Around,
    })
}

fn side(looks: Direction, towards: Direction) -> Side {
    match off(looks, towards) {
        (cosine, _) if cosine > COS_40 => Side::Ahead,
        (cosine, true) if cosine > COS_150 => Side::Left,
        (cosine, false) if cosine > COS_150 => Side::Right,
        _ => Side::Behind,
    }
}
