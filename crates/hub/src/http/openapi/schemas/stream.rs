//! What `GET /v1/stream` sends.

use super::Closure;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

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

/// One change. `mine`, the id of the stay, is there only in a reader's own part; with it `atDoor`,
/// where a door holds the stay because those who came used the reader's reservation.
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
        /// Whether a door holds it by the reader's reservation.
        #[schema(required = false, nullable = false)]
        at_door: Option<bool>,
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
        /// Whether a door holds it by the reader's reservation.
        #[schema(required = false, nullable = false)]
        at_door: Option<bool>,
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
        /// Whether a door holds it by the reader's reservation.
        #[schema(required = false, nullable = false)]
        at_door: Option<bool>,
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
        /// The entry that this is part of.
        revision: u64,
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
        /// Until when it would have been.
        until: i64,
        /// When it ended.
        at: i64,
        /// `checkedIn`, `cancelled`, `changed`, `noShow`, `closed` or `vanished`.
        cause: String,
    },
    /// What was taken back from its holder is over, or was put away.
    Forgotten {
        /// Of which place.
        place: Uuid,
        /// Which of the reader's own reservations.
        #[schema(required = false, nullable = false)]
        mine: Option<Uuid>,
        /// Since when.
        at: i64,
    },
    /// Something at a place does not work.
    FaultReported {
        /// Where.
        place: Uuid,
        /// What.
        equipment: String,
        /// Since when that is known.
        at: i64,
    },
    /// It works again.
    Repaired {
        /// Where.
        place: Uuid,
        /// What.
        equipment: String,
    },
    /// A place, zone or floor is out of use, now or from a later moment on.
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
    /// How it was computed: 3 is FNV-1a of 64 bits over stays, reservations, closings and faults in
    /// the order of their keys. Ignore what another version says.
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
