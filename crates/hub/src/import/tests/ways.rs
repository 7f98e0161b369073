//! Ways through whole buildings: the demo's own, and the real one of `../shared/data` where it is
//! present. Everything that can be looked for is reached from where visitors come in.

use super::super::read;
use super::hub;
use domain::plan::{Floor, Plan, Point, Polygon, UnitKind};
use std::sync::Arc;
use std::thread;
use wayfinding::{Access, End, Leg, Ride, Route, Spot, Step, Target, Wayfinder, entrance, steps};

/// All there is to look for, with how it is called when something is wrong with it.
fn targets(plan: &Plan) -> Vec<(String, Target)> {
    let mut targets = Vec::new();
    for floor in &plan.floors {
        let places = floor.places.iter();
        targets.extend(places.map(|it| (it.code.to_string(), Target::Place(it.id))));
        targets.extend(floor.amenities.iter().map(|sign| {
            let spot = Spot { floor: floor.code.clone(), at: sign.at };
            (format!("{:?} on {}", sign.kind, floor.code), Target::Spot(spot))
        }));
        let zones = floor.zones.iter();
        targets.extend(zones.map(|zone| (zone.code.to_string(), Target::Zone(zone.code.clone()))));
    }
    targets
}

/// Looks for everything from the entrance, with stairs and without, and says what is reached only
/// as near as the plan shows a way.
fn without_a_door(plan: &Plan) -> Vec<String> {
    let (finder, from) = (Wayfinder::of(Arc::new(plan.clone())), entrance(plan).unwrap());
    let targets = targets(plan);
    let mut found: Vec<String> = thread::scope(|scope| {
        let look = |access| {
            let (finder, from, targets) = (&finder, &from, &targets);
            scope.spawn(move || {
                let mut without = Vec::new();
                for (name, target) in targets {
                    let route = finder.route(from, target, access);
                    let route = route.unwrap_or_else(|error| panic!("{name}: {error}"));
                    check(plan, name, &route, access);
                    if route.end != End::AtTarget {
                        without.push(name.clone());
                    }
                }
                without
            })
        };
        let both = [look(Access::Any), look(Access::StepFree)];
        let [any, step_free] = both.map(|looking| looking.join().unwrap());
        assert_eq!(any, step_free, "a lift leads wherever stairs do");
        any
    });
    found.sort();
    found
}

fn check(plan: &Plan, name: &str, route: &Route, access: Access) {
    for leg in &route.legs {
        let floor = plan.floors.iter().find(|floor| floor.code == leg.floor).unwrap();
        assert!(!passes_a_wall(floor, leg), "{name}: {leg:?}");
        if let Some(change) = &leg.leaves {
            assert!(access == Access::Any || change.by == Ride::Lift, "{name}: {change:?}");
            let kind = if change.by == Ride::Lift { UnitKind::Lift } else { UnitKind::Stairs };
            let end = *leg.line.last().unwrap();
            let mut shafts = floor.drawing.units.iter().filter(|unit| unit.kind == kind);
            assert!(shafts.any(|unit| unit.outline.contains(end)), "{name}: {end:?}");
        }
    }
    let last = route.legs.last().unwrap();
    assert_eq!((&last.floor, last.leaves.is_some()), (&route.target.floor, false), "{name}");
    // Nobody needs more than a dozen sentences; a turn and the walk after it are one.
    let said = steps(route, None);
    let sentences = said.iter().filter(|step| !matches!(step, Step::Turn(_))).count();
    assert!((1..=12).contains(&sentences), "{name}: {said:?}");
}

fn passes_a_wall(floor: &Floor, leg: &Leg) -> bool {
    leg.line.windows(2).any(|piece| {
        let [from, to] = [piece[0], piece[1]];
        floor.drawing.walls.iter().flat_map(edges).any(|(a, b)| {
            side(from, to, a) * side(from, to, b) < 0 && side(a, b, from) * side(a, b, to) < 0
        })
    })
}

fn edges(area: &Polygon) -> impl Iterator<Item = (Point, Point)> + '_ {
    area.0.iter().flat_map(|ring| {
        let next = ring.0.iter().cycle().skip(1);
        ring.0.iter().copied().zip(next.copied())
    })
}

/// On which side of a line a point lies.
fn side(from: Point, to: Point, at: Point) -> i64 {
    let (x, y) = (i64::from(to.x_cm - from.x_cm), i64::from(to.y_cm - from.y_cm));
    (x * i64::from(at.y_cm - from.y_cm) - y * i64::from(at.x_cm - from.x_cm)).signum()
}

#[test]
fn everything_in_the_demo_building_is_reached() {
    assert_eq!(without_a_door(&crate::demo::building().unwrap()), [""; 0]);
}

/// Its plan draws no door to three rooms and three booths in the corners, and to the offices in the
/// other two; everything else is reached all the way.
#[test]
fn everything_in_the_real_building_is_reached() {
    let Some(bytes) = super::real::contoso() else { return };
    let plan = read(&bytes, &hub(None)).unwrap().plan;
    let without = without_a_door(&plan);
    let (desks, rooms): (Vec<&str>, Vec<&str>) =
        without.iter().map(String::as_str).partition(|code| code.contains('-'));
    assert!(rooms.iter().all(|code| ["01", "10", "27"].contains(&&code[1..])), "{rooms:?}");
    let in_a_corner = |code: &&str| ["10", "36"].contains(&office(code));
    assert!(desks.iter().all(in_a_corner), "{desks:?}");
}

/// The last two digits of the office a desk stands in: `0.110-3` is in 110.
fn office(desk: &str) -> &str {
    let (office, _) = desk.rsplit_once('-').unwrap();
    &office[office.len() - 2..]
}
