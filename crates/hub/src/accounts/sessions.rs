//! All sessions: in memory for every call, in the store for after a restart.

use super::{Account, Caller, OpenStreams, ReferenceHash, Secret, SessionRow};
use crate::config::SessionEnds;
use crate::store::{AccountStore, StoreError};
use domain::PersonId;
use domain::time::Instant;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use thiserror::Error;
use tokio_util::sync::CancellationToken;

/// Most sessions of one person; beyond it the one that was unused longest ends.
pub const MOST_SESSIONS_A_PERSON: usize = 100;

/// How far the stored time of last use may be behind, so that reading does not mean writing.
const USE_IS_STORED_EACH: Duration = Duration::from_secs(5 * 60);

/// Why a session could not begin or end.
#[derive(Debug, Error)]
pub enum SessionError {
    /// The store could not write it.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The system gives no random numbers.
    #[error("the system gives no random numbers: {0}")]
    Random(getrandom::Error),
}

/// All sessions. The store is behind a lock on the data directory, so memory is never out of date.
pub struct Sessions {
    store: Arc<dyn AccountStore>,
    ends: SessionEnds,
    live: Mutex<BTreeMap<ReferenceHash, Live>>,
}

struct Live {
    caller: Caller,
    begun: Instant,
    used: Instant,
    stored_used: Instant,
}

impl Sessions {
    /// Reads the sessions that were there before a restart. Those of people who may no longer sign
    /// in are left to [`sweep`](Self::sweep).
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn load(store: Arc<dyn AccountStore>, ends: SessionEnds) -> Result<Self, StoreError> {
        let accounts: BTreeMap<PersonId, Account> =
            store.accounts().await?.into_iter().map(|account| (account.person, account)).collect();
        let mut live = BTreeMap::new();
        let mut orphans = Vec::new();
        for row in store.sessions().await? {
            match accounts.get(&row.person).filter(|account| !account.disabled) {
                Some(account) => {
                    live.insert(row.reference, Live::new(account, row));
                }
                None => orphans.push(row.reference),
            }
        }
        store.remove_sessions(orphans).await?;
        Ok(Sessions { store, ends, live: Mutex::new(live) })
    }

    /// Begins a session; the answer is for the cookie and exists nowhere else.
    ///
    /// # Errors
    /// [`SessionError`] when it cannot be made or stored.
    pub async fn begin(&self, account: &Account, now: Instant) -> Result<Secret, SessionError> {
        let reference = Secret::random().map_err(SessionError::Random)?;
        let row = SessionRow {
            reference: reference.hash(),
            person: account.person,
            begun: now,
            used: now,
        };
        self.store.put_session(row).await?;
        let surplus = {
            let mut live = self.live();
            live.insert(row.reference, Live::new(account, row));
            surplus_of(&live, account.person)
        };
        self.end_all(surplus).await?;
        Ok(reference)
    }

    /// Who has this reference, if the session has not ended; counts as use.
    pub fn find(&self, reference: ReferenceHash, now: Instant) -> Option<Caller> {
        let mut live = self.live();
        let session = live.get_mut(&reference)?;
        if session.has_ended(now, self.ends) {
            return None;
        }
        session.used = session.used.max(now);
        Some(session.caller.clone())
    }

    /// Ends one session and its streams.
    ///
    /// # Errors
    /// When the store cannot be written. The session has ended all the same until a restart.
    pub async fn end(&self, reference: ReferenceHash) -> Result<(), StoreError> {
        self.end_all(vec![reference]).await
    }

    /// Ends all sessions of a person and their streams.
    ///
    /// # Errors
    /// When the store cannot be written. They have ended all the same until a restart.
    pub async fn end_all_of(&self, person: PersonId) -> Result<(), StoreError> {
        let theirs = {
            let live = self.live();
            let theirs = live.iter().filter(|(_, session)| session.caller.person == person);
            theirs.map(|(reference, _)| *reference).collect()
        };
        self.end_all(theirs).await
    }

    /// Ends what is over, and stores when the rest was last used. Called about once a minute.
    ///
    /// # Errors
    /// When the store cannot be written; the next call does it.
    pub async fn sweep(&self, now: Instant) -> Result<(), StoreError> {
        let (over, used) = {
            let live = self.live();
            let over: Vec<ReferenceHash> = live
                .iter()
                .filter(|(_, session)| session.has_ended(now, self.ends))
                .map(|(reference, _)| *reference)
                .collect();
            let used: Vec<(ReferenceHash, Instant)> = live
                .iter()
                .filter(|(_, session)| {
                    session.used.ms_since(session.stored_used) >= ms(USE_IS_STORED_EACH)
                })
                .map(|(reference, session)| (*reference, session.used))
                .collect();
            (over, used)
        };
        self.end_all(over).await?;
        if used.is_empty() {
            return Ok(());
        }
        self.store.touch_sessions(used.clone()).await?;
        let mut live = self.live();
        for (reference, used) in used {
            if let Some(session) = live.get_mut(&reference) {
                session.stored_used = used;
            }
        }
        Ok(())
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.live().len()
    }

    /// How long a cookie can be of use.
    pub fn longest(&self) -> Duration {
        self.ends.absolute
    }

    async fn end_all(&self, references: Vec<ReferenceHash>) -> Result<(), StoreError> {
        if references.is_empty() {
            return Ok(());
        }
        for reference in &references {
            if let Some(session) = self.live().remove(reference) {
                session.caller.ended.cancel();
            }
        }
        self.store.remove_sessions(references).await
    }

    fn live(&self) -> MutexGuard<'_, BTreeMap<ReferenceHash, Live>> {
        self.live.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Live {
    fn new(account: &Account, row: SessionRow) -> Self {
        let caller = Caller {
            person: account.person,
            name: account.name.as_str().into(),
            role: account.role,
            begun: row.begun,
            reference: row.reference,
            ended: CancellationToken::new(),
            streams: OpenStreams::default(),
        };
        Live { caller, begun: row.begun, used: row.used, stored_used: row.used }
    }

    fn has_ended(&self, now: Instant, ends: SessionEnds) -> bool {
        now.ms_since(self.used) >= ms(ends.idle) || now.ms_since(self.begun) >= ms(ends.absolute)
    }
}

/// The sessions of a person beyond the most there may be, longest unused first.
fn surplus_of(live: &BTreeMap<ReferenceHash, Live>, person: PersonId) -> Vec<ReferenceHash> {
    let mut theirs: Vec<(Instant, ReferenceHash)> = live
        .iter()
        .filter(|(_, session)| session.caller.person == person)
        .map(|(reference, session)| (session.used, *reference))
        .collect();
    theirs.sort();
    let surplus = theirs.len().saturating_sub(MOST_SESSIONS_A_PERSON);
    theirs.into_iter().take(surplus).map(|(_, reference)| reference).collect()
}

fn ms(duration: Duration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX)
}
