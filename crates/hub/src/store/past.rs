//! What was: reservations and stays that are over, for the person who had them and for nobody else.

use domain::plan::PlaceId;
use domain::time::Instant;
use domain::{Event, Held, OccupancyId, PersonId};
use sync::wire::Became;

/// Most that is kept of one person; the oldest makes room. Somebody who comes and goes ten times a
/// day still finds all of it.
pub const MOST_PAST_A_PERSON: usize = 200;

/// A reservation or a stay that is over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastRow {
    /// Whose.
    pub person: PersonId,
    /// By what it was named.
    pub occupancy: OccupancyId,
    /// Where.
    pub place: PlaceId,
    /// Since when somebody was there, or from when it was reserved.
    pub from: Instant,
    /// Until when.
    pub until: Instant,
    /// When that was over.
    pub at: Instant,
    /// What became of it.
    pub became: Became,
}

impl PastRow {
    /// A stay that ended, since when somebody was there.
    pub(in crate::store) fn of_stay(
        place: PlaceId,
        holder: Held,
        since: Instant,
        at: Instant,
    ) -> Self {
        let Held { person, occupancy } = holder;
        let became = Became::WasThere;
        PastRow { person, occupancy, place, from: since, until: at, at, became }
    }

    /// The reservation that ended by this event; nothing where it goes on as something else.
    pub(in crate::store) fn of_reservation(event: &Event<Held>) -> Option<Self> {
        let Event::Unreserved { place, holder, from, until, at, cause } = event else {
            return None;
        };
        let became = Became::of_reservation(*cause)?;
        let Held { person, occupancy } = *holder;
        let (place, from, until, at) = (*place, *from, *until, *at);
        Some(PastRow { person, occupancy, place, from, until, at, became })
    }
}
