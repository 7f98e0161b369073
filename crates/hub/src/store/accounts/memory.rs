//! Accounts and sessions that are gone with the process: the twin for tests.

use super::{AccountStore, StoreFuture};
use crate::accounts::{Account, CalendarFeedRow, Login, ReferenceHash, SessionRow};
use crate::calendar::CALENDAR_KEY_BYTES;
use crate::store::StoreError;
use domain::PersonId;
use domain::time::Instant;
use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Accounts and sessions in memory.
#[derive(Debug, Default)]
pub struct MemoryAccounts(Mutex<Tables>);

#[derive(Debug, Default)]
struct Tables {
    accounts: BTreeMap<PersonId, Account>,
    sessions: BTreeMap<ReferenceHash, SessionRow>,
    calendar_feeds: BTreeMap<PersonId, CalendarFeedRow>,
    calendar_key: Option<[u8; CALENDAR_KEY_BYTES]>,
}

impl MemoryAccounts {
    fn tables(&self) -> MutexGuard<'_, Tables> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl AccountStore for MemoryAccounts {
    fn accounts(&self) -> StoreFuture<'_, Vec<Account>> {
        Box::pin(async { Ok(self.tables().accounts.values().cloned().collect()) })
    }

    fn account<'a>(&'a self, login: &'a Login) -> StoreFuture<'a, Option<Account>> {
        Box::pin(async move {
            let tables = self.tables();
            Ok(tables.accounts.values().find(|account| account.login == *login).cloned())
        })
    }

    fn put_account(&self, account: Account) -> StoreFuture<'_, ()> {
        Box::pin(async move {
            let mut tables = self.tables();
            let taken = tables
                .accounts
                .values()
                .any(|other| other.login == account.login && other.person != account.person);
            if taken {
                return Err(StoreError::Conflict);
            }
            tables.accounts.insert(account.person, account);
            Ok(())
        })
    }

    fn sessions(&self) -> StoreFuture<'_, Vec<SessionRow>> {
        Box::pin(async { Ok(self.tables().sessions.values().copied().collect()) })
    }

    fn put_session(&self, session: SessionRow) -> StoreFuture<'_, ()> {
        Box::pin(async move {
            let mut tables = self.tables();
            if !tables.accounts.contains_key(&session.person) {
                return Err(StoreError::Conflict);
            }
            tables.sessions.insert(session.reference, session);
            Ok(())
        })
    }

    fn touch_sessions(&self, used: Vec<(ReferenceHash, Instant)>) -> StoreFuture<'_, ()> {
        Box::pin(async move {
            let mut tables = self.tables();
            for (reference, used) in used {
                if let Some(session) = tables.sessions.get_mut(&reference) {
                    session.used = used;
                }
            }
            Ok(())
        })
    }

    fn remove_sessions(&self, references: Vec<ReferenceHash>) -> StoreFuture<'_, ()> {
        Box::pin(async move {
            let mut tables = self.tables();
            for reference in references {
                tables.sessions.remove(&reference);
            }
            Ok(())
        })
    }

    fn calendar_feeds(&self) -> StoreFuture<'_, Vec<CalendarFeedRow>> {
        Box::pin(async { Ok(self.tables().calendar_feeds.values().copied().collect()) })
    }

    fn put_calendar_feed(&self, feed: CalendarFeedRow) -> StoreFuture<'_, ()> {
        Box::pin(async move {
            let mut tables = self.tables();
            if !tables.accounts.contains_key(&feed.person) {
                return Err(StoreError::Conflict);
            }
            tables.calendar_feeds.insert(feed.person, feed);
            Ok(())
        })
    }

    fn remove_calendar_feed(&self, person: PersonId) -> StoreFuture<'_, ()> {
        Box::pin(async move {
            self.tables().calendar_feeds.remove(&person);
            Ok(())
        })
    }

    fn calendar_key(
        &self,
        fresh: [u8; CALENDAR_KEY_BYTES],
    ) -> StoreFuture<'_, [u8; CALENDAR_KEY_BYTES]> {
        Box::pin(async move { Ok(*self.tables().calendar_key.get_or_insert(fresh)) })
    }
}
