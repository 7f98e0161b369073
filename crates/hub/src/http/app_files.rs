//! The built app, read into memory when the hub starts.
//!
//! It is small (under 2 MB), so reading all of it costs nothing, and files that are replaced under
//! a running hub cannot give a page of one build the scripts of another.

use super::inline_scripts::inline_script_hashes;
use axum::body::Bytes;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use thiserror::Error;

/// The page that every screen of the app begins with.
const PAGE: &str = "index.html";

/// Endings of the copies that were compressed ahead of time.
const COMPRESSED: [&str; 2] = ["br", "gz"];

/// Most bytes of all files together; a folder with more is not an app.
const MOST_BYTES: u64 = 64 * 1024 * 1024;

/// All files of the app by their path below its folder.
#[derive(Debug, Default)]
pub struct AppFiles {
    files: BTreeMap<String, AppFile>,
    /// What older builds name by its content and this one does not have.
    older: BTreeMap<String, AppFile>,
    inline_script_hashes: Vec<String>,
    build: Option<String>,
}

/// One file.
#[derive(Debug)]
pub struct AppFile {
    /// As it is.
    pub plain: Bytes,
    /// Compressed with brotli.
    pub brotli: Option<Bytes>,
    /// Compressed with gzip.
    pub gzip: Option<Bytes>,
    /// Changes when the content does.
    pub tag: String,
    /// Media type.
    pub media_type: String,
    /// Whether the name holds the hash of the content, so that it never changes.
    pub named_by_content: bool,
}

/// Why the app cannot be served.
#[derive(Debug, Error)]
pub enum AppFilesError {
    /// Not the folder of a built app.
    #[error(
        "{0} holds no index.html: build the app with `cargo xtask run`, or name its folder with \
         --app"
    )]
    NoPage(PathBuf),
    /// A file could not be read.
    #[error("the app's file {path} cannot be read ({source}): check its rights")]
    Unreadable {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// Far more than an app.
    #[error("{0} holds more than 64 MB: is it the folder of the built app?")]
    TooLarge(PathBuf),
}

impl AppFiles {
    /// Reads the folder of a built app.
    ///
    /// # Errors
    /// [`AppFilesError`] when it holds no page or cannot be read.
    pub fn read(folder: &Path) -> Result<Self, AppFilesError> {
        let contents = contents_of(folder)?;
        let Some(page) = contents.get(PAGE) else {
            return Err(AppFilesError::NoPage(folder.to_owned()));
        };
        let page = String::from_utf8_lossy(page).into_owned();
        let build = contents.get("build.json").and_then(|bytes| build_of(bytes));
        let files = files_of(&contents).collect();
        let inline_script_hashes = inline_script_hashes(&page);
        Ok(AppFiles { files, older: BTreeMap::new(), inline_script_hashes, build })
    }

    /// Also serves what an older build in `folder` names by its content, for pages of that build
    /// that are still open.
    ///
    /// # Errors
    /// [`AppFilesError`] when the folder cannot be read.
    pub fn serve_older(&mut self, folder: &Path) -> Result<(), AppFilesError> {
        let contents = contents_of(folder)?;
        let named = files_of(&contents).filter(|(_, file)| file.named_by_content);
        for (path, file) in named.filter(|(path, _)| !self.files.contains_key(path)) {
            self.older.insert(path, file);
        }
        Ok(())
    }

    /// A file by its path below the folder, without a slash in front.
    pub fn get(&self, path: &str) -> Option<&AppFile> {
        self.files.get(path).or_else(|| self.older.get(path))
    }

    /// The page.
    pub fn page(&self) -> Option<&AppFile> {
        self.get(PAGE)
    }

    /// Hashes of the page's inline scripts, in base 64.
    pub fn inline_script_hashes(&self) -> &[String] {
        &self.inline_script_hashes
    }

    /// What tells this build of the app from others; `none` without an app.
    pub fn build(&self) -> &str {
        let page = self.page().map(|page| page.tag.as_str());
        self.build.as_deref().or(page).unwrap_or("none")
    }
}

fn contents_of(folder: &Path) -> Result<BTreeMap<String, Bytes>, AppFilesError> {
    let mut contents = BTreeMap::new();
    let mut left = MOST_BYTES;
    read_below(folder, "", &mut contents, &mut left)?;
    Ok(contents)
}

fn files_of(
    contents: &BTreeMap<String, Bytes>,
) -> impl Iterator<Item = (String, AppFile)> + use<'_> {
    contents
        .iter()
        .filter(|(path, _)| !is_compressed_copy(path, contents))
        .map(|(path, plain)| (path.clone(), file(path, plain, contents)))
}

fn read_below(
    folder: &Path,
    prefix: &str,
    contents: &mut BTreeMap<String, Bytes>,
    left: &mut u64,
) -> Result<(), AppFilesError> {
    let unreadable = |path: &Path| {
        let path = path.to_owned();
        move |source| AppFilesError::Unreadable { path, source }
    };
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Err(AppFilesError::NoPage(folder.to_owned()));
        }
        Err(error) => return Err(unreadable(folder)(error)),
    };
    for entry in entries {
        let entry = entry.map_err(unreadable(folder))?;
        let path = entry.path();
        // A name that is not text cannot be asked for.
        let Ok(name) = entry.file_name().into_string() else { continue };
        let about = fs::metadata(&path).map_err(unreadable(&path))?;
        if about.is_dir() {
            read_below(&path, &format!("{prefix}{name}/"), contents, left)?;
            continue;
        }
        *left = left
            .checked_sub(about.len())
            .ok_or_else(|| AppFilesError::TooLarge(folder.to_owned()))?;
        let bytes = fs::read(&path).map_err(unreadable(&path))?;
        contents.insert(format!("{prefix}{name}"), bytes.into());
    }
    Ok(())
}

fn file(path: &str, plain: &Bytes, contents: &BTreeMap<String, Bytes>) -> AppFile {
    let copy = |ending: &str| contents.get(&format!("{path}.{ending}")).cloned();
    AppFile {
        plain: plain.clone(),
        brotli: copy("br"),
        gzip: copy("gz"),
        tag: Sha256::digest(plain).iter().take(8).map(|byte| format!("{byte:02x}")).collect(),
        media_type: media_type(path),
        named_by_content: is_named_by_content(path),
    }
}

fn media_type(path: &str) -> String {
    let guess = mime_guess::from_path(path).first_or_octet_stream();
    match guess.type_().as_str() {
        "text" => format!("{guess}; charset=utf-8"),
        _ => guess.to_string(),
    }
}

fn is_compressed_copy(path: &str, contents: &BTreeMap<String, Bytes>) -> bool {
    let original = path.rsplit_once('.').filter(|(_, ending)| COMPRESSED.contains(ending));
    original.is_some_and(|(original, _)| contents.contains_key(original))
}

/// Whether the name ends in `-` and 16 hexadecimal digits, as `cargo xtask` names files by their
/// content.
fn is_named_by_content(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    let Some((stem, _)) = name.split_once('.') else { return false };
    let Some((_, hash)) = stem.rsplit_once('-') else { return false };
    hash.len() == 16 && hash.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

fn build_of(build_json: &[u8]) -> Option<String> {
    let value: serde_json::Value = serde_json::from_slice(build_json).ok()?;
    value.get("build")?.as_str().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_a_hash_are_recognised() {
        for (path, expected) in [
            ("main-0123456789abcdef.css", true),
            ("snippets/x/inline0-0123456789abcdef.js", true),
            ("app_bg-0123456789abcdef.wasm", true),
            ("service-worker.js", false),
            ("index.html", false),
            ("main-0123456789abcdeg.css", false),
        ] {
            assert_eq!(is_named_by_content(path), expected, "{path}");
        }
    }

    #[test]
    fn compressed_copies_belong_to_their_file() {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in [
            ("index.html", "<script>a</script>"),
            ("index.html.br", "br"),
            ("lonely.br", "x"),
            ("build.json", "{\"build\":\"b1\"}"),
        ] {
            fs::write(folder.path().join(name), text).unwrap();
        }
        let app = AppFiles::read(folder.path()).unwrap();
        assert_eq!(app.page().unwrap().brotli.as_deref(), Some(b"br".as_slice()));
        assert!(app.get("index.html.br").is_none());
        assert!(app.get("lonely.br").is_some());
        assert_eq!(app.build(), "b1");
        assert_eq!(app.inline_script_hashes().len(), 1);
    }

    #[test]
    fn of_older_builds_only_what_is_named_by_its_content_is_served() {
        let (now, before) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        for (folder, name, text) in [
            (&now, "index.html", "now"),
            (&now, "same-0123456789abcdef.css", "now"),
            (&before, "index.html", "before"),
            (&before, "gone.json", "before"),
            (&before, "same-0123456789abcdef.css", "before"),
            (&before, "part-0123456789abcdef.wasm", "before"),
            (&before, "part-0123456789abcdef.wasm.br", "br"),
        ] {
            fs::write(folder.path().join(name), text).unwrap();
        }
        let mut app = AppFiles::read(now.path()).unwrap();
        app.serve_older(before.path()).unwrap();
        let text = |path: &str| app.get(path).map(|file| file.plain.clone());
        assert_eq!(text("index.html").as_deref(), Some(b"now".as_slice()));
        assert_eq!(text("same-0123456789abcdef.css").as_deref(), Some(b"now".as_slice()));
        assert_eq!(text("gone.json"), None);
        let part = app.get("part-0123456789abcdef.wasm").unwrap();
        assert_eq!(part.brotli.as_deref(), Some(b"br".as_slice()));
    }

    #[test]
    fn a_folder_without_a_page_is_refused_in_words() {
        let folder = tempfile::tempdir().unwrap();
        for path in [folder.path().to_owned(), folder.path().join("absent")] {
            let error = AppFiles::read(&path).unwrap_err().to_string();
            assert!(error.contains("cargo xtask run"), "{error}");
        }
    }
}
