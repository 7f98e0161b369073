//! What goes to the hub next, and what comes of it.

use super::{Failure, Outbox, Stage};
use crate::pace::{Due, LONGEST_MS, wait_ms};
use crate::wire::{Answer, MOST_COMMANDS, Outcome};
use domain::CommandId;

/// After so many answers that cannot be used, an item is parked.
const ODD_ANSWERS: u8 = 5;
/// Longest that the hub can ask to wait, in milliseconds.
const LONGEST_ASKED_MS: u64 = 300_000;
/// Most bytes of one request: the hub takes 64 KiB.
const MOST_BYTES: usize = 60_000;

/// What is to be done now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    /// Send this.
    Send(Sending),
    /// Ask again after so many milliseconds.
    Later(i64),
    /// Its person must sign in first.
    SignIn,
    /// Nothing waits, or a request is under way.
    Nothing,
}

/// A request for `POST /v1/commands`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sending {
    /// The items in it.
    pub ids: Vec<CommandId>,
    /// The body, as JSON.
    pub body: String,
}

/// What became of items.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settled {
    /// Those that are done, each told once.
    pub outcomes: Vec<Outcome>,
    /// Those that are parked now.
    pub parked: Vec<CommandId>,
}

impl Outbox {
    /// What to send now under the session of `session`. `now_ms` is any clock that counts
    /// milliseconds. Write [`Outbox::take_writes`] before sending: from then on the hub may know
    /// these items.
    pub fn next_batch(&mut self, session: Option<&str>, now_ms: i64) -> Next {
        if !self.flying.is_empty() || self.items.iter().all(|it| it.stage != Stage::Waiting) {
            return Next::Nothing;
        }
        if session != Some(&self.owner) || self.is_refused {
            return Next::SignIn;
        }
        let left_ms = self.due.map_or(0, |due| due.left_ms(now_ms));
        if left_ms > 0 {
            return Next::Later(left_ms);
        }
        self.due = None;
        let mut ids = Vec::new();
        let mut body = ["{\"outbox\":\"", &self.id.to_string(), "\",\"commands\":["].concat();
        let waiting = self.items.iter_mut().filter(|item| item.stage == Stage::Waiting);
        for item in waiting.take(MOST_COMMANDS) {
            let is_first = ids.is_empty();
            let fits = body.len() + item.text.len() < MOST_BYTES && !item.goes_alone;
            if !is_first && !fits {
                break;
            }
            if !is_first {
                body.push(',');
            }
            body.push_str(&item.text);
            ids.push(item.id);
            if !item.was_sent {
                item.was_sent = true;
                self.unwritten.push(item.id);
            }
            if item.goes_alone {
                break;
            }
        }
        body.push_str("]}");
        self.flying.clone_from(&ids);
        Next::Send(Sending { ids, body })
    }

    /// The hub has answered. An answer goes by the id it names, never by its place in the list; an
    /// item that none of them names has had an answer that cannot be used.
    pub fn took(&mut self, outcomes: &[Outcome], now_ms: i64, dice: u32) -> Settled {
        let mut settled = Settled::default();
        let mut again_ms = None;
        let mut unanswered = Vec::new();
        for id in std::mem::take(&mut self.flying) {
            let outcome = outcomes.iter().find(|outcome| outcome.id == Some(id));
            match outcome.map(|outcome| (outcome, &outcome.answer)) {
                Some((_, Answer::Retry { after_ms })) => {
                    again_ms = again_ms.max(Some(*after_ms));
                }
                Some((outcome, _)) => {
                    if let Some(item) = self.items.iter_mut().find(|item| item.id == id) {
                        item.stage = Stage::Done(outcome.clone());
                        self.unwritten.push(id);
                        settled.outcomes.push(outcome.clone());
                    }
                }
                None => unanswered.push(id),
            }
        }
        if unanswered.is_empty() {
            self.failures = 0;
            self.due = again_ms.map(|after_ms| asked(now_ms, after_ms));
        } else {
            settled.parked = self.odd(&unanswered);
            self.back_off(now_ms, again_ms, dice);
        }
        self.forget_oldest();
        settled
    }

    /// The request came to nothing. Gives the items that are parked now.
    pub fn failed(&mut self, failure: Failure, now_ms: i64, dice: u32) -> Vec<CommandId> {
        let flying = std::mem::take(&mut self.flying);
        match failure {
            Failure::SignIn => {
                self.is_refused = true;
                Vec::new()
            }
            Failure::Again { after_ms } => {
                self.back_off(now_ms, after_ms, dice);
                Vec::new()
            }
            Failure::Odd => {
                self.back_off(now_ms, None, dice);
                self.odd(&flying)
            }
        }
    }

    /// Its person has signed in again.
    pub fn signed_in(&mut self) {
        self.is_refused = false;
        self.due = None;
    }

    /// The network is back, or somebody looks again: what would be tried later is tried now.
    pub fn kick(&mut self) {
        self.due = None;
    }

    /// The hub's log is another one now. An answer that is still under way may be of the log that
    /// is gone, so it counts no more, and what it is about is sent again.
    pub fn another_log(&mut self) {
        self.flying.clear();
        self.due = None;
    }

    /// Counts an answer that cannot be used against an item that went alone; of several together
    /// each goes alone from now on.
    fn odd(&mut self, ids: &[CommandId]) -> Vec<CommandId> {
        let mut parked = Vec::new();
        for item in self.items.iter_mut().filter(|item| ids.contains(&item.id)) {
            if item.goes_alone || ids.len() == 1 {
                item.odd_answers = item.odd_answers.saturating_add(1);
            }
            item.goes_alone = true;
            if item.odd_answers >= ODD_ANSWERS {
                item.stage = Stage::Parked;
                parked.push(item.id);
            }
            self.unwritten.push(item.id);
        }
        parked
    }

    fn back_off(&mut self, now_ms: i64, asked_ms: Option<u64>, dice: u32) {
        self.failures = self.failures.saturating_add(1);
        let own = Due::after(now_ms, i64::from(wait_ms(self.failures, dice).min(LONGEST_MS)));
        let asked = asked_ms.map(|after_ms| asked(now_ms, after_ms));
        self.due = Some(asked.filter(|it| it.left_ms(now_ms) > own.left_ms(now_ms)).unwrap_or(own));
    }
}

fn asked(now_ms: i64, after_ms: u64) -> Due {
    Due::after(now_ms, i64::try_from(after_ms.min(LONGEST_ASKED_MS)).unwrap_or_default())
}
