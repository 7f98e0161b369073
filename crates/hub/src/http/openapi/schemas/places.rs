//! Places for other systems.

use super::building::{PlaceKind, ZoneLevel};
use serde::Serialize;
use utoipa::ToSchema;

/// All places that were asked for.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Places {
    /// In the order of the plan.
    pub places: Vec<Place>,
}

/// One place, as the reader may see it.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Place {
    /// What people say: `1.118-3`.
    pub code: String,
    /// Desk, room or booth.
    pub kind: PlaceKind,
    /// Code of the site.
    pub site: String,
    /// Code of the floor.
    pub floor: String,
    /// How lively its zone is.
    pub zone: ZoneLevel,
    /// For how many people.
    pub capacity: u16,
    /// What it offers: `sit-stand`, `display`, `hybrid-ready` …
    pub features: Vec<String>,
    /// What it is now.
    pub status: PlaceStatus,
    /// Until when it stays so, as things stand (RFC 3339); null when nobody knows.
    #[schema(format = DateTime, required = true)]
    pub until: Option<String>,
    /// Whether the reader is there, or it is reserved for the reader now; only for somebody who is signed in.
    #[schema(required = false, nullable = false)]
    pub mine: Option<bool>,
}

/// What a place is now.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub enum PlaceStatus {
    /// Anybody may take it.
    Free,
    /// Somebody is there.
    Occupied,
    /// Promised to somebody who is not there yet.
    Reserved,
    /// Out of use.
    Closed,
    /// The data is too old to say.
    Unknown,
}
