//! Keys. None of them is ever sorted by or decided on: a UUIDv7 carries a device clock.

use serde::{Deserialize, Serialize};
use std::fmt;
use uuid::Uuid;

macro_rules! key {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map($name)
            }
        }
    };
}

key! {
    /// A person with an account. Never leaves the hub but to that person.
    PersonId
}
key! {
    /// One command made on one device; given by the device so that a resend is recognised.
    CommandId
}
key! {
    /// One stay of one person at one place. It *is* the id of the check-in command, so an offline
    /// device can name it in a later release before the hub has answered.
    OccupancyId
}
key! {
    /// One reservation of one place for one person. It *is* the id of the command that made it; of
    /// a weekly one each week has an id made of that and its date.
    ReservationId
}
key! {
    /// One closing of a place, zone or floor. It *is* the id of the closing command.
    ClosureId
}

key! {
    /// One screen in the building. Chosen at random by the hub when it is approved.
    ScreenId
}

impl From<CommandId> for OccupancyId {
    fn from(id: CommandId) -> Self {
        OccupancyId(id.0)
    }
}

impl From<CommandId> for ReservationId {
    fn from(id: CommandId) -> Self {
        ReservationId(id.0)
    }
}

/// A holder is named by one id: of the stay that it is, or of the reservation.
impl From<OccupancyId> for ReservationId {
    fn from(id: OccupancyId) -> Self {
        ReservationId(id.0)
    }
}

impl From<CommandId> for ClosureId {
    fn from(id: CommandId) -> Self {
        ClosureId(id.0)
    }
}
