//! Why a command was turned down.

use serde::{Deserialize, Serialize};

/// The closed list of reasons. Each has a text in every language and a next step on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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
    /// The own reservation was released as a no-show and the place given away.
    ReassignedAfterNoShow,
    /// The place, its zone or its floor is closed.
    OutOfService,
    /// No place, zone, floor or closing has that code.
    UnknownPlace,
    /// The role may not do this.
    NotPermitted,
    /// Too late to be decided: its moment has passed.
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

impl Reason {
    /// All of them.
    pub const ALL: [Reason; 14] = [
        Reason::PlaceOccupied,
        Reason::PlaceReserved,
        Reason::AlreadyElsewhere,
        Reason::WindowClosed,
        Reason::ReassignedAfterNoShow,
        Reason::OutOfService,
        Reason::UnknownPlace,
        Reason::NotPermitted,
        Reason::Expired,
        Reason::ClockUntrusted,
        Reason::DeviceRevoked,
        Reason::IdempotencyMismatch,
        Reason::SchemaUnsupported,
        Reason::BadInput,
    ];
}
