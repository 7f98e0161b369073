//! Where else one could go.

use crate::plan::{Place, PlaceId};
use crate::sorted::put_in_order;
use crate::time::{Instant, Span};
use crate::{Estate, Holder, Located, State, is_free_during, status};

/// Up to `count` free places of the same kind, nearest first: those of the same zone level on the
/// same floor, then on other floors of the building, then of other levels on the same floor.
pub fn nearest_free<H: Holder>(
    estate: &Estate,
    state: &State<H>,
    from: PlaceId,
    count: usize,
    now: Instant,
) -> Vec<PlaceId> {
    nearest(estate, from, count, |located| status(located, state, now).is_free())
}

/// The same of those that nobody has and nobody is promised during a time.
pub fn nearest_free_during<H: Holder>(
    estate: &Estate,
    state: &State<H>,
    from: PlaceId,
    count: usize,
    span: Span,
) -> Vec<PlaceId> {
    nearest(estate, from, count, |located| is_free_during(located, state, span))
}

fn nearest(
    estate: &Estate,
    from: PlaceId,
    count: usize,
    is_free: impl Fn(Located<'_>) -> bool,
) -> Vec<PlaceId> {
    let Some(origin) = estate.place(from) else { return Vec::new() };
    let mut candidates: Vec<_> = origin
        .building
        .plan
        .floors
        .iter()
        .flat_map(|floor| floor.places.iter())
        .filter(|place| place.kind == origin.place.kind && place.id != from)
        .filter_map(|place| Some((remoteness(origin, estate.place(place.id)?)?, place)))
        .collect();
    put_in_order(&mut candidates, |(a, one), (b, other)| {
        a.cmp(b).then_with(|| one.code.cmp(&other.code))
    });
    let free = candidates
        .into_iter()
        .map(|(_, place)| place)
        .filter(|place: &&Place| estate.place(place.id).is_some_and(&is_free));
    free.take(count).map(|place| place.id).collect()
}

/// How far off a place is: floors away first, then how much livelier or quieter, then distance.
fn remoteness(origin: Located<'_>, other: Located<'_>) -> Option<(u8, u16, i64)> {
    let floors = origin.floor.ordinal.abs_diff(other.floor.ordinal);
    let distance = origin.place.at.distance_squared(other.place.at);
    match (floors, origin.zone.level == other.zone.level) {
        (0, true) => Some((0, 0, distance)),
        (_, true) => Some((1, floors, distance)),
        (0, false) => {
            let levels = origin.zone.level.bars().abs_diff(other.zone.level.bars());
            Some((2, u16::from(levels), distance))
        }
        (_, false) => None,
    }
}
