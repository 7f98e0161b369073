//! Where a reader begins: the state of a site as bytes, made once for everybody.

use crate::writer::{Hub, Published};
use axum::body::Bytes;
use domain::plan::{PlaceId, SiteCode};
use domain::time::Instant;
use domain::{Building, Parts, redact_state};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use sync::wire::{Own, SharedSnapshot};

/// How long the same bytes are given again while nothing changes: they also say when they were
/// taken.
const FRESH_MS: i64 = 1_000;

/// The newest snapshot of each site.
#[derive(Debug, Default)]
pub struct Snapshots {
    of_site: Mutex<BTreeMap<SiteCode, Arc<SharedBytes>>>,
}

/// The state of a site as everybody may see it.
#[derive(Debug)]
pub struct SharedBytes {
    seq: u64,
    taken_at: Instant,
    /// As JSON.
    pub json: Bytes,
    /// Compressed, when it was first asked for.
    pub brotli: OnceLock<Bytes>,
    /// The same for readers that know only this.
    pub gzip: OnceLock<Bytes>,
}

impl Snapshots {
    /// The state of a site, without persons; `None` when there is no such site.
    ///
    /// # Errors
    /// When it cannot be written as JSON.
    pub fn shared(
        &self,
        hub: &Hub,
        site: &SiteCode,
    ) -> Result<Option<Arc<SharedBytes>>, serde_json::Error> {
        let now = hub.now();
        let published = hub.read();
        let Some(building) = published.estate.building(site) else { return Ok(None) };
        let fresh = |it: &SharedBytes| {
            it.seq == published.cursor.seq && now.ms_since(it.taken_at) < FRESH_MS
        };
        let mut of_site = self.of_site.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = of_site.get(site).filter(|known| fresh(known)) {
            return Ok(Some(Arc::clone(known)));
        }
        let bytes = Arc::new(SharedBytes {
            seq: published.cursor.seq,
            taken_at: now,
            json: serde_json::to_vec(&shared_snapshot(&published, building, now))?.into(),
            brotli: OnceLock::new(),
            gzip: OnceLock::new(),
        });
        of_site.insert(site.clone(), Arc::clone(&bytes));
        Ok(Some(bytes))
    }
}

impl SharedBytes {
    /// The same with what is a person's own: the JSON of [`sync::wire::Snapshot`].
    ///
    /// # Errors
    /// When they cannot be written as JSON.
    pub fn with_own(&self, own: &Own) -> Result<Bytes, serde_json::Error> {
        let mut json = self.json.strip_suffix(b"}").unwrap_or(&self.json).to_vec();
        let own = serde_json::to_vec(own)?;
        json.push(b',');
        json.extend_from_slice(own.strip_prefix(b"{").unwrap_or(&own));
        Ok(json.into())
    }

    /// Up to where in the log it goes.
    pub fn seq(&self) -> u64 {
        self.seq
    }
}

/// The state of a site as everybody may see it.
pub fn shared_snapshot(published: &Published, building: &Building, now: Instant) -> SharedSnapshot {
    let site = &building.plan.site.code;
    let mut parts = Parts::from(redact_state(&published.state, &()));
    let here = |place: PlaceId| {
        let located = published.estate.place(place);
        located.is_some_and(|it| it.building.plan.site.code == *site)
    };
    parts.stays.retain(|(place, _)| here(*place));
    parts.closures.retain(|it| published.estate.site_of(&it.area) == Some(site));
    parts.reservations.retain(|(place, _)| here(*place));
    parts.faults.retain(|fault| here(fault.place));
    SharedSnapshot {
        site: site.clone(),
        cursor: published.cursor,
        taken_at: now,
        plan: building.hash.clone(),
        rules: building.rules.clone(),
        state: domain::State::new(parts),
    }
}
