//! How state is written down: what is derived is left out.

use super::{Parts, State, Stay};
use crate::holder::{HOLDER_MISSING, HolderFields};
use crate::plan::PlaceId;
use crate::time::{Instant, Span};
use crate::{
    Closure, Fault, Holder, Lost, OccupancyId, PersonId, Reservation, ScreenId, UnreserveCause,
};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
#[serde(bound(deserialize = "H: Holder"))]
pub(super) struct Tables<H> {
    stays: Vec<StayAt<H>>,
    closures: Vec<Closure>,
    #[serde(default = "Vec::new", skip_serializing_if = "Vec::is_empty")]
    reservations: Vec<ReservedAt<H>>,
    #[serde(default = "Vec::new", skip_serializing_if = "Vec::is_empty")]
    lost: Vec<LostAt<H>>,
    #[serde(default = "Vec::new", skip_serializing_if = "Vec::is_empty")]
    faults: Vec<Fault>,
}

#[derive(Serialize, Deserialize)]
#[serde(try_from = "FlatStay", bound(deserialize = "H: Holder"))]
struct StayAt<H> {
    place: PlaceId,
    #[serde(flatten)]
    stay: Stay<H>,
}

/// A [`StayAt`] as it is read: `serde` reads flattened fields by way of a buffer, and anew for each
/// kind of holder, which costs the app more than twice the code.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct FlatStay {
    place: PlaceId,
    person: Option<PersonId>,
    screen: Option<ScreenId>,
    occupancy: Option<OccupancyId>,
    promised_to: Option<PersonId>,
    mine: Option<OccupancyId>,
    #[serde(default)]
    at_door: bool,
    since: Instant,
    until: Instant,
}

#[derive(Serialize, Deserialize)]
#[serde(try_from = "FlatReservation", bound(deserialize = "H: Holder"))]
struct ReservedAt<H> {
    place: PlaceId,
    #[serde(flatten)]
    holder: H,
    from: Instant,
    until: Instant,
    lapses: Instant,
    revision: u64,
}

#[derive(Serialize, Deserialize)]
#[serde(try_from = "FlatLost", bound(deserialize = "H: Holder"))]
struct LostAt<H> {
    place: PlaceId,
    #[serde(flatten)]
    holder: H,
    from: Instant,
    until: Instant,
    cause: UnreserveCause,
}

/// A [`LostAt`] as it is read.
#[derive(Deserialize)]
struct FlatLost {
    place: PlaceId,
    person: Option<PersonId>,
    occupancy: Option<OccupancyId>,
    mine: Option<OccupancyId>,
    from: Instant,
    until: Instant,
    cause: UnreserveCause,
}

impl<H: Holder> TryFrom<FlatLost> for LostAt<H> {
    type Error = &'static str;

    fn try_from(flat: FlatLost) -> Result<Self, &'static str> {
        let FlatLost { place, person, occupancy, mine, from, until, cause } = flat;
        // To a screen nothing is promised.
        let fields = HolderFields { person, occupancy, mine, ..HolderFields::default() };
        let holder = H::from_fields(fields);
        Ok(LostAt { place, holder: holder.ok_or(HOLDER_MISSING)?, from, until, cause })
    }
}

/// A [`ReservedAt`] as it is read.
#[derive(Deserialize)]
struct FlatReservation {
    place: PlaceId,
    person: Option<PersonId>,
    occupancy: Option<OccupancyId>,
    mine: Option<OccupancyId>,
    from: Instant,
    until: Instant,
    lapses: Instant,
    revision: u64,
}

impl<H: Holder> TryFrom<FlatReservation> for ReservedAt<H> {
    type Error = &'static str;

    fn try_from(flat: FlatReservation) -> Result<Self, &'static str> {
        let FlatReservation { place, person, occupancy, mine, from, until, lapses, revision } =
            flat;
        // To a screen nothing is promised.
        let fields = HolderFields { person, occupancy, mine, ..HolderFields::default() };
        let holder = H::from_fields(fields);
        let holder = holder.ok_or(HOLDER_MISSING)?;
        Ok(ReservedAt { place, holder, from, until, lapses, revision })
    }
}

impl<H: Holder> TryFrom<FlatStay> for StayAt<H> {
    type Error = &'static str;

    fn try_from(flat: FlatStay) -> Result<Self, &'static str> {
        let FlatStay { place, person, screen, occupancy, promised_to, mine, at_door, since, until } =
            flat;
        let fields = HolderFields { person, screen, occupancy, promised_to, mine, at_door };
        let holder = H::from_fields(fields).ok_or(HOLDER_MISSING)?;
        Ok(StayAt { place, stay: Stay { holder, since, until } })
    }
}

impl<H: Holder> From<Tables<H>> for State<H> {
    fn from(tables: Tables<H>) -> Self {
        let stays = tables.stays.into_iter().map(|row| (row.place, row.stay));
        let reservations = tables.reservations.into_iter().map(|row| {
            let ReservedAt { place, holder, from, until, lapses, revision } = row;
            (place, Reservation { holder, span: Span::new(from, until), lapses, revision })
        });
        let lost = tables.lost.into_iter().map(|row| {
            let LostAt { place, holder, from, until, cause } = row;
            Lost { place, holder, span: Span::new(from, until), cause }
        });
        State::new(Parts {
            stays: stays.collect(),
            closures: tables.closures,
            reservations: reservations.collect(),
            lost: lost.collect(),
            faults: tables.faults,
        })
    }
}

impl<H: Holder> From<State<H>> for Tables<H> {
    fn from(state: State<H>) -> Self {
        let Parts { stays, closures, reservations, lost, faults } = state.into();
        let reservations = reservations.into_iter().map(|(place, it)| {
            let Reservation { holder, span: Span { from, until }, lapses, revision } = it;
            ReservedAt { place, holder, from, until, lapses, revision }
        });
        let lost = lost.into_iter().map(|it| {
            let Lost { place, holder, span: Span { from, until }, cause } = it;
            LostAt { place, holder, from, until, cause }
        });
        Tables {
            stays: stays.into_iter().map(|(place, stay)| StayAt { place, stay }).collect(),
            closures,
            reservations: reservations.collect(),
            lost: lost.collect(),
            faults,
        }
    }
}
