//! Writing a building as an IMDF archive: the files Microsoft Places takes (building, footprint,
//! level, unit, section, fixture), which [`crate::import`] reads back without a difference.
//!
//! What the subset has no file for (signs, doors) and what IMDF has no word for (codes, zones, what
//! a desk offers) stands in members that begin with `werkhub:`; other readers pass them over.

mod features;
mod fixtures;
mod footing;
mod ids;
mod sections;
mod shapes;
mod units;

#[cfg(test)]
mod tests;

use crate::import::{Anchor, Frame};
use chrono::{DateTime, SecondsFormat};
use domain::plan::Plan;
use domain::time::Instant;
use serde_json::{Value, json};
use std::io::{Cursor, Write};
use thiserror::Error;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// Why no archive was made.
#[derive(Debug, Error)]
pub enum ExportError {
    /// The place on Earth is none, or one where a degree is no measure.
    #[error(
        "a building cannot lie at {0}, {1}: give its longitude (-179 to 179) and latitude (-80 to \
         80) with --at"
    )]
    Nowhere(f64, f64),
    /// The archive could not be packed.
    #[error("the archive could not be packed ({0}): try again")]
    Packing(#[from] zip::result::ZipError),
    /// A file in it could not be written.
    #[error("the archive could not be packed ({0}): try again")]
    Writing(#[from] std::io::Error),
}

/// The archive of a building whose origin lies at an anchor.
///
/// # Errors
/// When there is no such place on Earth.
pub fn imdf(plan: &Plan, anchor: Anchor, created: Instant) -> Result<Vec<u8>, ExportError> {
    let Anchor { longitude, latitude } = anchor;
    if !(-179.0..=179.0).contains(&longitude) || !(-80.0..=80.0).contains(&latitude) {
        return Err(ExportError::Nowhere(longitude, latitude));
    }
    let frame = Frame::anchored(anchor);
    let files = [
        ("manifest.json", manifest(created)),
        ("building.geojson", footing::building(plan, anchor)),
        ("footprint.geojson", footing::footprint(plan, &frame)),
        ("level.geojson", footing::levels(plan, &frame)),
        ("unit.geojson", units::all(plan, &frame)),
        ("section.geojson", sections::all(plan, &frame)),
        ("fixture.geojson", fixtures::all(plan, &frame)),
    ];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, content) in files {
        zip.start_file(name, options)?;
        zip.write_all(content.to_string().as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

fn manifest(created: Instant) -> Value {
    let created = DateTime::from_timestamp_millis(created.0).unwrap_or_default();
    json!({
        "version": "1.0.0",
        "created": created.to_rfc3339_opts(SecondsFormat::Secs, true),
        "generated_by": concat!("Werk Hub ", env!("CARGO_PKG_VERSION")),
        "language": "nl",
        "extensions": ["werkhub:plan#1.0.0"],
    })
}
