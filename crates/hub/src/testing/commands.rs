//! People, and what they ask.

use crate::writer::Principal;
use domain::plan::PlaceCode;
use domain::time::Instant;
use domain::{ClosureId, Command, CommandId, OccupancyId, PersonId, ReservationId, Role, Target};
use sync::wire::{CommandEnvelope, Made};
use uuid::Uuid;

/// Friday 2026-11-20T08:00Z: nine in the morning in the Netherlands.
pub const START: Instant = Instant(1_795_161_600_000);

/// An employee by number.
pub fn person(n: u128) -> Principal {
    Principal::person(PersonId(Uuid::from_u128(0xA000_0000 + n)), Role::Staff)
}

/// The facility manager.
pub fn manager() -> Principal {
    Principal::person(PersonId(Uuid::from_u128(0xF000_0000)), Role::FacilityManager)
}

pub fn new_id() -> CommandId {
    CommandId(Uuid::new_v4())
}

/// A command as a device sends it.
pub fn envelope(id: CommandId, sequence: u64, command: Command) -> CommandEnvelope {
    let made = Made { wall_ms: START.0, offset_ms: Some(0), error_ms: 5 };
    CommandEnvelope { id, sequence, command, basis: None, made }
}

pub fn check_in(place: PlaceCode) -> CommandEnvelope {
    envelope(new_id(), 1, Command::CheckIn { place, minutes: None })
}

/// A release of the stay that a check-in with that id made.
pub fn release(id: CommandId) -> CommandEnvelope {
    envelope(new_id(), 1, Command::Release { occupancy: OccupancyId::from(id) })
}

pub fn reserve(place: PlaceCode, from: Instant, until: Instant) -> CommandEnvelope {
    envelope(new_id(), 1, Command::Reserve { place, from, until })
}

/// A cancellation of the reservation that a command with that id made.
pub fn cancel(id: CommandId) -> CommandEnvelope {
    envelope(new_id(), 1, Command::Cancel { reservation: ReservationId::from(id) })
}

pub fn close(target: Target, until: Option<Instant>) -> CommandEnvelope {
    envelope(new_id(), 1, Command::Close { target, from: None, until })
}

pub fn open(id: CommandId) -> CommandEnvelope {
    envelope(new_id(), 1, Command::Open { closure: ClosureId::from(id) })
}
