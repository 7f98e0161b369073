//! What a person asks for.

use crate::plan::{Equipment, FloorCode, PlaceCode, ZoneCode};
use crate::time::Instant;
use crate::{ClosureId, OccupancyId, ReservationId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A wish; [`crate::decide`] says what it would change. On the wire its `kind` is the tag.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase", deny_unknown_fields)]
pub enum Command {
    /// I am at this place now.
    CheckIn {
        /// The place by what people say.
        place: PlaceCode,
        /// For how long, where the rules leave a choice; never longer than they allow.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        minutes: Option<u16>,
    },
    /// We are here, says the door of a room of those to whom it is promised: the promise becomes a
    /// stay that the door holds, so of nobody it is written down that they are there. Whose promise it
    /// was has that stay too: may extend and release it, and checks in to it without any change. It
    /// names the promise, so a late touch cannot take the next one.
    Arrive {
        /// The place by what people say.
        place: PlaceCode,
        /// From when it is promised.
        from: Instant,
    },
    /// Nobody is here any more, says the door of a room. It names the stay by its beginning, which
    /// everybody may know.
    Vacate {
        /// The place by what people say.
        place: PlaceCode,
        /// Since when somebody was there.
        since: Instant,
    },
    /// I leave. Names the stay, so a late release cannot free the next person's place.
    Release {
        /// The stay.
        occupancy: OccupancyId,
    },
    /// Promise me this place for that time.
    Reserve {
        /// The place by what people say.
        place: PlaceCode,
        /// From when.
        from: Instant,
        /// Until when; that moment itself is no longer mine.
        until: Instant,
    },
    /// Promise me this place every week at that time. All of it or nothing: what cannot be is
    /// listed with the refusal, and leaving it out is asked for, never assumed.
    ReserveSeries {
        /// The place by what people say.
        place: PlaceCode,
        /// From when, the first time; the same local time every week.
        from: Instant,
        /// Until when, the first time.
        until: Instant,
        /// How many weeks, with those that are left out.
        weeks: u16,
        /// Local dates that are left out.
        #[serde(default, skip_serializing_if = "Vec::is_empty", with = "crate::time::dates")]
        skip: Vec<NaiveDate>,
    },
    /// I will not come. Harmless when repeated.
    Cancel {
        /// Which promise.
        reservation: ReservationId,
    },
    /// Report that a piece of equipment does not work.
    ReportFault {
        /// The place where it stands.
        place: PlaceCode,
        /// What.
        equipment: Equipment,
    },
    /// Say that it works again (facility manager).
    Repair {
        /// The place where it stands.
        place: PlaceCode,
        /// What.
        equipment: Equipment,
    },
    /// The same promise for another time or another place.
    Change {
        /// Which promise.
        reservation: ReservationId,
        /// Where it is to be.
        place: PlaceCode,
        /// From when.
        from: Instant,
        /// Until when.
        until: Instant,
    },
    /// I stay longer, or leave sooner, than I said.
    Extend {
        /// The stay.
        occupancy: OccupancyId,
        /// When it is to end.
        until: Instant,
    },
    /// Take a place, zone or floor out of use (facility manager).
    Close {
        /// What.
        target: Target,
        /// From when; without it, from now on.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<Instant>,
        /// Until when; without it, until somebody opens it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<Instant>,
    },
    /// End a closing (facility manager).
    Open {
        /// Which.
        closure: ClosureId,
    },
}

/// What a closing is about, by code: `{"floor": "wh-2"}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Target {
    /// One place.
    Place(PlaceCode),
    /// All places of a zone.
    Zone(ZoneCode),
    /// All places of a floor.
    Floor(FloorCode),
}
