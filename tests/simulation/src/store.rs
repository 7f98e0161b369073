//! The hub's disk: what is committed stays, and a commit may fail at any step.

use crate::planted::Bug;
use domain::time::Instant;
use domain::{Event, Parts, Party, PersonId, State, UnreserveCause};
use hub::store::{
    Commit, Known, KnownAnswer, Loaded, MemoryStore, PastRow, Question, Retention, Store,
    StoreError, StoreFuture, Usage,
};
use std::sync::{Mutex, MutexGuard, PoisonError};
use sync::wire::Epoch;

/// How a commit goes wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It is not written.
    Refused,
    /// There is no room.
    Full,
    /// It is written, and fails all the same: a disk that answers too late.
    WrittenAndFailed,
    /// The hub dies before it is written.
    DiesBefore,
    /// The hub dies after it is written, before anybody hears of it.
    DiesAfter,
}

/// A store that can be told to fail, and that shows what it has written.
pub struct SimStore {
    inner: Mutex<Inner>,
    bug: Option<Bug>,
}

struct Inner {
    tables: MemoryStore,
    epoch: Epoch,
    /// For the next so many commits.
    faults: Vec<Fault>,
    written: Vec<Commit>,
    died: bool,
    /// What a lying disk will lose with the power.
    unflushed: Option<MemoryStore>,
}

impl SimStore {
    /// An empty one.
    pub fn new(epoch: Epoch, bug: Option<Bug>) -> Self {
        SimStore::on(MemoryStore::new(epoch), epoch, bug)
    }

    /// One that holds this, whose log is called `epoch`.
    pub fn on(tables: MemoryStore, epoch: Epoch, bug: Option<Bug>) -> Self {
        let (faults, written) = (Vec::new(), Vec::new());
        let inner = Inner { tables, epoch, faults, written, died: false, unflushed: None };
        SimStore { inner: Mutex::new(inner), bug }
    }

    /// Lets a coming commit fail.
    pub fn will(&self, fault: Fault) {
        self.inner().faults.push(fault);
    }

    /// Lets nothing fail any more.
    pub fn heal(&self) {
        self.inner().faults.clear();
    }

    /// What was written since the last look.
    pub fn take_written(&self) -> Vec<Commit> {
        std::mem::take(&mut self.inner().written)
    }

    /// Whether the hub died in a commit.
    pub fn has_died(&self) -> bool {
        self.inner().died
    }

    /// The power fails: what was committed stays.
    pub fn lose_power(&self) {
        let mut inner = self.inner();
        inner.died = false;
        if let Some(flushed) = inner.unflushed.take() {
            inner.tables = flushed;
        }
    }

    /// What a backup made now holds.
    pub fn backup(&self) -> MemoryStore {
        let inner = self.inner();
        inner.tables.restored(inner.epoch)
    }

    /// Which log it holds.
    pub fn epoch(&self) -> Epoch {
        self.inner().epoch
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Writes what a transaction holds, and tells of it.
    async fn write(&self, commit: &Commit) -> Result<(), StoreError> {
        let (tables, fault) = {
            let mut inner = self.inner();
            let fault = if commit.is_empty() { None } else { inner.faults.pop() };
            if self.bug == Some(Bug::LyingDisk) && inner.unflushed.is_none() {
                inner.unflushed = Some(inner.tables.restored(inner.epoch));
            }
            inner.died = fault == Some(Fault::DiesBefore);
            (inner.tables.clone(), fault)
        };
        match fault {
            Some(Fault::Refused) if self.bug == Some(Bug::AnswersBeforeCommit) => return Ok(()),
            Some(Fault::Refused | Fault::DiesBefore) => return Err(broken()),
            Some(Fault::Full) => return Err(StoreError::Full),
            Some(Fault::WrittenAndFailed | Fault::DiesAfter) | None => {}
        }
        let mut commit = commit.clone();
        match self.bug {
            Some(Bug::ForgetsAnswersOnCommit) => commit.answers.clear(),
            Some(Bug::NoTombstone) => commit.forestalled.clear(),
            Some(Bug::DatesBackTooFar) => date_back_too_far(&mut commit),
            Some(Bug::KeepsWhatWasChanged) => keep_what_was_changed(&mut commit),
            Some(Bug::WritesDownWhoArrived) => write_down_who_arrived(&mut commit),
            Some(Bug::KeepsWhatWasUsed) => keep_what_was_used(&mut commit),
            Some(Bug::StaysIntoPromises) => stay_for_hours_more(&mut commit),
            _ => {}
        }
        if self.bug == Some(Bug::AppliesTwice) {
            let question = Question {
                commands: commit.answers.iter().map(|row| row.id).collect(),
                ..Question::default()
            };
            let known = tables.known(&question).await?.answers;
            let mut without = commit.clone();
            without.answers.retain(|row| !known.contains_key(&row.id));
            tables.commit(&without).await?;
        } else {
            tables.commit(&commit).await?;
        }
        let mut inner = self.inner();
        inner.written.push(commit);
        inner.died = fault == Some(Fault::DiesAfter);
        if fault.is_some() { Err(broken()) } else { Ok(()) }
    }
}

impl Store for SimStore {
    fn load(&self, newest: usize) -> StoreFuture<'_, Loaded> {
        let tables = self.inner().tables.clone();
        Box::pin(async move {
            let mut loaded = tables.load(newest).await?;
            if self.bug == Some(Bug::ForgetsHubTime) {
                loaded.last_at = Instant::default();
            }
            if self.bug == Some(Bug::ForgetsPromises) {
                let parts = Parts::from(loaded.state);
                loaded.state = State::new(Parts { reservations: Vec::new(), ..parts });
            }
            Ok(loaded)
        })
    }

    fn known<'a>(&'a self, question: &'a Question) -> StoreFuture<'a, Known> {
        let tables = self.inner().tables.clone();
        Box::pin(async move {
            let mut known = tables.known(question).await?;
            match (self.bug, question.outboxes.first()) {
                (Some(Bug::AppliesTwice), _) => known.answers.clear(),
                (Some(Bug::AnswersAnybody), Some(asker)) => {
                    for answer in known.answers.values_mut() {
                        if let KnownAnswer::Whole { principal, .. } = answer {
                            *principal = asker.principal;
                        }
                    }
                }
                _ => {}
            }
            Ok(known)
        })
    }

    fn commit<'a>(&'a self, commit: &'a Commit) -> StoreFuture<'a, ()> {
        Box::pin(self.write(commit))
    }

    fn forget(&self, retention: Retention) -> StoreFuture<'_, ()> {
        let tables = self.inner().tables.clone();
        Box::pin(async move { tables.forget(retention).await })
    }

    fn usage(&self) -> StoreFuture<'_, Usage> {
        let tables = self.inner().tables.clone();
        Box::pin(async move { tables.usage().await })
    }

    fn past(&self, person: PersonId, from: Instant) -> StoreFuture<'_, Vec<PastRow>> {
        let tables = self.inner().tables.clone();
        Box::pin(async move { tables.past(person, from).await })
    }

    fn erase_past(&self, person: PersonId) -> StoreFuture<'_, ()> {
        let tables = self.inner().tables.clone();
        Box::pin(async move { tables.erase_past(person).await })
    }
}

fn date_back_too_far(commit: &mut Commit) {
    for logged in commit.entries.iter_mut().flat_map(|entry| &mut entry.events) {
        if let Event::CheckedIn { at, .. } = &mut logged.event {
            *at = at.plus_ms(-3_600_000);
        }
    }
}

fn keep_what_was_changed(commit: &mut Commit) {
    for entry in &mut commit.entries {
        entry.events.retain(|logged| {
            let gone = UnreserveCause::Changed;
            !matches!(&logged.event, Event::Unreserved { cause, .. } if *cause == gone)
        });
    }
}

fn stay_for_hours_more(commit: &mut Commit) {
    for logged in commit.entries.iter_mut().flat_map(|entry| &mut entry.events) {
        if let Event::CheckedIn { until, .. } = &mut logged.event {
            *until = until.plus_ms(3 * 3_600_000);
        }
    }
}

fn write_down_who_arrived(commit: &mut Commit) {
    for entry in &mut commit.entries {
        let [used, began] = &mut entry.events[..] else { continue };
        if let Event::Unreserved { holder, .. } = &used.event
            && let Event::CheckedIn { holder: door, .. } = &mut began.event
        {
            door.by = holder.by;
        }
    }
}

fn keep_what_was_used(commit: &mut Commit) {
    let is_screen = |by: Party| matches!(by, Party::Screen(_));
    for entry in &mut commit.entries {
        let is_at_door = entry.events.iter().any(|logged| {
            matches!(&logged.event, Event::CheckedIn { holder, .. } if is_screen(holder.by))
        });
        entry
            .events
            .retain(|logged| !is_at_door || !matches!(&logged.event, Event::Unreserved { .. }));
    }
}

fn broken() -> StoreError {
    StoreError::Unsafe("the disk failed".to_owned())
}
