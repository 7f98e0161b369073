//! A hub that runs, on a clock that stands still.

use super::{FaultyStore, START, plan, rules};
use crate::clock::TurnedClock;
use crate::store::{DataDir, MemoryStore, SqliteStore, Store};
use crate::writer::{Hub, HubSettings, Principal};
use domain::plan::SiteCode;
use domain::{Party, PersonId, ScreenId};
use std::path::Path;
use std::sync::Arc;
use sync::wire::{Answer, CommandEnvelope};
use uuid::Uuid;

/// A running hub with what stands around it.
pub struct Running {
    pub hub: Hub,
    pub store: Arc<FaultyStore>,
    pub clock: TurnedClock,
}

/// The store in a directory.
pub async fn sqlite_in(path: &Path) -> SqliteStore {
    SqliteStore::open(DataDir::lock(path).unwrap()).await.unwrap()
}

impl Running {
    /// On a store in memory, with the sites `wh` (20 desks) and `wijk` (3 desks).
    pub async fn with_two_sites() -> Self {
        let running = Running::on(Arc::new(MemoryStore::default())).await;
        running.hub.replace_plan(plan("wh", 20), rules()).await.unwrap();
        running.hub.replace_plan(plan("wijk", 3), rules()).await.unwrap();
        running
    }

    /// On that store, as it is.
    pub async fn on(store: Arc<dyn Store>) -> Self {
        Running::at(store, TurnedClock::at(START)).await
    }

    /// On that store, by that clock.
    pub async fn at(store: Arc<dyn Store>, clock: TurnedClock) -> Self {
        let store = Arc::new(FaultyStore::around(store));
        let settings = HubSettings { build: "test".to_owned() };
        let hub = Hub::start(store.clone(), Arc::new(clock.clone()), settings).await.unwrap();
        Running { hub, store, clock }
    }

    /// Asks for one thing.
    pub async fn ask(&self, principal: Principal, command: CommandEnvelope) -> Answer {
        self.ask_all(principal, vec![command]).await.remove(0)
    }

    /// Asks for several things in one request.
    pub async fn ask_all(
        &self,
        principal: Principal,
        commands: Vec<CommandEnvelope>,
    ) -> Vec<Answer> {
        let (Party::Person(PersonId(key)) | Party::Screen(ScreenId(key))) = principal.party;
        let outbox = Uuid::from_u128(key.as_u128() + 1);
        let outcomes = self.hub.submit(principal, outbox, commands).await.unwrap();
        outcomes.into_iter().map(|outcome| outcome.answer).collect()
    }

    pub fn site(code: &str) -> SiteCode {
        SiteCode::new(code).unwrap()
    }
}
