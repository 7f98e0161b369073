//! Plans as they are served: immutable bytes with an address.

use crate::store::{PlanRow, StoreError};
use axum::body::Bytes;
use domain::plan::{Plan, SiteCode};
use domain::time::Instant;
use domain::{Building, Rules};
use sha2::{Digest, Sha256};
use std::sync::Arc;
use tokio::sync::OnceCell;

/// A plan as JSON bytes. Its address is a hash of them, so it never changes.
#[derive(Debug)]
pub struct PlanDocument {
    /// The address: `/v1/plans/{hash}`.
    pub hash: String,
    /// Of which site.
    pub site: SiteCode,
    /// Its place in the order in which plans came.
    pub(super) arrival: usize,
    /// What is served.
    pub body: Bytes,
    /// The same, compressed once, when it was first asked for.
    pub brotli: OnceCell<Bytes>,
    /// The same for readers that know only this.
    pub gzip: OnceCell<Bytes>,
}

/// Bytes of the hash that stand in the address: enough that two plans never share one.
const HASH_BYTES: usize = 16;

/// The row that keeps a plan as the current one of its site, and the building it makes.
///
/// # Errors
/// When it cannot be written as JSON.
pub(super) fn row_and_building(
    plan: Plan,
    rules: Rules,
) -> Result<(PlanRow, Building), serde_json::Error> {
    let body: Arc<[u8]> = serde_json::to_vec(&plan)?.into();
    let hash = hash_of(&body);
    let site = plan.site.code.clone();
    let rules_text = serde_json::to_string(&rules)?;
    let row = PlanRow { hash: hash.clone(), site, body, rules: rules_text, current: true };
    Ok((row, Building { plan: Arc::new(plan), hash, rules }))
}

/// The building of a row that was kept. Local time is expanded anew: a hub that has been off for
/// years must not run on the transitions of then.
///
/// # Errors
/// [`StoreError::Damaged`] when plan or rules cannot be read.
pub(super) fn building(row: &PlanRow, now: Instant) -> Result<Building, StoreError> {
    let damaged = |why: serde_json::Error| StoreError::Damaged {
        what: "plan",
        why: format!("{} of site {}: {why}", row.hash, row.site),
    };
    let plan: Plan = serde_json::from_slice(&row.body).map_err(damaged)?;
    let rules: Rules = serde_json::from_str(&row.rules).map_err(damaged)?;
    let rules = rules.with_reserving();
    let rules = Rules { clock: crate::clock::amsterdam(now), ..rules };
    Ok(Building { plan: Arc::new(plan), hash: row.hash.clone(), rules })
}

impl PlanDocument {
    /// What is served of a row.
    pub(super) fn new(row: &PlanRow, arrival: usize) -> Self {
        PlanDocument {
            hash: row.hash.clone(),
            site: row.site.clone(),
            arrival,
            body: Bytes::from_owner(Arc::clone(&row.body)),
            brotli: OnceCell::new(),
            gzip: OnceCell::new(),
        }
    }
}

fn hash_of(body: &[u8]) -> String {
    let digest = Sha256::digest(body);
    digest.iter().take(HASH_BYTES).map(|byte| format!("{byte:02x}")).collect()
}
