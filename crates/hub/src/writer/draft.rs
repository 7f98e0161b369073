//! What one transaction will hold, while it is put together.

use super::counts;
use super::memory::Memory;
use super::plan_change::{PlanChange, logged};
use crate::store::{Commit, LogEntry, LoggedEvent, PlanRow};
use domain::time::Instant;
use domain::{Event, Held, advance};

/// A batch in the making. It changes memory as it goes; when its commit fails, memory is dropped.
#[derive(Debug)]
pub struct Draft<'m> {
    pub memory: &'m mut Memory,
    /// Hub time of the batch: the wall clock, and never before the last entry.
    pub now: Instant,
    pub commit: Commit,
}

impl<'m> Draft<'m> {
    /// Begins with what time has changed since.
    pub fn begin(memory: &'m mut Memory, wall: Instant) -> Self {
        let now = wall.max(memory.last_at);
        let commit = Commit { after: memory.head, ..Commit::default() };
        let mut draft = Draft { memory, now, commit };
        draft.let_time_pass();
        draft
    }

    /// Adds an entry with these changes and gives its number.
    pub fn enter(&mut self, at: Instant, events: Vec<Event<Held>>) -> u64 {
        let mut of_site = Vec::with_capacity(events.len());
        for event in events {
            let event = logged(&self.memory.estate, &self.memory.state, event);
            self.apply(&event.event);
            of_site.push(event);
        }
        self.push(at, of_site)
    }

    /// Adds the entry of a new plan and gives its number.
    pub fn enter_plan(&mut self, change: PlanChange, row: PlanRow) -> u64 {
        // Counted with the estate in which the vanished places still are.
        change.events.iter().for_each(|event| self.apply(&event.event));
        self.memory.put_plan(&row, change.estate);
        self.commit.plan = Some(row);
        self.push(self.now, change.events)
    }

    fn let_time_pass(&mut self) {
        if self.memory.state.next_due().is_none_or(|due| due > self.now) {
            return;
        }
        let mut after = self.memory.state.clone();
        for step in advance(&mut after, self.now) {
            self.enter(step.due, step.events);
        }
    }

    fn apply(&mut self, event: &Event<Held>) {
        self.commit.usage.extend(counts::of(&self.memory.estate, &self.memory.state, event));
        self.memory.state.apply(event);
        self.memory.ended.note(event);
    }

    fn push(&mut self, at: Instant, events: Vec<LoggedEvent>) -> u64 {
        self.memory.head += 1;
        self.memory.last_at = self.memory.last_at.max(at);
        self.commit.entries.push(LogEntry { seq: self.memory.head, at, events });
        self.memory.head
    }
}
