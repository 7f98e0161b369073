//! The features of one GeoJSON file, each still as text, so that a wrong one costs only itself.

use super::{ImportError, ImportReport, RepairKind, limits};
use serde::de::{Deserialize, Deserializer, IgnoredAny, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::fmt;

#[derive(serde::Deserialize)]
struct Collection<'a> {
    #[serde(borrow)]
    features: Features<'a>,
    #[serde(default)]
    crs: Option<IgnoredAny>,
}

struct Features<'a> {
    texts: Vec<&'a RawValue>,
    too_many: bool,
}

/// The texts of the features in a file; none when the file is empty.
pub(super) fn feature_texts<'a>(
    file: &'static str,
    text: &'a str,
    report: &mut ImportReport,
) -> Result<Vec<&'a str>, ImportError> {
    if text.is_empty() {
        return Ok(Vec::new());
    }
    let collection: Collection<'a> = serde_json::from_str(text)
        .map_err(|error| ImportError::NotGeoJson { file, cause: error.to_string() })?;
    if collection.crs.is_some() {
        report.repair(RepairKind::OldCrs, file, "");
    }
    if collection.features.too_many {
        return Err(ImportError::TooLarge { what: "features", most: limits::FEATURES as u64 });
    }
    let texts: Vec<&str> = collection.features.texts.into_iter().map(RawValue::get).collect();
    match texts.iter().any(|text| text.len() > limits::FEATURE_BYTES) {
        true => Err(ImportError::TooLarge {
            what: "bytes in one feature",
            most: limits::FEATURE_BYTES as u64,
        }),
        false => Ok(texts),
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Features<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(UpToTheLimit)
    }
}

struct UpToTheLimit;

impl<'de> Visitor<'de> for UpToTheLimit {
    type Value = Features<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of features")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Features<'de>, A::Error> {
        let mut texts = Vec::new();
        while texts.len() < limits::FEATURES {
            match list.next_element()? {
                Some(text) => texts.push(text),
                None => return Ok(Features { texts, too_many: false }),
            }
        }
        let mut too_many = false;
        while list.next_element::<IgnoredAny>()?.is_some() {
            too_many = true;
        }
        Ok(Features { texts, too_many })
    }
}
