//! What does not work, until it is repaired.

use crate::plan::{Equipment, Place, PlaceCode, PlaceId, hybrid_ready};
use crate::time::Instant;
use crate::{Ask, Estate, Event, Holder, Reason, State, Verdict};
use serde::{Deserialize, Serialize};

/// A piece of equipment that does not work. Carries no person, also not who reported it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Fault {
    /// Where it stands.
    pub place: PlaceId,
    /// What.
    pub equipment: Equipment,
    /// Since when that is known.
    pub at: Instant,
}

/// Whether people elsewhere can take part as equals in a room as it is now: what that takes stands
/// there, and none of it is reported broken.
pub fn is_hybrid_ready<H: Holder>(place: &Place, state: &State<H>) -> bool {
    hybrid_ready(&place.working(&state.broken_at(place)))
}

pub(crate) fn report<H: Holder>(
    estate: &Estate,
    state: &State<H>,
    ask: &Ask<'_, H>,
    place: &PlaceCode,
    equipment: Equipment,
) -> Verdict<H> {
    let Some(located) = estate.place_by_code(place) else {
        return Verdict::Rejected(Reason::UnknownPlace);
    };
    let place = located.place;
    match state.fault(place.id, equipment) {
        Some(_) => Verdict::Granted(Vec::new()),
        None if !place.equipment.contains(&equipment) => Verdict::Rejected(Reason::BadInput),
        None => {
            Verdict::Granted(vec![Event::FaultReported { place: place.id, equipment, at: ask.at }])
        }
    }
}

pub(crate) fn repair<H: Holder>(
    estate: &Estate,
    state: &State<H>,
    ask: &Ask<'_, H>,
    place: &PlaceCode,
    equipment: Equipment,
) -> Verdict<H> {
    if !ask.actor.manages_building() {
        return Verdict::Rejected(Reason::NotPermitted);
    }
    let Some(located) = estate.place_by_code(place) else {
        return Verdict::Rejected(Reason::UnknownPlace);
    };
    let place = located.place.id;
    match state.fault(place, equipment) {
        Some(_) => Verdict::Granted(vec![Event::Repaired { place, equipment }]),
        None => Verdict::Granted(Vec::new()),
    }
}
