//! As what somebody asks.

use crate::plan::PlaceId;
use serde::{Deserialize, Serialize};

/// What a person may do, from least to most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Role {
    /// Employee.
    Staff,
    /// Reception desk.
    Reception,
    /// Facility manager: plan, closings, screens.
    FacilityManager,
    /// Administrator: all of it, and accounts.
    Administrator,
}

impl Role {
    /// Whether the role may close and open places.
    pub fn manages_building(self) -> bool {
        matches!(self, Role::FacilityManager | Role::Administrator)
    }
}

/// As what somebody asks: a person with a role, or the screen at the door of a room, before which
/// anybody may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Actor {
    /// A person.
    Person(Role),
    /// The door of this room or booth. It may ask for what concerns that room and nothing else.
    Door(PlaceId),
}

impl Actor {
    /// Whether the building is managed by whoever asks.
    pub(crate) fn manages_building(self) -> bool {
        matches!(self, Actor::Person(role) if role.manages_building())
    }
}

impl From<Role> for Actor {
    fn from(role: Role) -> Self {
        Actor::Person(role)
    }
}
