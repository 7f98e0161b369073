//! Places in bunches: of one zone, one kind and one part of the floor. A bunch is dimmed as a
//! whole, and the words in it are drawn only while its part of the floor is in view.

use super::space::FloorBox;
use domain::plan::{Floor, Place, PlaceKind, Zone};
use domain::sorted::put_in_order;

/// Side of the squares by which a floor is parted, in centimetres.
const PART_CM: i32 = 2_000;

/// Some places that are near each other.
pub struct Bunch<'a> {
    /// The zone they lie in.
    pub zone: &'a Zone,
    /// What they are.
    pub kind: PlaceKind,
    /// The places, in the order of the floor.
    pub places: Vec<&'a Place>,
    /// Where they are.
    pub area: FloorBox,
}

/// All places of a floor, zone by zone.
pub fn bunches_of(floor: &Floor) -> Vec<Bunch<'_>> {
    let located = floor.places.iter().filter_map(|place| Located::of(floor, place));
    let mut located: Vec<Located<'_>> = located.collect();
    put_in_order(&mut located, |one, other| one.key.cmp(&other.key));
    located.chunk_by(|one, other| one.key == other.key).filter_map(bunch_of).collect()
}

/// A place, and what it shares with the others of its bunch.
struct Located<'a> {
    /// Number of the zone, kind, row and column of the square.
    key: (usize, PlaceKind, i32, i32),
    zone: &'a Zone,
    place: &'a Place,
    area: FloorBox,
}

impl<'a> Located<'a> {
    fn of(floor: &'a Floor, place: &'a Place) -> Option<Self> {
        let index = floor.zones.iter().position(|zone| zone.code == place.zone)?;
        let (column, row) = (place.at.x_cm.div_euclid(PART_CM), place.at.y_cm.div_euclid(PART_CM));
        let area = FloorBox::around(&place.outline)?;
        let key = (index, place.kind, row, column);
        Some(Located { key, zone: floor.zones.get(index)?, place, area })
    }
}

fn bunch_of<'a>(located: &[Located<'a>]) -> Option<Bunch<'a>> {
    let Located { zone, place, area, .. } = located.first()?;
    let area = located.iter().fold(*area, |area, it| area.with(it.area));
    Some(Bunch {
        zone,
        kind: place.kind,
        places: located.iter().map(|it| it.place).collect(),
        area,
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
            for place in &bunch.places {
                assert_eq!((&place.zone, place.kind), (&bunch.zone.code, bunch.kind));
                assert!(bunch.area.encloses(&FloorBox::around(&place.outline).unwrap()));
            }
        }
        assert!(bunches.len() < 100);
    }
}
