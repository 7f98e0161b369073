//! The tables of the twin.

use super::past::Past;
use crate::store::{
    AnswerRow, Commit, Known, KnownAnswer, Loaded, LogEntry, OutboxMark, OutboxOf, PastRow,
    PlanRow, Question, Retention, StoreError, Usage, UsageDelta,
};
use domain::plan::{Equipment, PlaceId};
use domain::time::{Instant, Span};
use domain::{
    Closure, ClosureId, CommandId, Event, Fault, Held, Lost, OccupancyId, Parts, Party,
    Reservation, State, Stay,
};
use std::collections::BTreeMap;
use sync::wire::Epoch;

/// What is known of a command: its answer, or only when it was settled.
#[derive(Debug, Clone)]
enum Answered {
    Whole(AnswerRow),
    Settled(Instant),
}

#[derive(Debug, Clone)]
pub struct Tables {
    epoch: Epoch,
    head: u64,
    last_at: Instant,
    stays: BTreeMap<PlaceId, Stay<Held>>,
    closures: BTreeMap<ClosureId, Closure>,
    reservations: BTreeMap<(PlaceId, Instant), Reservation<Held>>,
    lost: BTreeMap<OccupancyId, Lost<Held>>,
    faults: BTreeMap<(PlaceId, Equipment), Instant>,
    log: BTreeMap<u64, LogEntry>,
    answers: BTreeMap<CommandId, Answered>,
    forestalled: BTreeMap<(CommandId, Party), Instant>,
    outboxes: BTreeMap<OutboxOf, OutboxMark>,
    /// In order of arrival.
    plans: Vec<PlanRow>,
    pub usage: Usage,
    pub past: Past,
}

impl Tables {
    pub fn new(epoch: Epoch) -> Self {
        Tables {
            epoch,
            head: 0,
            last_at: Instant::default(),
            stays: BTreeMap::new(),
            closures: BTreeMap::new(),
            reservations: BTreeMap::new(),
            lost: BTreeMap::new(),
            faults: BTreeMap::new(),
            log: BTreeMap::new(),
            answers: BTreeMap::new(),
            forestalled: BTreeMap::new(),
            outboxes: BTreeMap::new(),
            plans: Vec::new(),
            usage: Usage::default(),
            past: Past::default(),
        }
    }

    /// The same, in a log of its own.
    pub fn restored(&self, epoch: Epoch) -> Self {
        Tables { epoch, ..self.clone() }
    }

    pub fn load(&self, newest: usize) -> Loaded {
        let reservations = self.reservations.iter().map(|((place, _), it)| (*place, it.clone()));
        let faults = self.faults.iter().map(|((place, equipment), at)| Fault {
            place: *place,
            equipment: *equipment,
            at: *at,
        });
        let skipped = self.log.len().saturating_sub(newest);
        Loaded {
            epoch: self.epoch,
            head: self.head,
            last_at: self.last_at,
            state: State::new(Parts {
                stays: self.stays.clone().into_iter().collect(),
                closures: self.closures.values().cloned().collect(),
                reservations: reservations.collect(),
                lost: self.lost.values().cloned().collect(),
                faults: faults.collect(),
            }),
            plans: self.plans.clone(),
            log: self.log.values().skip(skipped).cloned().collect(),
        }
    }

    pub fn known(&self, question: &Question) -> Known {
        let answered = |id: &CommandId| {
            let known = match self.answers.get(id)? {
                Answered::Whole(row) => KnownAnswer::Whole {
                    principal: row.principal,
                    content: row.content,
                    answer: row.answer.clone(),
                },
                Answered::Settled(_) => KnownAnswer::Settled,
            };
            Some((*id, known))
        };
        let mark = |of: &OutboxOf| Some((*of, *self.outboxes.get(of)?));
        let asked = |(id, _): &&(CommandId, Party)| question.commands.contains(id);
        Known {
            answers: question.commands.iter().filter_map(answered).collect(),
            forestalled: self.forestalled.keys().filter(asked).copied().collect(),
            marks: question.outboxes.iter().filter_map(mark).collect(),
        }
    }

    /// Writes a commit, or nothing of it. What may contradict it is tried on copies of the
    /// tables that are as small as what goes on; the others only grow.
    pub fn write(&mut self, commit: &Commit) -> Result<(), StoreError> {
        if commit.after != self.head {
            return Err(StoreError::Moved);
        }
        let mut state = StateTables {
            stays: self.stays.clone(),
            closures: self.closures.clone(),
            reservations: self.reservations.clone(),
            lost: self.lost.clone(),
            faults: self.faults.clone(),
            over: Vec::new(),
        };
        let logged = commit.entries.iter().flat_map(|entry| &entry.events);
        logged.into_iter().try_for_each(|logged| state.follow(&logged.event))?;
        let is_known = |row: &AnswerRow| self.answers.contains_key(&row.id);
        let mut ids: Vec<_> = commit.answers.iter().map(|row| row.id).collect();
        ids.sort_unstable();
        let is_each_once = ids.is_sorted_by(|one, other| one < other);
        if !is_each_once || commit.answers.iter().any(is_known) {
            return Err(StoreError::Conflict);
        }
        let StateTables { stays, closures, reservations, lost, faults, over } = state;
        (self.stays, self.closures, self.reservations) = (stays, closures, reservations);
        (self.lost, self.faults) = (lost, faults);
        over.into_iter().for_each(|row| self.past.put(row));
        let at_doors = commit.entries.iter().flat_map(PastRow::used_at_doors);
        at_doors.for_each(|row| self.past.put(row));
        for entry in &commit.entries {
            self.head = entry.seq;
            self.last_at = self.last_at.max(entry.at);
            self.log.insert(entry.seq, entry.clone());
        }
        let answers = commit.answers.iter().map(|row| (row.id, Answered::Whole(row.clone())));
        self.answers.extend(answers);
        for (id, person, at) in &commit.forestalled {
            self.forestalled.insert((*id, *person), *at);
        }
        self.outboxes.extend(commit.outboxes.iter().map(|mark| (mark.outbox, *mark)));
        if let Some(plan) = &commit.plan {
            self.put_plan(plan);
        }
        commit.usage.iter().for_each(|delta| self.count(delta));
        Ok(())
    }

    pub fn forget(&mut self, retention: Retention) {
        let Retention {
            log_from,
            log_entries,
            answers_from,
            past_from,
            settled_from,
            earlier_plans,
        } = retention;
        let oldest = self.head.saturating_sub(log_entries);
        self.log.retain(|seq, entry| *seq > oldest && entry.at >= log_from);
        for answered in self.answers.values_mut() {
            if let Answered::Whole(row) = answered
                && row.at < answers_from
            {
                *answered = Answered::Settled(row.at);
            }
        }
        let past = self.forestalled.extract_if(.., |_, at| *at < answers_from);
        for ((id, _), at) in past {
            self.answers.entry(id).or_insert(Answered::Settled(at));
        }
        self.answers.retain(|_, it| !matches!(it, Answered::Settled(at) if *at < settled_from));
        self.outboxes.retain(|_, mark| mark.at >= settled_from);
        self.past.forget_before(past_from);
        self.forget_plans(earlier_plans);
    }

    fn put_plan(&mut self, plan: &PlanRow) {
        self.plans.retain(|row| row.hash != plan.hash);
        for row in self.plans.iter_mut().filter(|row| row.site == plan.site) {
            row.current = false;
        }
        self.plans.push(plan.clone());
    }

    fn forget_plans(&mut self, earlier: u32) {
        let rows = std::mem::take(&mut self.plans);
        let newer_of_site = |position: usize, row: &PlanRow| {
            let newer = rows.iter().skip(position + 1);
            newer.filter(|other| other.site == row.site && !other.current).count()
        };
        let earlier = usize::try_from(earlier).unwrap_or(usize::MAX);
        let kept = rows.iter().enumerate();
        let kept = kept.filter(|(at, row)| row.current || newer_of_site(*at, row) < earlier);
        self.plans = kept.map(|(_, row)| row.clone()).collect();
    }

    fn count(&mut self, delta: &UsageDelta) {
        let (count, check_ins, ms) = match delta {
            UsageDelta::Zone { of, check_ins, ms } => {
                (self.usage.zones.entry(of.clone()).or_default(), check_ins, ms)
            }
            UsageDelta::Place { of, check_ins, ms } => {
                (self.usage.places.entry(*of).or_default(), check_ins, ms)
            }
        };
        count.0 += check_ins;
        count.1 += ms;
    }
}

/// The tables that follow the events.
struct StateTables {
    stays: BTreeMap<PlaceId, Stay<Held>>,
    closures: BTreeMap<ClosureId, Closure>,
    reservations: BTreeMap<(PlaceId, Instant), Reservation<Held>>,
    lost: BTreeMap<OccupancyId, Lost<Held>>,
    faults: BTreeMap<(PlaceId, Equipment), Instant>,
    /// What is over by them.
    over: Vec<PastRow>,
}

impl StateTables {
    /// A place has one open stay, and its reservations never overlap: the second wall.
    fn follow(&mut self, event: &Event<Held>) -> Result<(), StoreError> {
        match event {
            Event::CheckedIn { place, holder, at, until } => {
                let mut elsewhere = self.stays.values().map(|stay| stay.holder.occupancy);
                if elsewhere.any(|other| other == holder.occupancy) {
                    return Err(StoreError::Conflict);
                }
                let stay = Stay { holder: *holder, since: *at, until: *until };
                once(self.stays.insert(*place, stay))
            }
            Event::Released { place, holder, at, .. } => {
                let gone = self.stays.remove(place);
                let gone = gone.filter(|stay| stay.holder.occupancy == holder.occupancy);
                let stay = gone.ok_or(StoreError::Conflict)?;
                self.over.extend(PastRow::of_stay(*place, *holder, stay.since, *at));
                Ok(())
            }
            Event::Extended { place, holder, until, .. } => {
                let stay = self.stays.get_mut(place).filter(|stay| stay.holder == *holder);
                stay.map(|stay| stay.until = *until).ok_or(StoreError::Conflict)
            }
            Event::Reserved { place, holder, from, until, lapses, revision } => {
                let span = Span::new(*from, *until);
                let mut others = self.reservations.iter();
                let is_against = |((other, _), it): (&(PlaceId, Instant), &Reservation<Held>)| {
                    it.holder.occupancy == holder.occupancy
                        || (other == place && it.span.overlaps(span))
                };
                if span.is_empty() || others.any(is_against) {
                    return Err(StoreError::Conflict);
                }
                let (lapses, revision) = (*lapses, *revision);
                let reservation = Reservation { holder: *holder, span, lapses, revision };
                once(self.reservations.insert((*place, *from), reservation))
            }
            Event::Unreserved { place, holder, from, until, cause, .. } => {
                let gone = self.reservations.remove(&(*place, *from));
                if gone.is_none_or(|it| it.holder.occupancy != holder.occupancy) {
                    return Err(StoreError::Conflict);
                }
                self.over.extend(PastRow::of_reservation(event));
                let (holder, span) = (*holder, Span::new(*from, *until));
                let lost = Lost { place: *place, holder, span, cause: *cause };
                if cause.is_loss() {
                    once(self.lost.insert(holder.occupancy, lost))
                } else {
                    Ok(())
                }
            }
            Event::Forgotten { holder, .. } => {
                self.lost.remove(&holder.occupancy).map(drop).ok_or(StoreError::Conflict)
            }
            Event::FaultReported { place, equipment, at } => {
                once(self.faults.insert((*place, *equipment), *at))
            }
            Event::Repaired { place, equipment } => {
                let gone = self.faults.remove(&(*place, *equipment));
                gone.map(drop).ok_or(StoreError::Conflict)
            }
            Event::Closed { closure } => once(self.closures.insert(closure.id, closure.clone())),
            Event::Opened { closure } => {
                let gone = self.closures.remove(closure);
                gone.map(drop).ok_or(StoreError::Conflict)
            }
            Event::PlanReplaced { .. } => Ok(()),
        }
    }
}

/// A row that must not be there yet.
fn once<T>(before: Option<T>) -> Result<(), StoreError> {
    if before.is_some() { Err(StoreError::Conflict) } else { Ok(()) }
}
