//! What is said of a place: a pure function of state, time and viewer.

use crate::time::Instant;
use crate::{Holder, Located, State};
use serde::{Deserialize, Serialize};

/// What a place is now, as far as the viewer may know it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "status", rename_all = "camelCase")]
pub enum Status {
    /// Anybody may take it, until then.
    Free {
        /// When a stay that begins now would end.
        until: Instant,
    },
    /// Somebody is there.
    Occupied {
        /// When it ends by itself.
        until: Instant,
        /// Whether it is the viewer.
        mine: bool,
    },
    /// Out of use.
    Closed {
        /// Until then; `None` until somebody opens it.
        until: Option<Instant>,
    },
    /// The data is too old to say.
    Unknown,
}

impl Status {
    /// The word in the API and in `data-status`.
    pub fn code(&self) -> &'static str {
        match self {
            Status::Free { .. } => "free",
            Status::Occupied { .. } => "occupied",
            Status::Closed { .. } => "closed",
            Status::Unknown => "unknown",
        }
    }

    /// Whether somebody could take it.
    pub fn is_free(&self) -> bool {
        matches!(self, Status::Free { .. })
    }

    /// Whether it is the viewer who is there.
    pub fn is_mine(&self) -> bool {
        matches!(self, Status::Occupied { mine: true, .. })
    }
}

/// The status of a place. Somebody who is there counts before a closing.
pub fn status<H: Holder>(located: Located<'_>, state: &State<H>, now: Instant) -> Status {
    if let Some(stay) = state.stay(located.place.id) {
        return Status::Occupied { until: stay.until, mine: stay.holder.is_mine() };
    }
    if let Some(closure) = state.closure_over(&located.areas()) {
        return Status::Closed { until: closure.until };
    }
    let rules = &located.building.rules;
    Status::Free { until: rules.end_of_stay(located.place.kind, now, None) }
}
