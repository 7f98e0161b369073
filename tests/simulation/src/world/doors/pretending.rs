//! Somebody takes the cookie of a door, and asks what its page would not.

use super::super::{HOUR, MINUTE, What, World};
use crate::building;
use crate::device::party;
use domain::time::Instant;
use domain::{Command, CommandId, OccupancyId, ReservationId, arrivable};
use sync::wire::{CommandEnvelope, CommandsRequest, Made};
use uuid::Uuid;

const QUARTER: i64 = 15 * MINUTE;

impl World {
    /// By whatever that cookie is good for, mostly about that room.
    pub(super) fn pretend_at_door(&mut self, device: usize, room: usize) {
        let Some(number) = self.devices[device].session else { return };
        let id = CommandId(self.dice.id());
        let Some(command) = self.by_hand(room) else { return };
        self.ledger.note(id, party(number), &command, Instant(self.now), false);
        let made = Made { wall_ms: self.now, offset_ms: None, error_ms: 0 };
        let commands = vec![CommandEnvelope { id, sequence: 1, command, basis: None, made }];
        let body = CommandsRequest { outbox: self.dice.id(), commands };
        let body = serde_json::to_string(&body).unwrap();
        // Some of it comes when the screen hangs elsewhere, or nowhere.
        let at = self.now + if self.dice.happens(500) { 5 } else { self.dice.between(0, HOUR) };
        let cookie = Some(number);
        self.plan(at, What::Post { device, request: 0, cookie, maker: number, body });
    }

    /// What the page would not ask: about any room, about what somebody else has, and what is over.
    fn by_hand(&mut self, own: usize) -> Option<Command> {
        if !self.hub.is_up() {
            return None;
        }
        let among = self.dice.below(building::DOORS);
        let room = self.dice.pick(&[own, among]);
        let (place, any) = (building::code(room), self.dice.any() as usize);
        let quarter = Instant((self.now / QUARTER + 2) * QUARTER);
        let (until, published) = (quarter.plus_ms(HOUR), self.hub.read());
        let (state, located) = (&published.state, published.estate.place(building::id(room))?);
        if let Some(promised) = arrivable(located, state, self.hub.time()) {
            // The one before it, that is over.
            return Some(Command::Arrive { place, from: promised.span.from.plus_ms(-QUARTER) });
        }
        let of_anybody = state.stays().nth(any % state.stays().count().max(1));
        let occupancy = of_anybody.map(|(_, stay)| stay.holder.occupancy);
        let occupancy = occupancy.unwrap_or(OccupancyId(Uuid::nil()));
        let promise = state.reservations().nth(any % state.reservations().count().max(1));
        let promise = promise.map_or(occupancy, |(_, it)| it.holder.occupancy);
        let since = state.stay(building::id(room)).map(|stay| stay.since);
        Some(match self.dice.below(9) {
            0 => Command::Reserve { place, from: quarter, until },
            1 => Command::Release { occupancy },
            2 => Command::Extend { occupancy, until },
            3 => Command::Cancel { reservation: ReservationId(promise.0) },
            4 | 5 => Command::Vacate { place, since: since.unwrap_or(quarter) },
            6 => Command::ReportFault { place, equipment: building::EQUIPMENT[0] },
            _ => Command::CheckIn { place, minutes: None },
        })
    }
}
