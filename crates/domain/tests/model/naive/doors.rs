//! What a screen at a door may do, as plainly as can be.

use super::{Minute, Naive, PLACES, Promised, Says, Sitting};
use crate::history::{DOOR, DOOR_OF, Wish, quarter_of};

/// Whether it is not even judged: a door asks for its own room only, and people do not ask as doors.
pub fn is_refused(who: usize, wish: &Wish) -> bool {
    let is_elsewhere = |place: usize| PLACES.get(place).is_some() && place != DOOR_OF;
    match wish {
        Wish::Arrive { place, .. } | Wish::Vacate { place, .. } => {
            who != DOOR || is_elsewhere(*place)
        }
        Wish::CheckIn { place, .. } => who == DOOR && is_elsewhere(*place),
        Wish::Release { .. } | Wish::Extend { .. } => false,
        _ => who == DOOR,
    }
}

impl Naive {
    pub fn arrive(&mut self, step: usize, place: usize, quarters: i64, now: Minute) -> Says {
        if PLACES.get(place).is_none() {
            return Says::No("UnknownPlace");
        }
        if self.sitting[place].is_some() {
            return Says::No("PlaceOccupied");
        }
        if self.is_closed(place, now) {
            return Says::No("OutOfService");
        }
        let from = quarter_of(now, quarters);
        let here = || self.promised.iter().filter(|it| it.place == place);
        let Some(named) = here().find(|it| it.from == from).copied() else {
            return Says::No("Expired");
        };
        // The first of those that are not over.
        let Some(first) = here().min().copied() else { return Says::No("Expired") };
        if first.from > now + 10 {
            return Says::No("WindowClosed");
        }
        if first != named {
            return Says::No("PlaceReserved");
        }
        let Promised { until, who, .. } = named;
        self.promised.retain(|it| *it != named);
        self.sitting[place] =
            Some(Sitting { who: DOOR, step, since: now, until, promised_to: Some(who) });
        Says::Yes
    }

    /// The stay that is there now is named, or one that never was.
    pub fn vacate(&mut self, place: usize, named: bool) -> Says {
        let Some(seat) = self.sitting.get_mut(place) else { return Says::No("UnknownPlace") };
        match seat {
            Some(sitting) if named && sitting.who != DOOR => Says::No("NotPermitted"),
            Some(_) if named => {
                *seat = None;
                Says::Yes
            }
            _ => Says::Yes,
        }
    }
}
