//! Planted mistakes of a hub in what it was asked.

use crate::planted::Bug;
use domain::plan::PlaceCode;
use domain::time::Instant;
use domain::{Actor, Command, Party, ReservationId};
use hub::writer::{Posted, Published};
use std::collections::BTreeMap;

/// Makes the one that is planted, where it is one of these.
pub(super) fn make(
    bug: Bug,
    posted: &mut Posted,
    published: &Published,
    hung_first: &mut BTreeMap<Party, Actor>,
) {
    let principal = &mut posted.principal;
    let is_door = matches!(principal.actor, Actor::Door(_));
    match bug {
        Bug::ReleasesThePlace => free_whoever_is_there(posted, published),
        Bug::CancelsForAnybody => cancel_for_anybody(posted, published),
        Bug::DoorStaysWhereItHung if is_door => {
            principal.actor = *hung_first.entry(principal.party).or_insert(principal.actor);
        }
        Bug::ForgetsHowLong if is_door => posted.commands.iter_mut().for_each(|envelope| {
            if let Command::CheckIn { minutes, .. } = &mut envelope.command {
                *minutes = None;
            }
        }),
        Bug::VacatesWhoeverIsThere => vacate_whoever_is_there(posted, published),
        Bug::ArrivesForTheNext => arrive_for_the_next(posted, published),
        _ => {}
    }
}

/// *We are done* of a stay that is over ends the one that is there by now.
fn vacate_whoever_is_there(posted: &mut Posted, published: &Published) {
    for envelope in &mut posted.commands {
        let Command::Vacate { place, since } = &mut envelope.command else { continue };
        let there = published.estate.place_by_code(place);
        if let Some(stay) = there.and_then(|it| published.state.stay(it.place.id)) {
            *since = stay.since;
        }
    }
}

/// *We are here* for a promise that is over takes the one after it.
fn arrive_for_the_next(posted: &mut Posted, published: &Published) {
    let next = |place: &PlaceCode| -> Option<Instant> {
        let place = published.estate.place_by_code(place)?.place.id;
        published.state.reservations_at(place).first().map(|it| it.span.from)
    };
    for envelope in &mut posted.commands {
        let Command::Arrive { place, from } = &mut envelope.command else { continue };
        *from = next(place).unwrap_or(*from);
    }
}

/// A release of a stay that is over frees the place of somebody.
fn free_whoever_is_there(posted: &mut Posted, published: &Published) {
    for envelope in &mut posted.commands {
        let Command::Release { occupancy } = &mut envelope.command else { continue };
        let mut stays = published.state.stays();
        let is_there = published.state.stays().any(|(_, it)| it.holder.occupancy == *occupancy);
        if !is_there && let Some((_, other)) = stays.next() {
            *occupancy = other.holder.occupancy;
            posted.principal.party = other.holder.by;
        }
    }
}

/// Who gives up a promise that is over gives up another's.
fn cancel_for_anybody(posted: &mut Posted, published: &Published) {
    for envelope in &mut posted.commands {
        let Command::Cancel { reservation } = &mut envelope.command else { continue };
        let promised = || published.state.reservations().map(|(_, it)| it);
        let is_there = promised().any(|it| it.id() == Some(*reservation));
        if !is_there && let Some(other) = promised().next() {
            *reservation = ReservationId::from(other.holder.occupancy);
            posted.principal.party = other.holder.by;
        }
    }
}
