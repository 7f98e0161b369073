//! What our own export writes beside the standard, so that what it wrote is read back whole.
//!
//! A building with `werkhub:origin` was written by a hub: its coordinates are whole centimetres from
//! that origin, and shapes are taken as they are.

use super::feature::LonLat;
use domain::plan::{AmenityKind, Label};

/// Names of the extensions, shared with the export.
pub(crate) mod names {
    /// Zone of a section, by level; on a place the code of its zone.
    pub(crate) const ZONE: &str = "werkhub:zone";
    /// What a desk offers.
    pub(crate) const FEATURES: &str = "werkhub:features";
    /// What stands in a room.
    pub(crate) const EQUIPMENT: &str = "werkhub:equipment";
    /// For how many people.
    pub(crate) const CAPACITY: &str = "werkhub:capacity";
    /// Code of a place or zone.
    pub(crate) const CODE: &str = "werkhub:code";
    /// Display rotation of a level, in degrees.
    pub(crate) const ROTATION: &str = "werkhub:rotation";
    /// Code of a building's site.
    pub(crate) const SITE: &str = "werkhub:site";
    /// Which of the three kinds of location it is.
    pub(crate) const SITE_KIND: &str = "werkhub:site-kind";
    /// Longitude and latitude of the plan's origin.
    pub(crate) const ORIGIN: &str = "werkhub:origin";
    /// Signs on a level, which the subset of files has no place for.
    pub(crate) const AMENITIES: &str = "werkhub:amenities";
    /// Doors on a level, likewise.
    pub(crate) const OPENINGS: &str = "werkhub:openings";
    /// Two opposite corners of the frame a level is drawn in, where it is wider than the level.
    pub(crate) const FRAME: &str = "werkhub:frame";
    /// `false` for a unit that is a place and not part of the drawing.
    pub(crate) const DRAWN: &str = "werkhub:drawn";
}

/// The extensions of one feature; what it does not have is empty.
#[derive(Debug, Clone, Default)]
pub(super) struct Own {
    pub(super) code: Option<String>,
    pub(super) rotation: Option<i64>,
    pub(super) site: Option<String>,
    pub(super) site_kind: Option<String>,
    pub(super) origin: Option<LonLat>,
    pub(super) signs: Vec<(AmenityKind, Option<Label>, LonLat)>,
    pub(super) doors: Vec<[LonLat; 2]>,
    pub(super) frame: Vec<LonLat>,
    pub(super) undrawn: bool,
}
