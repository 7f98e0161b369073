//! Wishes for a later time, and coming to what was reserved: or not.

use super::{DAY, MINUTE, What, World};
use crate::ledger::Broken;
use domain::plan::PlaceCode;
use domain::time::Instant;
use domain::{Command, Holder, OccupancyId, ReservationId};

const QUARTER: i64 = 15 * MINUTE;

impl World {
    /// A wish for later, where the person has one: a promise, another time or place for it, its end, or
    /// another end of a stay.
    pub(super) fn wish_for_later(&mut self, device: usize) -> Option<Command> {
        if !self.dice.happens(300) {
            return None;
        }
        let place = self.somewhere();
        let (from, until) = self.later();
        let any = self.dice.below(1_000);
        let waiting = self.devices[device].page.as_ref()?.outbox.waiting().last();
        let waiting = waiting.map(|item| (item.id, item.envelope.as_ref().map(|it| &it.command)));
        if let Some((id, Some(Command::Reserve { .. }))) = waiting
            && any.is_multiple_of(4)
        {
            return Some(Command::Cancel { reservation: ReservationId::from(id) });
        }
        let state = self.replica(device)?.state();
        let promises: Vec<_> = state.reservations_of(&()).filter_map(|(_, it)| it.id()).collect();
        let stays = state.stays_of(&()).filter_map(|(_, stay)| stay.holder.occupancy());
        let stays: Vec<OccupancyId> = stays.collect();
        let promise = promises.get(any % promises.len().max(1)).copied();
        Some(match (any % 10, promise, stays.first()) {
            (0 | 1, Some(reservation), _) => Command::Cancel { reservation },
            (2 | 3, Some(reservation), _) => Command::Change { reservation, place, from, until },
            (4 | 5, _, Some(occupancy)) => Command::Extend { occupancy: *occupancy, until },
            _ => Command::Reserve { place, from, until },
        })
    }

    /// From when until when: mostly within hours, at times on another day, at times what no rule
    /// allows.
    fn later(&mut self) -> (Instant, Instant) {
        let days = if self.dice.happens(150) { self.dice.between(1, 16) } else { 0 };
        let quarter = (self.now + days * DAY).div_euclid(QUARTER);
        let from = quarter + self.dice.between(0, 10);
        let shortest = i64::from(!self.dice.happens(20));
        let until = from + self.dice.between(shortest, 16);
        (Instant(from * QUARTER), Instant(until * QUARTER))
    }

    /// Most come to what they have asked for, some before it begins, some when it is given up.
    pub(super) fn plan_arrival(&mut self, device: usize, command: &Command) {
        let (Command::Reserve { place, from, .. } | Command::Change { place, from, .. }) = command
        else {
            return;
        };
        let near = self.dice.between(-9 * MINUTE, 9 * MINUTE);
        self.meet_at_the_door(place, from.0 + near);
        if self.dice.happens(650) {
            let at = from.0 + self.dice.between(-20 * MINUTE, 40 * MINUTE);
            self.plan(at, What::Arrive(device, place.clone()));
        }
    }

    /// Somebody is there now.
    pub(super) fn arrive(&mut self, device: usize, place: PlaceCode) -> Result<(), Broken> {
        if self.is_healing {
            return Ok(());
        }
        if self.devices[device].page.is_none() {
            self.start_page(device)?;
        }
        self.ask(device, Command::CheckIn { place, minutes: None })
    }
}
