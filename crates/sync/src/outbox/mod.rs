//! What one person has asked on this device and the hub has not finished with.
//!
//! Pure: rows of the disk, answers, time and random numbers come in as arguments; what is to be
//! written and sent comes out. An item leaves only by an answer of the hub, because its time was
//! over before it was ever sent, or because the person says so. Caches may be thrown away at any
//! moment; this may not.
//!
//! Read it in this order: [`Item`] (what waits and how far it is), [`Outbox::put`], `sending` (what
//! goes to the hub next and what its answer does), `row` (how it lies on the disk), and [`Canary`]
//! (how the loss of that disk is noticed).

mod canary;
mod failure;
mod item;
mod remembered;
mod row;
mod sending;
#[cfg(test)]
mod tests;

pub use canary::Canary;
pub use failure::Failure;
pub use item::{Item, Note, Stage, valid_until};
pub use row::Write;
pub use sending::{Next, Sending, Settled};

use crate::pace::Due;
use crate::wire::{Answer, CommandEnvelope, Outcome};
use domain::time::Instant;
use domain::{CommandId, Reason};
use row::Row;
use thiserror::Error;
use uuid::Uuid;

/// Most items that wait, parked ones included. The next is refused, and the person is told that
/// nothing more can be noted until there is a connection.
pub const MOST_WAITING: usize = 500;

/// The outbox of one person on one device.
#[derive(Debug, Clone)]
pub struct Outbox {
    id: Uuid,
    owner: String,
    last_sequence: u64,
    /// By sequence. What waits, and what is done and still told of.
    items: Vec<Item>,
    /// Keys of own rows that this build cannot read. They stay where they are.
    unread: Vec<String>,
    /// Items of the request that is under way.
    flying: Vec<CommandId>,
    failures: u32,
    due: Option<Due>,
    /// The hub has said that nobody is signed in.
    is_refused: bool,
    /// Rows to be written or deleted.
    unwritten: Vec<CommandId>,
}

/// Why something was not noted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Refusal {
    /// [`MOST_WAITING`] items wait already.
    #[error("the outbox is full")]
    Full,
}

impl Outbox {
    /// The outbox of `owner` (any text that tells principals apart) with what lies on the disk.
    /// Rows of others are passed over. `id` is one per device and principal, and a new one after
    /// the device lost its storage.
    pub fn open<'a>(
        id: Uuid,
        owner: &str,
        rows: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Self {
        let mut outbox = Outbox {
            id,
            owner: owner.to_owned(),
            last_sequence: 0,
            items: Vec::new(),
            unread: Vec::new(),
            flying: Vec::new(),
            failures: 0,
            due: None,
            is_refused: false,
            unwritten: Vec::new(),
        };
        outbox.adopt(rows);
        outbox
    }

    /// Takes in rows that other tabs wrote. What is known is replaced only by what is further on:
    /// an answer that one tab heard holds for all.
    pub fn adopt<'a>(&mut self, rows: impl IntoIterator<Item = (&'a str, &'a str)>) {
        for (key, row) in rows {
            match row::read(row) {
                Row::Read { owner, item } if owner == self.owner => self.adopt_item(*item),
                Row::Unread { owner } if owner.as_ref().is_none_or(|it| *it == self.owner) => {
                    if self.unread.iter().all(|known| known != key) {
                        self.unread.push(key.to_owned());
                    }
                }
                Row::Read { .. } | Row::Unread { .. } => {}
            }
        }
    }

    /// Notes a wish and gives it as it will be sent. It is safe once [`Outbox::take_writes`] are
    /// on the disk.
    ///
    /// # Errors
    /// [`Refusal::Full`].
    pub fn put(&mut self, note: Note) -> Result<CommandEnvelope, Refusal> {
        if self.waiting().count() >= MOST_WAITING {
            return Err(Refusal::Full);
        }
        self.last_sequence += 1;
        let Note { id, command, basis, made, at, expires } = note;
        let sequence = self.last_sequence;
        let envelope = CommandEnvelope { id, sequence, command, basis, made };
        self.items.push(Item::new(envelope.clone(), at, expires));
        self.unwritten.push(id);
        Ok(envelope)
    }

    /// All items, by sequence: what waits, what is parked, and what is done and still told of.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// What the hub has not finished with, parked items included.
    pub fn waiting(&self) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(|item| item.is_unsent())
    }

    /// Whether the item is in the request that is under way.
    pub fn is_in_flight(&self, id: CommandId) -> bool {
        self.flying.contains(&id)
    }

    /// Whether the last request came to nothing.
    pub fn has_failed(&self) -> bool {
        self.failures > 0
    }

    /// Whose it is.
    pub fn owner(&self) -> &str {
        &self.owner
    }

    /// How many own rows this build cannot read: a newer build wrote them. They are kept, and
    /// sent by the build that can.
    pub fn unread(&self) -> usize {
        self.unread.len()
    }

    /// How many items wait and the last sequence given: kept apart from the rest, so that the loss
    /// of the rest is noticed.
    pub fn canary(&self) -> Canary {
        let waiting = self.waiting().count() + self.unread.len();
        let waiting = u64::try_from(waiting).unwrap_or(u64::MAX);
        Canary { waiting, last_sequence: self.last_sequence }
    }

    /// Answers what was never sent and whose time is over. `hub_now` must have been heard from the
    /// hub in this session: a device's own clock may be a year wrong. An item that was sent once
    /// may have been accepted, so only the hub can say what became of it.
    pub fn expire(&mut self, hub_now: Instant) -> Vec<Outcome> {
        let mut outcomes = Vec::new();
        for item in &mut self.items {
            let is_over = item.expires.is_some_and(|expires| expires <= hub_now);
            if is_over && item.stage == Stage::Waiting && !item.was_sent {
                let answer = Answer::rejected(Reason::Expired);
                let outcome = Outcome { id: Some(item.id), answer, detail: None };
                item.stage = Stage::Done(outcome.clone());
                self.unwritten.push(item.id);
                outcomes.push(outcome);
            }
        }
        self.forget_oldest();
        outcomes
    }

    /// The person has seen what became of it, or gives it up. Nothing is told of it any more.
    pub fn dismiss(&mut self, id: CommandId) {
        self.flying.retain(|flying| *flying != id);
        self.items.retain(|item| item.id != id);
        self.unwritten.push(id);
    }

    /// The person wants a parked item tried again.
    pub fn try_again(&mut self, id: CommandId) {
        let parked = self.items.iter_mut().find(|it| it.id == id && it.stage == Stage::Parked);
        if let Some(item) = parked {
            item.stage = Stage::Waiting;
            item.odd_answers = 0;
            self.unwritten.push(id);
        }
    }

    fn adopt_item(&mut self, item: Item) {
        self.last_sequence = self.last_sequence.max(item.sequence);
        match self.items.iter_mut().find(|known| known.id == item.id) {
            Some(known) if item.progress() > known.progress() => {
                self.flying.retain(|flying| *flying != item.id);
                *known = item;
            }
            Some(_) => {}
            None => {
                // Two tabs may have given the same number; the id then tells which comes first.
                let place = (item.sequence, item.id);
                let at = self.items.partition_point(|known| (known.sequence, known.id) < place);
                self.items.insert(at, item);
            }
        }
    }
}
