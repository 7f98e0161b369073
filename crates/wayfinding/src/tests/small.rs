//! One rule of the plan at a time.

use super::building::{empty, place, room, sign, spot, unit, way};
use crate::{Access, End, NoRoute, Ride, Target, Wayfinder, entrance};
use domain::plan::{AmenityKind, PlaceKind, Plan, Point, Polygon, UnitKind, Zone, ZoneLevel};
use std::sync::Arc;

/// Two floors with a corridor along the top, stairs at its left end and a lift at its right end.
fn two_floors() -> Plan {
    let mut plan = empty(2, 4000, 1000);
    for floor in &mut plan.floors {
        floor.drawing.units.extend([
            unit(UnitKind::Walkway, [0, 0, 4000, 300]),
            unit(UnitKind::Stairs, [0, 300, 300, 400]),
            unit(UnitKind::Lift, [3700, 300, 200, 200]),
        ]);
    }
    plan
}

#[test]
fn a_room_is_entered_by_its_door() {
    let mut plan = empty(1, 2000, 2000);
    let floor = &mut plan.floors[0];
    // The door is on the far side; no wall is drawn at all.
    let wanted = room(floor, "0.01", [800, 800, 400, 400]);
    floor.drawing.openings.push([Point::new(950, 800), Point::new(1050, 800)]);
    let route = way(&plan, &spot(&plan, 0, 1000, 1900), &Target::Place(wanted), Access::Any);
    assert_eq!(route.end, End::AtTarget);
    assert!(route.metres() > 16, "not through the wall: {} m", route.metres());
    let before = route.legs[0].line.iter().rev().nth(1).unwrap();
    assert!((950..=1050).contains(&before.x_cm) && before.y_cm < 1000, "{before:?}");
}

#[test]
fn a_room_without_a_door_is_shown_from_outside() {
    let mut plan = empty(1, 2000, 2000);
    let wanted = room(&mut plan.floors[0], "0.01", [800, 800, 400, 400]);
    let outside = spot(&plan, 0, 1000, 1900);
    let route = way(&plan, &outside, &Target::Place(wanted), Access::Any);
    let End::NearestEdge { gap_cm } = route.end else { panic!("{route:?}") };
    assert!(gap_cm < 60, "{gap_cm} cm");
    assert_eq!(route.target.at, Point::new(1000, 1000));
    // And from within it the way begins outside.
    let inside = spot(&plan, 0, 1000, 1000);
    let route = way(&plan, &inside, &Target::Spot(outside), Access::Any);
    assert_eq!(route.end, End::AtTarget);
}

#[test]
fn nobody_walks_through_a_room_that_can_be_taken() {
    let mut plan = empty(1, 3000, 1000);
    let floor = &mut plan.floors[0];
    room(floor, "0.01", [1000, 0, 1000, 900]);
    for x in [1000, 2000] {
        floor.drawing.openings.push([Point::new(x, 400), Point::new(x, 500)]);
    }
    let route = way(
        &plan,
        &spot(&plan, 0, 500, 100),
        &Target::Spot(spot(&plan, 0, 2500, 100)),
        Access::Any,
    );
    assert!(route.legs[0].line.iter().any(|point| point.y_cm > 900), "{route:?}");
}

#[test]
fn one_goes_round_desks_to_a_desk() {
    let mut plan = empty(1, 2000, 2000);
    let floor = &mut plan.floors[0];
    for (number, x) in (0..8).map(|number| (number, 200 * number)) {
        let outline = Polygon::rectangle(x, 900, 200, 80);
        place(floor, PlaceKind::Desk, &format!("0.1-{number}"), outline);
    }
    let outline = Polygon::rectangle(0, 400, 160, 80);
    let wanted = place(floor, PlaceKind::Desk, "0.2-1", outline.clone());
    let route = way(&plan, &spot(&plan, 0, 100, 1900), &Target::Place(wanted), Access::Any);
    let line = &route.legs[0].line;
    assert!(line.iter().any(|point| point.x_cm > 1600), "round the row: {line:?}");
    let end = *line.last().unwrap();
    assert!(!outline.contains(end) || crate::shapes::to_edge(end, &outline) < 3.0, "{end:?}");
}

#[test]
fn stairs_for_some_and_a_lift_for_everybody() {
    let plan = two_floors();
    let (from, to) = (spot(&plan, 0, 1200, 150), Target::Spot(spot(&plan, 1, 1200, 150)));
    for (access, by) in [(Access::Any, Ride::Stairs), (Access::StepFree, Ride::Lift)] {
        let route = way(&plan, &from, &to, access);
        let change = route.legs[0].leaves.clone().unwrap();
        assert_eq!((change.by, change.up, change.to.as_str()), (by, true, "wh-1"));
        assert_eq!(route.legs.len(), 2);
        assert_eq!(route.end, End::AtTarget);
    }
}

#[test]
fn a_lift_is_one_ride_however_many_floors_it_passes() {
    let mut plan = empty(5, 2000, 1000);
    for floor in &mut plan.floors {
        floor.drawing.units.push(unit(UnitKind::Lift, [900, 300, 200, 200]));
    }
    let (from, to) = (spot(&plan, 4, 100, 900), Target::Spot(spot(&plan, 0, 100, 900)));
    let route = way(&plan, &from, &to, Access::Any);
    let change = route.legs[0].leaves.clone().unwrap();
    assert_eq!((route.legs.len(), change.to.as_str(), change.up), (2, "wh-0", false));
}

#[test]
fn shafts_that_do_not_overlap_lead_nowhere() {
    let mut plan = two_floors();
    for unit in &mut plan.floors[1].drawing.units {
        if unit.kind == UnitKind::Lift {
            *unit = super::building::unit(UnitKind::Lift, [3000, 300, 200, 200]);
        }
    }
    let (from, to) = (spot(&plan, 0, 1200, 150), Target::Spot(spot(&plan, 1, 1200, 150)));
    let finder = Wayfinder::of(Arc::new(plan));
    assert_eq!(finder.route(&from, &to, Access::StepFree), Err(NoRoute::OtherFloor));
    assert!(finder.route(&from, &to, Access::Any).is_ok());
}

#[test]
fn the_nearest_of_a_kind_is_found_on_any_floor() {
    let mut plan = two_floors();
    sign(&mut plan.floors[0], AmenityKind::Coffee, 3900, 150);
    sign(&mut plan.floors[1], AmenityKind::Coffee, 300, 150);
    for (x, floor) in [(3000, "wh-0"), (200, "wh-1")] {
        let from = spot(&plan, 0, x, 150);
        let route = way(&plan, &from, &Target::Nearest(AmenityKind::Coffee), Access::Any);
        assert_eq!(route.target.floor.as_str(), floor, "from {x}");
    }
}

#[test]
fn many_are_found_at_once_as_they_are_one_by_one() {
    let mut plan = two_floors();
    let wanted = [(0, 3900), (0, 1500), (1, 300), (1, 3000)];
    for (floor, x) in wanted {
        sign(&mut plan.floors[floor], AmenityKind::Toilets, x, 150);
    }
    // On the wall beside the corridor.
    sign(&mut plan.floors[0], AmenityKind::Exit, 2000, 310);
    let targets: Vec<Target> = wanted
        .into_iter()
        .map(|(floor, x)| Target::Spot(spot(&plan, floor, x, 150)))
        .chain([Target::Spot(spot(&plan, 0, 2000, 310)), Target::Spot(spot(&plan, 0, 2000, 9000))])
        .collect();
    let from = spot(&plan, 0, 500, 150);
    for access in [Access::Any, Access::StepFree] {
        let found = Wayfinder::of(Arc::new(plan.clone())).routes(&from, &targets, access);
        let expected = match access {
            Access::Any => [1, 4, 0, 2, 3],
            Access::StepFree => [1, 4, 0, 3, 2],
        };
        assert_eq!(found.iter().map(|(number, _)| *number).collect::<Vec<_>>(), expected);
        for (number, route) in found {
            let alone = way(&plan, &from, &targets[number], access);
            assert_eq!((route.metres(), route.legs.len()), (alone.metres(), alone.legs.len()));
        }
    }
}

#[test]
fn a_zone_is_reached_at_its_edge() {
    let mut plan = empty(1, 4000, 1000);
    let code = domain::plan::ZoneCode::new("wh-0-silence").unwrap();
    let areas = vec![Polygon::rectangle(2000, 0, 2000, 1000)];
    let zone = Zone { code: code.clone(), level: ZoneLevel::Silence, name: None, areas };
    plan.floors[0].zones.push(zone);
    let route = way(&plan, &spot(&plan, 0, 500, 500), &Target::Zone(code), Access::Any);
    assert!((14..=17).contains(&route.metres()), "{} m", route.metres());
    assert_eq!(Some(&route.target.at), route.legs[0].line.last());
}

#[test]
fn what_the_plan_does_not_have_is_said() {
    let plan = two_floors();
    let finder = Wayfinder::of(Arc::new(plan.clone()));
    let here = spot(&plan, 0, 100, 100);
    let elsewhere = crate::Spot { floor: "wh-9".parse().unwrap(), at: here.at };
    let to = Target::Spot(here.clone());
    assert_eq!(finder.route(&elsewhere, &to, Access::Any), Err(NoRoute::UnknownStart));
    for to in [
        Target::Spot(elsewhere),
        Target::Nearest(AmenityKind::Printer),
        Target::Place(domain::plan::PlaceId(uuid::Uuid::nil())),
    ] {
        assert_eq!(finder.route(&here, &to, Access::Any), Err(NoRoute::UnknownTarget));
    }
}

#[test]
fn visitors_come_in_by_the_door_at_the_reception() {
    let mut plan = two_floors();
    assert_eq!(entrance(&plan), Some(spot(&plan, 0, 2000, 150)), "the middle of the corridor");
    sign(&mut plan.floors[0], AmenityKind::Exit, 3000, 150);
    sign(&mut plan.floors[0], AmenityKind::Exit, 100, 150);
    sign(&mut plan.floors[0], AmenityKind::Reception, 500, 150);
    assert_eq!(entrance(&plan), Some(spot(&plan, 0, 100, 150)));
}

#[test]
fn a_huge_building_is_walked_in_larger_cells() {
    let mut plan = empty(20, 60_000, 60_000);
    for floor in &mut plan.floors {
        floor.drawing.units.push(unit(UnitKind::Lift, [30_000, 30_000, 1_000, 1_000]));
    }
    let finder = Wayfinder::of(Arc::new(plan.clone()));
    let cells = finder.frame.as_ref().unwrap().cells() * finder.floors().len();
    assert!(cells <= 600_000, "{cells}");
    let (from, to) = (spot(&plan, 0, 500, 500), Target::Spot(spot(&plan, 19, 59_000, 59_000)));
    let route = finder.route(&from, &to, Access::StepFree).unwrap();
    assert_eq!(route.end, End::AtTarget);
}
