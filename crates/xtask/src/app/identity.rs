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
/// what a system reads once to install the app, pages that only the hub can serve, and what only
/// screens of the building show. A name may go on behind these words.
const NOT_KEPT: [&str; 7] = [
    "service-worker.js",
    "build.json",
    "fonts/OFL.txt",
    "icon-512.png",
    "icon-maskable-512.png",
    "split_facility-",
    "kiosk.css",
];

/// Whether the service worker keeps a file of the built app, named as in its folder.
pub fn is_kept(file: &Path) -> bool {
    let name = file.to_string_lossy();
    NOT_KEPT.iter().all(|not| !name.starts_with(not))
}

/// Writes `build.json`, with the files that the service worker keeps, and the id in `index.html`,
/// and gives the id.
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
    let files: Vec<String> = files_below(folder)?
        .iter()
        .filter(|file| is_kept(file))
        .map(|file| format!("/{}", file.display()))
        .collect();
    let list = serde_json::json!({ "build": build, "files": files });
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
        let build = write(folder.path()).unwrap();
        (folder, build)
    }

    #[test]
    fn the_id_stands_in_both_places_and_follows_the_content() {
        let (folder, build) = built("1");
        let read = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
        assert_eq!(read("index.html"), format!("<meta content=\"{build}\">"));
        let list: serde_json::Value = serde_json::from_str(&read("build.json")).unwrap();
        let expected = serde_json::json!({ "build": build, "files": ["/app.js", "/index.html"] });
        assert_eq!(list, expected);
        assert_eq!(built("1").1, build);
        assert_ne!(built("2").1, build);
    }
}
