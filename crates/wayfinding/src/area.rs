//! The parts of a floor, and which of them are entered by their doors only.

use crate::shapes;
use domain::plan::{Floor, PlaceKind, Point, Polygon, UnitKind};
use domain::sorted::put_in_order;

/// How far the line of a door may lie from the edge it opens; half a thick wall.
pub(crate) const DOOR_REACH_CM: f64 = 40.0;

/// What a part of a floor means to somebody who walks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Use {
    /// Made to walk in.
    Walkway,
    /// Somebody's office: one may come in, but it is no way to somewhere else.
    Office,
    /// A room or booth that can be taken, or toilets: only those who want to be there come in.
    Private,
    /// Stairs.
    Stairs,
    /// Lift.
    Lift,
    /// Not for people.
    Blocked,
}

/// A part of a floor.
#[derive(Debug, Clone)]
pub(crate) struct Area {
    pub(crate) of: Use,
    pub(crate) outline: Polygon,
    /// Whether its edge can be passed at its doors only.
    pub(crate) closed: bool,
}

/// The parts of a floor, larger ones before those that lie in them.
pub(crate) fn of(floor: &Floor) -> Vec<Area> {
    let rooms = floor.places.iter().filter(|place| place.kind != PlaceKind::Desk);
    let rooms: Vec<&Polygon> = rooms.map(|place| &place.outline).collect();
    let units = floor.drawing.units.iter().filter(|unit| !rooms.contains(&&unit.outline));
    let units = units.map(|unit| {
        let of = match unit.kind {
            UnitKind::Walkway => Use::Walkway,
            UnitKind::Room => Use::Office,
            UnitKind::Toilets => Use::Private,
            UnitKind::Stairs => Use::Stairs,
            UnitKind::Lift => Use::Lift,
            UnitKind::Blocked => Use::Blocked,
        };
        (of, &unit.outline)
    });
    let parts = units.chain(rooms.iter().map(|&outline| (Use::Private, outline)));
    let mut areas: Vec<Area> = parts
        .map(|(of, outline)| {
            let closed = is_closed(of, outline, floor);
            Area { of, outline: outline.clone(), closed }
        })
        .collect();
    let size = |area: &Area| shapes::doubled_area(&area.outline);
    put_in_order(&mut areas, |one, other| size(other).cmp(&size(one)));
    areas
}

/// What has a door is entered by it, also where a plan draws no wall. What has none is open where no
/// wall stands; but where a plan draws no walls at all, their absence says nothing.
fn is_closed(of: Use, outline: &Polygon, floor: &Floor) -> bool {
    let has_door = || floor.drawing.openings.iter().any(|door| lies_on(door, outline));
    match of {
        Use::Walkway | Use::Blocked => false,
        Use::Stairs | Use::Lift => has_door(),
        Use::Office | Use::Private => floor.drawing.walls.is_empty() || has_door(),
    }
}

fn lies_on(&[from, to]: &[Point; 2], outline: &Polygon) -> bool {
    let middle = shapes::on_the_way(from, to, 0.5);
    [from, middle, to].into_iter().all(|at| shapes::to_edge(at, outline) <= DOOR_REACH_CM)
}
