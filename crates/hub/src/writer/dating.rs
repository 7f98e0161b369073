//! From when a check-in counts that was noted without a network.

use super::batch::{Asked, outbox_of};
use super::draft::Draft;
use crate::store::Known;
use domain::plan::PlaceCode;
use domain::time::Instant;
use domain::{Actor, Evidence, Located, NotBefore, Reason};
use sync::wire::Made;

/// From when a stay would count.
#[derive(Debug, Clone, Copy)]
pub struct Dated {
    pub since: Instant,
    /// Only the device's own clock says so, and it was never compared with the hub's.
    pub is_estimated: bool,
}

impl Dated {
    /// Now: nothing is dated back.
    pub fn now(now: Instant) -> Self {
        Dated { since: now, is_estimated: false }
    }
}

impl Draft<'_> {
    /// From when a check-in at a place counts.
    ///
    /// # Errors
    /// [`Reason::Expired`] when the local day in which it was noted is over.
    pub fn dated(&self, asked: &Asked, place: &PlaceCode, known: &Known) -> Result<Dated, Reason> {
        let Some(located) = self.memory.estate.place_by_code(place) else {
            return Ok(Dated::now(self.now));
        };
        // A door asks at once or not at all: nothing it asks is of before.
        if matches!(asked.principal.actor, Actor::Door(_)) {
            return Ok(Dated::now(self.now));
        }
        let Some(made) = evidence(asked.envelope.made).moment(self.now) else {
            return Ok(Dated::now(self.now));
        };
        if made.day_is_over(&located.building.rules.clock, self.now) {
            return Err(Reason::Expired);
        }
        let bounds = self.not_before(asked, located, known);
        let since = bounds.begin(made.at, self.now);
        Ok(Dated { since, is_estimated: made.is_estimated })
    }

    /// The window of a walk-up is the local day.
    fn not_before(&self, asked: &Asked, located: Located<'_>, known: &Known) -> NotBefore {
        let clock = &located.building.rules.clock;
        let today = clock.local(self.now).map(|local| clock.start_of_day(local.date()));
        NotBefore {
            last_contact: known.marks.get(&outbox_of(asked)).map(|mark| mark.at),
            window: today.unwrap_or(self.now),
            place_free: self.memory.ended.of_place(located.place.id),
            person_free: self.memory.ended.of_party(asked.principal.party),
        }
    }
}

fn evidence(made: Made) -> Evidence {
    let Made { wall_ms, offset_ms, error_ms } = made;
    Evidence { clock: Instant(wall_ms), offset_ms, error_ms }
}
