//! Screens in memory.

use super::ScreenStore;
use crate::screens::ScreenRow;
use crate::store::{StoreError, StoreFuture};
use domain::ScreenId;
use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Screens in memory.
#[derive(Debug, Default)]
pub struct MemoryScreens(Mutex<BTreeMap<ScreenId, ScreenRow>>);

impl MemoryScreens {
    fn rows(&self) -> MutexGuard<'_, BTreeMap<ScreenId, ScreenRow>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl ScreenStore for MemoryScreens {
    fn screens(&self) -> StoreFuture<'_, Vec<ScreenRow>> {
        Box::pin(async { Ok(self.rows().values().cloned().collect()) })
    }

    fn put_screen(&self, row: ScreenRow) -> StoreFuture<'_, ()> {
        Box::pin(async move {
            let mut rows = self.rows();
            let cookie = row.credentials.current.map(|it| it.reference);
            let is_against = |other: &ScreenRow| {
                let its = other.credentials.current.map(|it| it.reference);
                other.id != row.id
                    && (other.pairing == row.pairing || (its.is_some() && its == cookie))
            };
            if rows.values().any(is_against) {
                return Err(StoreError::Conflict);
            }
            rows.insert(row.id, row);
            Ok(())
        })
    }

    fn remove_screen(&self, screen: ScreenId) -> StoreFuture<'_, ()> {
        Box::pin(async move {
            self.rows().remove(&screen);
            Ok(())
        })
    }
}
