//! Who holds a place, as far as the viewer may know it.
//!
//! [`State`](crate::State) and [`Event`](crate::Event) are generic over the holder, so what a
//! viewer may not know has no place in the type that the viewer receives.

use crate::{OccupancyId, PersonId, ScreenId};
use serde::{Deserialize, Serialize};
use std::fmt::Debug;

/// What a viewer knows of the holder of a place.
pub trait Holder: Clone + Eq + Debug {
    /// Somebody as this viewer tells them apart: a person, or a screen at a door, which is nobody
    /// and holds a room for whoever is inside.
    type Person: Clone + Ord + Debug;

    /// The person, where the viewer knows who it is.
    fn person(&self) -> Option<Self::Person>;

    /// The id of the stay, where the viewer knows it. As private as the person.
    fn occupancy(&self) -> Option<OccupancyId>;

    /// The same person by another stay or reservation.
    fn by(&self, occupancy: OccupancyId) -> Self;

    /// Whether it is the viewer, or a door with what was promised to the viewer.
    fn is_mine(&self) -> bool;

    /// Whose promise a door used, where it holds the place by one and the viewer may know it. To that
    /// person the stay is told as an own one; it says of nobody that they are there.
    fn promised_to(&self) -> Option<Self::Person>;

    /// The same by a promise of somebody.
    fn by_promise_of(&self, promised: &Self) -> Self;

    /// The holder by the fields that stand beside a stay or an event; `None` when one is missing.
    fn from_fields(fields: HolderFields) -> Option<Self>;
}

/// What a stay or an event may say of its holder on the wire, whoever reads it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct HolderFields {
    /// Who, for the hub itself.
    pub person: Option<PersonId>,
    /// Which screen, where it is one; for the hub itself.
    pub screen: Option<ScreenId>,
    /// By which stay, for the hub itself.
    pub occupancy: Option<OccupancyId>,
    /// Whose promise a door used, for the hub itself.
    pub promised_to: Option<PersonId>,
    /// By which stay, where it is the reader.
    pub mine: Option<OccupancyId>,
    /// Whether a door holds what was promised to the reader.
    pub at_door: bool,
}

pub(crate) const HOLDER_MISSING: &str = "the fields that name the holder are missing";

/// Who holds a place, as the hub tells them apart. On its wire `{"person": id}` or `{"screen": id}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Party {
    /// A person.
    Person(PersonId),
    /// The screen at a room's door, for whoever is inside. It is nobody.
    Screen(ScreenId),
}

impl From<PersonId> for Party {
    fn from(person: PersonId) -> Self {
        Party::Person(person)
    }
}

impl From<ScreenId> for Party {
    fn from(screen: ScreenId) -> Self {
        Party::Screen(screen)
    }
}

/// The hub knows all: who, and by which stay. On the hub nobody is "me".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Held {
    /// Who is there.
    #[serde(flatten)]
    pub by: Party,
    /// The stay.
    pub occupancy: OccupancyId,
    /// Whose promise was used, where those who came said so at the door.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub promised_to: Option<PersonId>,
}

impl Held {
    /// By that stay or reservation.
    pub fn new(by: impl Into<Party>, occupancy: impl Into<OccupancyId>) -> Self {
        Held { by: by.into(), occupancy: occupancy.into(), promised_to: None }
    }
}

impl Holder for Held {
    type Person = Party;

    fn person(&self) -> Option<Party> {
        Some(self.by)
    }

    fn occupancy(&self) -> Option<OccupancyId> {
        Some(self.occupancy)
    }

    fn by(&self, occupancy: OccupancyId) -> Self {
        Held { occupancy, ..*self }
    }

    fn is_mine(&self) -> bool {
        false
    }

    fn promised_to(&self) -> Option<Party> {
        self.promised_to.map(Party::Person)
    }

    fn by_promise_of(&self, promised: &Self) -> Self {
        let promised_to = match promised.by {
            Party::Person(person) => Some(person),
            Party::Screen(_) => None,
        };
        Held { promised_to, ..*self }
    }

    fn from_fields(fields: HolderFields) -> Option<Self> {
        let screen = || fields.screen.map(Party::Screen);
        let by = fields.person.map(Party::Person).or_else(screen)?;
        Some(Held { by, occupancy: fields.occupancy?, promised_to: fields.promised_to })
    }
}

/// A signed-in person knows the own stays and of all others only that there is somebody. On the
/// wire `{"mine": id}`, with `"atDoor": true` where a door holds it, or nothing.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(from = "SeenOnTheWire", into = "SeenOnTheWire")]
pub enum Seen {
    /// The viewer, by this stay.
    Me(OccupancyId),
    /// A door, by this stay: those who came used what was promised to the viewer.
    AtDoor(OccupancyId),
    /// Anybody else.
    #[default]
    Someone,
}

impl Holder for Seen {
    type Person = ();

    fn person(&self) -> Option<()> {
        matches!(self, Seen::Me(_)).then_some(())
    }

    fn occupancy(&self) -> Option<OccupancyId> {
        match self {
            Seen::Me(occupancy) | Seen::AtDoor(occupancy) => Some(*occupancy),
            Seen::Someone => None,
        }
    }

    fn by(&self, occupancy: OccupancyId) -> Self {
        match self {
            Seen::Me(_) => Seen::Me(occupancy),
            Seen::AtDoor(_) => Seen::AtDoor(occupancy),
            Seen::Someone => Seen::Someone,
        }
    }

    fn is_mine(&self) -> bool {
        !matches!(self, Seen::Someone)
    }

    fn promised_to(&self) -> Option<()> {
        matches!(self, Seen::AtDoor(_)).then_some(())
    }

    /// Only a door asks it, and sees nobody's promises.
    fn by_promise_of(&self, _: &Self) -> Self {
        *self
    }

    fn from_fields(fields: HolderFields) -> Option<Self> {
        Some(Seen::of(fields.mine, fields.at_door))
    }
}

impl Seen {
    /// By the stay, where it is the viewer's or one of a door by the viewer's promise.
    pub fn of(mine: Option<OccupancyId>, at_door: bool) -> Self {
        match mine {
            Some(occupancy) if at_door => Seen::AtDoor(occupancy),
            Some(occupancy) => Seen::Me(occupancy),
            None => Seen::Someone,
        }
    }
}

/// The public knows nothing of holders.
impl Holder for () {
    type Person = ();

    fn person(&self) -> Option<()> {
        None
    }

    fn occupancy(&self) -> Option<OccupancyId> {
        None
    }

    fn by(&self, _: OccupancyId) {}

    fn is_mine(&self) -> bool {
        false
    }

    fn promised_to(&self) -> Option<()> {
        None
    }

    fn by_promise_of(&self, (): &Self) {}

    fn from_fields(_: HolderFields) -> Option<Self> {
        Some(())
    }
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct SeenOnTheWire {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    mine: Option<OccupancyId>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    at_door: bool,
}

impl From<SeenOnTheWire> for Seen {
    fn from(wire: SeenOnTheWire) -> Self {
        Seen::of(wire.mine, wire.at_door)
    }
}

impl From<Seen> for SeenOnTheWire {
    fn from(seen: Seen) -> Self {
        SeenOnTheWire { mine: seen.occupancy(), at_door: matches!(seen, Seen::AtDoor(_)) }
    }
}
