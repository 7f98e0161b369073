//! A hub of one building, where people have numbers.

use crate::building::estate;
use domain::plan::PlaceCode;
use domain::time::{Instant, LocalClock};
use domain::*;
use uuid::Uuid;

/// Friday 2026-11-20, in local time, which is UTC here.
pub fn at(time: &str) -> Instant {
    on("2026-11-20", time)
}

pub fn on(date: &str, time: &str) -> Instant {
    LocalClock::default().instant(format!("{date}T{time}:00").parse().unwrap())
}

/// A hub of one building: people ask by number, commands are numbered.
pub struct Hub {
    pub estate: Estate,
    pub state: State<Held>,
    pub commands: u128,
    /// What is sent with the next command.
    pub basis: Option<u64>,
    /// Dates that stood against the last series.
    pub against: Vec<String>,
}

impl Hub {
    pub fn new() -> Self {
        Hub {
            estate: estate(),
            state: State::default(),
            commands: 0,
            basis: None,
            against: Vec::new(),
        }
    }

    /// Asks at a time; gives the id of the command when it is granted.
    pub fn ask(&mut self, who: u128, now: Instant, command: &Command) -> Result<Uuid, Reason> {
        self.commands += 1;
        let id = CommandId(Uuid::from_u128(self.commands));
        advance(&mut self.state, now);
        let role = if who == 9 { Role::FacilityManager } else { Role::Staff };
        let holder = Held::new(PersonId(Uuid::from_u128(who)), id);
        match decide(
            &self.estate,
            &self.state,
            &Ask {
                id,
                command,
                holder,
                actor: role.into(),
                at: now,
                since: now,
                entry: self.commands as u64,
                basis: self.basis.take(),
            },
        ) {
            Verdict::Granted(events) => {
                events.iter().for_each(|event| self.state.apply(event));
                Ok(id.0)
            }
            Verdict::Rejected(reason) => Err(reason),
            Verdict::RejectedOn(reason, dates) => {
                self.against = dates.iter().map(ToString::to_string).collect();
                Err(reason)
            }
            other => panic!("{other:?}"),
        }
    }

    pub fn reserve(
        &mut self,
        who: u128,
        now: Instant,
        place: &str,
        from: Instant,
        until: Instant,
    ) -> Result<Uuid, Reason> {
        self.ask(who, now, &Command::Reserve { place: code(place), from, until })
    }

    pub fn check_in(&mut self, who: u128, now: Instant, place: &str) -> Result<Instant, Reason> {
        self.ask(who, now, &Command::CheckIn { place: code(place), minutes: None })?;
        let located = self.estate.place_by_code(&code(place)).unwrap();
        Ok(self.state.stay(located.place.id).unwrap().until)
    }

    pub fn status(&self, place: &str, now: Instant) -> Status {
        status(self.estate.place_by_code(&code(place)).unwrap(), &self.state, now)
    }
}

pub fn code(text: &str) -> PlaceCode {
    PlaceCode::new(text).unwrap()
}

pub const NINE: &str = "09:00";

pub fn closing(target: &str, from: Option<Instant>, until: Option<Instant>) -> Command {
    Command::Close { target: Target::Place(code(target)), from, until }
}
