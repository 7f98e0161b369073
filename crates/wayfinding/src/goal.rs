//! What is looked for, as cells.

use crate::floor::FloorGrid;
use crate::frame::Frame;
use crate::route::{NoRoute, Spot};
use crate::search::Ground;
use crate::{raster, shapes};
use domain::plan::{AmenityKind, PlaceId, PlaceKind, Point, Polygon, Ring, ZoneCode};
use std::borrow::Cow;

/// A sign this near to the line is reached where it hangs on a wall or stands on a counter.
const SIGN_REACH_CM: f64 = 150.0;

/// What somebody looks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A desk, room or booth.
    Place(PlaceId),
    /// One amenity, by where its sign is; or any spot.
    Spot(Spot),
    /// The nearest amenity of a kind.
    Nearest(AmenityKind),
    /// The nearest part of a zone.
    Zone(ZoneCode),
}

/// One thing that would be an end.
#[derive(Debug, Clone)]
pub(crate) struct Aim<'p> {
    /// The number of its floor.
    pub(crate) floor: usize,
    /// Where its pin is drawn.
    pub(crate) at: Point,
    pub(crate) shape: Cow<'p, Polygon>,
    /// The line ends where it meets the shape: one walks to a desk, not onto it.
    pub(crate) to_edge: bool,
    is_sign: bool,
    cells: AimCells,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum AimCells {
    /// The cell of its point, or the one in its shape that is nearest to it.
    Point,
    /// Every cell of its shape.
    All,
}

/// All ends there are for a target; at least one.
pub(crate) fn aims<'p>(target: &Target, floors: &[FloorGrid<'p>]) -> Result<Vec<Aim<'p>>, NoRoute> {
    let numbered = || floors.iter().map(|grid| grid.floor).enumerate();
    let aims: Vec<Aim<'p>> = match target {
        Target::Place(id) => numbered()
            .flat_map(|(number, floor)| floor.places.iter().map(move |place| (number, place)))
            .filter(|(_, place)| place.id == *id)
            .map(|(floor, place)| Aim {
                floor,
                at: place.at,
                shape: Cow::Borrowed(&place.outline),
                to_edge: place.kind == PlaceKind::Desk,
                is_sign: false,
                cells: AimCells::Point,
            })
            .collect(),
        Target::Spot(spot) => numbered()
            .filter(|(_, floor)| floor.code == spot.floor)
            .map(|(floor, _)| sign(floor, spot.at))
            .collect(),
        Target::Nearest(kind) => numbered()
            .flat_map(|(number, floor)| floor.amenities.iter().map(move |it| (number, it)))
            .filter(|(_, amenity)| amenity.kind == *kind)
            .map(|(floor, amenity)| sign(floor, amenity.at))
            .collect(),
        Target::Zone(code) => numbered()
            .flat_map(|(number, floor)| floor.zones.iter().map(move |zone| (number, zone)))
            .filter(|(_, zone)| zone.code == *code)
            .flat_map(|(number, zone)| zone.areas.iter().map(move |area| (number, area)))
            .map(|(floor, area)| Aim {
                floor,
                at: shapes::middle(area),
                shape: Cow::Borrowed(area),
                to_edge: false,
                is_sign: false,
                cells: AimCells::All,
            })
            .collect(),
    };
    if aims.is_empty() { Err(NoRoute::UnknownTarget) } else { Ok(aims) }
}

fn sign<'p>(floor: usize, at: Point) -> Aim<'p> {
    let shape = Cow::Owned(Polygon(vec![Ring(vec![at])]));
    Aim { floor, at, shape, to_edge: false, is_sign: true, cells: AimCells::Point }
}

impl Aim<'_> {
    /// The cells of its floor that are an end. `costs` says what a cell costs, 0 where nobody walks.
    pub(crate) fn cells(&self, frame: &Frame, costs: impl Fn(usize) -> u32) -> Vec<usize> {
        let own = frame.index(frame.cell(self.at)).filter(|&cell| costs(cell) > 0);
        match (self.cells, own) {
            (AimCells::Point, Some(cell)) => vec![cell],
            (AimCells::Point, None) => {
                let far = |cell| frame.centre(frame.cell_at(cell)).distance_squared(self.at);
                let inside = self.walkable(frame, costs);
                inside.into_iter().min_by_key(|&cell| (far(cell), cell)).into_iter().collect()
            }
            (AimCells::All, _) => self.walkable(frame, costs),
        }
    }

    fn walkable(&self, frame: &Frame, costs: impl Fn(usize) -> u32) -> Vec<usize> {
        let mut cells = Vec::new();
        raster::fill(frame, &self.shape, |cell| {
            if costs(cell) > 0 {
                cells.push(cell);
            }
        });
        cells
    }

    /// How far off it still counts as reached.
    pub(crate) fn reach_cm(&self, ground: &Ground<'_, '_>) -> f64 {
        let own = ground.frame.index(ground.frame.cell(self.at));
        let on_the_wall = own.is_none_or(|cell| ground.cost(self.floor, cell) == 0);
        if self.is_sign && on_the_wall { SIGN_REACH_CM } else { 0.0 }
    }

    /// The cells of its floor from which it counts as reached.
    pub(crate) fn cells_in_reach(&self, ground: &Ground<'_, '_>) -> Vec<usize> {
        let reach_cm = self.reach_cm(ground);
        let around = (reach_cm / f64::from(ground.frame.cell_cm)) as i32 + 1;
        let (column, row) = ground.frame.cell(self.at);
        let rows = (row - around)..=(row + around);
        let cells =
            rows.flat_map(|row| ((column - around)..=(column + around)).map(move |it| (it, row)));
        let near = |cell: &(i32, i32)| self.distance_cm(ground.frame.centre(*cell)) <= reach_cm;
        cells.filter(near).filter_map(|cell| ground.frame.index(cell)).collect()
    }

    /// Whether it is an area to come to, rather than a point.
    pub(crate) fn is_wide(&self) -> bool {
        self.cells == AimCells::All
    }

    /// The distance from a point of its floor.
    pub(crate) fn distance_cm(&self, from: Point) -> f64 {
        shapes::to_area(from, &self.shape)
    }
}
