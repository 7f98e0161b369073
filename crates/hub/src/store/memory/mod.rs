//! The twin without a disk: for tests, and for the demo where nothing needs to stay.

mod past;
mod tables;

use super::{Commit, Known, Loaded, PastRow, Question, Retention, Store, StoreFuture, Usage};
use domain::PersonId;
use domain::time::Instant;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use sync::wire::Epoch;
use tables::Tables;
use uuid::Uuid;

/// A store in memory. Clones are the same store.
#[derive(Debug, Clone)]
pub struct MemoryStore {
    tables: Arc<Mutex<Tables>>,
}

impl Default for MemoryStore {
    fn default() -> Self {
        MemoryStore::new(Epoch(Uuid::new_v4()))
    }
}

impl MemoryStore {
    /// An empty store whose log is called `epoch`.
    pub fn new(epoch: Epoch) -> Self {
        MemoryStore { tables: Arc::new(Mutex::new(Tables::new(epoch))) }
    }

    /// What a backup made now holds, once it is restored: the same, in a log of its own.
    pub fn restored(&self, epoch: Epoch) -> Self {
        MemoryStore { tables: Arc::new(Mutex::new(self.tables().restored(epoch))) }
    }

    fn tables(&self) -> MutexGuard<'_, Tables> {
        self.tables.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Store for MemoryStore {
    fn load(&self, newest: usize) -> StoreFuture<'_, Loaded> {
        Box::pin(async move { Ok(self.tables().load(newest)) })
    }

    fn known<'a>(&'a self, question: &'a Question) -> StoreFuture<'a, Known> {
        Box::pin(async move { Ok(self.tables().known(question)) })
    }

    fn commit<'a>(&'a self, commit: &'a Commit) -> StoreFuture<'a, ()> {
        Box::pin(async move { self.tables().write(commit) })
    }

    fn forget(&self, retention: Retention) -> StoreFuture<'_, ()> {
        Box::pin(async move {
            self.tables().forget(retention);
            Ok(())
        })
    }

    fn usage(&self) -> StoreFuture<'_, Usage> {
        Box::pin(async move { Ok(self.tables().usage.clone()) })
    }

    fn past(&self, person: PersonId, from: Instant) -> StoreFuture<'_, Vec<PastRow>> {
        Box::pin(async move { Ok(self.tables().past.of_person(person, from)) })
    }

    fn erase_past(&self, person: PersonId) -> StoreFuture<'_, ()> {
        Box::pin(async move {
            self.tables().past.erase(person);
            Ok(())
        })
    }
}
