//! What is promised of the demo building.

use super::building;
use domain::plan::{AmenityKind, Floor, Place, PlaceKind, Plan, Polygon, ZoneLevel, hybrid_ready};
use std::collections::BTreeSet;

fn places(plan: &Plan) -> impl Iterator<Item = &Place> {
    plan.floors.iter().flat_map(|floor| &floor.places)
}

fn number_of(plan: &Plan, kind: PlaceKind) -> usize {
    places(plan).filter(|place| place.kind == kind).count()
}

#[test]
fn it_has_what_the_contract_says() {
    let plan = building().unwrap();
    assert_eq!(plan.site.code.as_str(), "wh");
    assert_eq!(plan.floors.iter().map(|floor| floor.ordinal).collect::<Vec<_>>(), [0, 1, 2, 3, 4]);
    assert!(
        number_of(&plan, PlaceKind::Desk) >= 240,
        "{} desks",
        number_of(&plan, PlaceKind::Desk)
    );
    assert_eq!(number_of(&plan, PlaceKind::Room), 18);
    assert_eq!(number_of(&plan, PlaceKind::Booth), 12);
    let rooms = places(&plan).filter(|place| place.kind == PlaceKind::Room);
    assert_eq!(rooms.filter(|room| hybrid_ready(&room.equipment)).count(), 12);
    for floor in &plan.floors {
        let kinds: BTreeSet<_> = floor.amenities.iter().map(|sign| sign.kind).collect();
        use AmenityKind::{Coffee, Exit, FirstAid, Lift, Reception, Stairs, Toilets};
        for kind in [Lift, Stairs, Toilets, Coffee, Exit] {
            assert!(kinds.contains(&kind), "{kind:?} on {}", floor.code);
        }
        for kind in [Reception, FirstAid] {
            assert_eq!(kinds.contains(&kind), floor.ordinal == 0, "{kind:?} on {}", floor.code);
        }
    }
}

#[test]
fn it_goes_from_lively_to_quiet() {
    let plan = building().unwrap();
    // Mean level of the desks on a floor; grows from floor to floor.
    let quietness = |floor: &Floor| {
        let level =
            |place: &Place| floor.zones.iter().find(|zone| zone.code == place.zone).unwrap().level;
        let desks: Vec<_> =
            floor.places.iter().filter(|place| place.kind == PlaceKind::Desk).collect();
        desks.iter().map(|desk| 5.0 - f64::from(level(desk).bars())).sum::<f64>()
            / desks.len() as f64
    };
    let levels: Vec<f64> = plan.floors.iter().map(quietness).collect();
    assert!(levels.is_sorted_by(|lower, upper| lower + 0.3 < *upper), "{levels:?}");
    let top = plan.floors.last().unwrap();
    let silent = top.places.iter().filter(|place| place.zone.as_str().contains("silence")).count();
    assert!(silent * 2 > top.places.len(), "{silent} of {}", top.places.len());
    for floor in &plan.floors {
        assert!(floor.zones.len() >= 3, "{}", floor.code);
        assert!(floor.zones.is_sorted_by_key(|zone| zone.level), "{}", floor.code);
    }
    let all: BTreeSet<_> =
        plan.floors.iter().flat_map(|floor| &floor.zones).map(|zone| zone.level).collect();
    assert_eq!(all.into_iter().collect::<Vec<_>>(), ZoneLevel::ALL);
}

#[test]
fn every_place_stands_free_inside_its_zone_and_the_building() {
    for floor in building().unwrap().floors {
        for place in &floor.places {
            let zone = floor.zones.iter().find(|zone| zone.code == place.zone).unwrap();
            assert!(
                zone.areas.iter().any(|area| area.contains(place.at)),
                "{} in {}",
                place.code,
                zone.code
            );
            assert!(place.outline.contains(place.at), "{}", place.code);
            let inside = |corner| floor.outline.iter().any(|outline| outline.contains(corner));
            assert!(place.outline.points().all(inside), "{} leaves the building", place.code);
            for other in &floor.places {
                let touches = place.code != other.code && place.outline.contains(other.at);
                assert!(!touches, "{} stands in {}", other.code, place.code);
            }
            for wall in &floor.drawing.walls {
                assert!(!wall.contains(place.at), "a wall runs through {}", place.code);
                let blocked = place.kind == PlaceKind::Desk && corners_in(wall, &place.outline);
                assert!(!blocked, "a wall runs into desk {}", place.code);
            }
        }
    }
}

fn corners_in(wall: &Polygon, outline: &Polygon) -> bool {
    wall.points().any(|corner| outline.contains(corner))
}

#[test]
fn keys_codes_and_tags_are_unique_and_the_same_every_time() {
    let plan = building().unwrap();
    assert_eq!(plan, building().unwrap());
    let all = places(&plan).count();
    assert_eq!(places(&plan).map(|place| place.id).collect::<BTreeSet<_>>().len(), all);
    assert_eq!(places(&plan).map(|place| &place.code).collect::<BTreeSet<_>>().len(), all);
    assert_eq!(places(&plan).map(|place| place.tag()).collect::<BTreeSet<_>>().len(), all);
}
