//! What an event adds to the counts of use. Nothing of a person goes in.

use crate::store::{PlaceQuarter, UsageDelta, ZoneHalfDay};
use chrono::{Datelike, NaiveDate};
use domain::plan::{PlaceId, PlaceKind, ZoneCode};
use domain::time::HalfDay;
use domain::{Estate, Event, Held, State, half_day_shares};

/// What an event adds, by the state before it: a check-in when it begins, its time when it ends.
pub fn of(estate: &Estate, before: &State<Held>, event: &Event<Held>) -> Vec<UsageDelta> {
    let Some(located) = event.place().and_then(|place| estate.place(place)) else {
        return Vec::new();
    };
    let clock = &located.building.rules.clock;
    let count =
        Count { place: located.place.id, zone: &located.zone.code, kind: located.place.kind };
    let deltas: Vec<[UsageDelta; 2]> = match event {
        Event::CheckedIn { at, .. } => {
            let when = clock.half_day(*at);
            when.map(|(date, half)| count.add(date, half, 1, 0)).into_iter().collect()
        }
        Event::Released { place, at, .. } => {
            let stay = before.stay(*place);
            let shares = stay.map(|stay| half_day_shares(clock, stay.since, *at));
            let shares = shares.unwrap_or_default().into_iter();
            shares.map(|share| count.add(share.date, share.half, 0, share.ms)).collect()
        }
        Event::Extended { .. }
        | Event::Reserved { .. }
        | Event::Unreserved { .. }
        | Event::Forgotten { .. }
        | Event::FaultReported { .. }
        | Event::Repaired { .. }
        | Event::Closed { .. }
        | Event::Opened { .. }
        | Event::PlanReplaced { .. } => Vec::new(),
    };
    deltas.into_iter().flatten().collect()
}

struct Count<'a> {
    place: PlaceId,
    zone: &'a ZoneCode,
    kind: PlaceKind,
}

impl Count<'_> {
    fn add(&self, date: NaiveDate, half: HalfDay, check_ins: u32, ms: i64) -> [UsageDelta; 2] {
        let zone = ZoneHalfDay { zone: self.zone.clone(), kind: self.kind, date, half };
        let quarter = u8::try_from(date.month0() / 3 + 1).unwrap_or(1);
        let place = PlaceQuarter { place: self.place, year: date.year(), quarter };
        [
            UsageDelta::Zone { of: zone, check_ins, ms },
            UsageDelta::Place { of: place, check_ins, ms },
        ]
    }
}
