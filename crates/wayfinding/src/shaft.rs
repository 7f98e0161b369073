//! Stairs and lifts: outlines that overlap on neighbouring floors are one shaft.

use crate::area::{Area, Use};
use crate::floor::FloorGrid;
use crate::frame::Frame;
use crate::route::Ride;
use crate::{raster, shapes};

/// Where a shaft meets a floor.
#[derive(Debug, Clone)]
pub(crate) struct Landing {
    pub(crate) floor: usize,
    pub(crate) by: Ride,
    /// Where one stands in it, near its middle.
    pub(crate) cell: usize,
    /// Its neighbours in the same shaft on the floors above and below, by their number.
    pub(crate) joined: Vec<usize>,
    /// The number of its area on its floor.
    pub(crate) area: usize,
}

/// All landings of a building, with what they lead to. Those that lead nowhere are steps within a
/// floor, and none.
pub(crate) fn landings(floors: &[FloorGrid<'_>], frame: &Frame) -> Vec<Landing> {
    let mut found: Vec<(Landing, Vec<usize>)> = Vec::new();
    for (floor, grid) in floors.iter().enumerate() {
        for (number, area) in grid.areas.iter().enumerate() {
            let Some(by) = ride(area) else { continue };
            let Some(cell) = standing(grid, frame, number) else { continue };
            let mut cells = Vec::new();
            raster::fill(frame, &area.outline, |cell| {
                cells.push(cell);
            });
            found.push((Landing { floor, by, cell, joined: Vec::new(), area: number }, cells));
        }
    }
    let meet = |(a, in_a): &(Landing, Vec<usize>), (b, in_b): &(Landing, Vec<usize>)| {
        // A filled area's cells come in order.
        let overlap = || in_a.iter().any(|cell| in_b.binary_search(cell).is_ok());
        a.by == b.by && a.floor.abs_diff(b.floor) == 1 && overlap()
    };
    let joined: Vec<Vec<usize>> = found
        .iter()
        .map(|one| {
            let others = found.iter().enumerate();
            others.filter(|(_, other)| meet(one, other)).map(|(number, _)| number).collect()
        })
        .collect();
    let all = found.into_iter().zip(joined);
    all.map(|((landing, _), joined)| Landing { joined, ..landing }).collect()
}

impl Landing {
    /// Whether an area of a floor is this landing's, and leads to another floor.
    pub(crate) fn is_of(&self, floor: usize, area: usize) -> bool {
        self.floor == floor && self.area == area && !self.joined.is_empty()
    }
}

fn ride(area: &Area) -> Option<Ride> {
    match area.of {
        Use::Stairs => Some(Ride::Stairs),
        Use::Lift => Some(Ride::Lift),
        _ => None,
    }
}

/// The free cell of an area nearest its middle.
fn standing(grid: &FloorGrid<'_>, frame: &Frame, area: usize) -> Option<usize> {
    let outline = &grid.areas.get(area)?.outline;
    let middle = shapes::middle(outline);
    let mut nearest: Option<(i64, usize)> = None;
    raster::fill(frame, outline, |cell| {
        if grid.terrain(cell).is_free() && grid.area_at(cell) == Some(area) {
            let far = frame.centre(frame.cell_at(cell)).distance_squared(middle);
            if nearest.is_none_or(|best| (far, cell) < best) {
                nearest = Some((far, cell));
            }
        }
    });
    nearest.map(|(_, cell)| cell)
}
