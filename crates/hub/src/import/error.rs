//! Why an archive is refused, in words for the person who gave it.

use super::limits;
use domain::plan::{CodeError, PlaceCode};
use thiserror::Error;

const SAFE: &str = "nothing was changed";

/// An archive that cannot be read safely. Each message says what happened, that the plan in use is
/// untouched, and what to do next.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum ImportError {
    /// Not a zip at all, or cut off.
    #[error(
        "the file is not a zip archive or is damaged ({0}); {SAFE}; give the .imdf.zip file as the drawing program exported it"
    )]
    NotAZip(String),
    /// A file inside cannot be unpacked.
    #[error(
        "{file} in the archive cannot be unpacked ({cause}); {SAFE}; export the building again without a password and with ordinary zip compression"
    )]
    Damaged {
        /// Its name in the archive.
        file: String,
        /// What the zip library says.
        cause: String,
    },
    /// A name that leads out of the archive.
    #[error(
        "the archive holds the unsafe file name {0:?}; {SAFE}; ask whoever made it for an archive with plain file names"
    )]
    UnsafeName(String),
    /// More than one of [`limits`].
    #[error(
        "the archive is too large: more than {most} {what}; {SAFE}; export one building at a time"
    )]
    TooLarge {
        /// What there is too much of.
        what: &'static str,
        /// How much is read.
        most: u64,
    },
    /// No `manifest.json`.
    #[error(
        "the archive has no manifest.json, so it is not an IMDF archive; {SAFE}; export the building as IMDF 1.0.0"
    )]
    NoManifest,
    /// Another version than 1.0.0.
    #[error(
        "the archive says it is IMDF version {0:?}, and only 1.0.0 is read; {SAFE}; export the building as IMDF 1.0.0"
    )]
    OtherVersion(String),
    /// A file that is no JSON, or no list of features.
    #[error(
        "{file} is not readable as GeoJSON ({cause}); {SAFE}; export the building again or have this file corrected"
    )]
    NotGeoJson {
        /// Its name in the archive.
        file: &'static str,
        /// What is wrong, with line and column.
        cause: String,
    },
    /// Coordinates that are metres, not degrees.
    #[error(
        "{feature} has the coordinates {x}, {y}, which are not longitude and latitude; {SAFE}; export the building in WGS 84 degrees (EPSG:4326) instead of projected metres"
    )]
    NotDegrees {
        /// Where they stand.
        feature: String,
        /// As written, first number.
        x: f64,
        /// As written, second number.
        y: f64,
    },
    /// A site larger than any building.
    #[error("{feature} lies more than {} km from the middle of the building; {SAFE}; correct its coordinates or leave it out, and export again", limits::SITE_METRES / 1000.0)]
    FarAway {
        /// What lies there.
        feature: String,
    },
    /// No floor at all.
    #[error(
        "the archive has no level, so there is no floor to show; {SAFE}; add the building's levels and export again"
    )]
    NoLevel,
    /// A level without a usable height.
    #[error(
        "{level} has no whole number between -99 and 199 as its ordinal; {SAFE}; give every level its ordinal (0 is the ground floor) and export again"
    )]
    NoOrdinal {
        /// Which level.
        level: String,
    },
    /// Two levels of one building at the same height.
    #[error(
        "{first} and {second} both have ordinal {ordinal} in the same building; {SAFE}; give each level its own ordinal and export again"
    )]
    SameOrdinal {
        /// One of them.
        first: String,
        /// The other.
        second: String,
        /// The height they share.
        ordinal: i16,
    },
    /// Regular desks where the housing vision has none.
    #[error(
        "the plan has {desks} desks, but a \"Huis aan de Markt\" has meeting rooms and no regular desks; {SAFE}; leave the desks out, or import the building as another kind of site"
    )]
    DeskAtTheMarket {
        /// How many.
        desks: usize,
    },
    /// Two keys with the same short form.
    #[error(
        "places {first} and {second} would get the same QR tag {tag}; {SAFE}; give one of them another id in the drawing program and export again"
    )]
    SameTag {
        /// One of them.
        first: PlaceCode,
        /// The other.
        second: PlaceCode,
        /// The tag they would share.
        tag: String,
    },
    /// A code that cannot be made.
    #[error(
        "no code can be made for {feature} ({cause}); {SAFE}; shorten its name and export again"
    )]
    NoCode {
        /// For what.
        feature: String,
        /// Why not.
        cause: CodeError,
    },
}
