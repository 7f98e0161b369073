//! An event as it is read. `serde` reads tagged and flattened fields by way of a buffer, and anew
//! for each kind of holder, which costs the app more than twice the code.

use super::{Closure, Event, ReleaseCause, UnreserveCause};
use crate::holder::{HOLDER_MISSING, HolderFields};
use crate::plan::{Equipment, PlaceId, SiteCode};
use crate::time::Instant;
use crate::{ClosureId, Holder, OccupancyId, PersonId, ScreenId};
use serde::de::value::MapAccessDeserializer;
use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::fmt;

/// The fields of all events.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Flat {
    #[serde(rename = "type")]
    kind: Kind,
    place: Option<PlaceId>,
    person: Option<PersonId>,
    screen: Option<ScreenId>,
    occupancy: Option<OccupancyId>,
    promised_to: Option<PersonId>,
    mine: Option<OccupancyId>,
    #[serde(default)]
    at_door: bool,
    at: Option<Instant>,
    from: Option<Instant>,
    until: Option<Instant>,
    lapses: Option<Instant>,
    revision: Option<u64>,
    cause: Option<Cause>,
    closure: Option<Closing>,
    equipment: Option<Equipment>,
    site: Option<SiteCode>,
    plan: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
enum Kind {
    CheckedIn,
    Released,
    Extended,
    Reserved,
    Unreserved,
    Forgotten,
    Closed,
    Opened,
    FaultReported,
    Repaired,
    PlanReplaced,
}

/// The causes of all events that have one.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
enum Cause {
    Left,
    Ended,
    CheckedIn,
    Cancelled,
    Changed,
    NoShow,
    Closed,
    Vanished,
}

impl Cause {
    fn of_release(self) -> Option<ReleaseCause> {
        match self {
            Cause::Left => Some(ReleaseCause::Left),
            Cause::Ended => Some(ReleaseCause::Ended),
            Cause::Closed => Some(ReleaseCause::Closed),
            Cause::Vanished => Some(ReleaseCause::Vanished),
            Cause::CheckedIn | Cause::Cancelled | Cause::Changed | Cause::NoShow => None,
        }
    }

    fn of_reservation(self) -> Option<UnreserveCause> {
        match self {
            Cause::CheckedIn => Some(UnreserveCause::CheckedIn),
            Cause::Cancelled => Some(UnreserveCause::Cancelled),
            Cause::Changed => Some(UnreserveCause::Changed),
            Cause::NoShow => Some(UnreserveCause::NoShow),
            Cause::Closed => Some(UnreserveCause::Closed),
            Cause::Vanished => Some(UnreserveCause::Vanished),
            Cause::Left | Cause::Ended => None,
        }
    }
}

/// What `closure` says: all of it where it begins, its key where it ends.
enum Closing {
    Begins(Closure),
    Ends(ClosureId),
}

impl<H: Holder> TryFrom<Flat> for Event<H> {
    type Error = &'static str;

    fn try_from(flat: Flat) -> Result<Self, &'static str> {
        let Flat { person, screen, occupancy, promised_to, mine, at_door, .. } = flat;
        let fields = HolderFields { person, screen, occupancy, promised_to, mine, at_door };
        let holder = || H::from_fields(fields).ok_or(HOLDER_MISSING);
        match flat.kind {
            Kind::CheckedIn => Ok(Event::CheckedIn {
                place: flat.place.ok_or(PLACE)?,
                holder: holder()?,
                at: flat.at.ok_or(AT)?,
                until: flat.until.ok_or(UNTIL)?,
            }),
            Kind::Released => Ok(Event::Released {
                place: flat.place.ok_or(PLACE)?,
                holder: holder()?,
                at: flat.at.ok_or(AT)?,
                cause: flat.cause.and_then(Cause::of_release).ok_or(CAUSE)?,
            }),
            Kind::Extended => Ok(Event::Extended {
                place: flat.place.ok_or(PLACE)?,
                holder: holder()?,
                at: flat.at.ok_or(AT)?,
                until: flat.until.ok_or(UNTIL)?,
            }),
            Kind::Reserved => Ok(Event::Reserved {
                place: flat.place.ok_or(PLACE)?,
                holder: holder()?,
                from: flat.from.ok_or(FROM)?,
                until: flat.until.ok_or(UNTIL)?,
                lapses: flat.lapses.ok_or("missing field `lapses`")?,
                revision: flat.revision.ok_or("missing field `revision`")?,
            }),
            Kind::Unreserved => Ok(Event::Unreserved {
                place: flat.place.ok_or(PLACE)?,
                holder: holder()?,
                from: flat.from.ok_or(FROM)?,
                until: flat.until.ok_or(UNTIL)?,
                at: flat.at.ok_or(AT)?,
                cause: flat.cause.and_then(Cause::of_reservation).ok_or(CAUSE)?,
            }),
            Kind::Forgotten => Ok(Event::Forgotten {
                place: flat.place.ok_or(PLACE)?,
                holder: holder()?,
                at: flat.at.ok_or(AT)?,
            }),
            Kind::Closed => match flat.closure {
                Some(Closing::Begins(closure)) => Ok(Event::Closed { closure }),
                _ => Err("a closing that begins needs all of `closure`"),
            },
            Kind::Opened => match flat.closure {
                Some(Closing::Ends(closure)) => Ok(Event::Opened { closure }),
                _ => Err("a closing that ends needs the key of `closure`"),
            },
            Kind::FaultReported => Ok(Event::FaultReported {
                place: flat.place.ok_or(PLACE)?,
                equipment: flat.equipment.ok_or(EQUIPMENT)?,
                at: flat.at.ok_or(AT)?,
            }),
            Kind::Repaired => Ok(Event::Repaired {
                place: flat.place.ok_or(PLACE)?,
                equipment: flat.equipment.ok_or(EQUIPMENT)?,
            }),
            Kind::PlanReplaced => Ok(Event::PlanReplaced {
                site: flat.site.ok_or("missing field `site`")?,
                plan: flat.plan.ok_or("missing field `plan`")?,
            }),
        }
    }
}

const EQUIPMENT: &str = "missing field `equipment`";
const PLACE: &str = "missing field `place`";
const FROM: &str = "missing field `from`";
const UNTIL: &str = "missing field `until`";
const CAUSE: &str = "field `cause` is missing, or belongs to another type of event";
const AT: &str = "missing field `at`";

impl<'de> Deserialize<'de> for Closing {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ClosingVisitor)
    }
}

struct ClosingVisitor;

impl<'de> Visitor<'de> for ClosingVisitor {
    type Value = Closing;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a closing or its key")
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<Closing, E> {
        key.parse().map(Closing::Ends).map_err(E::custom)
    }

    fn visit_map<A: MapAccess<'de>>(self, fields: A) -> Result<Closing, A::Error> {
        Closure::deserialize(MapAccessDeserializer::new(fields)).map(Closing::Begins)
    }
}
