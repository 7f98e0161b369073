//! `GET /v1/snapshot?site=`: everything at once.

use super::Cursor;
use domain::plan::{PlaceId, SiteCode};
use domain::time::{Instant, Span};
use domain::{
    Holder, Lost, OccupancyId, Reservation, ReservationId, Rules, Seen, State, Stay, UnreserveCause,
};
use serde::{Deserialize, Serialize};

/// The state of a site as everybody may see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SharedSnapshot {
    /// Which site.
    pub site: SiteCode,
    /// Up to where in the log.
    pub cursor: Cursor,
    /// Hub time at which it was taken.
    pub taken_at: Instant,
    /// Hash of the plan, which is served at `/v1/plans/{hash}`.
    pub plan: String,
    /// What holds at the site.
    pub rules: Rules,
    /// Who is where, without who.
    pub state: State<()>,
}

/// The same for a signed-in person: with the own stays, of all sites.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", from = "Flat")]
pub struct Snapshot {
    /// What everybody may see.
    #[serde(flatten)]
    pub shared: SharedSnapshot,
    /// What is the reader's own; nothing for the public.
    #[serde(flatten)]
    pub own: Own,
}

/// What of a state is somebody's own, of all sites.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Own {
    /// Stays.
    pub mine: Vec<MyStay>,
    /// Reservations, in order of time.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reserved: Vec<MyReservation>,
    /// Reservations that were taken back, until they are put away or would have been over.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub lost: Vec<MyLostReservation>,
}

impl Own {
    /// What of a state is a person's, as its viewer tells persons apart.
    pub fn of<H: Holder>(state: &State<H>, person: &H::Person) -> Self {
        let stays = state.stays_of(person);
        let reservations = state.reservations_of(person);
        Own {
            mine: stays.filter_map(|(place, it)| MyStay::of(place, it, person)).collect(),
            reserved: reservations.filter_map(|(place, it)| MyReservation::of(place, it)).collect(),
            lost: state.lost_of(person).filter_map(MyLostReservation::of).collect(),
        }
    }

    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.mine.is_empty() && self.reserved.is_empty() && self.lost.is_empty()
    }
}

/// A [`Snapshot`] as it is read: `serde` reads flattened fields by way of a buffer, which costs the
/// app twice the code.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Flat {
    site: SiteCode,
    cursor: Cursor,
    taken_at: Instant,
    plan: String,
    rules: Rules,
    state: State<()>,
    #[serde(default)]
    mine: Vec<MyStay>,
    #[serde(default)]
    reserved: Vec<MyReservation>,
    #[serde(default)]
    lost: Vec<MyLostReservation>,
}

impl From<Flat> for Snapshot {
    fn from(flat: Flat) -> Self {
        let Flat { site, cursor, taken_at, plan, rules, state, mine, reserved, lost } = flat;
        let shared = SharedSnapshot { site, cursor, taken_at, plan, rules, state };
        Snapshot { shared, own: Own { mine, reserved, lost } }
    }
}

/// One of the reader's own stays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MyStay {
    /// Where.
    pub place: PlaceId,
    /// By which stay; a release names it.
    pub occupancy: OccupancyId,
    /// A door holds it: those who came used what was promised to the reader.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub at_door: bool,
    /// Since when.
    pub since: Instant,
    /// When it ends by itself.
    pub until: Instant,
}

/// One of the reader's own reservations.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MyReservation {
    /// Where.
    pub place: PlaceId,
    /// Its key; a cancellation names it.
    pub reservation: ReservationId,
    /// From when.
    pub from: Instant,
    /// Until when.
    pub until: Instant,
    /// When it is given up if nobody has checked in by then.
    pub lapses: Instant,
    /// The entry of the log that made it what it is now.
    pub revision: u64,
}

/// One of the reader's own reservations that was taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MyLostReservation {
    /// Of which place.
    pub place: PlaceId,
    /// The key it had; a cancellation names it and puts it away.
    pub reservation: ReservationId,
    /// From when it was.
    pub from: Instant,
    /// Until when it was.
    pub until: Instant,
    /// Why it is gone.
    pub cause: UnreserveCause,
}

impl MyLostReservation {
    fn of<H: Holder>(it: &Lost<H>) -> Option<Self> {
        let Lost { place, span: Span { from, until }, cause, .. } = *it;
        Some(MyLostReservation { place, reservation: it.id()?, from, until, cause })
    }

    fn lost(&self) -> Lost<OccupancyId> {
        let span = Span::new(self.from, self.until);
        let holder = OccupancyId(self.reservation.0);
        Lost { place: self.place, holder, span, cause: self.cause }
    }
}

impl Snapshot {
    /// The state as its reader may see it.
    pub fn state(&self) -> State<Seen> {
        let stays = self.own.mine.iter().map(MyStay::stay);
        let reservations = self.own.reserved.iter().map(MyReservation::reservation);
        let lost = self.own.lost.iter().map(MyLostReservation::lost);
        self.shared.state.with_mine(stays, reservations, lost)
    }
}

impl MyReservation {
    fn of<H: Holder>(place: PlaceId, it: &Reservation<H>) -> Option<Self> {
        let Reservation { span: Span { from, until }, lapses, revision, .. } = *it;
        Some(MyReservation { place, reservation: it.id()?, from, until, lapses, revision })
    }

    /// In the form in which state keeps it.
    pub fn reservation(&self) -> (PlaceId, Reservation<OccupancyId>) {
        let span = Span::new(self.from, self.until);
        let holder = OccupancyId(self.reservation.0);
        let (lapses, revision) = (self.lapses, self.revision);
        (self.place, Reservation { holder, span, lapses, revision })
    }
}

impl MyStay {
    fn of<H: Holder>(place: PlaceId, stay: &Stay<H>, reader: &H::Person) -> Option<Self> {
        let occupancy = stay.holder.occupancy()?;
        let at_door = stay.holder.promised_to().as_ref() == Some(reader);
        Some(MyStay { place, occupancy, at_door, since: stay.since, until: stay.until })
    }

    /// In the form in which state keeps it.
    pub fn stay(&self) -> (PlaceId, Stay<Seen>) {
        let holder = Seen::of(Some(self.occupancy), self.at_door);
        (self.place, Stay { holder, since: self.since, until: self.until })
    }
}
