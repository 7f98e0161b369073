//! What was: one's own reservations and stays of the last days.

use domain::UnreserveCause;
use domain::plan::{PlaceCode, PlaceKind};
use domain::time::Instant;
use serde::{Deserialize, Serialize};

/// `GET /v1/me/past`. Sent to the person it is about, and to nobody else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Past {
    /// What was over last stands first.
    pub past: Vec<PastItem>,
}

/// A reservation or a stay that is over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PastItem {
    /// Where; nothing when the place is no longer in the plan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<PlaceCode>,
    /// What kind of place; nothing when it is no longer in the plan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<PlaceKind>,
    /// Since when somebody was there, or from when it was reserved.
    pub from: Instant,
    /// Until when somebody was there, or until when it was reserved.
    pub until: Instant,
    /// When that was over: left, cancelled, taken back.
    pub at: Instant,
    /// What became of it.
    pub became: Became,
}

/// What became of a reservation or a stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Became {
    /// The person was there.
    WasThere,
    /// The door of the room was told that they are there: it was used, by whomever.
    UsedAtDoor,
    /// The person cancelled it.
    Cancelled,
    /// Nobody checked in in time.
    NoShow,
    /// The place was closed, or left the plan.
    Closed,
}

impl Became {
    /// What a reservation has become that ended so; nothing while it goes on as something else.
    pub fn of_reservation(cause: UnreserveCause) -> Option<Self> {
        match cause {
            UnreserveCause::CheckedIn | UnreserveCause::Changed => None,
            UnreserveCause::Cancelled => Some(Became::Cancelled),
            UnreserveCause::NoShow => Some(Became::NoShow),
            UnreserveCause::Closed | UnreserveCause::Vanished => Some(Became::Closed),
        }
    }
}
