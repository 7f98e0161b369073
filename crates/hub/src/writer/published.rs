//! What is committed, for everybody who reads.

use super::plans::PlanDocument;
use domain::time::Instant;
use domain::{Estate, Held, State};
use std::collections::BTreeMap;
use std::sync::Arc;
use sync::wire::Cursor;

/// The state after the last commit. The hub's own view, with persons: whatever leaves the hub goes
/// through [`domain::redact_state`] first.
#[derive(Debug, Clone)]
pub struct Published {
    /// All buildings.
    pub estate: Arc<Estate>,
    /// Their plans as they are served, by hash; a few earlier ones too.
    pub plans: Arc<BTreeMap<String, Arc<PlanDocument>>>,
    /// Who is where, what is closed.
    pub state: State<Held>,
    /// Up to where in the log.
    pub cursor: Cursor,
    /// Moment of the last entry.
    pub at: Instant,
}
