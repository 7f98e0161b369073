//! The grid that all floors of a building share, so that a lift is in the same cell on each.

use domain::plan::{Bounds, Floor, Point};

/// The side of a cell. A door of 80 cm between two walls leaves at least two cells free.
const CELL_CM: i32 = 20;
/// What all floors together have at most; a larger building gets larger cells. Thirteen bytes a cell
/// are kept while a way is looked for.
const MOST_CELLS: i64 = 600_000;

/// Where the cells lie.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Frame {
    min: Point,
    pub(crate) cell_cm: i32,
    pub(crate) columns: i32,
    pub(crate) rows: i32,
}

/// One square of the grid: column, row.
pub(crate) type Cell = (i32, i32);

impl Frame {
    /// The frame around all floors; `None` for a plan without floors.
    pub(crate) fn around(floors: &[Floor]) -> Option<Self> {
        let corners = floors.iter().flat_map(|floor| [floor.bounds.min, floor.bounds.max]);
        let bounds = Bounds::around(corners)?;
        let floors = i64::try_from(floors.len()).unwrap_or(i64::MAX);
        let cells = |side: i32| {
            let across = |length: i32| i64::from(length / side + 3);
            across(bounds.width_cm()) * across(bounds.height_cm()) * floors
        };
        let mut cell_cm = CELL_CM;
        while cells(cell_cm) > MOST_CELLS {
            cell_cm += 1 + cell_cm / 8;
        }
        // A rim of one cell, so that every cell of the building has neighbours.
        let min = Point::new(bounds.min.x_cm - cell_cm, bounds.min.y_cm - cell_cm);
        let (columns, rows) = (bounds.width_cm() / cell_cm + 3, bounds.height_cm() / cell_cm + 3);
        Some(Frame { min, cell_cm, columns, rows })
    }

    /// How many cells a floor has.
    pub(crate) fn cells(&self) -> usize {
        usize::try_from(self.columns * self.rows).unwrap_or_default()
    }

    /// The cell a point lies in; it may be outside the grid.
    pub(crate) fn cell(&self, at: Point) -> Cell {
        let (x, y) = (at.x_cm - self.min.x_cm, at.y_cm - self.min.y_cm);
        (x.div_euclid(self.cell_cm), y.div_euclid(self.cell_cm))
    }

    /// The number of a cell on its floor; `None` outside the grid.
    pub(crate) fn index(&self, (column, row): Cell) -> Option<usize> {
        let inside = (0..self.columns).contains(&column) && (0..self.rows).contains(&row);
        if inside { usize::try_from(row * self.columns + column).ok() } else { None }
    }

    /// The cell with that number.
    pub(crate) fn cell_at(&self, index: usize) -> Cell {
        let index = i32::try_from(index).unwrap_or_default();
        (index % self.columns, index / self.columns)
    }

    /// The middle of a cell.
    pub(crate) fn centre(&self, (column, row): Cell) -> Point {
        let middle = self.cell_cm / 2;
        Point::new(
            self.min.x_cm + column * self.cell_cm + middle,
            self.min.y_cm + row * self.cell_cm + middle,
        )
    }

    /// A point in sides of a cell from the frame's corner.
    pub(crate) fn in_cells(&self, at: Point) -> (f64, f64) {
        let side = f64::from(self.cell_cm);
        (f64::from(at.x_cm - self.min.x_cm) / side, f64::from(at.y_cm - self.min.y_cm) / side)
    }
}
