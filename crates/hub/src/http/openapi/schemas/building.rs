//! Buildings and their plans. Lengths are whole centimetres in the floor's own frame.

use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// All sites.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Sites {
    /// By code.
    pub sites: Vec<SiteSummary>,
}

/// One site.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SiteSummary {
    /// Short code.
    pub code: String,
    /// Name.
    pub name: Label,
    /// Kind of location.
    pub kind: SiteKind,
    /// The plan in use: `/v1/plans/{hash}`.
    pub plan: String,
    /// Floors, lowest first.
    pub floors: Vec<FloorSummary>,
}

/// One floor of a site.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FloorSummary {
    /// Code in addresses.
    pub code: String,
    /// Height order; 0 is the ground floor.
    pub ordinal: i16,
    /// Name.
    pub name: Label,
}

/// A name: always one text, and others where they differ.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Label {
    /// Dutch, or whatever the plan has.
    pub nl: String,
    /// English, where it differs.
    #[schema(required = false, nullable = false)]
    pub en: Option<String>,
    /// German, where it differs.
    #[schema(required = false, nullable = false)]
    pub de: Option<String>,
}

/// Kind of location.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub enum SiteKind {
    /// Meeting rooms, never a regular desk.
    HuisAanDeMarkt,
    /// The central hybrid-work building.
    WerkHub,
    /// A place in a neighbourhood.
    Wijk,
}

/// Desk, room or booth.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub enum PlaceKind {
    /// One person.
    Desk,
    /// A group.
    Room,
    /// One person in a call.
    Booth,
}

/// Where a zone stands, from lively to quiet.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub enum ZoneLevel {
    /// Ontmoeten.
    Meet,
    /// Samenwerken.
    Collaborate,
    /// Afwisselend.
    Mixed,
    /// Concentratie.
    Focus,
    /// Stilte.
    Silence,
}

/// One building, immutable.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Plan {
    /// The building itself.
    pub site: Site,
    /// Floors, lowest first.
    pub floors: Vec<Floor>,
}

/// A building.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Site {
    /// Short code.
    pub code: String,
    /// Name.
    pub name: Label,
    /// Kind of location.
    pub kind: SiteKind,
}

/// One level of a building.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Floor {
    /// Code in addresses.
    pub code: String,
    /// Height order.
    pub ordinal: i16,
    /// Name.
    pub name: Label,
    /// What stands in the lift.
    pub short_name: String,
    /// How many degrees the drawing is turned clockwise before it is shown.
    #[schema(required = false, maximum = 359)]
    pub rotation_degrees: u16,
    /// The frame of the drawing.
    pub bounds: Bounds,
    /// The outer edge: areas, each a list of rings.
    pub outline: Vec<Vec<Vec<[i32; 2]>>>,
    /// From lively to silent.
    pub zones: Vec<Zone>,
    /// Everything a person can take.
    pub places: Vec<PlanPlace>,
    /// What is shown and cannot be taken.
    pub amenities: Vec<Amenity>,
    /// What is only drawn.
    pub drawing: Drawing,
}

/// An upright rectangle.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Bounds {
    /// Top left corner.
    pub min: [i32; 2],
    /// Bottom right corner.
    pub max: [i32; 2],
}

/// An area with one level of liveliness.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Zone {
    /// Code.
    pub code: String,
    /// How lively.
    pub level: ZoneLevel,
    /// Its own name, where it has one.
    #[schema(required = false, nullable = false)]
    pub name: Option<Label>,
    /// The parts of the floor it covers.
    pub areas: Vec<Vec<Vec<[i32; 2]>>>,
}

/// A desk, room or booth as the plan has it.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PlanPlace {
    /// Stable key.
    pub id: Uuid,
    /// What people say.
    pub code: String,
    /// Desk, room or booth.
    pub kind: PlaceKind,
    /// Code of its zone.
    pub zone: String,
    /// Its own name, where it has one.
    #[schema(required = false, nullable = false)]
    pub name: Option<Label>,
    /// For how many people.
    pub capacity: u16,
    /// What a desk offers.
    #[schema(required = false)]
    pub features: Vec<String>,
    /// What stands in a room.
    #[schema(required = false)]
    pub equipment: Vec<String>,
    /// Its shape: a list of rings.
    pub outline: Vec<Vec<[i32; 2]>>,
    /// Where its label is drawn.
    pub at: [i32; 2],
}

/// Something shown that nobody can take.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Amenity {
    /// `lift`, `stairs`, `toilets`, `coffee` …
    pub kind: String,
    /// Its own name, where it has one.
    #[schema(required = false, nullable = false)]
    pub name: Option<Label>,
    /// Where its sign is drawn.
    pub at: [i32; 2],
}

/// The static picture under the places.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Drawing {
    /// Solid walls.
    pub walls: Vec<Vec<Vec<[i32; 2]>>>,
    /// Parts of the building by use.
    pub units: Vec<Unit>,
    /// Doors and passages: a line across each.
    pub openings: Vec<[[i32; 2]; 2]>,
}

/// A part of a floor by use.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Unit {
    /// `walkway`, `room`, `stairs` …
    pub kind: String,
    /// Its edge.
    pub outline: Vec<Vec<[i32; 2]>>,
}
