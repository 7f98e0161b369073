//! The feature files of an archive, read.

use super::archive::{AMENITY, BUILDING, FIXTURE, Files, LEVEL, OPENING, SECTION, UNIT, VENUE};
use super::feature::{Feature, FeatureReader};
use super::geojson::feature_texts;
use super::{ImportError, ImportReport, RepairKind, limits};
use std::collections::BTreeMap;
use uuid::Uuid;

/// All features that are used, by type.
pub(super) struct Layers {
    pub(super) levels: Vec<Feature>,
    pub(super) sections: Vec<Feature>,
    pub(super) units: Vec<Feature>,
    pub(super) fixtures: Vec<Feature>,
    pub(super) openings: Vec<Feature>,
    pub(super) amenities: Vec<Feature>,
    pub(super) buildings: Vec<Feature>,
    pub(super) venues: Vec<Feature>,
}

impl Layers {
    pub(super) fn read(files: &Files, report: &mut ImportReport) -> Result<Self, ImportError> {
        let mut features_left = limits::FEATURES;
        let mut points_left = limits::POINTS;
        let mut taken = BTreeMap::new();
        let mut layer = |file| {
            let texts = feature_texts(file, files.text(file), report)?;
            features_left = features_left
                .checked_sub(texts.len())
                .ok_or(ImportError::TooLarge { what: "features", most: limits::FEATURES as u64 })?;
            let mut reader = FeatureReader { file, points_left: &mut points_left, report };
            let mut features = Vec::with_capacity(texts.len());
            for text in texts {
                if let Some(mut feature) = reader.read(text)? {
                    free_id(&mut feature, &mut taken, reader.report);
                    features.push(feature);
                }
            }
            Ok(features)
        };
        Ok(Layers {
            levels: layer(LEVEL)?,
            sections: layer(SECTION)?,
            units: layer(UNIT)?,
            fixtures: layer(FIXTURE)?,
            openings: layer(OPENING)?,
            amenities: layer(AMENITY)?,
            buildings: layer(BUILDING)?,
            venues: layer(VENUE)?,
        })
    }
}

impl Layers {
    /// Every feature that has a place on a floor.
    pub(super) fn drawn(&self) -> impl Iterator<Item = &Feature> {
        let layers = [
            &self.levels,
            &self.sections,
            &self.units,
            &self.fixtures,
            &self.openings,
            &self.amenities,
        ];
        layers.into_iter().flatten()
    }
}

/// A second feature with an id gets another made from it; the order of the file decides, since
/// nothing else tells them apart. `taken` counts how often each id was seen, so that a file with one
/// id throughout takes no quadratic time.
fn free_id(feature: &mut Feature, taken: &mut BTreeMap<Uuid, u32>, report: &mut ImportReport) {
    let written = feature.id;
    let mut seen = taken.get(&written).copied().unwrap_or_default();
    while seen > 0 && taken.contains_key(&feature.id) {
        feature.id = Uuid::new_v5(&written, &seen.to_be_bytes());
        seen += 1;
    }
    taken.insert(written, seen.max(1));
    if feature.id != written {
        taken.insert(feature.id, 1);
        report.repair(
            RepairKind::RepeatedId,
            &feature.title,
            format!("{written} became {}", feature.id),
        );
    }
}
