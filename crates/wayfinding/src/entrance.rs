//! Where a way begins that begins nowhere else.

use crate::route::Spot;
use crate::shapes;
use domain::plan::{AmenityKind, Floor, Plan, Point, UnitKind};

/// Where visitors come in: the way out that is nearest the reception, else any way out, else the
/// reception itself, else the middle of the largest walkway; on the reception's floor, else on the
/// one nearest the ground. `None` for a plan without floors.
pub fn entrance(plan: &Plan) -> Option<Spot> {
    let is_welcoming = |floor: &&Floor| signs(floor, AmenityKind::Reception).next().is_some();
    let nearest_ground = || plan.floors.iter().min_by_key(|floor| floor.ordinal.unsigned_abs());
    let floor = plan.floors.iter().find(is_welcoming).or_else(nearest_ground)?;
    let reception = signs(floor, AmenityKind::Reception).next();
    let far = |at: &Point| reception.map_or(0, |reception| at.distance_squared(reception));
    let door = signs(floor, AmenityKind::Exit).min_by_key(far);
    let at = door.or(reception).or_else(|| walkway(floor)).unwrap_or_else(|| middle(floor));
    Some(Spot { floor: floor.code.clone(), at })
}

fn signs(floor: &Floor, kind: AmenityKind) -> impl Iterator<Item = Point> + '_ {
    floor.amenities.iter().filter(move |sign| sign.kind == kind).map(|sign| sign.at)
}

fn walkway(floor: &Floor) -> Option<Point> {
    let walkways = floor.drawing.units.iter().filter(|unit| unit.kind == UnitKind::Walkway);
    let largest = walkways.max_by_key(|unit| shapes::doubled_area(&unit.outline))?;
    Some(shapes::middle(&largest.outline))
}

fn middle(floor: &Floor) -> Point {
    let (min, max) = (floor.bounds.min, floor.bounds.max);
    Point::new(i32::midpoint(min.x_cm, max.x_cm), i32::midpoint(min.y_cm, max.y_cm))
}
