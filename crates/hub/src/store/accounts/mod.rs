//! Accounts and sessions, beside the state that the writer keeps.

#[cfg(test)]
mod conformance;
mod memory;
mod sqlite;

pub use memory::MemoryAccounts;

use super::StoreFuture;
use crate::accounts::{Account, CalendarFeedRow, Login, ReferenceHash, SessionRow};
use crate::calendar::CALENDAR_KEY_BYTES;
use domain::PersonId;
use domain::time::Instant;

/// Where accounts and sessions are written down. After an error nothing of the call is written.
pub trait AccountStore: Send + Sync + 'static {
    /// Everybody.
    ///
    /// # Errors
    /// [`StoreError`](super::StoreError) when it cannot be read.
    fn accounts(&self) -> StoreFuture<'_, Vec<Account>>;

    /// Who signs in by that name.
    ///
    /// # Errors
    /// [`StoreError`](super::StoreError) when it cannot be read.
    fn account<'a>(&'a self, login: &'a Login) -> StoreFuture<'a, Option<Account>>;

    /// Adds or replaces the account of that person.
    ///
    /// # Errors
    /// [`StoreError::Conflict`](super::StoreError::Conflict) when somebody else has the login.
    fn put_account(&self, account: Account) -> StoreFuture<'_, ()>;

    /// All sessions.
    ///
    /// # Errors
    /// [`StoreError`](super::StoreError) when it cannot be read.
    fn sessions(&self) -> StoreFuture<'_, Vec<SessionRow>>;

    /// Adds a session.
    ///
    /// # Errors
    /// [`StoreError::Conflict`](super::StoreError::Conflict) when the person has no account.
    fn put_session(&self, session: SessionRow) -> StoreFuture<'_, ()>;

    /// Writes down when sessions were last used; those that are gone stay gone.
    ///
    /// # Errors
    /// [`StoreError`](super::StoreError) when it cannot be written.
    fn touch_sessions(&self, used: Vec<(ReferenceHash, Instant)>) -> StoreFuture<'_, ()>;

    /// Removes sessions; one that is not there is no error.
    ///
    /// # Errors
    /// [`StoreError`](super::StoreError) when it cannot be written.
    fn remove_sessions(&self, references: Vec<ReferenceHash>) -> StoreFuture<'_, ()>;

    /// All calendars at secret addresses.
    ///
    /// # Errors
    /// [`StoreError`](super::StoreError) when it cannot be read.
    fn calendar_feeds(&self) -> StoreFuture<'_, Vec<CalendarFeedRow>>;

    /// Adds or replaces the one of that person.
    ///
    /// # Errors
    /// [`StoreError::Conflict`](super::StoreError::Conflict) when the person has no account.
    fn put_calendar_feed(&self, feed: CalendarFeedRow) -> StoreFuture<'_, ()>;

    /// Removes the one of that person; none is no error.
    ///
    /// # Errors
    /// [`StoreError`](super::StoreError) when it cannot be written.
    fn remove_calendar_feed(&self, person: PersonId) -> StoreFuture<'_, ()>;

    /// By what names in public calendars are made; `fresh` from now on, where there is nothing yet.
    ///
    /// # Errors
    /// [`StoreError`](super::StoreError) when it cannot be read or written.
    fn calendar_key(
        &self,
        fresh: [u8; CALENDAR_KEY_BYTES],
    ) -> StoreFuture<'_, [u8; CALENDAR_KEY_BYTES]>;
}
