//! Places in bunches: of one zone, one kind and one part of the floor. A bunch is dimmed as a
//! whole, and the words in it are drawn only while its part of the floor is in view.

use super::space::FloorBox;
use domain::plan::{Floor, Place, PlaceKind};
use domain::sorted::put_in_order;

/// Side of the squares by which a floor is parted, in centimetres.
const PART_CM: i32 = 2_000;

/// Some places that are near each other.
pub struct Bunch {
    /// The zone they lie in, by its position in the floor.
    pub zone: usize,
    /// What they are.
    pub kind: PlaceKind,
    /// The places, by their positions in the floor, in its order.
    pub places: Vec<usize>,
    /// Where they are.
    pub area: FloorBox,
}

/// All places of a floor, zone by zone.
pub fn bunches_of(floor: &Floor) -> Vec<Bunch> {
    let places = floor.places.iter().enumerate();
    let mut located: Vec<Located> =
        places.filter_map(|(index, place)| Located::of(floor, index, place)).collect();
    put_in_order(&mut located, |one, other| one.key.cmp(&other.key));
    located.chunk_by(|one, other| one.key == other.key).filter_map(bunch_of).collect()
}

/// A place, and what it shares with the others of its bunch.
struct Located {
    /// Position of the zone, kind, row and column of the square.
    key: (usize, PlaceKind, i32, i32),
    index: usize,
    area: FloorBox,
}

impl Located {
    fn of(floor: &Floor, index: usize, place: &Place) -> Option<Self> {
        let zone = floor.zones.iter().position(|zone| zone.code == place.zone)?;
        let (column, row) = (place.at.x_cm.div_euclid(PART_CM), place.at.y_cm.div_euclid(PART_CM));
        let area = FloorBox::around(&place.outline)?;
        Some(Located { key: (zone, place.kind, row, column), index, area })
    }
}

fn bunch_of(located: &[Located]) -> Option<Bunch> {
    let Located { key: (zone, kind, ..), area, .. } = located.first()?;
    Some(Bunch {
        zone: *zone,
        kind: *kind,
        places: located.iter().map(|it| it.index).collect(),
        area: located.iter().fold(*area, |area, it| area.with(it.area)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::floor_map::testing::floor_of;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn every_place_is_in_one_bunch_of_its_own_zone_and_kind() {
        let floor = floor_of(774);
        let bunches = bunches_of(&floor);
        assert_eq!(bunches.iter().map(|bunch| bunch.places.len()).sum::<usize>(), 774);
        for bunch in &bunches {
            for index in &bunch.places {
                let place = &floor.places[*index];
                let zone = &floor.zones[bunch.zone];
                assert_eq!((&place.zone, place.kind), (&zone.code, bunch.kind));
                assert!(bunch.area.encloses(&FloorBox::around(&place.outline).unwrap()));
            }
        }
        assert!(bunches.len() < 100);
    }
}
