//! Places in bunches: of one zone, one kind and one part of the floor. A bunch is dimmed as a
//! whole, and the words in it are drawn only while its part of the floor is in view.

use super::space::FloorBox;
use domain::plan::{Floor, Place, PlaceKind, Zone};
use std::collections::BTreeMap;

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
    let mut bunches: BTreeMap<(usize, PlaceKind, i32, i32), Bunch<'_>> = BTreeMap::new();
    for place in &floor.places {
        let zone = floor.zones.iter().enumerate().find(|(_, zone)| zone.code == place.zone);
        let (Some((index, zone)), Some(area)) = (zone, FloorBox::around(&place.outline)) else {
            continue;
        };
        let (column, row) = (place.at.x_cm.div_euclid(PART_CM), place.at.y_cm.div_euclid(PART_CM));
        let bunch = bunches.entry((index, place.kind, row, column)).or_insert_with(|| Bunch {
            zone,
            kind: place.kind,
            places: Vec::new(),
            area,
        });
        bunch.area = bunch.area.with(area);
        bunch.places.push(place);
    }
    bunches.into_values().collect()
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
