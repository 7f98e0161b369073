//! *Find me a place*: which are free then, best first, and why each of them.

use crate::plan::{Equipment, Feature, FloorCode, PlaceCode, PlaceId, PlaceKind, Point, ZoneLevel};
use crate::sorted::put_in_order;
use crate::time::{Instant, Span};
use crate::{Building, Estate, Holder, Located, State, is_free_during, is_hybrid_ready};

/// What somebody looks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// Desk, room or booth.
    pub kind: PlaceKind,
    /// For when.
    pub span: Span,
    /// Which zones will do; any when empty.
    pub levels: Vec<ZoneLevel>,
    /// What a desk must offer.
    pub features: Vec<Feature>,
    /// What must stand in a room, and work.
    pub equipment: Vec<Equipment>,
    /// Whether people elsewhere must be able to take part as equals.
    pub hybrid: bool,
    /// For how many people.
    pub people: u16,
    /// Where it should be close to.
    pub near: Option<Near>,
}

/// A point that a place should be close to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Near {
    /// On which floor.
    pub floor: FloorCode,
    /// Where there.
    pub at: Point,
}

impl Wanted {
    /// Any place of a kind for a time.
    pub fn any(kind: PlaceKind, span: Span) -> Self {
        Wanted {
            kind,
            span,
            levels: Vec::new(),
            features: Vec::new(),
            equipment: Vec::new(),
            hybrid: false,
            people: 1,
            near: None,
        }
    }
}

/// A place that will do, with what is said for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Which.
    pub place: PlaceId,
    /// How lively it is there.
    pub level: ZoneLevel,
    /// Until when nobody else is promised it, or the building closes.
    pub free_until: Instant,
    /// How far it is from what it should be close to, in centimetres; nothing when nothing was
    /// said, or when it is on another floor.
    pub distance_cm: Option<u32>,
    /// What it offers of what was asked for, then what it offers besides.
    pub offers: Vec<Feature>,
    /// For how many people.
    pub capacity: u16,
    /// Whether people elsewhere can take part as equals.
    pub is_hybrid_ready: bool,
}

/// All places of a building that will do, best first: close to what was said, then free for long
/// after it, then with room to spare but not much of it, then by code.
pub fn find<H: Holder>(
    estate: &Estate,
    building: &Building,
    state: &State<H>,
    wanted: &Wanted,
) -> Vec<Found> {
    let places = building.plan.floors.iter().flat_map(|floor| &floor.places);
    let of_kind = places.filter(|place| place.kind == wanted.kind);
    let suitable = of_kind.filter_map(|place| estate.place(place.id)).filter(|located| {
        suits(*located, state, wanted) && is_free_during(*located, state, wanted.span)
    });
    let mut found: Vec<(Rank<'_>, Found)> =
        suitable.map(|located| judged(located, state, wanted)).collect();
    put_in_order(&mut found, |(one, _), (other, _)| one.cmp(other));
    found.into_iter().map(|(_, found)| found).collect()
}

/// Smaller is better.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Rank<'a> {
    floors_away: u16,
    distance_squared: i64,
    spare_seats: u16,
    taken_soon: std::cmp::Reverse<Instant>,
    extras: std::cmp::Reverse<usize>,
    code: &'a PlaceCode,
}

fn suits<H: Holder>(located: Located<'_>, state: &State<H>, wanted: &Wanted) -> bool {
    let Located { place, zone, .. } = located;
    let works = |it: &Equipment| place.working(&state.broken_at(place)).contains(it);
    (wanted.levels.is_empty() || wanted.levels.contains(&zone.level))
        && wanted.features.iter().all(|feature| place.features.contains(feature))
        && wanted.equipment.iter().all(works)
        && (!wanted.hybrid || is_hybrid_ready(place, state))
        && place.capacity >= wanted.people
}

fn judged<'a, H: Holder>(
    located: Located<'a>,
    state: &State<H>,
    wanted: &Wanted,
) -> (Rank<'a>, Found) {
    let Located { building, floor, zone, place } = located;
    let near = wanted.near.as_ref();
    let target = near.and_then(|near| building.plan.floors.iter().find(|it| it.code == near.floor));
    let floors_away = target.map_or(0, |target| target.ordinal.abs_diff(floor.ordinal));
    let squared = near.map(|near| place.at.distance_squared(near.at));
    let free_until = free_until(located, state, wanted.span);
    let mut offers = wanted.features.clone();
    offers.extend(place.features.iter().filter(|it| !wanted.features.contains(it)));
    let rank = Rank {
        floors_away,
        distance_squared: squared.unwrap_or_default(),
        spare_seats: place.capacity.saturating_sub(wanted.people),
        taken_soon: std::cmp::Reverse(free_until),
        extras: std::cmp::Reverse(offers.len()),
        code: &place.code,
    };
    let on_the_floor = squared.filter(|_| floors_away == 0);
    let found = Found {
        place: place.id,
        level: zone.level,
        free_until,
        distance_cm: on_the_floor.map(centimetres),
        offers,
        capacity: place.capacity,
        is_hybrid_ready: is_hybrid_ready(place, state),
    };
    (rank, found)
}

/// Until when a place that is free during a time stays so.
fn free_until<H: Holder>(located: Located<'_>, state: &State<H>, span: Span) -> Instant {
    let rules = &located.building.rules;
    let closing = rules.closing(span.from).max(span.until);
    let agenda = state.reservations_at(located.place.id).iter();
    let next = agenda.map(|it| it.span.from).find(|from| *from >= span.until);
    next.map_or(closing, |next| next.min(closing))
}

/// The root of a square of centimetres, downwards.
fn centimetres(squared: i64) -> u32 {
    u32::try_from(squared.max(0).isqrt()).unwrap_or(u32::MAX)
}
