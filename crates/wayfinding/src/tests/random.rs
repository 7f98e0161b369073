//! Generated buildings, against shortest paths of another's making.

use super::building::{cross, empty, spot, unit, way};
use crate::search::Ground;
use crate::{Access, End, Target, Wayfinder};
use domain::plan::{Plan, Point, Polygon, UnitKind};
use pathfinding::prelude::dijkstra;
use proptest::prelude::*;
use std::sync::Arc;

/// Rooms in a grid of this size, with walls between them.
const ROOM_CM: i32 = 400;
const ROOMS: i32 = 5;
const WALL_CM: i32 = 14;

/// A building of two floors: by wall whether it has a door, stairs and a lift somewhere.
fn building() -> impl Strategy<Value = Plan> {
    let doors = proptest::collection::vec(any::<bool>(), 2 * 2 * 25);
    (doors, 0..ROOMS, 0..ROOMS, 0..ROOMS).prop_map(|(doors, stairs_x, stairs_y, lift_x)| {
        let side = ROOMS * ROOM_CM;
        let mut plan = empty(2, side, side);
        let mut doors = doors.into_iter();
        for floor in &mut plan.floors {
            for line in 1..ROOMS {
                for room in 0..ROOMS {
                    let has_door = doors.next().unwrap_or(true);
                    wall(floor, (line, room), has_door, true);
                    let has_door = doors.next().unwrap_or(true);
                    wall(floor, (line, room), has_door, false);
                }
            }
            let at = |room: i32| room * ROOM_CM + 140;
            let stairs = [at(stairs_x), at(stairs_y), 120, 120];
            floor.drawing.units.push(unit(UnitKind::Stairs, stairs));
            if lift_x != stairs_x {
                let lift = [at(lift_x), at(stairs_y), 120, 120];
                floor.drawing.units.push(unit(UnitKind::Lift, lift));
            }
        }
        plan
    })
}

fn wall(floor: &mut domain::plan::Floor, (line, room): (i32, i32), has_door: bool, upright: bool) {
    let (middle, from, to) = (line * ROOM_CM, room * ROOM_CM, (room + 1) * ROOM_CM);
    let gap = if has_door { (from + 140, to - 140) } else { (to, to) };
    for (begin, end) in [(from, gap.0), (gap.1, to)] {
        if begin < end {
            let (across, length) = (middle - WALL_CM / 2, end - begin);
            floor.drawing.walls.push(match upright {
                true => Polygon::rectangle(across, begin, WALL_CM, length),
                false => Polygon::rectangle(begin, across, length, WALL_CM),
            });
        }
    }
}

fn middle(room: (i32, i32)) -> (i32, i32) {
    (room.0 * ROOM_CM + 60, room.1 * ROOM_CM + 60)
}

/// The shortest way on one floor that only bends at corners of walls, in centimetres.
fn by_corners(plan: &Plan, from: Point, to: Point) -> Option<f64> {
    let walls = &plan.floors[0].drawing.walls;
    let edges: Vec<(Point, Point)> = walls.iter().flat_map(crate::raster::edges).collect();
    // A little off each corner, or a line along a wall would seem to cross it.
    let around = |wall: &Polygon| {
        let corners: Vec<Point> = wall.points().collect();
        let (min, max) = (corners[0], corners[2]);
        [(min.x_cm - 1, min.y_cm - 1), (max.x_cm + 1, min.y_cm - 1)]
            .into_iter()
            .chain([(max.x_cm + 1, max.y_cm + 1), (min.x_cm - 1, max.y_cm + 1)])
            .map(|(x, y)| Point::new(x, y))
            .collect::<Vec<_>>()
    };
    let mut nodes = vec![from, to];
    nodes.extend(walls.iter().flat_map(around));
    let inside = 0..=ROOMS * ROOM_CM;
    nodes.retain(|node| inside.contains(&node.x_cm) && inside.contains(&node.y_cm));
    nodes.retain(|node| !walls.iter().any(|wall| wall.contains(*node)));
    let next = |at: &Point| {
        let seen = nodes.iter().filter(|to| edges.iter().all(|edge| !cross((*at, **to), *edge)));
        let far = |to: &Point| (crate::shapes::between(*at, *to) * 1000.0).round() as u64;
        seen.map(|to| (*to, far(to))).collect::<Vec<_>>()
    };
    dijkstra(&from, next, |at| *at == to).map(|(_, cost)| cost as f64 / 1000.0)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Over the same cells ours is as cheap as the library's, over floors and with and without
    /// stairs; and where the library finds no way, neither do we.
    #[test]
    fn no_way_is_cheaper(plan in building(), a in (0..ROOMS, 0..ROOMS), b in (0..ROOMS, 0..ROOMS), up: bool, free: bool) {
        let finder = Wayfinder::of(Arc::new(plan));
        let (frame, floors) = (finder.frame.as_ref().unwrap(), finder.floors());
        let access = if free { Access::StepFree } else { Access::Any };
        let ground = Ground::new(frame, &floors, &finder.landings, access, &[]);
        let node = |floor, (x, y)| {
            ground.node(floor, frame.index(frame.cell(Point::new(x, y))).unwrap())
        };
        let (start, end) = (node(0, middle(a)), node(usize::from(up), middle(b)));
        let next = |node: &usize| {
            let mut next = Vec::new();
            ground.each_next(*node, |node, cost| next.push((node, u64::from(cost))));
            next
        };
        let theirs = dijkstra(&start, next, |node| *node == end);
        let ours = ground.search(start, &[end]);
        let cost = ours.nodes.last().and_then(|&end| ours.cost(end)).map(u64::from);
        prop_assert_eq!(cost, theirs.map(|(_, cost)| cost));
    }

    /// On one floor the line is hardly longer than the shortest there is, which touches the walls;
    /// and there is one exactly where there is one by corners.
    #[test]
    fn no_line_is_much_shorter(plan in building(), a in (0..ROOMS, 0..ROOMS), b in (0..ROOMS, 0..ROOMS)) {
        let mut plan = plan;
        plan.floors.truncate(1);
        plan.floors[0].drawing.units.clear();
        let ((ax, ay), (bx, by)) = (middle(a), middle(b));
        let (from, to) = (spot(&plan, 0, ax, ay), spot(&plan, 0, bx, by));
        let shortest = by_corners(&plan, from.at, to.at);
        let route = way(&plan, &from, &Target::Spot(to), Access::Any);
        match shortest {
            Some(shortest) => {
                prop_assert_eq!(route.end, End::AtTarget);
                let ours = f64::from(route.legs[0].length_cm);
                prop_assert!(ours >= shortest - 2.0, "{ours} cm is less than {shortest} cm");
                prop_assert!(ours <= 1.2 * shortest + 150.0, "{ours} cm for {shortest} cm");
            }
            None => prop_assert!(route.end != End::AtTarget, "{route:?}"),
        }
    }
}
