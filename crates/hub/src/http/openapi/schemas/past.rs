//! What was.

use super::building::PlaceKind;
use serde::Serialize;
use utoipa::ToSchema;

/// The own reservations and stays of the last 14 days that are over.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Past {
    /// What was over last stands first; at most 200.
    pub past: Vec<PastItem>,
}

/// A reservation or a stay that is over.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PastItem {
    /// Code of the place; nothing when it is no longer in the plan.
    #[schema(required = false, nullable = false)]
    pub place: Option<String>,
    /// What kind of place.
    #[schema(required = false, nullable = false)]
    pub kind: Option<PlaceKind>,
    /// Since when the person was there, or from when it was reserved.
    pub from: i64,
    /// Until when.
    pub until: i64,
    /// When that was over.
    pub at: i64,
    /// What became of it.
    pub became: Became,
}

/// What became of a reservation or a stay.
#[derive(Serialize, ToSchema)]
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
