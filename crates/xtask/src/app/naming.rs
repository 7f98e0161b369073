//! Putting each file's hash into its name, so that the hub may say *keep this for ever*.
//!
//! Trunk could do it, but it hashes the wasm before wasm-opt has changed it and leaves fonts
//! alone. Here a file is named after all that it refers to is: first what refers to nothing, then
//! style sheets and snippets, then the script that loads the wasm, and the page itself never.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};
use sha2::{Digest, Sha256};

use super::files::files_below;
use super::fingerprint::hex;

/// Kinds of files that are named by content, in the order in which they can be: what refers to
/// others comes after them.
const ORDER: [&str; 4] = ["woff2", "wasm", "css", "js"];
/// Kinds of files in which others are named.
const TEXTS: [&str; 3] = ["html", "css", "js"];
/// Must keep its name: browsers look for the new service worker at the address of the old one.
const KEEPS_ITS_NAME: &str = "service-worker.js";

/// Renames the files below `folder` that a page, sheet or script refers to.
///
/// # Errors
/// When a file cannot be read or renamed.
pub fn by_content(folder: &Path) -> Result<()> {
    for kind in ORDER {
        let mut files = files_below(folder)?;
        files.retain(|file| has_kind(file, kind) && file != Path::new(KEEPS_ITS_NAME));
        // Deeper scripts are snippets, which the main script imports.
        files.sort_by_key(|file| std::cmp::Reverse(file.components().count()));
        for file in files {
            rename(folder, &file)?;
        }
    }
    Ok(())
}

fn rename(folder: &Path, file: &Path) -> Result<()> {
    let content = fs::read(folder.join(file))?;
    let hash: String = hex(&Sha256::digest(&content)).chars().take(16).collect();
    let named = with_hash(file, &hash)?;
    let (old, new) = (text_of(file)?, text_of(&named)?);
    let mut referred = false;
    for other in files_below(folder)? {
        if !TEXTS.iter().any(|kind| has_kind(&other, kind)) {
            continue;
        }
        let path = folder.join(&other);
        let text =
            fs::read_to_string(&path).with_context(|| format!("{} is not text", path.display()))?;
        let changed = replace_references(&text, old, new);
        if changed != text {
            referred = true;
            fs::write(path, changed)?;
        }
    }
    // A file nobody refers to is fetched by a name that is fixed elsewhere.
    if referred {
        fs::rename(folder.join(file), folder.join(named))?;
    }
    Ok(())
}

/// Replaces `old` by `new` where it is a whole address: after a slash, quote, bracket or equals
/// sign, and before what can end an address.
fn replace_references(text: &str, old: &str, new: &str) -> String {
    let mut changed = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(old) {
        changed.push_str(before);
        let starts = before.ends_with(['/', '"', '\'', '`', '(', '=']);
        let ends = after.starts_with(['"', '\'', '`', ')', '?', '#', ' ', '>']);
        changed.push_str(if starts && ends { new } else { old });
        rest = after;
    }
    changed.push_str(rest);
    changed
}

fn with_hash(file: &Path, hash: &str) -> Result<PathBuf> {
    let stem = file.file_stem().and_then(|stem| stem.to_str());
    let ending = file.extension().and_then(|ending| ending.to_str());
    let (stem, ending) = stem
        .zip(ending)
        .ok_or_else(|| anyhow!("{} has no plain name and ending", file.display()))?;
    Ok(file.with_file_name(format!("{stem}-{hash}.{ending}")))
}

fn has_kind(file: &Path, kind: &str) -> bool {
    file.extension().is_some_and(|ending| ending == kind)
}

fn text_of(path: &Path) -> Result<&str> {
    path.to_str().ok_or_else(|| anyhow!("{} is not UTF-8", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(wasm: &str) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        write(
            "index.html",
            "<link href=/main.css><link href=\"/app.js\"><link href='/app_bg.wasm'>",
        );
        write("main.css", "@font-face{src:url(/fonts/a.woff2)}");
        write("fonts/a.woff2", "font");
        write("app.js", "import './snippets/x/inline0.js'; new URL('app_bg.wasm', here)");
        write("snippets/x/inline0.js", "export {}");
        write("app_bg.wasm", wasm);
        write("service-worker.js", "'/service-worker.js'");
        write("worker.js", "nobody names me");
        by_content(folder.path()).unwrap();
        folder
    }

    fn names(folder: &tempfile::TempDir) -> Vec<String> {
        let files = files_below(folder.path()).unwrap();
        files.iter().map(|file| file.to_str().unwrap().to_owned()).collect()
    }

    #[test]
    fn every_reference_leads_to_a_file_and_every_named_file_carries_its_hash() {
        let folder = site("wasm");
        let names = names(&folder);
        let page = fs::read_to_string(folder.path().join("index.html")).unwrap();
        for address in page.split(['"', '\'', '=', '>']).filter_map(|part| part.strip_prefix('/')) {
            assert!(names.iter().any(|name| name == address), "{address} of {names:?}");
        }
        for stem in ["main-", "app-", "app_bg-", "fonts/a-", "snippets/x/inline0-"] {
            assert!(names.iter().any(|name| name.starts_with(stem)), "{stem} of {names:?}");
        }
        for kept in ["index.html", "service-worker.js", "worker.js"] {
            assert!(names.iter().any(|name| name == kept), "{kept} of {names:?}");
        }
    }

    #[test]
    fn new_wasm_renames_the_script_that_names_it_and_leaves_the_sheet() {
        let named = |folder: &tempfile::TempDir, stem: &str| {
            names(folder).into_iter().find(|name| name.starts_with(stem)).unwrap()
        };
        let (one, two) = (site("one"), site("two"));
        for stem in ["app_bg-", "app-"] {
            assert_ne!(named(&one, stem), named(&two, stem));
        }
        assert_eq!(named(&one, "main-"), named(&two, "main-"));
    }

    #[test]
    fn only_whole_addresses_are_replaced() {
        let check = |text: &str, expected: &str| {
            assert_eq!(replace_references(text, "app.js", "app-1.js"), expected);
        };
        check("'/app.js' \"app.js\" (app.js)", "'/app-1.js' \"app-1.js\" (app-1.js)");
        check("'/myapp.js' '/app.json' app.js", "'/myapp.js' '/app.json' app.js");
    }
}
