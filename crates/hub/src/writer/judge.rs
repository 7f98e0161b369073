//! One command: looked up, judged, noted in the draft.

use super::batch::Asked;
use super::dating::Dated;
use super::draft::Draft;
use super::request::Principal;
use crate::store::{AnswerRow, Known, KnownAnswer};
use domain::plan::PlaceCode;
use domain::time::Span;
use domain::{
    Ask, Command, Event, Held, Reason, Verdict, decide, nearest_free, nearest_free_during,
};
use sha2::{Digest, Sha256};
use sync::wire::{Answer, CommandEnvelope, Cursor, ESTIMATED_TIME};

/// Most places that are offered instead.
const ALTERNATIVES: usize = 3;
/// How long a device waits before it sends again what the hub could not judge.
pub const RETRY_AFTER_MS: u64 = 1_000;

/// An estimate that dates a stay back by less needs no telling.
const WORTH_TELLING_MS: i64 = 60_000;

/// What became of a command, and whether it was answered before.
#[derive(Debug)]
pub struct Judged {
    pub answer: Answer,
    pub repeated: bool,
}

/// Hash of what is asked: the wish, without the circumstances of its making, which a device may
/// know better when it sends again.
pub fn content_of(envelope: &CommandEnvelope) -> [u8; 32] {
    let asked = serde_json::to_vec(&(&envelope.command, &envelope.basis)).unwrap_or_default();
    Sha256::digest(asked).into()
}

impl Draft<'_> {
    /// Judges a command. The answer holds only once the draft is committed.
    pub fn judge(&mut self, asked: &Asked, known: &Known) -> Judged {
        let Asked { principal, envelope, .. } = asked;
        let content = content_of(envelope);
        if let Some(answer) = self.answered_before(*principal, envelope, content, known) {
            return Judged { answer, repeated: true };
        }
        let answer = self.decide(asked, known);
        if !matches!(answer, Answer::Retry { .. }) {
            self.commit.answers.push(AnswerRow {
                id: envelope.id,
                principal: principal.party,
                content,
                answer: answer.clone(),
                at: self.now,
            });
        }
        Judged { answer, repeated: false }
    }

    /// The stored answer again for the same person and wish; never another's answer.
    fn answered_before(
        &self,
        principal: Principal,
        envelope: &CommandEnvelope,
        content: [u8; 32],
        known: &Known,
    ) -> Option<Answer> {
        let in_this_batch = self.commit.answers.iter().find(|row| row.id == envelope.id);
        let (whose, what, answer) = match (in_this_batch, known.answers.get(&envelope.id)) {
            (Some(row), _) => (row.principal, row.content, &row.answer),
            (None, Some(KnownAnswer::Whole { principal, content, answer })) => {
                (*principal, *content, answer)
            }
            (None, Some(KnownAnswer::Settled)) => return Some(Answer::rejected(Reason::Expired)),
            (None, None) => return None,
        };
        let same = whose == principal.party && what == content;
        Some(if same { answer.clone() } else { Answer::rejected(Reason::IdempotencyMismatch) })
    }

    fn decide(&mut self, asked: &Asked, known: &Known) -> Answer {
        let Asked { principal, envelope, .. } = asked;
        let CommandEnvelope { id, command, .. } = envelope;
        let forestalled = known.forestalled.contains(&(*id, principal.party))
            || self.commit.forestalled.iter().any(|it| (it.0, it.1) == (*id, principal.party));
        if forestalled && matches!(command, Command::CheckIn { .. } | Command::Reserve { .. }) {
            return Answer::rejected(Reason::Expired);
        }
        let holder = Held::new(principal.party, *id);
        let dated = match command {
            Command::CheckIn { place, .. } => self.dated(asked, place, known),
            _ => Ok(Dated::now(self.now)),
        };
        let dated = match dated {
            Ok(dated) => dated,
            Err(reason) => return Answer::rejected(reason),
        };
        let (actor, at, since) = (principal.actor, self.now, dated.since);
        let basis = match self.basis(envelope) {
            Ok(basis) => basis,
            Err(reason) => return Answer::rejected(reason),
        };
        let entry = self.memory.head + 1;
        let ask = Ask { id: *id, command, holder, actor, at, since, entry, basis };
        match decide(&self.memory.estate, &self.memory.state, &ask) {
            Verdict::Granted(events) => self.grant(events, dated),
            Verdict::Forestalls(stay) => {
                let released = domain::CommandId(stay.0);
                self.commit.forestalled.push((released, principal.party, self.now));
                Answer::Accepted { seq: self.enter(self.now, Vec::new()) }
            }
            Verdict::Rejected(reason) => {
                let alternatives = self.alternatives(reason, command);
                Answer::Rejected { reason, alternatives, dates: Vec::new() }
            }
            Verdict::RejectedOn(reason, dates) => {
                let alternatives = self.alternatives(reason, command);
                Answer::Rejected { reason, alternatives, dates }
            }
            // Nobody but the hub can say it, and the hub knows all: a clock that was turned back
            // between advancing and judging. Asked again, time has passed.
            Verdict::HubMustSay => Answer::Retry { after_ms: RETRY_AFTER_MS },
        }
    }

    /// The entry up to which the device had seen what it asks to be changed. What was seen of another
    /// log says nothing of this one.
    fn basis(&self, envelope: &CommandEnvelope) -> Result<Option<u64>, Reason> {
        let Some(text) = &envelope.basis else { return Ok(None) };
        let basis: Cursor = text.parse().map_err(|_| Reason::BadInput)?;
        if basis.epoch == self.memory.epoch { Ok(Some(basis.seq)) } else { Err(Reason::Expired) }
    }

    fn grant(&mut self, events: Vec<Event<Held>>, dated: Dated) -> Answer {
        let begins = events.iter().find_map(|event| match event {
            Event::CheckedIn { at, .. } => Some(*at),
            _ => None,
        });
        let back_ms = begins.map_or(0, |begins| self.now.ms_since(begins));
        let seq = self.enter(self.now, events);
        if dated.is_estimated && back_ms > WORTH_TELLING_MS {
            Answer::Adjusted { seq, what: ESTIMATED_TIME.to_owned() }
        } else {
            Answer::Accepted { seq }
        }
    }

    fn alternatives(&self, reason: Reason, command: &Command) -> Vec<PlaceCode> {
        use Reason::{OutOfService, PlaceOccupied, PlaceReserved, ReassignedAfterNoShow};
        let is_about_the_place =
            matches!(reason, PlaceOccupied | PlaceReserved | OutOfService | ReassignedAfterNoShow);
        if !is_about_the_place {
            return Vec::new();
        }
        let (estate, state) = (&self.memory.estate, &self.memory.state);
        let near = |place: &PlaceCode, during: Option<Span>| {
            let wanted = estate.place_by_code(place)?.place.id;
            Some(match during {
                None => nearest_free(estate, state, wanted, ALTERNATIVES, self.now),
                Some(span) => nearest_free_during(estate, state, wanted, ALTERNATIVES, span),
            })
        };
        let near = match command {
            Command::CheckIn { place, .. } => near(place, None),
            Command::Reserve { place, from, until }
            | Command::ReserveSeries { place, from, until, .. }
            | Command::Change { place, from, until, .. } => {
                near(place, Some(Span::new(*from, *until)))
            }
            _ => None,
        };
        near.unwrap_or_default()
            .into_iter()
            .filter_map(|id| Some(estate.place(id)?.place.code.clone()))
            .collect()
    }
}
