//! What is said of a way.

use super::building::{empty, place, spot, unit, way};
use crate::{Access, Change, End, Ride, Side, Step, Target, Turn, steps};
use domain::plan::{PlaceKind, Point, Polygon, UnitKind};

/// A corridor to the right with stairs off its lower side, on two floors; upstairs a desk to the
/// left of who comes out of them.
#[test]
fn take_the_stairs_to_the_first_floor_and_go_left() {
    let mut plan = empty(2, 4000, 1000);
    for floor in &mut plan.floors {
        floor.drawing.units.push(unit(UnitKind::Stairs, [1800, 300, 300, 400]));
        floor.drawing.openings.push([Point::new(1900, 300), Point::new(2000, 300)]);
        floor.drawing.walls.push(Polygon::rectangle(0, 300, 1890, 10));
        floor.drawing.walls.push(Polygon::rectangle(2010, 300, 1990, 10));
    }
    let outline = Polygon::rectangle(500, 20, 160, 80);
    let desk = place(&mut plan.floors[1], PlaceKind::Desk, "1.1-1", outline);
    let route = way(&plan, &spot(&plan, 0, 300, 150), &Target::Place(desk), Access::Any);
    let change = Change { by: Ride::Stairs, to: plan.floors[1].code.clone(), up: true };
    let said = steps(&route, None);
    let [
        Step::Go { metres: 15..=17 },
        Step::Take { change: taken, side: Side::Right },
        Step::Turn(Turn::Left),
        Step::Go { metres: 10..=14 },
        Step::Arrive { side: Side::Ahead | Side::Right, end: End::AtTarget },
    ] = said.as_slice()
    else {
        panic!("{said:?}")
    };
    assert_eq!(*taken, change);
}

#[test]
fn a_screen_says_where_to_turn_first() {
    let plan = empty(1, 2000, 2000);
    let to = Target::Spot(spot(&plan, 0, 1900, 1000));
    let route = way(&plan, &spot(&plan, 0, 1000, 1000), &to, Access::Any);
    for (facing, turn) in [
        (0, Some(Turn::Right)),
        (45, Some(Turn::SlightRight)),
        (90, None),
        (180, Some(Turn::Left)),
        (270, Some(Turn::Around)),
    ] {
        let arrive = Step::Arrive { side: Side::Ahead, end: End::AtTarget };
        let mut expected: Vec<Step> = turn.map(Step::Turn).into_iter().collect();
        expected.extend([Step::Go { metres: 9 }, arrive]);
        assert_eq!(steps(&route, Some(facing)), expected, "facing {facing}");
    }
}

#[test]
fn what_is_next_to_one_needs_no_walk() {
    let plan = empty(1, 2000, 2000);
    let here = spot(&plan, 0, 1000, 1000);
    let route = way(&plan, &here, &Target::Spot(here.clone()), Access::Any);
    let arrive = Step::Arrive { side: Side::Ahead, end: End::AtTarget };
    assert_eq!(steps(&route, Some(0)), [arrive]);
}
