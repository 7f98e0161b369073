//! A hub without its edge: what an operator's commands work on when none is running.

use super::anchors::Anchors;
use super::failure::Failure;
use super::operator::Operator;
use crate::accounts::{Accounts, CalendarFeeds, Sessions};
use crate::clock::{Clock, SystemClock};
use crate::config::{Policies, SessionEnds};
use crate::http::address::Origin;
use crate::metrics::Metrics;
use crate::screens::Screens;
use crate::store::{AccountStore, DataDir, ScreenStore, SqliteStore, Store, StoreError};
use crate::writer::{Hub, HubSettings};
use std::sync::Arc;

/// A hub that decides, with its accounts and sessions.
pub struct Core {
    /// What decides.
    pub hub: Hub,
    /// Who is signed in.
    pub sessions: Arc<Sessions>,
    /// Calendars at secret addresses.
    pub feeds: Arc<CalendarFeeds>,
    /// Which screens hang in the building.
    pub screens: Arc<Screens>,
    /// Who may sign in.
    pub accounts: Arc<Accounts>,
    /// What the edge counts.
    pub metrics: Metrics,
    /// Where the time is read.
    pub clock: Arc<dyn Clock>,
    /// Where everything is written down.
    pub store: SqliteStore,
    /// The rules of the house, for sites that are new.
    pub policies: Policies,
}

/// Opens the store of a data directory that is locked for this process.
///
/// # Errors
/// When it cannot be opened.
pub async fn store(data: DataDir) -> Result<SqliteStore, StoreError> {
    SqliteStore::open(data).await
}

/// Starts what decides, on a store that is open.
///
/// # Errors
/// When the store cannot be read.
pub async fn core(
    store: SqliteStore,
    build: String,
    session_ends: SessionEnds,
) -> Result<Core, Failure> {
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let metrics = Metrics::new();
    let for_accounts: Arc<dyn AccountStore> = Arc::new(store.clone());
    let for_hub: Arc<dyn Store> = Arc::new(store.clone());
    let sessions = Arc::new(Sessions::load(for_accounts.clone(), session_ends).await?);
    let feeds = Arc::new(CalendarFeeds::load(for_accounts.clone()).await?);
    let for_screens: Arc<dyn ScreenStore> = Arc::new(store.clone());
    let screens = Arc::new(Screens::load(for_screens, clock.now()).await?);
    let with = (Arc::clone(&sessions), Arc::clone(&feeds));
    let accounts = Arc::new(Accounts::new(for_accounts, with.0, with.1, metrics.clone()));
    let hub = Hub::start(for_hub, Arc::clone(&clock), HubSettings { build }).await?;
    let policies = Policies::default();
    Ok(Core { hub, sessions, feeds, screens, accounts, metrics, clock, store, policies })
}

impl Core {
    /// Who carries out orders on it; `reached_at` is where people reach the hub, if it runs.
    pub fn operator(&self, reached_at: Option<Origin>) -> Operator {
        Operator {
            hub: self.hub.clone(),
            accounts: Arc::clone(&self.accounts),
            policies: self.policies.clone(),
            reached_at,
            anchors: Anchors::in_data(self.store.data_dir().path()),
            store: self.store.clone(),
        }
    }
}
