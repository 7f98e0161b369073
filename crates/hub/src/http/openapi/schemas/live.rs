//! Snapshot and stream. Moments are milliseconds since 1970.

use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

/// Everything of a site at once.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Snapshot {
    /// Which site.
    pub site: String,
    /// Up to where in the log: `epoch:seq`.
    pub cursor: String,
    /// Hub time at which it was taken.
    pub taken_at: i64,
    /// The plan in use: `/v1/plans/{hash}`.
    pub plan: String,
    /// What holds at the site.
    pub rules: Rules,
    /// Who is where, without who.
    pub state: State,
    /// The reader's own stays, of all sites; absent without any.
    #[schema(required = false)]
    pub mine: Vec<MyStay>,
    /// The reader's own reservations, of all sites; absent without any.
    #[schema(required = false)]
    pub reserved: Vec<MyReservation>,
    /// The reader's own reservations that were taken back, until they are put away (`cancel`) or
    /// would have been over; absent without any.
    #[schema(required = false)]
    pub lost: Vec<MyLostReservation>,
}

/// What holds at a site.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Rules {
    /// Local time.
    pub clock: Vec<Transition>,
    /// Opening hours, Monday first, in minutes after midnight; null is closed.
    #[schema(value_type = Vec<Option<Vec<u16>>>)]
    pub hours: Value,
    /// Desks.
    pub desk: KindRules,
    /// Rooms.
    pub room: KindRules,
    /// Booths.
    pub booth: KindRules,
    /// Which stays the screen at a room's door may end: `anyone`; absent when only its own.
    #[schema(required = false, nullable = false)]
    pub end_at_door: Option<EndAtDoor>,
}

/// Which stays the screen at a room's door may end.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub enum EndAtDoor {
    /// Those that it began itself.
    Own,
    /// Whoever's.
    Anyone,
}

/// From this moment on, local time is UTC plus the offset.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Transition {
    /// First moment.
    pub from: i64,
    /// Seconds to add to UTC.
    pub offset_s: i32,
}

/// Rules of one kind of place.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct KindRules {
    /// At how many one person may be at the same time.
    pub at_once: u16,
    /// How long a stay without a reservation lasts; absent until closing.
    #[schema(required = false, nullable = false)]
    pub walk_up_minutes: Option<u16>,
    /// The longest that may be asked for; absent until closing.
    #[schema(required = false, nullable = false)]
    pub longest_minutes: Option<u16>,
    /// How they are reserved; absent where they are not.
    #[schema(required = false, nullable = false)]
    pub reserving: Option<Reserving>,
}

/// How places of one kind are reserved.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Reserving {
    /// A reservation begins and ends on this grid of local minutes.
    pub grid_minutes: u16,
    /// How many days ahead; 0 is today only.
    pub horizon_days: u16,
    /// How many reservations of one person may overlap.
    pub at_once: u16,
    /// How many one person may have that are not over.
    pub open: u16,
    /// The longest; absent until closing.
    #[schema(required = false, nullable = false)]
    pub longest_minutes: Option<u16>,
    /// How long before its start one may check in.
    pub opens_minutes: u16,
    /// How long after its start it is released when nobody checked in.
    pub grace_minutes: u16,
}

/// All places that are not free and open.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct State {
    /// Taken places.
    pub stays: Vec<Stay>,
    /// What is out of use.
    pub closures: Vec<Closure>,
    /// What is promised, by place and in order of time; absent when nothing is.
    #[schema(required = false)]
    pub reservations: Vec<Reservation>,
    /// What does not work; absent when everything does.
    #[schema(required = false)]
    pub faults: Vec<Fault>,
}

/// A piece of equipment that does not work.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Fault {
    /// Where it stands.
    pub place: Uuid,
    /// What: `display`, `camera`, …
    pub equipment: String,
    /// Since when that is known.
    pub at: i64,
}

/// A place promised to somebody.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Reservation {
    /// Where.
    pub place: Uuid,
    /// From when.
    pub from: i64,
    /// Until when; that moment itself is free.
    pub until: i64,
    /// When it is given up if nobody has checked in by then.
    pub lapses: i64,
    /// The entry of the log that made it what it is now.
    pub revision: u64,
}

/// One of the reader's own reservations.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MyReservation {
    /// Where.
    pub place: Uuid,
    /// Its key; a cancellation names it.
    pub reservation: Uuid,
    /// From when.
    pub from: i64,
    /// Until when.
    pub until: i64,
    /// When it is given up if nobody has checked in by then.
    pub lapses: i64,
    /// The entry of the log that made it what it is now.
    pub revision: u64,
}

/// One of the reader's own reservations that was taken back.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MyLostReservation {
    /// Of which place.
    pub place: Uuid,
    /// The key it had.
    pub reservation: Uuid,
    /// From when it was.
    pub from: i64,
    /// Until when it was.
    pub until: i64,
    /// `noShow`, `closed` or `vanished`.
    pub cause: String,
}

/// Somebody at a place.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Stay {
    /// Where.
    pub place: Uuid,
    /// Since when.
    pub since: i64,
    /// When it ends by itself.
    pub until: i64,
}

/// One of the reader's own stays.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MyStay {
    /// Where.
    pub place: Uuid,
    /// By which check-in; a release names it.
    pub occupancy: Uuid,
    /// Whether a door holds it: those who came used the reader's reservation.
    #[schema(required = false, nullable = false)]
    pub at_door: Option<bool>,
    /// Since when.
    pub since: i64,
    /// When it ends by itself.
    pub until: i64,
}

/// A place, zone or floor that is out of use.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Closure {
    /// Its key.
    pub id: Uuid,
    /// `{"place": id}`, `{"zone": code}` or `{"floor": code}`.
    #[schema(value_type = Object)]
    pub area: Value,
    /// From when; may lie ahead.
    pub at: i64,
    /// Until when; absent until somebody opens it.
    #[schema(required = false, nullable = false)]
    pub until: Option<i64>,
}
