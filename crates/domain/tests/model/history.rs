//! Random histories of commands and time.

use super::building::{PLACES, place_id};
use domain::plan::{FloorCode, PlaceCode, ZoneCode};
use domain::time::Instant;
use domain::{
    Actor, ClosureId, Command, CommandId, OccupancyId, Party, PersonId, Role, ScreenId, Target,
};
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
    CheckIn {
        place: usize,
        minutes: Option<u16>,
    },
    Release {
        ago: usize,
    },
    Reserve {
        place: usize,
        when: When,
    },
    ReserveSeries {
        place: usize,
        when: When,
        weeks: u16,
    },
    Cancel {
        ago: usize,
    },
    Change {
        ago: usize,
        place: usize,
        when: When,
    },
    Extend {
        ago: usize,
        minutes: u16,
    },
    ClosePlace {
        place: usize,
        ahead: u16,
        minutes: Option<u16>,
    },
    CloseZone {
        silent: bool,
    },
    CloseFloor {
        floor: usize,
        minutes: Option<u16>,
    },
    Open {
        ago: usize,
    },
    /// At a door: for the promise that begins in so many quarters from the last one.
    Arrive {
        place: usize,
        quarters: i64,
    },
    /// At a door: the stay that is there, or one that never was.
    Vacate {
        place: usize,
        named: bool,
    },
}

/// The screen at the door of [`DOOR_OF`] asks as if it were one more person.
pub const DOOR: usize = 3;
/// The place that has a door with a screen: the room.
pub const DOOR_OF: usize = 3;

/// A time that is asked for: in so many days, from a minute of that day, for so long.
#[derive(Debug, Clone, Copy)]
pub struct When {
    pub days: u16,
    pub minute: u16,
    pub minutes: u16,
}

impl When {
    /// In minutes since the start of the history.
    pub fn span(self, now: i64) -> (i64, i64) {
        let day = (now + 480) / 1_440 + i64::from(self.days);
        let from = day * 1_440 + i64::from(self.minute) - 480;
        (from, from + i64::from(self.minutes))
    }

    fn instants(self, at: Instant) -> (Instant, Instant) {
        let (from, until) = self.span(at.ms_since(START) / 60_000);
        (START.plus_ms(from * 60_000), START.plus_ms(until * 60_000))
    }
}

/// Who holds what they take, and as what they ask.
pub fn party(who: usize) -> (Party, Actor) {
    match person(who) {
        _ if who == DOOR => {
            (ScreenId(Uuid::from_u128(1_000)).into(), Actor::Door(place_id(DOOR_OF)))
        }
        (person, role) => (person.into(), role.into()),
    }
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

/// The quarter in which a minute lies, or so many after it, in minutes since the start.
pub fn quarter_of(minute: i64, later: i64) -> i64 {
    (minute.div_euclid(15) + later) * 15
}

/// The wish as a command of the n-th step; `there` is since when somebody is at the place with a door.
pub fn command(n: usize, wish: &Wish, at: Instant, there: Option<Instant>) -> Command {
    let before = |ago: usize| command_id(n.saturating_sub(ago));
    let until = |minutes: Option<u16>| minutes.map(|minutes| at.plus_minutes(minutes));
    match wish {
        Wish::CheckIn { place, minutes } => {
            Command::CheckIn { place: code(*place), minutes: *minutes }
        }
        Wish::Release { ago } => Command::Release { occupancy: OccupancyId::from(before(*ago)) },
        Wish::Reserve { place, when } => {
            let (from, until) = when.instants(at);
            Command::Reserve { place: code(*place), from, until }
        }
        Wish::Cancel { ago } => Command::Cancel { reservation: before(*ago).into() },
        Wish::Change { ago, place, when } => {
            let (from, until) = when.instants(at);
            let reservation = before(*ago).into();
            Command::Change { reservation, place: code(*place), from, until }
        }
        Wish::Extend { ago, minutes } => {
            let until = at.plus_minutes(*minutes);
            Command::Extend { occupancy: OccupancyId::from(before(*ago)), until }
        }
        Wish::ClosePlace { place, ahead, minutes } => {
            let from = (*ahead > 0).then(|| at.plus_minutes(*ahead));
            let until = minutes.map(|minutes| at.plus_minutes(*ahead).plus_minutes(minutes));
            Command::Close { target: Target::Place(code(*place)), from, until }
        }
        Wish::ReserveSeries { place, when, weeks } => {
            let (from, until) = when.instants(at);
            let (weeks, skip) = (*weeks, Vec::new());
            Command::ReserveSeries { place: code(*place), from, until, weeks, skip }
        }
        Wish::CloseZone { silent } => {
            let zone = if *silent { "t-0-silence" } else { "t-1-meet" };
            Command::Close {
                target: Target::Zone(ZoneCode::new(zone).unwrap()),
                from: None,
                until: None,
            }
        }
        Wish::CloseFloor { floor, minutes } => {
            let floor = FloorCode::new(&format!("t-{floor}")).unwrap();
            Command::Close { target: Target::Floor(floor), from: None, until: until(*minutes) }
        }
        Wish::Arrive { place, quarters } => {
            let from = quarter_of(at.ms_since(START) / 60_000, *quarters);
            Command::Arrive { place: code(*place), from: START.plus_ms(from * 60_000) }
        }
        Wish::Vacate { place, named } => {
            let since = there.filter(|_| *named).unwrap_or(Instant(0));
            Command::Vacate { place: code(*place), since }
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
        8 => (0..20u16, 0..4usize, wishes())
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
        8 => (0..=PLACES.len(), whens()).prop_map(|(place, when)| Wish::Reserve { place, when }),
        2 => (1..8usize).prop_map(|ago| Wish::Cancel { ago }),
        2 => (1..8usize, 0..=PLACES.len(), whens())
            .prop_map(|(ago, place, when)| Wish::Change { ago, place, when }),
        2 => (1..8usize, 0..150u16).prop_map(|(ago, minutes)| Wish::Extend { ago, minutes }),
        1 => (0..PLACES.len(), prop_oneof![Just(0), 0..200u16], minutes())
            .prop_map(|(place, ahead, minutes)| Wish::ClosePlace { place, ahead, minutes }),
        1 => (0..=PLACES.len(), whens(), 0..4u16)
            .prop_map(|(place, when, weeks)| Wish::ReserveSeries { place, when, weeks }),
        1 => any::<bool>().prop_map(|silent| Wish::CloseZone { silent }),
        1 => (0..3usize, minutes()).prop_map(|(floor, minutes)| Wish::CloseFloor { floor, minutes }),
        2 => (1..8usize).prop_map(|ago| Wish::Open { ago }),
        4 => (at_door(), 0..2i64).prop_map(|(place, quarters)| Wish::Arrive { place, quarters }),
        1 => (at_door(), prop_oneof![4 => Just(true), 1 => Just(false)])
            .prop_map(|(place, named)| Wish::Vacate { place, named }),
    ]
}

/// Mostly the place that has one.
fn at_door() -> impl Strategy<Value = usize> {
    prop_oneof![8 => Just(DOOR_OF), 1 => 0..=PLACES.len()]
}

/// Mostly today, on the quarter and for a few hours.
fn whens() -> impl Strategy<Value = When> {
    let days = prop_oneof![12 => Just(0), 1 => Just(1), 1 => Just(3), 1 => 14..16u16];
    let beside = prop_oneof![20 => Just(0), 1 => Just(1)];
    let quarters = prop_oneof![8 => 28..50u16, 1 => 0..96u16];
    (days, quarters, 0..14u16, beside).prop_map(|(days, quarter, long, beside)| When {
        days,
        minute: quarter * 15,
        minutes: long * 15 + beside,
    })
}

/// The code of the n-th place; one past the last is a code nobody has.
fn code(n: usize) -> PlaceCode {
    PlaceCode::new(PLACES.get(n).copied().unwrap_or("9.9")).unwrap()
}

/// The number of a place, from its key.
pub fn number_of(place: domain::plan::PlaceId) -> usize {
    (0..PLACES.len()).find(|&n| place_id(n) == place).unwrap()
}
