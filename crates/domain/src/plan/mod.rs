//! What a building is: a site with floors, zones and places, and what is drawn of it.
//!
//! A [`Plan`] is one immutable document; its hash is its address (`/v1/plans/{hash}`). Whatever
//! changes from minute to minute is in [`crate::State`], never here.

mod code;
mod equipment;
mod geometry;
mod label;
mod level;
mod place;
mod tag;

pub use code::{CodeError, FloorCode, PlaceCode, SiteCode, ZoneCode};
pub use equipment::{Equipment, Feature, hybrid_ready};
pub use geometry::{Bounds, Point, Polygon, Ring};
pub use label::{Label, Language};
pub use level::ZoneLevel;
pub use place::{Place, PlaceId, PlaceKind};
pub use tag::{Tag, TagError};

use serde::{Deserialize, Serialize};

/// One building as it is served to apps: who it is and all its floors, lowest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Plan {
    /// The building itself.
    pub site: Site,
    /// Its floors, ordered by [`Floor::ordinal`], lowest first.
    pub floors: Vec<Floor>,
}

/// A building of the municipality.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Site {
    /// Short code, unique in the installation: `wh`.
    pub code: SiteCode,
    /// Its name as people say it.
    pub name: Label,
    /// Which of the three kinds of location it is.
    pub kind: SiteKind,
}

/// The three kinds of location of the housing vision (requirement M9).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum SiteKind {
    /// *Het Huis aan de Markt*: meeting rooms, never a regular desk.
    HuisAanDeMarkt,
    /// *De Werk Hub*: the central hybrid-work building.
    WerkHub,
    /// *Werken in de wijk*: a place in a neighbourhood.
    Wijk,
}

/// One level of a site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Floor {
    /// Unique in the installation: `wh-2`, below ground `wh-b1`.
    pub code: FloorCode,
    /// Height order: 0 is the ground floor, −1 the basement.
    pub ordinal: i16,
    /// `Verdieping 1`.
    pub name: Label,
    /// What stands in the lift: `1`, `−1`.
    pub short_name: String,
    /// How many degrees the drawing is turned clockwise before it is shown, 0–359.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub rotation_degrees: u16,
    /// The frame of the drawing; everything of the floor lies inside.
    pub bounds: Bounds,
    /// The outer edge.
    pub outline: Vec<Polygon>,
    /// Zones, in the one order from lively to silent.
    pub zones: Vec<Zone>,
    /// Everything a person can take, ordered by code as people count.
    pub places: Vec<Place>,
    /// Lifts, stairs, toilets, coffee …: shown and searched, never taken.
    pub amenities: Vec<Amenity>,
    /// What is only drawn.
    pub drawing: Drawing,
}

fn is_zero(number: &u16) -> bool {
    *number == 0
}

/// An area of a floor with one level of liveliness.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Zone {
    /// Unique in the installation: `wh-2-silence`.
    pub code: ZoneCode,
    /// Where it stands in the order from dynamic to quiet.
    pub level: ZoneLevel,
    /// Its own name, where it has one beside its level's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Label>,
    /// The parts of the floor it covers.
    pub areas: Vec<Polygon>,
}

/// Something shown and searchable that nobody can take.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Amenity {
    /// What it is.
    pub kind: AmenityKind,
    /// Its own name, where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Label>,
    /// Where its sign is drawn.
    pub at: Point,
}

/// Kinds of amenity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum AmenityKind {
    /// Lift.
    Lift,
    /// Stairs.
    Stairs,
    /// Toilets.
    Toilets,
    /// Coffee or pantry.
    Coffee,
    /// Reception desk.
    Reception,
    /// First aid or defibrillator.
    FirstAid,
    /// Way out or emergency exit.
    Exit,
    /// Printer.
    Printer,
    /// Lockers.
    Lockers,
}

/// The static picture under the places.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Drawing {
    /// Solid walls.
    pub walls: Vec<Polygon>,
    /// Rooms of the building by use; those that can be taken are places as well.
    pub units: Vec<Unit>,
    /// Doors and passages: a line across the opening.
    pub openings: Vec<[Point; 2]>,
}

/// A walled or marked part of a floor, as drawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Unit {
    /// What it is used for.
    pub kind: UnitKind,
    /// Its edge.
    pub outline: Polygon,
}

/// How a unit is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum UnitKind {
    /// Where one walks.
    Walkway,
    /// A room with desks or without use of its own.
    Room,
    /// Stairs.
    Stairs,
    /// Lift.
    Lift,
    /// Toilets.
    Toilets,
    /// Not for people: shafts, technical rooms.
    Blocked,
}
