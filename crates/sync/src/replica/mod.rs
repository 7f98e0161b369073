//! How an app keeps up: confirmed state at a cursor, and its own waiting commands on top.
//!
//! The screen shows `fold(confirmed, waiting)` by the same `decide` and `apply` that the hub runs.
//! There is no second path for being offline: offline is only a long gap between command and
//! answer.

mod fold;
mod waiting;

pub use waiting::{Outlook, Standing, Waiting};

use crate::digest;
use crate::wire::{Answer, Batch, CommandEnvelope, Cursor, Digest, Entry, Outcome, Snapshot};
use domain::plan::PlaceId;
use domain::sorted::SortedSet;
use domain::time::Instant;
use domain::{Ask, CommandId, Estate, Event, Holder, Role, Seen, State, Verdict, lift};
use std::sync::Arc;

/// Judges a command as the hub will: [`domain::decide`]. It is given with the command, so that an
/// app fetches the rules when somebody asks for something and not before.
pub type Judge = fn(&Estate, &State<Seen>, &Ask<'_, Seen>) -> Verdict<Seen>;

/// What an app knows of one site.
#[derive(Debug, Clone)]
pub struct Replica {
    estate: Arc<Estate>,
    role: Role,
    cursor: Cursor,
    confirmed: State<Seen>,
    waiting: Vec<Waiting>,
    /// `confirmed` with `waiting` on top; absent while nothing waits, so that keeping up costs
    /// what changes and not what there is.
    folded: Option<State<Seen>>,
    /// Where the fold differs from what is confirmed. Kept, because a command that has left
    /// `waiting` can no longer tell what has to be painted back.
    fold_touches: SortedSet<PlaceId>,
    /// The site has another plan by now than the one in `estate`.
    plan_is_old: bool,
}

/// What has to be painted again.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changed {
    /// Places whose status may be another.
    pub places: SortedSet<PlaceId>,
    /// Hash of a new plan, where the site has one.
    pub plan: Option<String>,
}

/// What became of a batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Intake {
    /// It continued what was known.
    Applied(Changed),
    /// All of it was known before.
    Known,
    /// Entries between are missing: ask again from the own cursor, or take a snapshot.
    Gap,
}

impl Replica {
    /// A replica from a snapshot. `estate` holds the building of the snapshot's plan.
    pub fn new(estate: Arc<Estate>, role: Role, snapshot: Snapshot) -> Self {
        let confirmed = snapshot.state();
        let cursor = snapshot.shared.cursor;
        Replica {
            estate,
            role,
            cursor,
            confirmed,
            waiting: Vec::new(),
            folded: None,
            fold_touches: SortedSet::default(),
            plan_is_old: false,
        }
    }

    /// What is to be shown.
    pub fn state(&self) -> &State<Seen> {
        self.folded.as_ref().unwrap_or(&self.confirmed)
    }

    /// What the hub has said, without the own waiting commands.
    pub fn confirmed(&self) -> &State<Seen> {
        &self.confirmed
    }

    /// Places whose status has become another by time alone: a promise begins or ends, a closing
    /// begins, or the building closes, until when all that was free there was said to be so.
    pub fn turned(&self, after: Instant, until: Instant) -> Changed {
        let has_passed = |at: Instant| after < at && at <= until;
        let turned = self.state().reservations().filter(|(_, reservation)| {
            has_passed(reservation.span.from) || has_passed(reservation.span.until)
        });
        let begun = self.state().closures().filter(|closure| has_passed(closure.at));
        let closed = begun.flat_map(|closure| self.estate.places_in(&closure.area));
        let buildings = self.estate.buildings().iter();
        let ended = buildings.filter(|building| has_passed(building.rules.closing(after)));
        let floors = ended.flat_map(|building| &building.plan.floors);
        let ended = floors.flat_map(|floor| &floor.places).map(|place| place.id);
        let places = turned.map(|(place, _)| place).chain(closed).chain(ended).collect();
        Changed { places, plan: None }
    }

    /// Up to where in the log the confirmed state goes.
    pub fn cursor(&self) -> Cursor {
        self.cursor
    }

    /// The buildings it is about.
    pub fn estate(&self) -> &Arc<Estate> {
        &self.estate
    }

    /// The own commands the hub has not answered, or whose entry has not come by yet, in order.
    pub fn waiting(&self) -> &[Waiting] {
        &self.waiting
    }

    /// Starts anew from a snapshot; what waits stays waiting. Everything is to be painted again.
    /// Under another epoch, what was accepted counts no more: its entry will never come by.
    pub fn take_snapshot(&mut self, estate: Arc<Estate>, snapshot: Snapshot) {
        if snapshot.shared.cursor.epoch != self.cursor.epoch {
            self.waiting.retain(|it| it.standing == Standing::Noted);
        }
        self.confirmed = snapshot.state();
        self.cursor = snapshot.shared.cursor;
        self.estate = estate;
        self.plan_is_old = false;
        self.drop_arrived();
        self.refold();
    }

    /// Whether the hub's digest agrees with what is confirmed here; nothing where that cannot be
    /// said: it is about another entry, computed in another way, or about a plan that is not here.
    pub fn agrees(&self, theirs: &Digest) -> Option<bool> {
        let is_comparable = theirs.version == digest::VERSION && theirs.seq == self.cursor.seq;
        if !is_comparable || self.plan_is_old {
            return None;
        }
        // What is one's own is of all sites.
        let is_here =
            |place, holder: &Seen| !holder.is_mine() || self.estate.place(place).is_some();
        let stays = self.confirmed.stays().filter(|(place, it)| is_here(*place, &it.holder));
        let reservations = self.confirmed.reservations();
        let reservations = reservations.filter(|(place, it)| is_here(*place, &it.holder));
        let closures = self.confirmed.closures();
        let ours =
            digest::digest(theirs.seq, stays, reservations, closures, self.confirmed.faults());
        Some(ours.sum == theirs.sum)
    }

    /// Takes entries of the log that continue what is known.
    pub fn take_batch(&mut self, batch: Batch) -> Intake {
        if batch.shared.to <= self.cursor.seq {
            return Intake::Known;
        }
        if batch.shared.from > self.cursor.seq + 1 {
            return Intake::Gap;
        }
        let mut changed = Changed::default();
        let mut mine = batch.mine.into_iter().peekable();
        for entry in batch.shared.shared {
            // Entries of other sites have an own part only; keep the order of the log.
            while let Some(earlier) = mine.next_if(|own| own.seq < entry.seq) {
                self.apply_entry(&earlier, &mut changed);
            }
            let events = entry.events.iter().map(lift).collect();
            self.apply_entry(&Entry { seq: entry.seq, at: entry.at, events }, &mut changed);
            while let Some(own) = mine.next_if(|own| own.seq == entry.seq) {
                self.apply_entry(&own, &mut changed);
            }
        }
        for own in mine {
            self.apply_entry(&own, &mut changed);
        }
        self.cursor.seq = batch.shared.to;
        self.drop_arrived();
        changed.places.extend(self.refold());
        Intake::Applied(changed)
    }

    /// Notes an own command, made at `at`, and shows what it will probably change.
    pub fn note(&mut self, envelope: CommandEnvelope, at: Instant, judge: Judge) -> Changed {
        if self.waiting.iter().all(|waiting| waiting.envelope.id != envelope.id) {
            self.waiting.push(Waiting::new(envelope, at, judge));
        }
        Changed { places: self.refold(), plan: None }
    }

    /// Takes the hub's answers. An accepted command keeps showing until its entry comes by; a
    /// rejected one is undone at once; one to be sent again keeps waiting.
    pub fn settle(&mut self, outcomes: &[Outcome]) -> Changed {
        for outcome in outcomes {
            let Some(id) = outcome.id else { continue };
            match &outcome.answer {
                Answer::Accepted { seq } | Answer::Adjusted { seq, .. } => {
                    let answered = self.waiting.iter_mut().find(|it| it.envelope.id == id);
                    if let Some(waiting) = answered {
                        waiting.standing = Standing::Accepted { seq: *seq };
                    }
                }
                Answer::Rejected { .. } => self.waiting.retain(|it| it.envelope.id != id),
                Answer::Retry { .. } => {}
            }
        }
        self.drop_arrived();
        Changed { places: self.refold(), plan: None }
    }

    /// Takes back commands that will not be sent: parked, or given up by the person.
    pub fn withdraw(&mut self, ids: &[CommandId]) -> Changed {
        self.waiting.retain(|it| !ids.contains(&it.envelope.id));
        Changed { places: self.refold(), plan: None }
    }

    fn apply_entry(&mut self, entry: &Entry<Seen>, changed: &mut Changed) {
        if entry.seq <= self.cursor.seq {
            return;
        }
        for event in &entry.events {
            changed.places.extend(self.touched_by(event));
            if let Event::PlanReplaced { plan, .. } = event {
                changed.plan = Some(plan.clone());
                self.plan_is_old = true;
            }
            self.confirmed.apply(event);
        }
    }

    fn drop_arrived(&mut self) {
        let known = self.cursor.seq;
        self.waiting
            .retain(|it| !matches!(it.standing, Standing::Accepted { seq } if seq <= known));
    }
}
