//! A way from cell to cell, pulled straight.

use crate::frame::{Cell, Frame};
use crate::raster;
use domain::plan::Point;

/// The line without the points it can do without: a piece is straightened when that costs no more
/// than the way it replaces, so a line that keeps off the walls stays off them. `cost` says what a
/// cell costs, 0 where nobody walks.
pub(crate) fn pulled(frame: &Frame, line: &[Point], cost: impl Fn(Cell) -> u32) -> Vec<Point> {
    let straight = |from: Point, to: Point| {
        let mut sum = 0.0;
        let free = raster::along_line(frame, (from, to), |cell, length| {
            let tenths = cost(cell);
            sum += length * f64::from(tenths);
            tenths > 0
        });
        free.then_some(sum)
    };
    // What one pass leaves too late a corner at, the next one takes away.
    let once = pass(line, straight);
    pass(&once, straight)
}

fn pass(line: &[Point], straight: impl Fn(Point, Point) -> Option<f64>) -> Vec<Point> {
    let (Some(&first), Some(&last)) = (line.first(), line.last()) else { return Vec::new() };
    let mut kept = vec![first];
    let (mut anchor, mut before, mut walked) = (first, first, 0.0);
    for &next in line.iter().skip(1) {
        let piece = straight(before, next).unwrap_or(f64::INFINITY);
        let longer = walked + piece;
        let is_no_dearer = |cost: f64| cost <= longer + 1e-6;
        if anchor != before && !straight(anchor, next).is_some_and(is_no_dearer) {
            kept.push(before);
            (anchor, walked) = (before, piece);
        } else {
            walked = longer;
        }
        before = next;
    }
    kept.push(last);
    kept.dedup();
    kept
}
