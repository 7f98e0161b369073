//! The build's id: the same files give the same id, any other file another one.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

use super::files::files_below;
use super::fingerprint::hex;

/// What `public/index.html` holds in the place of the id.
const PLACEHOLDER: &str = "{build}";

/// What a start without network does without: the worker that serves the rest, what nobody fetches,
/// what a system reads once to install the app, and a page that only the hub can serve. A name may go on
/// behind these words.
const NOT_KEPT: [&str; 6] = [
    "service-worker.js",
    "build.json",
    "fonts/OFL.txt",
    "icon-512.png",
    "icon-maskable-512.png",
    "manage-screens.css",
];

/// What only screens in the building show.
const FOR_SCREENS: [&str; 2] = ["split_facility-", "kiosk.css"];

/// Which devices keep a file of the built app for a start without network.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeptBy {
    /// All of them.
    Everybody,
    /// Screens in the building.
    Screens,
    /// None.
    Nobody,
}

/// Which devices keep a file, named as in the folder of the built app.
pub fn kept_by(file: &Path) -> KeptBy {
    let name = file.to_string_lossy();
    let begins_like = |names: &[&str]| names.iter().any(|begin| name.starts_with(begin));
    match () {
        () if begins_like(&NOT_KEPT) => KeptBy::Nobody,
        () if begins_like(&FOR_SCREENS) => KeptBy::Screens,
        () => KeptBy::Everybody,
    }
}

/// Writes `build.json` and the id in `index.html`, and gives the id. The list has the files that the
/// service worker keeps: those for everybody, and those that a screen keeps beside them.
///
/// # Errors
/// When the page has no place for the id, or a file cannot be read or written.
pub fn write(folder: &Path) -> Result<String> {
    let mut hash = Sha256::new();
    for file in files_below(folder)? {
        hash.update(file.to_string_lossy().as_bytes());
        hash.update([0]);
        hash.update(Sha256::digest(fs::read(folder.join(file))?));
    }
    let build: String = hex(&hash.finalize()).chars().take(16).collect();
    let page = folder.join("index.html");
    let text = fs::read_to_string(&page).context("the built app has no index.html")?;
    if !text.contains(PLACEHOLDER) {
        bail!(
            "public/index.html must hold <meta name=\"werkhub-build\" content=\"{PLACEHOLDER}\">"
        );
    }
    fs::write(&page, text.replace(PLACEHOLDER, &build))?;
    let all = files_below(folder)?;
    let of = |who: KeptBy| -> Vec<String> {
        let theirs = all.iter().filter(|file| kept_by(file) == who);
        theirs.map(|file| format!("/{}", file.display())).collect()
    };
    let list = serde_json::json!({
        "build": build,
        "files": of(KeptBy::Everybody),
        "screen": of(KeptBy::Screens),
    });
    fs::write(folder.join("build.json"), list.to_string())?;
    Ok(build)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn built(script: &str) -> (tempfile::TempDir, String) {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("index.html"), "<meta content=\"{build}\">").unwrap();
        fs::write(folder.path().join("app.js"), script).unwrap();
        fs::write(folder.path().join("service-worker.js"), "").unwrap();
        fs::write(folder.path().join("kiosk.css"), "").unwrap();
        let build = write(folder.path()).unwrap();
        (folder, build)
    }

    #[test]
    fn the_id_stands_in_both_places_and_follows_the_content() {
        let (folder, build) = built("1");
        let read = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
        assert_eq!(read("index.html"), format!("<meta content=\"{build}\">"));
        let list: serde_json::Value = serde_json::from_str(&read("build.json")).unwrap();
        let expected = serde_json::json!({
            "build": build,
            "files": ["/app.js", "/index.html"],
            "screen": ["/kiosk.css"],
        });
        assert_eq!(list, expected);
        assert_eq!(built("1").1, build);
        assert_ne!(built("2").1, build);
    }
}
