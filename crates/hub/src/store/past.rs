//! What was: reservations and stays that are over, for the person who had them and for nobody else.

use super::LogEntry;
use domain::plan::PlaceId;
use domain::time::Instant;
use domain::{Event, Held, OccupancyId, Party, PersonId, UnreserveCause};
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
    /// A stay that ended, since when somebody was there; nothing for one of a door, which was nobody.
    pub(in crate::store) fn of_stay(
        place: PlaceId,
        holder: Held,
        since: Instant,
        at: Instant,
    ) -> Option<Self> {
        let Held { by: Party::Person(person), occupancy, .. } = holder else { return None };
        let became = Became::WasThere;
        Some(PastRow { person, occupancy, place, from: since, until: at, at, became })
    }

    /// The reservations that became stays of a door: they were used, and nobody is said to have been
    /// there.
    pub(in crate::store) fn used_at_doors(entry: &LogEntry) -> impl Iterator<Item = Self> {
        let pairs = entry.events.iter().zip(entry.events.iter().skip(1));
        pairs.filter_map(|(ended, begun)| {
            let Event::Unreserved { place, holder, from, until, at, cause } = &ended.event else {
                return None;
            };
            let Held { by: Party::Person(person), occupancy, .. } = *holder else { return None };
            let is_of_door = matches!(&begun.event,
                Event::CheckedIn { place: begun_at, holder: Held { by: Party::Screen(_), .. }, .. }
                    if begun_at == place);
            let (place, from, until, at) = (*place, *from, *until, *at);
            let became = Became::UsedAtDoor;
            (is_of_door && *cause == UnreserveCause::CheckedIn).then_some(PastRow {
                person,
                occupancy,
                place,
                from,
                until,
                at,
                became,
            })
        })
    }

    /// The reservation that ended by this event; nothing where it goes on as something else.
    pub(in crate::store) fn of_reservation(event: &Event<Held>) -> Option<Self> {
        let Event::Unreserved { place, holder, from, until, at, cause } = event else {
            return None;
        };
        let became = Became::of_reservation(*cause)?;
        let Held { by: Party::Person(person), occupancy, .. } = *holder else { return None };
        let (place, from, until, at) = (*place, *from, *until, *at);
        Some(PastRow { person, occupancy, place, from, until, at, became })
    }
}
