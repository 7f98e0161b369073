//! What is done and still kept: to tell of what was turned down, and to repeat what the hub had
//! accepted and lost again.

use super::{Item, Outbox, Stage};
use crate::wire::Answer;
use domain::plan::{Equipment, PlaceCode};
use domain::time::{Instant, Span};
use domain::{
    ClosureId, Command, CommandId, Estate, Holder, OccupancyId, ReservationId, Seen, State,
    instance_id, weekly,
};

/// Most accepted items that are kept, in case the hub is restored from a backup that does not know
/// them. The oldest makes room.
const MOST_ACCEPTED: usize = 50;
/// Most items under *Niet gelukt*. The oldest makes room.
const MOST_TURNED_DOWN: usize = 100;

impl Item {
    /// Whether the hub has accepted it.
    pub fn is_accepted(&self) -> bool {
        let answer = self.answer();
        matches!(answer, Some(Answer::Accepted { .. } | Answer::Adjusted { .. }))
    }

    /// Whether it is done and came to nothing.
    pub fn is_turned_down(&self) -> bool {
        matches!(self.answer(), Some(Answer::Rejected { .. }))
    }

    fn answer(&self) -> Option<&Answer> {
        match &self.stage {
            Stage::Done(outcome) => Some(&outcome.answer),
            Stage::Waiting | Stage::Parked => None,
        }
    }
}

impl Outbox {
    /// The own items that the hub had accepted and that `confirmed`, the state after a new epoch,
    /// does not show, as far as they would still make sense at `hub_now`.
    pub fn forgotten(
        &self,
        estate: &Estate,
        confirmed: &State<Seen>,
        hub_now: Instant,
    ) -> Vec<CommandId> {
        let accepted = self.items.iter().filter(|item| item.is_accepted());
        let lost = accepted.filter(|item| {
            let is_over = item.expires.is_some_and(|expires| expires <= hub_now);
            let command = item.envelope.as_ref().map(|envelope| &envelope.command);
            !is_over && command.is_some_and(|it| self.is_lost(item.id, it, estate, confirmed))
        });
        lost.map(|item| item.id).collect()
    }

    /// Sends an accepted item once more, under its own id: a hub that knows it gives the same
    /// answer again, one that lost it does it anew.
    pub fn repeat(&mut self, id: CommandId) {
        if let Some(item) = self.items.iter_mut().find(|it| it.id == id && it.is_accepted()) {
            item.stage = Stage::Waiting;
            self.unwritten.push(id);
        }
    }

    /// What is done and needs no telling any more makes room.
    pub(super) fn forget_oldest(&mut self) {
        for (of, most) in [
            (Item::is_accepted as fn(&Item) -> bool, MOST_ACCEPTED),
            (Item::is_turned_down, MOST_TURNED_DOWN),
        ] {
            let done: Vec<CommandId> =
                self.items.iter().filter(|item| of(item)).map(|item| item.id).collect();
            let too_many = done.len().saturating_sub(most);
            done.into_iter().take(too_many).for_each(|id| self.dismiss(id));
        }
    }

    fn is_lost(
        &self,
        id: CommandId,
        command: &Command,
        estate: &Estate,
        confirmed: &State<Seen>,
    ) -> bool {
        let is_there = |stay: OccupancyId| {
            confirmed.stays_of(&()).any(|(_, own)| own.holder.occupancy() == Some(stay))
        };
        let promise = |reservation: ReservationId| {
            confirmed.reservations_of(&()).find(|(_, own)| own.id() == Some(reservation))
        };
        // Promised, or known to be taken back: then it is not forgotten.
        let is_promise_known = |reservation: ReservationId| {
            promise(reservation).is_some()
                || confirmed.lost_of(&()).any(|own| own.id() == Some(reservation))
        };
        let is_gone = |reservation: ReservationId| {
            !is_promise_known(reservation) && !self.has_asked(&Command::Cancel { reservation })
        };
        let is_broken = |place: &PlaceCode, equipment: Equipment| {
            let located = estate.place_by_code(place)?;
            Some(confirmed.fault(located.place.id, equipment).is_some())
        };
        match command {
            Command::CheckIn { .. } => {
                let stay = OccupancyId::from(id);
                !is_there(stay) && !self.has_asked(&Command::Release { occupancy: stay })
            }
            Command::Release { occupancy } => is_there(*occupancy),
            // Doors ask at once or not at all.
            Command::Arrive { .. } | Command::Vacate { .. } => false,
            Command::Reserve { .. } => is_gone(ReservationId::from(id)),
            // It was promised as a whole.
            Command::ReserveSeries { place, from, until, weeks, skip } => {
                let Some(located) = estate.place_by_code(place) else { return false };
                let first = Span::new(*from, *until);
                let weeks = weekly(&located.building.rules.clock, first, *weeks);
                let mut dates = weeks.map(|(date, _)| date).filter(|date| !skip.contains(date));
                dates.all(|date| is_gone(instance_id(id, date)))
            }
            Command::ReportFault { place, equipment } => {
                is_broken(place, *equipment) == Some(false)
            }
            Command::Repair { place, equipment } => is_broken(place, *equipment) == Some(true),
            Command::Cancel { reservation } => promise(*reservation).is_some(),
            Command::Change { reservation, from, until, .. } => {
                promise(*reservation).is_some_and(|(_, it)| it.span != Span::new(*from, *until))
            }
            Command::Extend { occupancy, until } => confirmed
                .stays_of(&())
                .any(|(_, own)| own.holder.occupancy() == Some(*occupancy) && own.until != *until),
            Command::Close { until, .. } => {
                let closure = ClosureId::from(id);
                until.is_none()
                    && confirmed.closure(closure).is_none()
                    && !self.has_asked(&Command::Open { closure })
            }
            Command::Open { closure } => confirmed.closure(*closure).is_some(),
        }
    }

    fn has_asked(&self, command: &Command) -> bool {
        let mut asked = self.items.iter().filter(|item| !item.is_turned_down());
        asked.any(|item| item.envelope.as_ref().is_some_and(|it| it.command == *command))
    }
}
