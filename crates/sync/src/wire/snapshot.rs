//! `GET /v1/snapshot?site=`: everything at once.

use super::Cursor;
use domain::plan::{PlaceId, SiteCode};
use domain::time::Instant;
use domain::{OccupancyId, Rules, State, Stay};
use serde::{Deserialize, Serialize};

/// The state of a site as everybody may see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SharedSnapshot {
    /// Which site.
    pub site: SiteCode,
    /// Up to where in the log.
    pub cursor: Cursor,
    /// Hub time at which it was taken.
    pub taken_at: Instant,
    /// Hash of the plan, which is served at `/v1/plans/{hash}`.
    pub plan: String,
    /// What holds at the site.
    pub rules: Rules,
    /// Who is where, without who.
    pub state: State<()>,
}

/// The same for a signed-in person: with the own stays, of all sites.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", from = "Flat")]
pub struct Snapshot {
    /// What everybody may see.
    #[serde(flatten)]
    pub shared: SharedSnapshot,
    /// The reader's own stays; none for the public.
    pub mine: Vec<MyStay>,
}

/// A [`Snapshot`] as it is read: `serde` reads flattened fields by way of a buffer, which costs the
/// app twice the code.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Flat {
    site: SiteCode,
    cursor: Cursor,
    taken_at: Instant,
    plan: String,
    rules: Rules,
    state: State<()>,
    #[serde(default)]
    mine: Vec<MyStay>,
}

impl From<Flat> for Snapshot {
    fn from(flat: Flat) -> Self {
        let Flat { site, cursor, taken_at, plan, rules, state, mine } = flat;
        Snapshot { shared: SharedSnapshot { site, cursor, taken_at, plan, rules, state }, mine }
    }
}

/// One of the reader's own stays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MyStay {
    /// Where.
    pub place: PlaceId,
    /// By which stay; a release names it.
    pub occupancy: OccupancyId,
    /// Since when.
    pub since: Instant,
    /// When it ends by itself.
    pub until: Instant,
}

impl MyStay {
    /// In the form in which state keeps it.
    pub fn stay(&self) -> (PlaceId, Stay<OccupancyId>) {
        (self.place, Stay { holder: self.occupancy, since: self.since, until: self.until })
    }
}
