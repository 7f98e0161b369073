//! From the replica to the signals: only what changed.

use super::shell::Shell;
use super::{Live, MyPlace, Shown, Statuses};
use domain::plan::PlaceId;
use domain::sorted::SortedSet;
use domain::time::Instant;
use domain::{Command, Holder, Status};
use leptos::prelude::*;
use sync::replica::{Outlook, Replica, Standing};

/// Puts the new statuses of some places into their signals.
pub(super) fn paint(live: Live, places: &SortedSet<PlaceId>) {
    let Some(shown) = live.shown_now() else { return };
    set_statuses(live, &shown.statuses, places.iter().copied());
    live.changes.try_update(|changes| *changes += 1);
    paint_own(live);
}

/// Puts the statuses that have become others by time alone into their signals.
pub(super) fn turn(live: Live, after: Instant, until: Instant) {
    let turned = live.with_replica(|replica| replica.turned(after, until).places);
    if let Some(places) = turned.filter(|places| !places.is_empty()) {
        paint(live, &places);
    }
}

/// Puts the statuses of all places into their signals.
pub(super) fn paint_all(live: Live, shown: &Shown) {
    let places = shown.plan().floors.iter().flat_map(|floor| &floor.places);
    set_statuses(live, &shown.statuses, places.map(|place| place.id));
    live.changes.try_update(|changes| *changes += 1);
    paint_own(live);
}

fn set_statuses(live: Live, statuses: &Statuses, places: impl Iterator<Item = PlaceId>) {
    let now = live.hub_now();
    for place in places {
        statuses.set(place, live.judged(place, now).unwrap_or(Status::Unknown));
    }
}

/// Puts into their signals what the viewer has to do with.
pub(super) fn paint_own(live: Live) {
    let now = live.hub_now();
    let mine = live.with_replica(|replica| own(replica, now)).unwrap_or_default();
    let leaving = live.with_replica(|replica| leaving(replica)).unwrap_or_default();
    let waiting = live.with_shell(waiting).unwrap_or_default();
    set_when_other(live.mine, mine);
    set_when_other(live.leaving, leaving);
    let doubtful = live.with_replica(|replica| doubtful(replica)).unwrap_or_default();
    set_when_other(live.doubtful, doubtful);
    set_when_other(live.waiting, waiting);
}

fn set_when_other<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if signal.try_with_untracked(|before| *before != value) == Some(true) {
        signal.try_set(value);
    }
}

/// The own stays that have not ended by themselves; when the hub cannot be reached, nobody says so.
fn own(replica: &Replica, now: Instant) -> Vec<MyPlace> {
    let is_confirmed = |place: PlaceId| {
        let by_hub = replica.confirmed().stay(place).is_some_and(|stay| stay.holder.is_mine());
        by_hub || accepted(replica, place)
    };
    let stays = replica.state().stays_of(&()).filter(|(_, stay)| stay.until > now);
    let mine = stays.filter_map(|(place, stay)| {
        Some(MyPlace {
            place,
            kind: replica.estate().place(place).map(|located| located.place.kind),
            occupancy: stay.holder.occupancy()?,
            until: stay.until,
            confirmed: is_confirmed(place),
            at_door: stay.holder.promised_to().is_some(),
        })
    });
    mine.collect()
}

/// Own places by what the hub has said, that the own waiting commands let go.
fn leaving(replica: &Replica) -> Vec<PlaceId> {
    let confirmed = replica.confirmed().stays_of(&()).map(|(place, _)| place);
    let is_kept =
        |place: PlaceId| replica.state().stay(place).is_some_and(|stay| stay.holder.is_mine());
    let is_noted = replica.waiting().iter().any(|it| it.standing == Standing::Noted);
    confirmed.filter(|place| is_noted && !is_kept(*place)).collect()
}

/// Places of waiting check-ins that would be turned down as things look from here.
fn doubtful(replica: &Replica) -> Vec<PlaceId> {
    let unlikely = replica.waiting().iter().filter(|it| matches!(it.outlook, Outlook::Unlikely(_)));
    unlikely
        .filter_map(|it| match &it.envelope.command {
            Command::CheckIn { place, .. } => replica.estate().place_by_code(place),
            _ => None,
        })
        .map(|located| located.place.id)
        .collect()
}

/// What the hub has not finished with, also what was put aside.
fn waiting(shell: &mut Shell) -> u32 {
    let count = shell.outbox.as_ref().map_or(0, |outbox| outbox.waiting().count());
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn accepted(replica: &Replica, place: PlaceId) -> bool {
    let stay = replica.state().stay(place).and_then(|stay| stay.holder.occupancy());
    replica.waiting().iter().any(|it| {
        matches!(it.standing, Standing::Accepted { .. }) && Some(it.envelope.id.into()) == stay
    })
}
