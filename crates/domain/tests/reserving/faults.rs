//! What is reported broken, and what that takes away.

use crate::building::building;
use crate::hub::{Hub, at, code};
use domain::plan::{Equipment, PlaceKind};
use domain::time::Span;
use domain::*;
use std::sync::Arc;

fn hybrid_hub() -> Hub {
    let mut building = building();
    let floor = &mut Arc::make_mut(&mut building.plan).floors[0];
    let room = floor.places.iter_mut().find(|place| place.kind == PlaceKind::Room).unwrap();
    room.equipment = vec![Equipment::Display, Equipment::Camera, Equipment::Microphone];
    Hub { estate: Estate::new(vec![building]).unwrap(), ..Hub::new() }
}

fn hybrid_rooms(hub: &Hub) -> usize {
    rooms(hub, |any| Wanted { hybrid: true, ..any })
}

fn rooms(hub: &Hub, wanted: impl Fn(Wanted) -> Wanted) -> usize {
    let span = Span::new(at("09:00"), at("10:00"));
    let wanted = wanted(Wanted::any(PlaceKind::Room, span));
    find(&hub.estate, &hub.estate.buildings()[0], &hub.state, &wanted).len()
}

#[test]
fn a_report_takes_the_hybrid_mark_away_until_it_is_repaired() {
    let mut hub = hybrid_hub();
    let report = |equipment| Command::ReportFault { place: code("0.R"), equipment };
    let repair = |equipment| Command::Repair { place: code("0.R"), equipment };
    let now = at("08:00");
    assert_eq!(hybrid_rooms(&hub), 1);
    hub.ask(1, now, &report(Equipment::Camera)).unwrap();
    hub.ask(2, now, &report(Equipment::Camera)).unwrap();
    assert_eq!((hybrid_rooms(&hub), hub.state.faults().count()), (0, 1), "told twice, broken once");
    assert_eq!(hub.ask(1, now, &report(Equipment::Whiteboard)), Err(Reason::BadInput), "not there");
    assert_eq!(hub.ask(1, now, &repair(Equipment::Camera)), Err(Reason::NotPermitted));
    hub.ask(9, now, &repair(Equipment::Camera)).unwrap();
    assert_eq!((hybrid_rooms(&hub), hub.state.faults().count()), (1, 0));
    assert!(hub.ask(9, now, &repair(Equipment::Camera)).is_ok(), "works already");
    let nowhere = Command::ReportFault { place: code("9.9"), equipment: Equipment::Camera };
    assert_eq!(hub.ask(1, now, &nowhere), Err(Reason::UnknownPlace));
}

/// Regression: who looked for a room with a camera was given one whose camera was broken.
#[test]
fn a_room_is_found_by_what_works_in_it() {
    let mut hub = hybrid_hub();
    let with =
        |hub: &Hub, equipment| rooms(hub, |any| Wanted { equipment: vec![equipment], ..any });
    assert_eq!(with(&hub, Equipment::Camera), 1);
    let place = code("0.R");
    let report = Command::ReportFault { place: place.clone(), equipment: Equipment::Camera };
    hub.ask(1, at("08:00"), &report).unwrap();
    assert_eq!((with(&hub, Equipment::Camera), with(&hub, Equipment::Display)), (0, 1));
    hub.ask(9, at("08:01"), &Command::Repair { place, equipment: Equipment::Camera }).unwrap();
    assert_eq!(with(&hub, Equipment::Camera), 1);
}
