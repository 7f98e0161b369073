//! Unpacking: which files there are and their text, within the limits.

use super::{ImportError, ImportReport, RepairKind, limits};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// The files that are read. Others (addresses, anchors, geofences …) say nothing we show.
pub(super) const LEVEL: &str = "level.geojson";
pub(super) const SECTION: &str = "section.geojson";
pub(super) const UNIT: &str = "unit.geojson";
pub(super) const FIXTURE: &str = "fixture.geojson";
pub(super) const OPENING: &str = "opening.geojson";
pub(super) const AMENITY: &str = "amenity.geojson";
pub(super) const BUILDING: &str = "building.geojson";
pub(super) const VENUE: &str = "venue.geojson";
const MANIFEST: &str = "manifest.json";
const READ: [&str; 9] =
    [MANIFEST, LEVEL, SECTION, UNIT, FIXTURE, OPENING, AMENITY, BUILDING, VENUE];

/// The text of the files that are read, by name.
pub(super) struct Files(BTreeMap<&'static str, String>);

impl Files {
    /// The text of a file; empty when it is missing.
    pub(super) fn text(&self, name: &str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }
}

#[derive(Deserialize)]
struct Manifest {
    version: serde_json::Value,
}

pub(super) fn unpack(bytes: &[u8], report: &mut ImportReport) -> Result<Files, ImportError> {
    let mut zip =
        ZipArchive::new(Cursor::new(bytes)).map_err(|e| ImportError::NotAZip(e.to_string()))?;
    if zip.len() > limits::ENTRIES {
        return Err(ImportError::TooLarge { what: "files", most: limits::ENTRIES as u64 });
    }
    let names = safe_names(&zip)?;
    let folder = folder_of_manifest(&names)?;
    if !folder.is_empty() {
        report.repair(RepairKind::InAFolder, folder, "");
    }
    let mut files = BTreeMap::new();
    let mut left = limits::UNPACKED_BYTES;
    for wanted in READ {
        let place = names.iter().position(|name| {
            name.strip_prefix(folder).is_some_and(|rest| rest.eq_ignore_ascii_case(wanted))
        });
        match place {
            None => report.repair(RepairKind::MissingFile, wanted, ""),
            Some(index) => {
                let raw = contents(&mut zip, index, wanted, &mut left)?;
                files.insert(wanted, text_of(raw, wanted, report));
            }
        }
    }
    check_version(files.get(MANIFEST).map_or("", String::as_str))?;
    Ok(Files(files))
}

fn safe_names(zip: &ZipArchive<Cursor<&[u8]>>) -> Result<Vec<String>, ImportError> {
    (0..zip.len())
        .map(|index| {
            let name = match zip.name_for_index(index) {
                Some(Ok(name)) => name.into_owned(),
                Some(Err(error)) => return Err(ImportError::NotAZip(error.to_string())),
                None => String::new(),
            };
            let leads_out = name.starts_with('/')
                || name.contains(['\\', ':', '\0'])
                || name.split('/').any(|part| part == "..");
            if leads_out { Err(ImportError::UnsafeName(name)) } else { Ok(name) }
        })
        .collect()
}

/// Archives packed by hand often hold one folder with the files in it.
fn folder_of_manifest(names: &[String]) -> Result<&str, ImportError> {
    let folders = names.iter().filter_map(|name| {
        let cut = name.len().checked_sub(MANIFEST.len())?;
        let (folder, file) = name.split_at_checked(cut)?;
        let is_folder = folder.is_empty() || folder.ends_with('/');
        (is_folder && file.eq_ignore_ascii_case(MANIFEST) && !folder.starts_with("__MACOSX"))
            .then_some(folder)
    });
    folders.min_by_key(|folder| folder.len()).ok_or(ImportError::NoManifest)
}

fn contents(
    zip: &mut ZipArchive<Cursor<&[u8]>>,
    index: usize,
    file: &str,
    left: &mut u64,
) -> Result<Vec<u8>, ImportError> {
    let damaged = |cause: String| ImportError::Damaged { file: file.to_owned(), cause };
    let entry = zip.by_index(index).map_err(|error| damaged(error.to_string()))?;
    let mut raw = Vec::new();
    // The sizes an archive declares may lie; what counts is what comes out.
    entry.take(*left + 1).read_to_end(&mut raw).map_err(|error| damaged(error.to_string()))?;
    *left = left
        .checked_sub(raw.len() as u64)
        .ok_or(ImportError::TooLarge { what: "bytes unpacked", most: limits::UNPACKED_BYTES })?;
    Ok(raw)
}

fn text_of(mut raw: Vec<u8>, file: &str, report: &mut ImportReport) -> String {
    if raw.starts_with(b"\xef\xbb\xbf") {
        raw.drain(..3);
        report.repair(RepairKind::ByteOrderMark, file, "");
    }
    let text = String::from_utf8(raw).unwrap_or_else(|error| {
        report.repair(RepairKind::NotUtf8, file, "");
        String::from_utf8_lossy(error.as_bytes()).into_owned()
    });
    if text.trim().is_empty() {
        report.repair(RepairKind::EmptyFile, file, "");
        return String::new();
    }
    text
}

fn check_version(manifest: &str) -> Result<(), ImportError> {
    let manifest: Manifest = serde_json::from_str(manifest)
        .map_err(|error| ImportError::NotGeoJson { file: MANIFEST, cause: error.to_string() })?;
    match manifest.version.as_str() {
        Some("1.0.0") => Ok(()),
        Some(other) => Err(ImportError::OtherVersion(other.chars().take(20).collect())),
        None => Err(ImportError::OtherVersion(String::from("none"))),
    }
}
