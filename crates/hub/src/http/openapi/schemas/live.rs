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
    /// Since when.
    pub at: i64,
    /// Until when; absent until somebody opens it.
    #[schema(required = false, nullable = false)]
    pub until: Option<i64>,
}

/// Event `hello`, the first.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Hello {
    /// The log that is streamed.
    pub epoch: Uuid,
    /// Its last entry.
    pub head: u64,
    /// Its first entry that is still kept.
    pub floor: u64,
    /// Hub time.
    pub server_time: i64,
    /// The build of the app that the hub serves.
    pub build: String,
}

/// Event `batch`: all entries from `from` to `to` that concern the site.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Batch {
    /// First entry covered.
    pub from: u64,
    /// Last entry covered.
    pub to: u64,
    /// Without persons.
    pub shared: Vec<Entry>,
    /// The reader's own part, of all sites; applied after the shared part of the same entry.
    #[schema(required = false)]
    pub mine: Vec<Entry>,
}

/// One accepted command or one step of time.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Entry {
    /// Its number in the log.
    pub seq: u64,
    /// Its moment.
    pub at: i64,
    /// What changed, atomically.
    pub events: Vec<Event>,
}

/// One change. `mine`, the id of the stay, is there only in a reader's own part.
#[derive(Serialize, ToSchema)]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum Event {
    /// Somebody is at a place now.
    CheckedIn {
        /// Where.
        place: Uuid,
        /// By which of the reader's own stays.
        #[schema(required = false, nullable = false)]
        mine: Option<Uuid>,
        /// Since when.
        at: i64,
        /// When it ends by itself.
        until: i64,
    },
    /// The place is free again.
    Released {
        /// Where.
        place: Uuid,
        /// By which of the reader's own stays.
        #[schema(required = false, nullable = false)]
        mine: Option<Uuid>,
        /// Since when.
        at: i64,
        /// `left`, `ended`, `closed` or `vanished`.
        cause: String,
    },
    /// The stay ends at another moment than before.
    Extended {
        /// Where.
        place: Uuid,
        /// Which of the reader's own stays.
        #[schema(required = false, nullable = false)]
        mine: Option<Uuid>,
        /// Since when that holds.
        at: i64,
        /// When it ends by itself now.
        until: i64,
    },
    /// A place is promised to somebody.
    Reserved {
        /// Where.
        place: Uuid,
        /// Which of the reader's own reservations.
        #[schema(required = false, nullable = false)]
        mine: Option<Uuid>,
        /// From when.
        from: i64,
        /// Until when.
        until: i64,
        /// When it is given up if nobody has checked in by then.
        lapses: i64,
    },
    /// A promise is over; the place and the start name it.
    Unreserved {
        /// Where.
        place: Uuid,
        /// Which of the reader's own reservations.
        #[schema(required = false, nullable = false)]
        mine: Option<Uuid>,
        /// From when it would have been.
        from: i64,
        /// When it ended.
        at: i64,
        /// `checkedIn`, `cancelled`, `changed`, `noShow`, `closed` or `vanished`.
        cause: String,
    },
    /// A place, zone or floor is out of use.
    Closed {
        /// What, and until when.
        closure: Closure,
    },
    /// A closing has ended.
    Opened {
        /// Which.
        closure: Uuid,
    },
    /// The plan of a site has been replaced.
    PlanReplaced {
        /// Of which site.
        site: String,
        /// The new plan: `/v1/plans/{hash}`.
        plan: String,
    },
}

/// Event `heartbeat`, every 15 seconds.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Heartbeat {
    /// The last entry of the log.
    pub head: u64,
    /// Hub time.
    pub server_time: i64,
}

/// Event `digest`, after catching up and every 5 minutes: what the shared state comes to.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Digest {
    /// How it was computed: 1 is FNV-1a of 64 bits over stays and closings in the order of their
    /// keys. Ignore what another version says.
    pub version: u32,
    /// The entry it belongs to: the last one the reader has been given.
    pub seq: u64,
    /// 16 hexadecimal digits.
    pub sum: String,
}

/// Event `reset`: take a new snapshot.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Reset {
    /// The log that holds now.
    pub epoch: Uuid,
}
