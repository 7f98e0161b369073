//! Made-up floors and numbers for the tests of the map.

use domain::plan::{
    Bounds, Drawing, Floor, FloorCode, Label, Place, PlaceCode, PlaceId, PlaceKind, Plan, Point,
    Polygon, Site, SiteCode, SiteKind, Zone, ZoneCode, ZoneLevel,
};
use domain::time::{LocalClock, OpeningHours};
use domain::{Building, Estate, Rules};
use std::sync::Arc;
use uuid::Uuid;

/// Numbers that look random and are the same in every run (SplitMix64).
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Dice(seed)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    #[allow(clippy::cast_precision_loss)]
    pub fn between(&mut self, from: f64, to: f64) -> f64 {
        let share = (self.next() >> 11) as f64 / (1_u64 << 53) as f64;
        (to - from).mul_add(share, from)
    }

    pub fn below(&mut self, end: i32) -> i32 {
        i32::try_from(self.next() % u64::from(end.unsigned_abs())).unwrap()
    }
}

pub fn place(
    number: usize,
    kind: PlaceKind,
    outline: Polygon,
    at: Point,
    zone: &ZoneCode,
) -> Place {
    Place {
        id: PlaceId(Uuid::from_u128(number as u128 + 1)),
        code: PlaceCode::new(&format!("1.{}-{}", number / 6 + 100, number % 6 + 1)).unwrap(),
        kind,
        zone: zone.clone(),
        name: None,
        capacity: 1,
        features: Vec::new(),
        equipment: Vec::new(),
        outline,
        at,
    }
}

/// A floor with so many places in blocks of six desks; every 40th place is a room and every 41st a
/// booth. Five zones from left to right.
pub fn floor_of(count: usize) -> Floor {
    let columns = (count as f64 / 6.0).sqrt().ceil() as usize * 3;
    let zones: Vec<Zone> = (0..5)
        .zip(ZoneLevel::ALL)
        .map(|(index, level)| {
            let width = i32::try_from(columns).unwrap() * 240 / 5;
            let height = i32::try_from(count / columns + 1).unwrap() * 200;
            Zone {
                code: ZoneCode::new(&format!("t-1-{}", level.code())).unwrap(),
                level,
                name: None,
                areas: vec![Polygon::rectangle(index * width, 0, width, height)],
            }
        })
        .collect();
    let places: Vec<Place> = (0..count)
        .map(|number| {
            let (column, row) = (number % columns, number / columns);
            let (x, y) = (i32::try_from(column).unwrap() * 240, i32::try_from(row).unwrap() * 200);
            let kind = match number % 43 {
                40 => PlaceKind::Room,
                41 => PlaceKind::Booth,
                _ => PlaceKind::Desk,
            };
            let zone = &zones[column * 5 / columns].code;
            let (width, height) = if kind == PlaceKind::Desk { (160, 80) } else { (220, 180) };
            let outline = Polygon::rectangle(x, y, width, height);
            place(number, kind, outline, Point::new(x + width / 2, y + height / 2), zone)
        })
        .collect();
    let bounds = Bounds::around(places.iter().flat_map(|place| place.outline.points())).unwrap();
    Floor {
        code: FloorCode::new("t-1").unwrap(),
        ordinal: 1,
        name: Label::same("Verdieping 1"),
        short_name: "1".into(),
        rotation_degrees: 0,
        bounds,
        outline: vec![Polygon::rectangle(
            bounds.min.x_cm,
            bounds.min.y_cm,
            bounds.width_cm(),
            bounds.height_cm(),
        )],
        zones,
        places,
        amenities: Vec::new(),
        drawing: Drawing::default(),
    }
}

/// A building of one floor with some places.
pub fn estate() -> Estate {
    let plan = Arc::new(plan_of(&floor_of(12)));
    let rules = Rules::standard(LocalClock::default(), OpeningHours::ALWAYS);
    Estate::new(vec![Building { plan, hash: String::from("h"), rules }]).unwrap()
}

/// A building with that one floor.
pub fn plan_of(floor: &Floor) -> Plan {
    Plan {
        site: Site {
            code: SiteCode::new("t").unwrap(),
            name: Label::same("Proef"),
            kind: SiteKind::WerkHub,
        },
        floors: vec![floor.clone()],
    }
}
