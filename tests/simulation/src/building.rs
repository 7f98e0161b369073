//! One site with as many desks as a run needs.

use domain::plan::*;
use domain::time::{Instant, OpeningHours};
use domain::{Building, Estate, Rules};
use hub::clock::amsterdam;
use std::sync::Arc;
use uuid::Uuid;

/// Monday 19 October 2026, midnight in the Netherlands. The clock goes back the next Sunday.
pub const MONDAY: Instant = Instant(1_792_360_800_000);

/// The site's code.
pub fn site() -> SiteCode {
    SiteCode::new("wh").unwrap()
}

/// The n-th place: the first two are a room and a booth.
pub fn code(n: usize) -> PlaceCode {
    PlaceCode::new(&format!("0.{n}")).unwrap()
}

/// The plan with so many places.
pub fn plan(places: usize) -> Plan {
    let zone = Zone {
        code: ZoneCode::new("wh-0-meet").unwrap(),
        level: ZoneLevel::Meet,
        name: None,
        areas: vec![Polygon::rectangle(0, 0, 10_000, 1_000)],
    };
    let floor = Floor {
        code: FloorCode::of(&site(), 0).unwrap(),
        ordinal: 0,
        name: Label::same("Begane grond"),
        short_name: "0".to_owned(),
        rotation_degrees: 0,
        bounds: Bounds { min: Point::new(0, 0), max: Point::new(10_000, 1_000) },
        outline: vec![Polygon::rectangle(0, 0, 10_000, 1_000)],
        places: (0..places).map(|n| place(n, &zone.code)).collect(),
        zones: vec![zone],
        amenities: Vec::new(),
        drawing: Drawing::default(),
    };
    let site = Site { code: site(), name: Label::same("wh"), kind: SiteKind::WerkHub };
    Plan { site, floors: vec![floor] }
}

/// The rules of the design in Dutch time, open on weekdays from seven to six.
pub fn rules() -> Rules {
    Rules::standard(amsterdam(MONDAY), OpeningHours::weekdays(7 * 60, 18 * 60))
}

/// The building as the apps know it.
pub fn estate(plan: &Plan, hash: &str) -> Arc<Estate> {
    let building = Building { plan: Arc::new(plan.clone()), hash: hash.to_owned(), rules: rules() };
    Arc::new(Estate::new(vec![building]).unwrap())
}

fn place(n: usize, zone: &ZoneCode) -> Place {
    let kind = match n {
        0 => PlaceKind::Room,
        1 => PlaceKind::Booth,
        _ => PlaceKind::Desk,
    };
    let at = Point::new(100 * i32::try_from(n).unwrap(), 0);
    Place {
        id: PlaceId(Uuid::from_u128(0xD000 + n as u128)),
        code: code(n),
        kind,
        zone: zone.clone(),
        name: None,
        capacity: 1,
        features: Vec::new(),
        equipment: Vec::new(),
        outline: Polygon::rectangle(at.x_cm, 0, 80, 80),
        at,
    }
}
