//! From the replica to the signals: only what changed.

use super::{Live, MyPlace, Statuses};
use domain::Holder;
use domain::plan::PlaceId;
use leptos::prelude::*;
use std::collections::BTreeSet;
use sync::replica::{Replica, Standing};

/// Puts the new statuses of some places into their signals.
pub(super) fn paint(live: Live, places: &BTreeSet<PlaceId>) {
    let Some(shown) = live.shown_now() else { return };
    set_statuses(live, &shown.statuses, places.iter().copied());
    if !places.is_empty() {
        live.changes.try_update(|changes| *changes += 1);
    }
    paint_own(live);
}

/// Puts the statuses of all places into their signals.
pub(super) fn paint_all(live: Live, statuses: &Statuses, places: impl Iterator<Item = PlaceId>) {
    set_statuses(live, statuses, places);
    live.changes.try_update(|changes| *changes += 1);
    paint_own(live);
}

fn set_statuses(live: Live, statuses: &Statuses, places: impl Iterator<Item = PlaceId>) {
    let now = live.hub_now();
    for place in places {
        if let Some(status) = live.judged(place, now) {
            statuses.set(place, status);
        }
    }
}

fn paint_own(live: Live) {
    let (mine, waiting) = live.with_replica(|replica| own(replica)).unwrap_or_default();
    if live.mine.try_with_untracked(|before| *before != mine) == Some(true) {
        live.mine.try_set(mine);
    }
    if live.waiting.try_get_untracked() != Some(waiting) {
        live.waiting.try_set(waiting);
    }
}

fn own(replica: &Replica) -> (Vec<MyPlace>, u32) {
    let is_confirmed = |place: PlaceId| {
        let by_hub = replica.confirmed().stay(place).is_some_and(|stay| stay.holder.is_mine());
        by_hub || accepted(replica, place)
    };
    let mine = replica.state().stays_of(&()).filter_map(|(place, stay)| {
        Some(MyPlace {
            place,
            kind: replica.estate().place(place).map(|located| located.place.kind),
            occupancy: stay.holder.occupancy()?,
            until: stay.until,
            confirmed: is_confirmed(place),
        })
    });
    let noted = replica.waiting().iter().filter(|it| it.standing == Standing::Noted).count();
    (mine.collect(), u32::try_from(noted).unwrap_or(u32::MAX))
}

fn accepted(replica: &Replica, place: PlaceId) -> bool {
    let stay = replica.state().stay(place).and_then(|stay| stay.holder.occupancy());
    replica.waiting().iter().any(|it| {
        matches!(it.standing, Standing::Accepted { .. }) && Some(it.envelope.id.into()) == stay
    })
}
