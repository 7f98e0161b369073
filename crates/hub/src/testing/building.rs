//! Small buildings: one floor, two zones, desks, a room and a booth.

use super::START;
use crate::clock::amsterdam;
use domain::Rules;
use domain::plan::*;
use domain::time::OpeningHours;
use uuid::Uuid;

const ROOM: &str = "R";
pub const BOOTH: &str = "B";

/// The code of the n-th desk of a site, from 1.
pub fn desk(site: &str, n: usize) -> PlaceCode {
    PlaceCode::new(&format!("{site}.{n}")).unwrap()
}

/// The key of a place.
pub fn place_id(code: &PlaceCode) -> PlaceId {
    PlaceId(Uuid::new_v5(&Uuid::NAMESPACE_OID, code.as_str().as_bytes()))
}

/// The code of a zone on the one floor of a site.
pub fn zone(site: &str, level: ZoneLevel) -> ZoneCode {
    ZoneCode::new(&format!("{site}-0-{}", level.code())).unwrap()
}

/// A site with so many desks: odd ones in the zone to meet, even ones in the silent zone.
pub fn plan(site: &str, desks: usize) -> Plan {
    let code = SiteCode::new(site).unwrap();
    let zones = [ZoneLevel::Meet, ZoneLevel::Silence].map(|level| Zone {
        code: zone(site, level),
        level,
        name: None,
        areas: vec![Polygon::rectangle(0, 0, 10_000, 1_000)],
    });
    let meet = &zones[0].code;
    let mut places: Vec<Place> = (1..=desks)
        .map(|n| place(desk(site, n), PlaceKind::Desk, &zones[(n + 1) % 2].code, n))
        .collect();
    let others = [(ROOM, PlaceKind::Room), (BOOTH, PlaceKind::Booth)];
    places.extend(others.map(|(name, kind)| {
        place(PlaceCode::new(&format!("{site}.{name}")).unwrap(), kind, meet, 0)
    }));
    let floor = Floor {
        code: FloorCode::of(&code, 0).unwrap(),
        ordinal: 0,
        name: Label::same("Begane grond"),
        short_name: "0".to_owned(),
        rotation_degrees: 0,
        bounds: Bounds { min: Point::new(0, 0), max: Point::new(10_000, 1_000) },
        outline: vec![Polygon::rectangle(0, 0, 10_000, 1_000)],
        zones: zones.to_vec(),
        places,
        amenities: Vec::new(),
        drawing: Drawing::default(),
    };
    let site = Site { code, name: Label::same(site), kind: SiteKind::WerkHub };
    Plan { site, floors: vec![floor] }
}

/// The rules of the design, in Dutch time, open on weekdays from seven to six.
pub fn rules() -> Rules {
    Rules::standard(amsterdam(START), OpeningHours::weekdays(7 * 60, 18 * 60))
}

fn place(code: PlaceCode, kind: PlaceKind, zone: &ZoneCode, n: usize) -> Place {
    let at = Point::new(100 * i32::try_from(n).unwrap(), 0);
    Place {
        id: place_id(&code),
        code,
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
