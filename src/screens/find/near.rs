//! What a place can be close to: the stairs, a lift, the coffee, a zone, a room.

use domain::Near;
use domain::plan::{
    Amenity, AmenityKind, Floor, Label, Place, PlaceCode, PlaceKind, Plan, Point, Zone, ZoneCode,
    ZoneLevel,
};

/// Something that a place can be close to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Landmark {
    /// How the address names it: `a:wh-1:3`, `z:wh-1-focus`, `p:1.118`.
    pub code: String,
    /// Where it is.
    pub near: Near,
    /// What it is.
    pub what: What,
}

/// What a landmark is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// Stairs, lift, coffee …; by its own name where it has one.
    Amenity(AmenityKind, Option<Label>),
    /// A zone; by its own name where it has one.
    Zone(ZoneLevel, Option<Label>),
    /// A room or booth.
    Room(Box<Place>),
}

/// Amenities somebody may want to sit close to.
const KINDS: [AmenityKind; 7] = [
    AmenityKind::Stairs,
    AmenityKind::Lift,
    AmenityKind::Toilets,
    AmenityKind::Coffee,
    AmenityKind::Reception,
    AmenityKind::Printer,
    AmenityKind::Lockers,
];

/// All landmarks of a floor: amenities, then zones, then rooms.
pub fn landmarks(floor: &Floor) -> Vec<Landmark> {
    let amenities = floor.amenities.iter().enumerate();
    let amenities = amenities.filter(|(_, amenity)| KINDS.contains(&amenity.kind));
    let amenities = amenities.map(|(index, amenity)| of_amenity(floor, index, amenity));
    let zones = floor.zones.iter().filter_map(|zone| of_zone(floor, zone));
    let rooms = floor.places.iter().filter(|place| place.kind == PlaceKind::Room);
    let rooms = rooms.map(|place| of_room(floor, place));
    amenities.chain(zones).chain(rooms).collect()
}

/// The landmark of a code; nothing when the building has none such.
pub fn named(plan: &Plan, code: &str) -> Option<Landmark> {
    let (kind, rest) = code.split_once(':')?;
    match kind {
        "a" => {
            let (floor, index) = rest.split_once(':')?;
            let floor = plan.floors.iter().find(|it| it.code.as_str() == floor)?;
            let index: usize = index.parse().ok()?;
            Some(of_amenity(floor, index, floor.amenities.get(index)?))
        }
        "z" => {
            let code = ZoneCode::new(rest).ok()?;
            plan.floors.iter().find_map(|floor| {
                let zone = floor.zones.iter().find(|zone| zone.code == code)?;
                of_zone(floor, zone)
            })
        }
        "p" => {
            let code = PlaceCode::new(rest).ok()?;
            plan.floors.iter().find_map(|floor| {
                let place = floor.places.iter().find(|place| place.code == code)?;
                Some(of_room(floor, place))
            })
        }
        _ => None,
    }
}

fn of_amenity(floor: &Floor, index: usize, amenity: &Amenity) -> Landmark {
    Landmark {
        code: ["a:", floor.code.as_str(), ":", &index.to_string()].concat(),
        near: Near { floor: floor.code.clone(), at: amenity.at },
        what: What::Amenity(amenity.kind, amenity.name.clone()),
    }
}

/// The middle of its places; a zone without any is nothing to be close to.
fn of_zone(floor: &Floor, zone: &Zone) -> Option<Landmark> {
    let places: Vec<Point> =
        floor.places.iter().filter(|place| place.zone == zone.code).map(|place| place.at).collect();
    let count = i64::try_from(places.len()).ok().filter(|count| *count > 0)?;
    let mean = |of: fn(&Point) -> i32| {
        let sum: i64 = places.iter().map(|at| i64::from(of(at))).sum();
        i32::try_from(sum / count).ok()
    };
    let at = Point::new(mean(|at| at.x_cm)?, mean(|at| at.y_cm)?);
    Some(Landmark {
        code: ["z:", zone.code.as_str()].concat(),
        near: Near { floor: floor.code.clone(), at },
        what: What::Zone(zone.level, zone.name.clone()),
    })
}

fn of_room(floor: &Floor, place: &Place) -> Landmark {
    Landmark {
        code: ["p:", place.code.as_str()].concat(),
        near: Near { floor: floor.code.clone(), at: place.at },
        what: What::Room(Box::new(place.clone())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::floor_map::testing::{floor_of, plan_of};
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn every_landmark_is_found_again_by_its_code() {
        let mut floor = floor_of(43);
        let stairs = Amenity { kind: AmenityKind::Stairs, name: None, at: Point::new(1, 2) };
        let exit = Amenity { kind: AmenityKind::Exit, name: None, at: Point::new(3, 4) };
        floor.amenities = vec![exit, stairs];
        let plan = plan_of(&floor);
        let all = landmarks(&floor);
        // The stairs, five zones and a room; nobody wants to sit at the emergency exit.
        assert_eq!(all.len(), 7);
        for landmark in all {
            assert_eq!(named(&plan, &landmark.code), Some(landmark));
        }
        for odd in ["", "a", "a:t-1", "a:t-1:9", "a:t-2:1", "z:nowhere", "p:", "x:y"] {
            assert_eq!(named(&plan, odd), None, "{odd}");
        }
    }
}
