//! A small building: two floors, two zones each, desks, a room and a booth.

use domain::plan::*;
use domain::time::{LocalClock, OpeningHours};
use domain::{Building, Estate, Rules};
use std::sync::Arc;
use uuid::Uuid;

/// Codes of its places, in the order of their keys.
pub const PLACES: [&str; 8] = ["0.1", "0.2", "0.3", "0.R", "1.1", "1.2", "1.3", "1.B"];

/// The key of the n-th place.
pub fn place_id(n: usize) -> PlaceId {
    PlaceId(Uuid::from_u128(n as u128 + 1))
}

/// The building as an estate.
pub fn estate() -> Estate {
    Estate::new(vec![building()]).unwrap()
}

/// The building by itself.
pub fn building() -> Building {
    let site = SiteCode::new("t").unwrap();
    let floors = (0..2).map(|ordinal| floor(&site, ordinal)).collect();
    let site = Site { code: site, name: Label::same("Test"), kind: SiteKind::WerkHub };
    let rules = Rules::standard(LocalClock::default(), OpeningHours::weekdays(420, 1_080));
    let plan = Arc::new(Plan { site, floors });
    Building { plan, hash: "h".into(), rules }
}

fn floor(site: &SiteCode, ordinal: i16) -> Floor {
    let code = FloorCode::of(site, ordinal).unwrap();
    let zone = |level: ZoneLevel| Zone {
        code: ZoneCode::new(&format!("{code}-{}", level.code())).unwrap(),
        level,
        name: None,
        areas: vec![Polygon::rectangle(0, 0, 1_000, 1_000)],
    };
    let zones = vec![zone(ZoneLevel::Meet), zone(ZoneLevel::Silence)];
    let first = usize::try_from(ordinal).unwrap() * 4;
    let places = (first..first + 4).map(|n| place(n, &zones[n % 2])).collect();
    Floor {
        code,
        ordinal,
        name: Label::same(format!("Verdieping {ordinal}")),
        short_name: ordinal.to_string(),
        rotation_degrees: 0,
        bounds: Bounds { min: Point::new(0, 0), max: Point::new(1_000, 1_000) },
        outline: vec![Polygon::rectangle(0, 0, 1_000, 1_000)],
        zones,
        places,
        amenities: Vec::new(),
        drawing: Drawing::default(),
    }
}

fn place(n: usize, zone: &Zone) -> Place {
    let code = PLACES[n];
    let kind = match code.as_bytes()[2] {
        b'R' => PlaceKind::Room,
        b'B' => PlaceKind::Booth,
        _ => PlaceKind::Desk,
    };
    let at = Point::new(100 * i32::try_from(n).unwrap(), 0);
    Place {
        id: place_id(n),
        code: PlaceCode::new(code).unwrap(),
        kind,
        zone: zone.code.clone(),
        name: None,
        capacity: 1,
        features: Vec::new(),
        equipment: Vec::new(),
        outline: Polygon::rectangle(at.x_cm, 0, 80, 80),
        at,
    }
}
