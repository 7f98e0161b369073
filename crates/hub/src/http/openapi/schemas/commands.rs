//! What people ask for, and what became of it.

use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

/// Commands in the order they were made, at most 100.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Commands {
    /// One per device and person; new after the device lost its storage.
    pub outbox: Uuid,
    /// Each is read and answered on its own.
    #[schema(max_items = 100)]
    pub commands: Vec<Command>,
}

/// One command.
#[derive(Serialize, ToSchema)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Command {
    /// I am at this place now.
    CheckIn {
        /// UUIDv7 given by the device: a key, never an order.
        id: Uuid,
        /// Counts the commands of the outbox.
        sequence: u64,
        /// When it was made, as the device believes.
        made: Made,
        /// Code of the place.
        place: String,
        /// For how long, where the rules leave a choice.
        #[schema(required = false, nullable = false, minimum = 1)]
        minutes: Option<u16>,
    },
    /// We are here, says the screen at the door of a room of those to whom it is promised.
    Arrive {
        /// UUIDv7 given by the device.
        id: Uuid,
        /// Counts the commands of the outbox.
        sequence: u64,
        /// When it was made, as the device believes.
        made: Made,
        /// Code of the place.
        place: String,
        /// From when it is promised.
        from: i64,
    },
    /// Nobody is here any more, says the screen at the door of a room.
    Vacate {
        /// UUIDv7 given by the device.
        id: Uuid,
        /// Counts the commands of the outbox.
        sequence: u64,
        /// When it was made, as the device believes.
        made: Made,
        /// Code of the place.
        place: String,
        /// Since when somebody was there, which names the stay.
        since: i64,
    },
    /// I leave.
    Release {
        /// UUIDv7 given by the device.
        id: Uuid,
        /// Counts the commands of the outbox.
        sequence: u64,
        /// When it was made, as the device believes.
        made: Made,
        /// Id of the check-in.
        occupancy: Uuid,
    },
    /// Promise me this place for that time.
    Reserve {
        /// UUIDv7 given by the device.
        id: Uuid,
        /// Counts the commands of the outbox.
        sequence: u64,
        /// When it was made, as the device believes.
        made: Made,
        /// Code of the place.
        place: String,
        /// From when, in milliseconds since 1970.
        from: i64,
        /// Until when; that moment itself is free.
        until: i64,
    },
    /// Promise me this place every week at that local time: all of it, or a refusal with the dates
    /// that stand against it.
    ReserveSeries {
        /// UUIDv7 given by the device.
        id: Uuid,
        /// Counts the commands of the outbox.
        sequence: u64,
        /// When it was made, as the device believes.
        made: Made,
        /// Code of the place.
        place: String,
        /// From when, the first time, in milliseconds since 1970.
        from: i64,
        /// Until when, the first time.
        until: i64,
        /// How many weeks, with those that are left out; at most 53.
        weeks: u16,
        /// Local dates that are left out: `2026-11-23`.
        #[schema(required = false, nullable = false)]
        skip: Option<Vec<String>>,
    },
    /// I will not come, or I have read that it was taken back.
    Cancel {
        /// UUIDv7 given by the device.
        id: Uuid,
        /// Counts the commands of the outbox.
        sequence: u64,
        /// When it was made, as the device believes.
        made: Made,
        /// Id of the reservation, which is that of the command that made it.
        reservation: Uuid,
    },
    /// The same promise for another time or another place.
    Change {
        /// UUIDv7 given by the device.
        id: Uuid,
        /// Counts the commands of the outbox.
        sequence: u64,
        /// When it was made, as the device believes.
        made: Made,
        /// `epoch:seq` up to which it was seen: refused when it was changed since.
        #[schema(required = false, nullable = false)]
        basis: Option<String>,
        /// Id of the reservation.
        reservation: Uuid,
        /// Code of the place where it is to be.
        place: String,
        /// From when.
        from: i64,
        /// Until when.
        until: i64,
    },
    /// I stay longer, or leave sooner, than I said.
    Extend {
        /// UUIDv7 given by the device.
        id: Uuid,
        /// Counts the commands of the outbox.
        sequence: u64,
        /// When it was made, as the device believes.
        made: Made,
        /// Id of the check-in.
        occupancy: Uuid,
        /// When it is to end.
        until: i64,
    },
    /// Report that a piece of equipment does not work.
    ReportFault {
        /// UUIDv7 given by the device.
        id: Uuid,
        /// Counts the commands of the outbox.
        sequence: u64,
        /// When it was made, as the device believes.
        made: Made,
        /// Code of the place.
        place: String,
        /// What: `display`, `camera`, …
        equipment: String,
    },
    /// Say that it works again (facility manager).
    Repair {
        /// UUIDv7 given by the device.
        id: Uuid,
        /// Counts the commands of the outbox.
        sequence: u64,
        /// When it was made, as the device believes.
        made: Made,
        /// Code of the place.
        place: String,
        /// What.
        equipment: String,
    },
    /// Take a place, zone or floor out of use.
    Close {
        /// UUIDv7 given by the device.
        id: Uuid,
        /// Counts the commands of the outbox.
        sequence: u64,
        /// When it was made, as the device believes.
        made: Made,
        /// What: `{"place": code}`, `{"zone": code}` or `{"floor": code}`.
        #[schema(value_type = Object)]
        target: Value,
        /// From when, in milliseconds since 1970; without it, from now on.
        #[schema(required = false, nullable = false)]
        from: Option<i64>,
        /// Until when, in milliseconds since 1970; without it, until somebody opens it.
        #[schema(required = false, nullable = false)]
        until: Option<i64>,
    },
    /// End a closing.
    Open {
        /// UUIDv7 given by the device.
        id: Uuid,
        /// Counts the commands of the outbox.
        sequence: u64,
        /// When it was made, as the device believes.
        made: Made,
        /// Id of the closing.
        closure: Uuid,
    },
}

/// When a command was made, as the device believes.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Made {
    /// The device's clock in milliseconds since 1970.
    pub wall_ms: i64,
    /// Hub time minus the device's clock, where it is known.
    #[schema(required = false)]
    pub offset_ms: Option<i64>,
    /// How far off the offset may be.
    pub error_ms: i64,
}

/// The answers, in the order of the commands.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CommandOutcomes {
    /// One for each command.
    pub outcomes: Vec<CommandOutcome>,
}

/// What became of one command.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CommandOutcome {
    /// The command; null where its id could not be read.
    #[schema(required = true)]
    pub id: Option<Uuid>,
    /// What the hub says.
    pub status: OutcomeStatus,
    /// The entry of the log that holds it, when it was done.
    #[schema(required = false, nullable = false)]
    pub seq: Option<u64>,
    /// What is different, when it was done otherwise than asked: `estimatedTime`, a check-in that
    /// counts from when the device's own clock said, which was never compared with the hub's.
    #[schema(required = false, nullable = false)]
    pub what: Option<String>,
    /// Why it was turned down.
    #[schema(required = false, nullable = false)]
    pub reason: Option<Reason>,
    /// Up to three places that are free instead.
    #[schema(required = false, nullable = false, max_items = 3)]
    pub alternatives: Option<Vec<String>>,
    /// Local dates of a series that stand against it.
    #[schema(required = false, nullable = false)]
    pub dates: Option<Vec<String>>,
    /// When to send the same again, in milliseconds.
    #[schema(required = false, nullable = false)]
    pub after_ms: Option<u64>,
    /// For developers: what is wrong with a command that could not be read.
    #[schema(required = false, nullable = false)]
    pub detail: Option<String>,
}

/// What the hub says.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub enum OutcomeStatus {
    /// Done as asked.
    Accepted,
    /// Done, otherwise than asked.
    Adjusted,
    /// Not done, for good.
    Rejected,
    /// Not done yet: send the same again.
    Retry,
}

/// Why a command was turned down.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub enum Reason {
    /// Somebody else is there.
    PlaceOccupied,
    /// Somebody else has a right to it now.
    PlaceReserved,
    /// The person is already at as many places of this kind as the rules allow.
    AlreadyElsewhere,
    /// Outside the time in which this may be done.
    WindowClosed,
    /// The own reservation was released and the place given away.
    ReassignedAfterNoShow,
    /// The place, its zone or its floor is closed.
    OutOfService,
    /// No place, zone, floor or closing has that code.
    UnknownPlace,
    /// The role may not do this.
    NotPermitted,
    /// Too late to be decided.
    Expired,
    /// The device's clock says something that cannot be.
    ClockUntrusted,
    /// The device may no longer send.
    DeviceRevoked,
    /// The id was used before for something else.
    IdempotencyMismatch,
    /// The hub does not know this kind of command.
    SchemaUnsupported,
    /// A field is missing, unknown or out of range.
    BadInput,
}
