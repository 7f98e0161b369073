//! What did change. The only way state changes.

mod reading;

use crate::plan::{Equipment, FloorCode, PlaceId, SiteCode, ZoneCode};
use crate::time::{Instant, Span};
use crate::{ClosureId, Holder};
use reading::Flat;
use serde::{Deserialize, Serialize};

/// One change, already decided. Generic over what the viewer knows of the holder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "camelCase")]
#[serde(try_from = "Flat", bound(deserialize = "H: Holder"))]
pub enum Event<H> {
    /// Somebody is at a place now.
    CheckedIn {
        /// Where.
        place: PlaceId,
        /// Who, as far as the viewer may know.
        #[serde(flatten)]
        holder: H,
        /// Since when.
        at: Instant,
        /// When it ends by itself.
        until: Instant,
    },
    /// The place is free again.
    Released {
        /// Where.
        place: PlaceId,
        /// Who was there, as far as the viewer may know.
        #[serde(flatten)]
        holder: H,
        /// Since when it is free.
        at: Instant,
        /// Why.
        cause: ReleaseCause,
    },
    /// The stay lasts longer than before.
    Extended {
        /// Where.
        place: PlaceId,
        /// Who is there, as far as the viewer may know.
        #[serde(flatten)]
        holder: H,
        /// Since when that holds.
        at: Instant,
        /// When it ends by itself now.
        until: Instant,
    },
    /// A place is promised to somebody.
    Reserved {
        /// Where.
        place: PlaceId,
        /// Whose it is, as far as the viewer may know.
        #[serde(flatten)]
        holder: H,
        /// From when.
        from: Instant,
        /// Until when.
        until: Instant,
        /// When it is given up if nobody has checked in by then.
        lapses: Instant,
        /// The entry that this is part of: a later one is a later version of the same promise.
        revision: u64,
    },
    /// A promise is over. The place and the start name it to everybody.
    Unreserved {
        /// Where.
        place: PlaceId,
        /// Whose it was, as far as the viewer may know.
        #[serde(flatten)]
        holder: H,
        /// From when it would have been.
        from: Instant,
        /// Until when it would have been.
        until: Instant,
        /// When it ended.
        at: Instant,
        /// Why.
        cause: UnreserveCause,
    },
    /// What was taken back from its holder is over, or the holder has put it away.
    Forgotten {
        /// Of which place.
        place: PlaceId,
        /// Whose it was, as far as the viewer may know.
        #[serde(flatten)]
        holder: H,
        /// Since when.
        at: Instant,
    },
    /// A place, zone or floor is out of use, now or from a later moment on.
    Closed {
        /// What, from when, and until when.
        closure: Closure,
    },
    /// A closing has ended.
    Opened {
        /// Which closing.
        closure: ClosureId,
    },
    /// Something at a place does not work.
    FaultReported {
        /// Where.
        place: PlaceId,
        /// What.
        equipment: Equipment,
        /// Since when that is known.
        at: Instant,
    },
    /// It works again.
    Repaired {
        /// Where.
        place: PlaceId,
        /// What.
        equipment: Equipment,
    },
    /// The plan of a site has been replaced; apps fetch the new one.
    PlanReplaced {
        /// Of which site.
        site: SiteCode,
        /// Hash of the new plan, which is served at `/v1/plans/{hash}`.
        plan: String,
    },
}

/// Why a stay ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum ReleaseCause {
    /// The person released the place.
    Left,
    /// Its time was over: closing time, or the length of a walk-up.
    Ended,
    /// The place was closed.
    Closed,
    /// The place is no longer in the plan.
    Vanished,
}

/// Why a reservation ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum UnreserveCause {
    /// The person is there: it has become a stay.
    CheckedIn,
    /// The person gave it up.
    Cancelled,
    /// It is for another time or place now; what it has become follows.
    Changed,
    /// Nobody came in time.
    NoShow,
    /// The place was closed.
    Closed,
    /// The place is no longer in the plan.
    Vanished,
}

/// A place, zone or floor that is out of use. Carries no person, also not who closed it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Closure {
    /// Its key.
    pub id: ClosureId,
    /// What is closed.
    pub area: ClosedArea,
    /// From when; may lie ahead.
    pub at: Instant,
    /// Until when; `None` until somebody opens it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Instant>,
}

impl Closure {
    /// All of its time; without an end, as long as time can be told.
    pub fn span(&self) -> Span {
        Span::new(self.at, self.until.unwrap_or(Instant(i64::MAX)))
    }
}

/// What a closure covers.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum ClosedArea {
    /// One place.
    Place(PlaceId),
    /// All places of a zone.
    Zone(ZoneCode),
    /// All places of a floor.
    Floor(FloorCode),
}

impl<H: Holder> Event<H> {
    /// The place that the event is about, where it is about one.
    pub fn place(&self) -> Option<PlaceId> {
        match self {
            Event::CheckedIn { place, .. }
            | Event::Released { place, .. }
            | Event::Extended { place, .. }
            | Event::Reserved { place, .. }
            | Event::Unreserved { place, .. }
            | Event::Forgotten { place, .. }
            | Event::FaultReported { place, .. }
            | Event::Repaired { place, .. } => Some(*place),
            Event::Closed { .. } | Event::Opened { .. } | Event::PlanReplaced { .. } => None,
        }
    }

    /// Who it concerns, as far as the viewer may know.
    pub fn holder(&self) -> Option<&H> {
        match self {
            Event::CheckedIn { holder, .. }
            | Event::Released { holder, .. }
            | Event::Extended { holder, .. }
            | Event::Reserved { holder, .. }
            | Event::Unreserved { holder, .. }
            | Event::Forgotten { holder, .. } => Some(holder),
            Event::FaultReported { .. }
            | Event::Repaired { .. }
            | Event::Closed { .. }
            | Event::Opened { .. }
            | Event::PlanReplaced { .. } => None,
        }
    }
}
