//! Screens in the building, beside the state that the writer keeps.

#[cfg(test)]
mod conformance;
mod memory;
mod sqlite;

pub use memory::MemoryScreens;

use super::StoreFuture;
use crate::screens::ScreenRow;
use domain::ScreenId;

/// Where screens are written down. After an error nothing of the call is written.
pub trait ScreenStore: Send + Sync + 'static {
    /// All of them.
    ///
    /// # Errors
    /// [`StoreError`](super::StoreError) when it cannot be read.
    fn screens(&self) -> StoreFuture<'_, Vec<ScreenRow>>;

    /// Adds or replaces the screen of that key.
    ///
    /// # Errors
    /// [`StoreError::Conflict`](super::StoreError::Conflict) when another screen has its pairing or
    /// its cookie.
    fn put_screen(&self, row: ScreenRow) -> StoreFuture<'_, ()>;

    /// Removes it; one that is not there is no error.
    ///
    /// # Errors
    /// [`StoreError`](super::StoreError) when it cannot be written.
    fn remove_screen(&self, screen: ScreenId) -> StoreFuture<'_, ()>;
}
