//! Counting what is free, and choosing the floor to begin with.

use crate::replica::{Shown, Statuses};
use crate::wanted::Wanted;
use domain::plan::{Floor, PlaceId, PlaceKind};

/// How many places of what is wanted are free in the building, and how many there are. Tracked.
pub fn counts(shown: &Shown, wanted: &Wanted) -> (u32, u32) {
    let floors = shown.plan().floors.iter();
    floors.map(|floor| on_floor(&shown.statuses, floor, wanted)).fold((0, 0), add)
}

/// The same for one floor. Costs what there are zones, not places. Tracked.
pub fn on_floor(statuses: &Statuses, floor: &Floor, wanted: &Wanted) -> (u32, u32) {
    let zones = floor.zones.iter();
    zones
        .flat_map(|zone| PlaceKind::ALL.map(|kind| (zone, kind)))
        .filter(|(zone, kind)| wanted.fits(*kind, zone.level))
        .map(|(zone, kind)| (statuses.free_in(&zone.code, kind), statuses.all_in(&zone.code, kind)))
        .fold((0, 0), add)
}

/// The floor to begin with: where most of what is wanted is free. Without a wish the floor of the
/// own place, else the ground floor. Tracked.
pub fn best_floor<'a>(
    shown: &'a Shown,
    wanted: &Wanted,
    own: Option<PlaceId>,
) -> Option<&'a Floor> {
    let floors = &shown.plan().floors;
    if wanted.is_everything() {
        let of_own = own.and_then(|place| shown.estate.place(place)).map(|located| located.floor);
        return of_own.or_else(|| ground_floor(floors));
    }
    let free = |floor: &Floor| on_floor(&shown.statuses, floor, wanted);
    let most =
        floors.iter().map(|floor| (free(floor), floor)).fold(None, |best, next| match best {
            // The first of equals: the lower floor is less of a climb.
            Some((count, _)) if next.0 <= count => best,
            _ => Some(next),
        });
    most.filter(|((_, all), _)| *all > 0).map(|(_, floor)| floor).or_else(|| ground_floor(floors))
}

fn ground_floor(floors: &[Floor]) -> Option<&Floor> {
    floors.iter().min_by_key(|floor| floor.ordinal.unsigned_abs())
}

fn add(a: (u32, u32), b: (u32, u32)) -> (u32, u32) {
    (a.0 + b.0, a.1 + b.1)
}
