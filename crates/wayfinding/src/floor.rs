//! One floor as cells.

use crate::area::{self, Area, DOOR_REACH_CM, Use};
use crate::frame::Frame;
use crate::shapes::{between, difference, on_the_way};
use crate::{raster, terrain::Terrain};
use domain::plan::{Floor, PlaceKind, Point};

/// A floor with what was made of it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct FloorGrid<'p> {
    pub(crate) floor: &'p Floor,
    pub(crate) areas: &'p [Area],
    laid: &'p LaidFloor,
}

/// What is made of a floor when it is laid over the grid.
#[derive(Debug, Clone)]
pub(crate) struct LaidFloor {
    areas: Vec<Area>,
    terrain: Vec<Terrain>,
    /// The area each cell lies in, by its number in `areas` plus one.
    area: Vec<u16>,
}

impl<'p> FloorGrid<'p> {
    /// A floor with what [`LaidFloor::of`] made of it.
    pub(crate) fn new(floor: &'p Floor, laid: &'p LaidFloor) -> Self {
        FloorGrid { floor, areas: &laid.areas, laid }
    }

    /// How hard it is to walk in a cell.
    pub(crate) fn terrain(&self, cell: usize) -> Terrain {
        self.laid.terrain(cell)
    }

    /// The area a cell lies in, by its number in `areas`.
    pub(crate) fn area_at(&self, cell: usize) -> Option<usize> {
        usize::from(*self.laid.area.get(cell)?).checked_sub(1)
    }
}

impl LaidFloor {
    /// Lays a floor over the grid.
    pub(crate) fn of(floor: &Floor, frame: &Frame) -> Self {
        let outside = vec![Terrain::OUTSIDE; frame.cells()];
        let mut grid =
            LaidFloor { areas: Vec::new(), terrain: outside, area: vec![0; frame.cells()] };
        for outline in &floor.outline {
            raster::fill(frame, outline, |cell| grid.change(cell, Terrain::indoors));
        }
        let areas = area::of(floor);
        for (number, area) in (1_u16..).zip(&areas) {
            raster::fill(frame, &area.outline, |cell| {
                if let Some(area) = grid.area.get_mut(cell) {
                    *area = number;
                }
            });
        }
        for area in areas.iter().filter(|area| area.closed) {
            raster::outline(frame, &area.outline, |cell| grid.change(cell, Terrain::edge));
        }
        for area in areas.iter().filter(|area| area.of == Use::Blocked) {
            raster::cover(frame, &area.outline, |cell| grid.change(cell, Terrain::solid));
        }
        grid.areas = areas;
        for wall in &floor.drawing.walls {
            raster::cover(frame, wall, |cell| grid.change(cell, Terrain::wall));
        }
        for desk in floor.places.iter().filter(|place| place.kind == PlaceKind::Desk) {
            raster::fill(frame, &desk.outline, |cell| grid.change(cell, Terrain::desk));
        }
        for door in &floor.drawing.openings {
            grid.open(frame, *door);
        }
        grid.mark_what_is_near_walls(frame);
        grid
    }

    fn terrain(&self, cell: usize) -> Terrain {
        self.terrain.get(cell).copied().unwrap_or(Terrain::OUTSIDE)
    }

    fn change(&mut self, cell: usize, to: impl Fn(Terrain) -> Terrain) {
        if let Some(terrain) = self.terrain.get_mut(cell) {
            *terrain = to(*terrain);
        }
    }

    /// Opens a door: along all of it for edges, which nobody has built, and in its middle for walls
    /// too, which some plans draw through their doors.
    fn open(&mut self, frame: &Frame, [from, to]: [Point; 2]) {
        let length = between(from, to).max(1.0);
        let (dx, dy) = difference(from, to);
        let (nx, ny) = (-dy / length * DOOR_REACH_CM, dx / length * DOOR_REACH_CM);
        let beside = |at: Point, share: f64| {
            Point::new(at.x_cm + (nx * share) as i32, at.y_cm + (ny * share) as i32)
        };
        // Off its ends, where the edges of its neighbours begin.
        let off = ((1.5 * f64::from(frame.cell_cm) + 10.0) / length).min(0.5);
        let (from, to) = (on_the_way(from, to, off), on_the_way(from, to, 1.0 - off));
        for step in -4..=4_i8 {
            let share = f64::from(step) / 4.0;
            let line = (beside(from, share), beside(to, share));
            self.open_along(frame, line, Terrain::without_edge);
        }
        let middle = on_the_way(from, to, 0.5);
        let line = (beside(middle, -1.0), beside(middle, 1.0));
        self.open_along(frame, line, |terrain| terrain.without_edge().without_wall());
    }

    fn open_along(
        &mut self,
        frame: &Frame,
        line: (Point, Point),
        to: impl Fn(Terrain) -> Terrain + Copy,
    ) {
        raster::along_line(frame, line, |cell, _| {
            if let Some(cell) = frame.index(cell) {
                self.change(cell, to);
            }
            true
        });
    }

    fn mark_what_is_near_walls(&mut self, frame: &Frame) {
        for index in 0..frame.cells() {
            if !self.terrain(index).is_built() {
                continue;
            }
            let (column, row) = frame.cell_at(index);
            for dy in -2..=2_i32 {
                for dx in -2..=2_i32 {
                    let Some(cell) = frame.index((column + dx, row + dy)) else { continue };
                    let is_next = dx.abs().max(dy.abs()) < 2;
                    self.change(cell, |it| if is_next { it.at_wall() } else { it.near_wall() });
                }
            }
        }
    }
}
