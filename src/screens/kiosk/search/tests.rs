use super::found::{Entry, Group, MOST, Thing, everything, found, nearest_of_each};
use crate::floor_map::testing::{floor_of, plan_of};
use domain::plan::{Amenity, AmenityKind, Bounds, Point};
use domain::searching::Typed;
use std::sync::Arc;
use wasm_bindgen_test::wasm_bindgen_test as test;
use wayfinding::{Spot, Wayfinder};

/// A floor of places with two toilets, the second one nearer to where the screen hangs.
fn entries() -> Vec<Arc<Entry>> {
    let mut plan = plan_of(&floor_of(12));
    let floor = &mut plan.floors[0];
    let Bounds { min, max } = floor.bounds;
    let at = |share: i32| {
        let across = (max.x_cm - min.x_cm) / 10 * share;
        Point::new(min.x_cm + across, (min.y_cm + max.y_cm) / 2)
    };
    for share in [9, 5] {
        let sign = Amenity { kind: AmenityKind::Toilets, name: None, at: at(share) };
        floor.amenities.push(sign);
    }
    let from = Spot { floor: floor.code.clone(), at: at(1) };
    everything(&Wayfinder::of(Arc::new(plan)), &from)
}

fn titles(entries: &[Arc<Entry>]) -> Vec<String> {
    entries.iter().map(|entry| entry.thing.title(crate::text::Language::Nl)).collect()
}

#[test]
fn who_asks_for_the_wc_finds_the_nearest_toilets_first() {
    let entries = entries();
    let found = found(&entries, &Typed::new("WC").unwrap());
    let [(Group::Amenities, toilets)] = found.groups.as_slice() else { panic!("one group") };
    assert_eq!(titles(toilets), ["Toiletten", "Toiletten"]);
    assert!(toilets[0].metres < toilets[1].metres, "the nearer one first");
    assert_eq!(nearest_of_each(&entries).len(), 1);
}

#[test]
fn a_code_is_found_without_its_dot_and_no_more_is_shown_than_can_be_read() {
    let entries = entries();
    let search = |typed: &str| {
        let found = found(&entries, &Typed::new(typed).unwrap());
        let count = found.groups.iter().map(|(_, group)| group.len()).collect::<Vec<_>>();
        let first = found.groups.first().map(|(_, group)| group[0].thing.clone());
        (count, found.has_more, first)
    };
    let (count, has_more, first) = search("11001");
    assert_eq!((count, has_more), (vec![1], false));
    assert!(matches!(first, Some(Thing::Place(place)) if place.code.as_str() == "1.100-1"));
    let (count, has_more, _) = search("bureau");
    assert_eq!((count, has_more), (vec![MOST], true));
    assert_eq!(search("xylofoon").0, Vec::<usize>::new());
}
