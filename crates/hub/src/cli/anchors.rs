//! Where on Earth each site lies, for `werkhub export`: a small file beside the store. Plans do not
//! say it, because nobody who looks at one needs to know.

use crate::import::Anchor;
use domain::plan::SiteCode;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The file with them.
#[derive(Debug, Clone)]
pub struct Anchors {
    file: PathBuf,
}

/// The file of a data directory.
pub fn file_in(data: &Path) -> PathBuf {
    data.join("anchors.json")
}

impl Anchors {
    /// Those of a data directory.
    pub fn in_data(data: &Path) -> Self {
        Anchors { file: file_in(data) }
    }

    /// Where a site lies; `None` when nobody imported it.
    pub fn of(&self, site: &SiteCode) -> Option<Anchor> {
        self.read().get(site).copied()
    }

    /// Notes where a site lies.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn note(&self, site: &SiteCode, anchor: Anchor) -> io::Result<()> {
        let mut all = self.read();
        all.insert(site.clone(), anchor);
        // Written beside and moved, so that a crash leaves the old file or the new one.
        let beside = self.file.with_extension("json.new");
        fs::write(&beside, serde_json::to_vec_pretty(&all)?)?;
        fs::rename(&beside, &self.file)
    }

    /// A file that is not there or not readable is as good as empty: the next import fills it.
    fn read(&self) -> BTreeMap<SiteCode, Anchor> {
        let bytes = fs::read(&self.file).unwrap_or_default();
        serde_json::from_slice(&bytes).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_noted_is_found_again() {
        let folder = tempfile::tempdir().unwrap();
        let anchors = Anchors::in_data(folder.path());
        let (wh, hm) = (SiteCode::new("wh").unwrap(), SiteCode::new("hm").unwrap());
        let at = |longitude| Anchor { longitude, latitude: 51.000_000_001 };
        assert_eq!(anchors.of(&wh), None);
        anchors.note(&wh, at(5.8)).unwrap();
        anchors.note(&hm, at(5.9)).unwrap();
        anchors.note(&wh, at(5.7)).unwrap();
        let again = Anchors::in_data(folder.path());
        assert_eq!((again.of(&wh), again.of(&hm)), (Some(at(5.7)), Some(at(5.9))));
        fs::write(folder.path().join("anchors.json"), b"{").unwrap();
        assert_eq!(again.of(&wh), None);
    }
}
