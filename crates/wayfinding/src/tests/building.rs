//! Buildings to walk in, and what must hold of every way.

use crate::{Access, End, Ride, Route, Spot, Target, Wayfinder};
use domain::plan::{
    Amenity, AmenityKind, Bounds, Drawing, Floor, FloorCode, Label, Place, PlaceCode, PlaceId,
    PlaceKind, Plan, Point, Polygon, Site, SiteCode, SiteKind, Unit, UnitKind, ZoneCode,
};
use std::sync::Arc;

/// A building of so many floors, each of that width and height and empty.
pub(super) fn empty(floors: i16, width_cm: i32, height_cm: i32) -> Plan {
    let code = SiteCode::new("wh").unwrap();
    let floor = |ordinal| Floor {
        code: FloorCode::of(&code, ordinal).unwrap(),
        ordinal,
        name: Label::same(ordinal.to_string()),
        short_name: ordinal.to_string(),
        rotation_degrees: 0,
        bounds: Bounds { min: Point::new(0, 0), max: Point::new(width_cm, height_cm) },
        outline: vec![Polygon::rectangle(0, 0, width_cm, height_cm)],
        zones: Vec::new(),
        places: Vec::new(),
        amenities: Vec::new(),
        drawing: Drawing::default(),
    };
    let floors = (0..floors).map(floor).collect();
    let name = Label::same("Werk Hub");
    Plan { site: Site { code, name, kind: SiteKind::WerkHub }, floors }
}

/// A part of a floor.
pub(super) fn unit(kind: UnitKind, [x, y, width, height]: [i32; 4]) -> Unit {
    Unit { kind, outline: Polygon::rectangle(x, y, width, height) }
}

/// A room that can be taken, drawn as a unit too.
pub(super) fn room(floor: &mut Floor, code: &str, [x, y, width, height]: [i32; 4]) -> PlaceId {
    let outline = Polygon::rectangle(x, y, width, height);
    floor.drawing.units.push(Unit { kind: UnitKind::Room, outline: outline.clone() });
    place(floor, PlaceKind::Room, code, outline)
}

/// A place at the middle of its outline.
pub(super) fn place(floor: &mut Floor, kind: PlaceKind, code: &str, outline: Polygon) -> PlaceId {
    let number = code.bytes().fold(7_u128, |number, byte| number * 131 + u128::from(byte));
    let id = PlaceId(uuid::Uuid::from_u128(number));
    let at = crate::shapes::middle(&outline);
    floor.places.push(Place {
        id,
        code: PlaceCode::new(code).unwrap(),
        kind,
        zone: ZoneCode::new("wh-0-mixed").unwrap(),
        name: None,
        capacity: 1,
        features: Vec::new(),
        equipment: Vec::new(),
        outline,
        at,
    });
    id
}

/// A sign.
pub(super) fn sign(floor: &mut Floor, kind: AmenityKind, x: i32, y: i32) {
    floor.amenities.push(Amenity { kind, name: None, at: Point::new(x, y) });
}

/// A spot on the floor with that number.
pub(super) fn spot(plan: &Plan, floor: usize, x: i32, y: i32) -> Spot {
    Spot { floor: plan.floors[floor].code.clone(), at: Point::new(x, y) }
}

/// The way, after looking at what must hold of every way: it begins at its start, is whole, changes
/// floor only where it says so, is the same when asked for again, and passes no wall.
pub(super) fn way(plan: &Plan, from: &Spot, to: &Target, access: Access) -> Route {
    let plan = Arc::new(plan.clone());
    let finder = Wayfinder::of(Arc::clone(&plan));
    let route = finder.route(from, to, access).unwrap();
    assert_eq!(Wayfinder::of(Arc::clone(&plan)).route(from, to, access), Ok(route.clone()));
    assert_eq!(route.legs.first().unwrap().floor, from.floor);
    assert!(route.end != End::AtTarget || route.legs.last().unwrap().floor == route.target.floor);
    for (leg, next) in route.legs.iter().zip(route.legs.iter().skip(1)) {
        let change = leg.leaves.as_ref().unwrap();
        assert_eq!(change.to, next.floor);
        assert!(access == Access::Any || change.by == Ride::Lift);
    }
    for leg in &route.legs {
        let floor = plan.floors.iter().find(|floor| floor.code == leg.floor).unwrap();
        assert!(!leg.line.is_empty());
        for piece in leg.line.windows(2) {
            for edge in floor.drawing.walls.iter().flat_map(crate::raster::edges) {
                assert!(!cross((piece[0], piece[1]), edge), "{leg:?} passes {edge:?}");
            }
        }
    }
    route
}

/// Whether two lines have a point in common that is an end of neither.
pub(super) fn cross((a, b): (Point, Point), (c, d): (Point, Point)) -> bool {
    let side = |from: Point, to: Point, at: Point| {
        let (x, y) = (i64::from(to.x_cm - from.x_cm), i64::from(to.y_cm - from.y_cm));
        (x * i64::from(at.y_cm - from.y_cm) - y * i64::from(at.x_cm - from.x_cm)).signum()
    };
    side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0
}
