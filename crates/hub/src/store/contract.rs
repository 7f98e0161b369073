//! What the writer asks of a store.

use super::{LogEntry, PastRow, StoreError};
use chrono::NaiveDate;
use domain::plan::{PlaceId, PlaceKind, SiteCode, ZoneCode};
use domain::time::{HalfDay, Instant};
use domain::{CommandId, Held, Party, PersonId, State};
use futures::future::BoxFuture;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use sync::wire::{Answer, Epoch};
use uuid::Uuid;

/// The answer of a store, later.
pub type StoreFuture<'a, T> = BoxFuture<'a, Result<T, StoreError>>;

/// Where state, log, answers, plans and counts are written down. One writer uses it; after an
/// error nothing of the call is written.
pub trait Store: Send + Sync + 'static {
    /// Everything the writer keeps in memory, with up to so many of the newest log entries.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    fn load(&self, newest: usize) -> StoreFuture<'_, Loaded>;

    /// What is known of these commands and outboxes.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    fn known<'a>(&'a self, question: &'a Question) -> StoreFuture<'a, Known>;

    /// Writes all of it or nothing, and returns when it is safe on disk.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when a row contradicts one that is there, [`StoreError::Full`]
    /// without room, [`StoreError::Moved`] when the head is not the one the commit continues.
    fn commit<'a>(&'a self, commit: &'a Commit) -> StoreFuture<'a, ()>;

    /// Drops and empties what is older than its term.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be written.
    fn forget(&self, retention: Retention) -> StoreFuture<'_, ()>;

    /// All counts of use.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    fn usage(&self) -> StoreFuture<'_, Usage>;

    /// The reservations and stays of a person that were over at `from` or later, the last one first.
    /// At most [`MOST_PAST_A_PERSON`](super::MOST_PAST_A_PERSON).
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    fn past(&self, person: PersonId, from: Instant) -> StoreFuture<'_, Vec<PastRow>>;

    /// Erases that.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be written.
    fn erase_past(&self, person: PersonId) -> StoreFuture<'_, ()>;
}

/// Everything the writer keeps in memory.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// Which log this is.
    pub epoch: Epoch,
    /// The last entry; 0 before the first.
    pub head: u64,
    /// Moment of the last entry; hub time never goes behind it.
    pub last_at: Instant,
    /// Who is where, what is closed.
    pub state: State<Held>,
    /// Plans in use and the few before them.
    pub plans: Vec<PlanRow>,
    /// The newest entries, contiguous up to `head`, oldest first.
    pub log: Vec<LogEntry>,
}

/// One plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanRow {
    /// Its address.
    pub hash: String,
    /// Of which site.
    pub site: SiteCode,
    /// The plan as JSON: the bytes that are served.
    pub body: Arc<[u8]>,
    /// The rules of the site as JSON.
    pub rules: String,
    /// Whether it is the one in use; one a site.
    pub current: bool,
}

/// What the writer wants to know before it decides.
#[derive(Debug, Clone, Default)]
pub struct Question {
    /// Ids of the commands.
    pub commands: BTreeSet<CommandId>,
    /// The outboxes they come from, each with its owner.
    pub outboxes: BTreeSet<OutboxOf>,
}

/// One outbox of one person or screen: on a shared device two people never share one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OutboxOf {
    /// The outbox.
    pub outbox: Uuid,
    /// Whose.
    pub principal: Party,
}

/// What is known of the commands that were asked about.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Known {
    /// Those answered before.
    pub answers: BTreeMap<CommandId, KnownAnswer>,
    /// Stays that a person released before the check-in arrived.
    pub forestalled: BTreeSet<(CommandId, Party)>,
    /// How far each outbox had come.
    pub marks: BTreeMap<OutboxOf, OutboxMark>,
}

/// A command that was answered before.
#[derive(Debug, Clone, PartialEq)]
pub enum KnownAnswer {
    /// The answer is still whole.
    Whole {
        /// Who asked.
        principal: Party,
        /// Hash of what was asked.
        content: [u8; 32],
        /// What was said.
        answer: Answer,
    },
    /// Only that it was answered is still known.
    Settled,
}

/// All that one transaction writes.
#[derive(Debug, Clone, Default)]
pub struct Commit {
    /// The head this continues.
    pub after: u64,
    /// New entries, dense from `after + 1`. The state tables follow their events.
    pub entries: Vec<LogEntry>,
    /// Answers to keep, rejections too.
    pub answers: Vec<AnswerRow>,
    /// Stays released before their check-in arrived: by whom, and when.
    pub forestalled: Vec<(CommandId, Party, Instant)>,
    /// Highest sequence of each outbox.
    pub outboxes: Vec<OutboxMark>,
    /// A plan that replaces the current one of its site.
    pub plan: Option<PlanRow>,
    /// What to add to the counts.
    pub usage: Vec<UsageDelta>,
}

impl Commit {
    /// Whether there is nothing to write.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
            && self.answers.is_empty()
            && self.forestalled.is_empty()
            && self.outboxes.is_empty()
            && self.plan.is_none()
            && self.usage.is_empty()
    }
}

/// An answer to keep.
#[derive(Debug, Clone)]
pub struct AnswerRow {
    /// The command.
    pub id: CommandId,
    /// Who asked.
    pub principal: Party,
    /// Hash of what was asked.
    pub content: [u8; 32],
    /// What was said.
    pub answer: Answer,
    /// When.
    pub at: Instant,
}

/// How far an outbox has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OutboxMark {
    /// Which.
    pub outbox: OutboxOf,
    /// The highest sequence seen.
    pub sequence: u64,
    /// When.
    pub at: Instant,
}

/// Something to add to the counts of use. Holds no person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UsageDelta {
    /// To those of a zone.
    Zone {
        /// Which count.
        of: ZoneHalfDay,
        /// Check-ins.
        check_ins: u32,
        /// Milliseconds somebody was there.
        ms: i64,
    },
    /// To those of a place.
    Place {
        /// Which count.
        of: PlaceQuarter,
        /// Check-ins.
        check_ins: u32,
        /// Milliseconds somebody was there.
        ms: i64,
    },
}

/// Use of one zone by places of one kind in half a day.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ZoneHalfDay {
    /// Which zone.
    pub zone: ZoneCode,
    /// Desks, rooms or booths of it.
    pub kind: PlaceKind,
    /// Local date.
    pub date: NaiveDate,
    /// Morning or afternoon.
    pub half: HalfDay,
}

/// Use of one place in a quarter of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct PlaceQuarter {
    /// Which place.
    pub place: PlaceId,
    /// Local year.
    pub year: i32,
    /// 1 to 4.
    pub quarter: u8,
}

/// The counts of use: check-ins, and milliseconds somebody was there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Usage {
    /// Per zone, kind and half day.
    pub zones: BTreeMap<ZoneHalfDay, (u32, i64)>,
    /// Per place and quarter.
    pub places: BTreeMap<PlaceQuarter, (u32, i64)>,
}

/// How long what is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retention {
    /// Log entries before this are dropped.
    pub log_from: Instant,
    /// At most so many of the newest log entries are kept.
    pub log_entries: u64,
    /// Answers and forestalled stays before this keep only that they were answered: place and
    /// alternatives tell where somebody sat.
    pub answers_from: Instant,
    /// Reservations and stays that were over before this are dropped.
    pub past_from: Instant,
    /// Settled answers and outboxes that were silent before this are dropped.
    pub settled_from: Instant,
    /// Plans of a site that are kept beside the current one.
    pub earlier_plans: u32,
}
