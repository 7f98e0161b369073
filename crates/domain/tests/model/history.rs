//! Random histories of commands and time.

use super::building::{PLACES, place_id};
use domain::plan::{FloorCode, PlaceCode, ZoneCode};
use domain::time::Instant;
use domain::{ClosureId, Command, CommandId, OccupancyId, PersonId, Role, Target};
use proptest::prelude::*;
use uuid::Uuid;

/// Friday 2026-11-20T08:00Z, when the building is open.
pub const START: Instant = Instant(1_795_161_600_000);

/// One step of a history. Numbers are small on purpose, so that steps meet.
#[derive(Debug, Clone)]
pub enum Move {
    /// Time passes, then somebody asks for something.
    Asks { minutes_later: u16, who: usize, wish: Wish },
    /// Time passes.
    Waits { minutes: u16 },
}

/// What is asked. Earlier commands are named by how many steps ago they were.
#[derive(Debug, Clone)]
pub enum Wish {
    CheckIn { place: usize, minutes: Option<u16> },
    Release { ago: usize },
    ClosePlace { place: usize, minutes: Option<u16> },
    CloseZone { silent: bool },
    CloseFloor { floor: usize, minutes: Option<u16> },
    Open { ago: usize },
}

/// People by number: two employees and a facility manager.
pub fn person(who: usize) -> (PersonId, Role) {
    let role = if who == 2 { Role::FacilityManager } else { Role::Staff };
    (PersonId(Uuid::from_u128(1_000 + who as u128)), role)
}

/// The id of the command made in the n-th step.
pub fn command_id(n: usize) -> CommandId {
    CommandId(Uuid::from_u128(5_000 + n as u128))
}

/// The wish as a command of the n-th step.
pub fn command(n: usize, wish: &Wish, at: Instant) -> Command {
    let before = |ago: usize| command_id(n.saturating_sub(ago));
    let until = |minutes: Option<u16>| minutes.map(|minutes| at.plus_minutes(minutes));
    match wish {
        Wish::CheckIn { place, minutes } => {
            Command::CheckIn { place: code(*place), minutes: *minutes }
        }
        Wish::Release { ago } => Command::Release { occupancy: OccupancyId::from(before(*ago)) },
        Wish::ClosePlace { place, minutes } => {
            Command::Close { target: Target::Place(code(*place)), until: until(*minutes) }
        }
        Wish::CloseZone { silent } => {
            let zone = if *silent { "t-0-silence" } else { "t-1-meet" };
            Command::Close { target: Target::Zone(ZoneCode::new(zone).unwrap()), until: None }
        }
        Wish::CloseFloor { floor, minutes } => {
            let floor = FloorCode::new(&format!("t-{floor}")).unwrap();
            Command::Close { target: Target::Floor(floor), until: until(*minutes) }
        }
        Wish::Open { ago } => Command::Open { closure: ClosureId::from(before(*ago)) },
    }
}

/// Histories of up to sixty steps.
pub fn histories() -> impl Strategy<Value = Vec<Move>> {
    prop::collection::vec(moves(), 1..60)
}

fn moves() -> impl Strategy<Value = Move> {
    prop_oneof![
        8 => (0..20u16, 0..3usize, wishes())
            .prop_map(|(minutes_later, who, wish)| Move::Asks { minutes_later, who, wish }),
        1 => (1..900u16).prop_map(|minutes| Move::Waits { minutes }),
    ]
}

fn wishes() -> impl Strategy<Value = Wish> {
    let minutes = || prop::option::of(0..90u16);
    prop_oneof![
        8 => (0..=PLACES.len(), minutes())
            .prop_map(|(place, minutes)| Wish::CheckIn { place, minutes }),
        4 => (1..8usize).prop_map(|ago| Wish::Release { ago }),
        1 => (0..PLACES.len(), minutes())
            .prop_map(|(place, minutes)| Wish::ClosePlace { place, minutes }),
        1 => any::<bool>().prop_map(|silent| Wish::CloseZone { silent }),
        1 => (0..3usize, minutes()).prop_map(|(floor, minutes)| Wish::CloseFloor { floor, minutes }),
        2 => (1..8usize).prop_map(|ago| Wish::Open { ago }),
    ]
}

/// The code of the n-th place; one past the last is a code nobody has.
fn code(n: usize) -> PlaceCode {
    PlaceCode::new(PLACES.get(n).copied().unwrap_or("9.9")).unwrap()
}

/// The number of a place, from its key.
pub fn number_of(place: domain::plan::PlaceId) -> usize {
    (0..PLACES.len()).find(|&n| place_id(n) == place).unwrap()
}
