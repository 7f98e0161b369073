//! What the writer keeps in memory: what is committed, or, within a batch, what will be.

use super::ended::Ended;
use super::plans::{self, PlanDocument};
use super::published::Published;
use crate::store::{Loaded, LogEntry, PlanRow, Store, StoreError};
use domain::time::Instant;
use domain::{Building, Estate, Held, State};
use std::collections::BTreeMap;
use std::sync::Arc;
use sync::wire::{Cursor, Epoch};

/// Most entries from which a reader can catch up; one who is further behind takes a snapshot,
/// which is smaller than so many entries.
pub const LOG_ENTRIES: usize = 4_096;
/// Plans of a site that are kept beside the current one, for apps that hold an older snapshot.
pub const EARLIER_PLANS: u32 = 2;

/// Copy of what is stored, on which the writer judges.
#[derive(Debug)]
pub struct Memory {
    pub estate: Arc<Estate>,
    pub plans: Arc<BTreeMap<String, Arc<PlanDocument>>>,
    pub state: State<Held>,
    pub epoch: Epoch,
    pub head: u64,
    pub last_at: Instant,
    pub ended: Ended,
}

impl Memory {
    /// Reads it, with the newest entries of the log.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read, or what is read contradicts itself.
    pub async fn load(
        store: &dyn Store,
        now: Instant,
    ) -> Result<(Memory, Vec<LogEntry>), StoreError> {
        let Loaded { epoch, head, last_at, state, plans, log } = store.load(LOG_ENTRIES).await?;
        let memory = Memory {
            estate: Arc::new(estate_of(&plans, now)?),
            plans: Arc::new(plans.iter().zip(0..).map(document).collect()),
            state,
            epoch,
            head,
            last_at,
            ended: Ended::in_log(&log, head, last_at),
        };
        Ok((memory, log))
    }

    /// The same for readers.
    pub fn published(&self) -> Published {
        Published {
            estate: Arc::clone(&self.estate),
            plans: Arc::clone(&self.plans),
            state: self.state.clone(),
            cursor: Cursor { epoch: self.epoch, seq: self.head },
            at: self.last_at,
        }
    }

    /// Takes a plan into use, and lets go of the oldest of its site.
    pub fn put_plan(&mut self, row: &PlanRow, estate: Estate) {
        let mut documents = BTreeMap::clone(&self.plans);
        let arrival = documents.values().map(|it| it.arrival + 1).max().unwrap_or(0);
        documents.extend([document((row, arrival))]);
        let of_site = documents.values().filter(|it| it.site == row.site);
        let mut by_arrival: Vec<_> = of_site.map(|it| (it.arrival, it.hash.clone())).collect();
        by_arrival.sort();
        let too_many = by_arrival.len().saturating_sub(EARLIER_PLANS as usize + 1);
        for (_, hash) in by_arrival.into_iter().take(too_many) {
            documents.remove(&hash);
        }
        self.plans = Arc::new(documents);
        self.estate = Arc::new(estate);
    }
}

fn document((row, arrival): (&PlanRow, usize)) -> (String, Arc<PlanDocument>) {
    (row.hash.clone(), Arc::new(PlanDocument::new(row, arrival)))
}

fn estate_of(plans: &[PlanRow], now: Instant) -> Result<Estate, StoreError> {
    let current = plans.iter().filter(|row| row.current);
    let mut buildings =
        current.map(|row| plans::building(row, now)).collect::<Result<Vec<Building>, _>>()?;
    buildings.sort_by(|one, other| one.plan.site.code.cmp(&other.plan.site.code));
    Estate::new(buildings)
        .map_err(|error| StoreError::Damaged { what: "plan", why: error.to_string() })
}
