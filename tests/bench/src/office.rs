//! A made-up office with as many places and promises as a benchmark wants.

use anyhow::Result;
use domain::plan::{
    Bounds, Drawing, Feature, Floor, FloorCode, Label, Place, PlaceCode, PlaceId, PlaceKind, Plan,
    Point, Polygon, Site, SiteCode, SiteKind, Zone, ZoneCode, ZoneLevel,
};
use domain::time::{Instant, OpeningHours};
use domain::{Building, Estate, Holder, Rules, State};
use hub::clock::amsterdam;
use serde_json::{Value, json};
use std::sync::Arc;
use uuid::Uuid;

/// Monday 23 November 2026, midnight in the Netherlands.
pub const MONDAY: Instant = Instant(1_795_388_400_000);
/// An hour, in milliseconds.
pub const HOUR: i64 = 3_600_000;
/// A day without a change of the clock.
pub const DAY: i64 = 24 * HOUR;
/// Places in a row of the floor, and how far apart they are.
const A_ROW: usize = 100;
const APART_CM: i32 = 300;

/// How many places there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// Desks.
    pub desks: usize,
    /// Rooms.
    pub rooms: usize,
}

/// All places on one floor, half of it lively and half of it quiet.
///
/// # Errors
/// When a code is not as codes are.
pub fn plan(size: Size) -> Result<Plan> {
    let site = SiteCode::new("wh")?;
    let zones = [("wh-0-meet", ZoneLevel::Meet), ("wh-0-silence", ZoneLevel::Silence)];
    let zones = zones.into_iter().map(|(code, level)| {
        let areas = vec![Polygon::rectangle(0, 0, 100_000, 100_000)];
        Ok(Zone { code: ZoneCode::new(code)?, level, name: None, areas })
    });
    let zones: Vec<Zone> = zones.collect::<Result<_>>()?;
    let kinds = std::iter::repeat_n(PlaceKind::Desk, size.desks)
        .chain(std::iter::repeat_n(PlaceKind::Room, size.rooms));
    let places = kinds.enumerate().map(|(n, kind)| {
        let zone = zones.iter().cycle().nth(n % 2).map(|zone| zone.code.clone());
        place(n, kind, zone.unwrap_or(ZoneCode::new("wh-0-meet")?))
    });
    let outline = Polygon::rectangle(0, 0, 100_000, 100_000);
    let floor = Floor {
        code: FloorCode::of(&site, 0)?,
        ordinal: 0,
        name: Label::same("Begane grond"),
        short_name: "0".to_owned(),
        rotation_degrees: 0,
        bounds: Bounds { min: Point::new(0, 0), max: Point::new(100_000, 100_000) },
        outline: vec![outline],
        places: places.collect::<Result<_>>()?,
        zones,
        amenities: Vec::new(),
        drawing: Drawing::default(),
    };
    let site = Site { code: site, name: Label::same("Werk Hub"), kind: SiteKind::WerkHub };
    Ok(Plan { site, floors: vec![floor] })
}

fn place(n: usize, kind: PlaceKind, zone: ZoneCode) -> Result<Place> {
    let (row, column) = (i32::try_from(n / A_ROW)?, i32::try_from(n % A_ROW)?);
    let at = Point::new(100 + column * APART_CM, 100 + row * APART_CM);
    let features = if n.is_multiple_of(3) {
        vec![Feature::SitStand, Feature::DualMonitor]
    } else {
        Vec::new()
    };
    Ok(Place {
        id: PlaceId(Uuid::from_u128(0xD000 + n as u128)),
        code: PlaceCode::new(&format!("0.{n}"))?,
        kind,
        zone,
        name: None,
        capacity: if kind == PlaceKind::Room { 8 } else { 1 },
        features,
        equipment: Vec::new(),
        outline: Polygon::rectangle(at.x_cm - 60, at.y_cm - 60, 120, 120),
        at,
    })
}

/// The rules of the design, open every day from seven to seven.
pub fn rules() -> Rules {
    Rules::standard(amsterdam(MONDAY), OpeningHours::weekdays(7 * 60, 19 * 60))
}

/// The plan as the code that judges has it.
///
/// # Errors
/// When the plan contradicts itself.
pub fn estate(plan: Plan) -> Result<Estate> {
    let building = Building { plan: Arc::new(plan), hash: String::new(), rules: rules() };
    Ok(Estate::new(vec![building])?)
}

/// Promises of every place for so many days from Monday, each day from eight on so many of an hour
/// each. Their fields as on the wire, without a holder.
pub fn promises(plan: &Plan, days: i64, a_day: i64) -> Vec<Value> {
    let places = plan.floors.iter().flat_map(|floor| &floor.places);
    let times = (0..days).flat_map(|day| (0..a_day).map(move |nth| (day, nth)));
    let starts: Vec<i64> =
        times.map(|(day, nth)| MONDAY.0 + day * DAY + (8 + nth) * HOUR).collect();
    let each = places.flat_map(|place| starts.iter().map(|from| (place.id, *from)));
    let each = each.map(|(place, from)| {
        let (until, lapses) = (from + HOUR, from + HOUR / 2);
        json!({"place": place, "from": from, "until": until, "lapses": lapses, "revision": 1})
    });
    each.collect()
}

/// The state of an office where this is promised and nobody is there.
///
/// # Errors
/// When a promise is not as they are on the wire.
pub fn state<H>(promises: &[Value]) -> Result<State<H>>
where
    H: Holder,
    State<H>: serde::de::DeserializeOwned,
{
    let tables = json!({"stays": [], "closures": [], "reservations": promises});
    Ok(serde_json::from_value(tables)?)
}
