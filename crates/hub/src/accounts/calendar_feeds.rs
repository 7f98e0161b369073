//! Secret addresses at which calendar programs read what somebody has reserved.

use super::{ReferenceHash, Secret, Throttle, ThrottleLimits};
use crate::calendar::{CALENDAR_KEY_BYTES, CalendarKey};
use crate::store::{AccountStore, StoreError};
use domain::PersonId;
use domain::time::Instant;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use thiserror::Error;

/// What one address may ask: many programs of one person each look every few minutes.
const AT_ONE_ADDRESS: ThrottleLimits =
    ThrottleLimits { burst: 60, one_each: Duration::from_secs(20) };

/// A feed as it is stored. A person has one at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CalendarFeedRow {
    /// Whose.
    pub person: PersonId,
    /// What is kept of the secret in its address.
    pub reference: ReferenceHash,
    /// Since when.
    pub made: Instant,
}

/// Why there is nothing to read at an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum FeedError {
    /// It was revoked, or never was.
    #[error("there is no calendar at this address: it was revoked, or never was")]
    Unknown,
    /// It is read too often.
    #[error("this calendar is read too often")]
    TooOften(Duration),
}

/// Why a feed could not be made.
#[derive(Debug, Error)]
pub enum NewFeedError {
    /// The store could not write it.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The system gives no random numbers.
    #[error("the system gives no random numbers: {0}")]
    Random(#[from] getrandom::Error),
}

/// All feeds. As with sessions, memory is never out of date.
pub struct CalendarFeeds {
    store: Arc<dyn AccountStore>,
    key: CalendarKey,
    live: Mutex<Live>,
    /// One change at a time, so that store and memory agree on the last.
    changing: tokio::sync::Mutex<()>,
    allowances: Throttle<ReferenceHash>,
}

#[derive(Default)]
struct Live {
    of_people: BTreeMap<PersonId, CalendarFeedRow>,
    owners: BTreeMap<ReferenceHash, PersonId>,
}

impl CalendarFeeds {
    /// Reads the feeds that there are. Those of people who may no longer sign in are removed.
    ///
    /// # Errors
    /// When the store cannot be read or written, or the system gives no random numbers.
    pub async fn load(store: Arc<dyn AccountStore>) -> Result<Self, NewFeedError> {
        let mut fresh = [0; CALENDAR_KEY_BYTES];
        getrandom::fill(&mut fresh)?;
        let key = CalendarKey::new(store.calendar_key(fresh).await?);
        let accounts = store.accounts().await?;
        let mut live = Live::default();
        for row in store.calendar_feeds().await? {
            if accounts.iter().any(|it| it.person == row.person && !it.disabled) {
                live.put(row);
            } else {
                store.remove_calendar_feed(row.person).await?;
            }
        }
        let (live, changing) = (Mutex::new(live), tokio::sync::Mutex::default());
        Ok(CalendarFeeds { store, key, live, changing, allowances: Throttle::new(AT_ONE_ADDRESS) })
    }

    /// A new address for a person; the one before ends. The answer exists nowhere else.
    ///
    /// # Errors
    /// [`NewFeedError`]; the one before then stays.
    pub async fn make(&self, person: PersonId, now: Instant) -> Result<Secret, NewFeedError> {
        let secret = Secret::random()?;
        let row = CalendarFeedRow { person, reference: secret.hash(), made: now };
        let _one = self.changing.lock().await;
        self.store.put_calendar_feed(row).await?;
        self.live().put(row);
        Ok(secret)
    }

    /// Since when a person has one.
    pub fn since(&self, person: PersonId) -> Option<Instant> {
        self.live().of_people.get(&person).map(|row| row.made)
    }

    /// Ends a person's feed; harmless where there is none.
    ///
    /// # Errors
    /// When the store cannot be written. It has ended all the same until a restart.
    pub async fn revoke(&self, person: PersonId) -> Result<(), StoreError> {
        let _one = self.changing.lock().await;
        self.live().take(person);
        self.store.remove_calendar_feed(person).await
    }

    /// Whose the feed is at the address with that secret; counts as reading it.
    ///
    /// # Errors
    /// [`FeedError`] where there is none, or it was read too often.
    pub fn find(&self, secret: &str, now: Instant) -> Result<PersonId, FeedError> {
        let secret = Secret::from_text(secret).ok_or(FeedError::Unknown)?;
        let reference = secret.hash();
        let person = self.live().owners.get(&reference).copied().ok_or(FeedError::Unknown)?;
        self.allowances.take(&reference, now).map_err(FeedError::TooOften)?;
        Ok(person)
    }

    /// By what names in public calendars are made.
    pub fn key(&self) -> &CalendarKey {
        &self.key
    }

    fn live(&self) -> MutexGuard<'_, Live> {
        self.live.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Live {
    fn put(&mut self, row: CalendarFeedRow) {
        self.take(row.person);
        self.owners.insert(row.reference, row.person);
        self.of_people.insert(row.person, row);
    }

    fn take(&mut self, person: PersonId) {
        if let Some(row) = self.of_people.remove(&person) {
            self.owners.remove(&row.reference);
        }
    }
}
