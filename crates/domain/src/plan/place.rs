//! Anything a person can take.

use super::{Equipment, Feature, Label, PlaceCode, Point, Polygon, Tag, ZoneCode};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The key of a place. Stays the same when the plan is imported again, also when its code changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PlaceId(pub Uuid);

/// Desk, room or booth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum PlaceKind {
    /// Bureau: one person.
    Desk,
    /// Vergaderruimte: a group.
    Room,
    /// Belplek: one person in a call.
    Booth,
}

impl PlaceKind {
    /// All three.
    pub const ALL: [PlaceKind; 3] = [PlaceKind::Desk, PlaceKind::Room, PlaceKind::Booth];

    /// The name in the API: `desk`.
    pub fn code(self) -> &'static str {
        match self {
            PlaceKind::Desk => "desk",
            PlaceKind::Room => "room",
            PlaceKind::Booth => "booth",
        }
    }

    /// The kind with that [`code`](Self::code).
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// A desk, room or booth as the plan has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Place {
    /// Stable key.
    pub id: PlaceId,
    /// What people say.
    pub code: PlaceCode,
    /// Desk, room or booth.
    pub kind: PlaceKind,
    /// The zone it lies in.
    pub zone: ZoneCode,
    /// Its own name, where it has one beside its code: `Raadzaal`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Label>,
    /// For how many people; 1 for desks and booths.
    pub capacity: u16,
    /// What a desk offers, in the order of [`Feature::ALL`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub features: Vec<Feature>,
    /// What stands in a room, in the order of [`Equipment::ALL`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub equipment: Vec<Equipment>,
    /// Its shape.
    pub outline: Polygon,
    /// Where its label is drawn and its distance is measured from; inside the outline.
    pub at: Point,
}

impl Place {
    /// The short form of its key that stands in the QR code on its label.
    pub fn tag(&self) -> Tag {
        Tag::of(self.id)
    }

    /// What stands in a room and works, while that is `broken`.
    pub fn working(&self, broken: &[Equipment]) -> Vec<Equipment> {
        self.equipment.iter().filter(|it| !broken.contains(it)).copied().collect()
    }
}
