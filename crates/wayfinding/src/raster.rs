//! Lines and areas as cells.

use crate::frame::{Cell, Frame};
use domain::plan::{Point, Polygon};
use domain::sorted::put_in_order;

/// Calls `visit` for every cell a line touches, in order, with the length of the line in it in
/// cells; through a corner it touches the two cells beside it as well. Stops when `visit` says
/// `false`, and says whether it came to the end.
pub(crate) fn along_line(
    frame: &Frame,
    (from, to): (Point, Point),
    mut visit: impl FnMut(Cell, f64) -> bool,
) -> bool {
    let (start, end) = (frame.in_cells(from), frame.in_cells(to));
    let (dx, dy) = (end.0 - start.0, end.1 - start.1);
    let length = crate::shapes::length(dx, dy);
    let (mut column, mut row) = frame.cell(from);
    let last = frame.cell(to);
    let (step_x, mut next_x, each_x) = axis(start.0, dx, column);
    let (step_y, mut next_y, each_y) = axis(start.1, dy, row);
    let mut at = 0.0;
    // As many cells as lie between the ends, however the sums are rounded.
    let mut left = (last.0 - column).abs() + (last.1 - row).abs();
    loop {
        let leaves = if left == 0 { 1.0 } else { next_x.min(next_y).min(1.0) };
        if !visit((column, row), (leaves - at) * length) {
            return false;
        }
        if left <= 0 {
            return true;
        }
        at = leaves;
        let (to_x, to_y) = (last.0 != column, last.1 != row);
        if to_x && to_y && (next_x - next_y).abs() < 1e-9 {
            if !visit((column + step_x, row), 0.0) || !visit((column, row + step_y), 0.0) {
                return false;
            }
            (column, row, left) = (column + step_x, row + step_y, left - 2);
            (next_x, next_y) = (next_x + each_x, next_y + each_y);
        } else if to_x && (next_x < next_y || !to_y) {
            (column, left, next_x) = (column + step_x, left - 1, next_x + each_x);
        } else {
            (row, left, next_y) = (row + step_y, left - 1, next_y + each_y);
        }
    }
}

/// Which way an axis is walked, at which share of the line its next cell begins, and the share from
/// one to the next.
fn axis(start: f64, length: f64, cell: i32) -> (i32, f64, f64) {
    let cell = f64::from(cell);
    if length > 0.0 {
        (1, (cell + 1.0 - start) / length, 1.0 / length)
    } else if length < 0.0 {
        (-1, (cell - start) / length, -1.0 / length)
    } else {
        (0, f64::INFINITY, f64::INFINITY)
    }
}

/// Calls `visit` for every cell whose middle lies in an area (even–odd rule).
pub(crate) fn fill(frame: &Frame, area: &Polygon, mut visit: impl FnMut(usize)) {
    let (mut top, mut bottom) = (i32::MAX, i32::MIN);
    for point in area.points() {
        let (_, row) = frame.cell(point);
        (top, bottom) = (top.min(row), bottom.max(row));
    }
    let mut crossings: Vec<f64> = Vec::new();
    for row in top.max(0)..=bottom.min(frame.rows - 1) {
        let y = f64::from(frame.centre((0, row)).y_cm) + 0.25;
        crossings.clear();
        for (from, to) in edges(area) {
            let (fy, ty) = (f64::from(from.y_cm), f64::from(to.y_cm));
            if (fy > y) != (ty > y) {
                let share = (y - fy) / (ty - fy);
                crossings.push(f64::from(from.x_cm) + share * f64::from(to.x_cm - from.x_cm));
            }
        }
        put_in_order(&mut crossings, f64::total_cmp);
        for pair in crossings.chunks_exact(2) {
            let &[left, right] = pair else { continue };
            let (first, _) = frame.cell(Point::new(left.floor() as i32, 0));
            let (last, _) = frame.cell(Point::new(right.ceil() as i32, 0));
            for column in first..=last {
                let x = f64::from(frame.centre((column, row)).x_cm);
                if x >= left && x < right {
                    frame.index((column, row)).into_iter().for_each(&mut visit);
                }
            }
        }
    }
}

/// Calls `visit` for every cell an area touches: its inside and its edge.
pub(crate) fn cover(frame: &Frame, area: &Polygon, mut visit: impl FnMut(usize)) {
    fill(frame, area, &mut visit);
    outline(frame, area, visit);
}

/// Calls `visit` for every cell an area's edge touches.
pub(crate) fn outline(frame: &Frame, area: &Polygon, mut visit: impl FnMut(usize)) {
    for edge in edges(area) {
        along_line(frame, edge, |cell, _| {
            frame.index(cell).into_iter().for_each(&mut visit);
            true
        });
    }
}

/// The edges of all rings.
pub(crate) fn edges(area: &Polygon) -> impl Iterator<Item = (Point, Point)> + '_ {
    area.0.iter().flat_map(|ring| {
        let next = ring.0.iter().cycle().skip(1);
        ring.0.iter().copied().zip(next.copied())
    })
}
