//! Reading a building from an IMDF archive (<https://docs.ogc.org/cs/20-094/>).
//!
//! Pure: bytes in, a plan and a report out. Nothing is stored, and no file is opened. Real archives
//! break the standard in small ways; those are repaired and reported. What cannot be read safely is
//! refused as a whole with a sentence that says what to do.
//!
//! Features are read as plain JSON one by one rather than with a GeoJSON crate, because one wrong
//! feature must not cost the file; shapes are computed in whole centimetres, because hostile
//! coordinates must not be able to panic.

mod amenities;
mod archive;
mod codes;
mod compare;
mod drawing;
mod error;
mod feature;
mod floors;
mod frame;
mod geojson;
mod layers;
mod limits;
mod natural;
mod own;
mod places;
mod report;
mod shape;
mod site;
mod words;
mod zone_names;
mod zones;

#[cfg(test)]
mod tests;

#[cfg(test)]
pub(crate) use tests::{real_archive, sound_archive};

pub use compare::{Moved, PlanChanges, Renamed, compare};
pub use error::ImportError;
pub use frame::Anchor;
pub(crate) use frame::Frame;
pub use natural::natural_order;
pub(crate) use own::names;
pub use report::{ImportReport, Repair, RepairKind};
pub use zone_names::{ZoneMeaning, ZoneNames, ZoneNamesError};

use domain::plan::{Plan, SiteCode, SiteKind};

/// What the archive cannot say about itself.
#[derive(Debug, Clone, Copy, Default)]
pub struct ImportRequest<'a> {
    /// The site's code; without it the code of `previous`, else the one the archive names, else one
    /// made from the building's name.
    pub site_code: Option<&'a SiteCode>,
    /// Which of the three kinds of location the building is; without it as in `previous`, else as
    /// the archive says, else a Werk Hub.
    pub site_kind: Option<SiteKind>,
    /// The plan in use, so that places keep the code people know and floors their display rotation.
    pub previous: Option<&'a Plan>,
    /// What the names of sections mean, where the operator says so.
    pub zone_names: Option<&'a ZoneNames>,
}

/// A building that was read.
#[derive(Debug, Clone)]
pub struct Imported {
    /// The building.
    pub plan: Plan,
    /// What is in it and what had to be repaired.
    pub report: ImportReport,
    /// Where on Earth its origin lies. The plan does not say: who looks at it need not know.
    pub anchor: Anchor,
}

/// Reads an IMDF 1.0 archive.
///
/// # Errors
/// [`ImportError`] with a sentence for the person who started the import. Nothing is changed then.
pub fn read(archive: &[u8], request: &ImportRequest<'_>) -> Result<Imported, ImportError> {
    let mut report = ImportReport::default();
    let files = archive::unpack(archive, &mut report)?;
    let layers = layers::Layers::read(&files, &mut report)?;
    let frame = frame::Frame::around(&layers)?;
    let site = site::of(&layers, request)?;
    let mut floors = floors::read(&layers.levels, &site, request, &frame, &mut report)?;
    zones::add(&mut floors, &layers.sections, request.zone_names, &frame, &mut report)?;
    drawing::add(&mut floors, &layers, &frame, &mut report);
    amenities::add(&mut floors, &layers, &frame, &mut report)?;
    places::add(&mut floors, &layers, &frame, &site, request, &mut report)?;
    let plan = Plan { site, floors: floors.finished() };
    report.count(&plan);
    Ok(Imported { plan, report, anchor: frame.anchor() })
}
