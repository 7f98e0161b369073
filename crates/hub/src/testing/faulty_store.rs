//! A store that counts its commits, and fails when told to.

use crate::store::{
    Commit, Known, Loaded, PastRow, Question, Retention, Store, StoreError, StoreFuture, Usage,
};
use domain::PersonId;
use domain::time::Instant;
use std::collections::VecDeque;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

/// How a commit fails.
pub enum Fault {
    /// It is not written.
    Refuse(StoreError),
    /// It is written, and yet fails: a disk that answers too late.
    WriteAndFail,
    /// The code breaks.
    Panic,
}

/// A store around another.
pub struct FaultyStore {
    inner: Arc<dyn Store>,
    faults: Mutex<VecDeque<Fault>>,
    unreadable: AtomicU64,
    commits: AtomicU64,
}

impl FaultyStore {
    pub fn around(inner: Arc<dyn Store>) -> Self {
        FaultyStore {
            inner,
            faults: Mutex::default(),
            unreadable: AtomicU64::new(0),
            commits: AtomicU64::new(0),
        }
    }

    /// Lets a coming commit fail.
    pub fn will(&self, fault: Fault) {
        self.faults.lock().unwrap().push_back(fault);
    }

    /// Lets so many coming loads fail.
    pub fn will_not_load(&self, times: u64) {
        self.unreadable.store(times, Ordering::SeqCst);
    }

    /// How many commits were written.
    pub fn commits(&self) -> u64 {
        self.commits.load(Ordering::SeqCst)
    }
}

fn broken() -> StoreError {
    StoreError::Unsafe("told to fail".to_owned())
}

impl Store for FaultyStore {
    fn load(&self, newest: usize) -> StoreFuture<'_, Loaded> {
        let fails = |left: u64| left.checked_sub(1);
        if self.unreadable.fetch_update(Ordering::SeqCst, Ordering::SeqCst, fails).is_ok() {
            return Box::pin(async { Err(broken()) });
        }
        self.inner.load(newest)
    }

    fn known<'a>(&'a self, question: &'a Question) -> StoreFuture<'a, Known> {
        self.inner.known(question)
    }

    fn commit<'a>(&'a self, commit: &'a Commit) -> StoreFuture<'a, ()> {
        let fault = self.faults.lock().unwrap().pop_front();
        Box::pin(async move {
            match fault {
                Some(Fault::Refuse(error)) => Err(error),
                Some(Fault::WriteAndFail) => {
                    self.inner.commit(commit).await?;
                    Err(broken())
                }
                Some(Fault::Panic) => panic!("told to panic"),
                None => {
                    self.inner.commit(commit).await?;
                    self.commits.fetch_add(1, Ordering::SeqCst);
                    Ok(())
                }
            }
        })
    }

    fn forget(&self, retention: Retention) -> StoreFuture<'_, ()> {
        self.inner.forget(retention)
    }

    fn usage(&self) -> StoreFuture<'_, Usage> {
        self.inner.usage()
    }

    fn past(&self, person: PersonId, from: Instant) -> StoreFuture<'_, Vec<PastRow>> {
        self.inner.past(person, from)
    }

    fn erase_past(&self, person: PersonId) -> StoreFuture<'_, ()> {
        self.inner.erase_past(person)
    }
}
