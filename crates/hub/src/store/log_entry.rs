//! The log as it is kept: entries whose events know which site they are about.

use domain::plan::SiteCode;
use domain::time::Instant;
use domain::{Event, Held};
use serde::{Deserialize, Serialize};

/// One accepted command or one step of time, with 0..n events, atomic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogEntry {
    /// Its number: dense, global in the installation.
    pub seq: u64,
    /// Its moment in hub time.
    pub at: Instant,
    /// What changed, in order.
    pub events: Vec<LoggedEvent>,
}

/// An event with its site. The site is written down when the event is made: a place that vanished
/// from the plan later still belongs to the site whose readers must hear of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LoggedEvent {
    /// Whose readers hear of it; only the holder does when it is of no site any more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<SiteCode>,
    /// What changed.
    pub event: Event<Held>,
}
