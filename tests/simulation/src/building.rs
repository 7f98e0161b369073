//! One site with as many desks as a run needs.

use domain::plan::*;
use domain::time::{Instant, OpeningHours};
use domain::{EndAtDoor, Rules};
use hub::clock::amsterdam;
use uuid::Uuid;

/// Monday 19 October 2026, midnight in the Netherlands. The clock goes back the next Sunday.
pub const MONDAY: Instant = Instant(1_792_360_800_000);
/// Monday 23 March 2026. The clock goes forward the next Sunday.
pub const MONDAY_IN_SPRING: Instant = Instant(1_774_220_400_000);

/// What stands where screens hang at the door.
pub const EQUIPMENT: [Equipment; 2] = [Equipment::Display, Equipment::Camera];

/// The site's code.
pub fn site() -> SiteCode {
    SiteCode::new("wh").unwrap()
}

/// Rooms and booths, the first of the places, where screens may hang at the door.
pub const DOORS: usize = 3;

/// The n-th place: the first are a room, a booth and a room.
pub fn code(n: usize) -> PlaceCode {
    PlaceCode::new(&format!("0.{n}")).unwrap()
}

/// By what its events name it.
pub fn id(n: usize) -> PlaceId {
    PlaceId(Uuid::from_u128(0xD000 + n as u128))
}

/// The same of what people say.
pub fn id_of(code: &PlaceCode) -> Option<PlaceId> {
    code.as_str().strip_prefix("0.")?.parse().ok().map(id)
}

/// The plan with so many places, in its so many-th version: from one to the next some places are no
/// more, others are back, and many lie in another zone.
pub fn plan(places: usize, version: usize) -> Plan {
    let zones = [("wh-0-meet", ZoneLevel::Meet), ("wh-0-silence", ZoneLevel::Silence)];
    let zones = zones.map(|(code, level)| Zone {
        code: ZoneCode::new(code).unwrap(),
        level,
        name: None,
        areas: vec![Polygon::rectangle(0, 0, 10_000, 1_000)],
    });
    let is_there = |n: &usize| *n <= DOORS || version == 0 || !(n + version).is_multiple_of(6);
    let zone = |n: usize| &zones[(n + version) % 2].code;
    let floor = Floor {
        code: FloorCode::of(&site(), 0).unwrap(),
        ordinal: 0,
        name: Label::same("Begane grond"),
        short_name: "0".to_owned(),
        rotation_degrees: 0,
        bounds: Bounds { min: Point::new(0, 0), max: Point::new(10_000, 1_000) },
        outline: vec![Polygon::rectangle(0, 0, 10_000, 1_000)],
        places: (0..places).filter(is_there).map(|n| place(n, zone(n))).collect(),
        zones: zones.to_vec(),
        amenities: Vec::new(),
        drawing: Drawing::default(),
    };
    let site = Site { code: site(), name: Label::same("wh"), kind: SiteKind::WerkHub };
    Plan { site, floors: vec![floor] }
}

/// The rules of the design in Dutch time, open on weekdays from seven to six.
pub fn rules(end_at_door: EndAtDoor) -> Rules {
    let standard = Rules::standard(amsterdam(MONDAY), OpeningHours::weekdays(7 * 60, 18 * 60));
    Rules { end_at_door, ..standard }
}

fn place(n: usize, zone: &ZoneCode) -> Place {
    let kind = match n {
        0 | 2 => PlaceKind::Room,
        1 => PlaceKind::Booth,
        _ => PlaceKind::Desk,
    };
    let at = Point::new(100 * i32::try_from(n).unwrap(), 0);
    Place {
        id: id(n),
        code: code(n),
        kind,
        zone: zone.clone(),
        name: None,
        capacity: 1,
        features: Vec::new(),
        equipment: if n < DOORS { EQUIPMENT.to_vec() } else { Vec::new() },
        outline: Polygon::rectangle(at.x_cm, 0, 80, 80),
        at,
    }
}
