//! Whether a source of the app changed since it was built.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use super::Finish;
use super::files::files_below;

/// All that the built app depends on, these steps themselves included.
const FOLDERS: [&str; 9] = [
    "src",
    "style",
    "public",
    "crates/domain",
    "crates/sync",
    "crates/g2p",
    "crates/label-reader",
    "crates/wayfinding",
    "crates/xtask/src/app",
];
const FILES: [&str; 4] = ["Cargo.toml", "Cargo.lock", "Trunk.toml", ".cargo/config.toml"];

/// A hash over names and contents of the app's sources.
///
/// # Errors
/// When one of them cannot be read.
pub fn of_sources(root: &Path, finish: Finish) -> Result<String> {
    let mut hash = Sha256::new();
    hash.update(finish.cargo_profile());
    for folder in FOLDERS {
        for file in files_below(&root.join(folder))? {
            add(&mut hash, root, &Path::new(folder).join(file))?;
        }
    }
    for file in FILES {
        add(&mut hash, root, Path::new(file))?;
    }
    Ok(hex(&hash.finalize()))
}

fn add(hash: &mut Sha256, root: &Path, file: &Path) -> Result<()> {
    let content = fs::read(root.join(file))
        .with_context(|| format!("the app needs {}, which cannot be read", file.display()))?;
    hash.update(file.to_string_lossy().as_bytes());
    // Lengths keep two files from reading as one.
    hash.update(content.len().to_le_bytes());
    hash.update(content);
    Ok(())
}

/// `bytes` in lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checkout() -> tempfile::TempDir {
        let root = tempfile::tempdir().unwrap();
        for folder in FOLDERS {
            fs::create_dir_all(root.path().join(folder)).unwrap();
        }
        for file in FILES {
            let path = root.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, file).unwrap();
        }
        root
    }

    #[test]
    fn every_crate_that_the_app_is_made_of_counts() {
        let crates = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        for entry in fs::read_dir(crates).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            let is_counted = FOLDERS.contains(&format!("crates/{name}").as_str());
            assert_eq!(is_counted, !["hub", "xtask"].contains(&name.as_str()), "{name}");
        }
    }

    #[test]
    fn changes_with_each_source_and_with_nothing_else() {
        let root = checkout();
        let first = of_sources(root.path(), Finish::Release).unwrap();
        let mut last = first.clone();
        for source in ["src/main.rs", "style/base.css", "public/index.html", "Cargo.lock"] {
            fs::write(root.path().join(source), "changed").unwrap();
            let now = of_sources(root.path(), Finish::Release).unwrap();
            assert_ne!(now, last, "{source}");
            last = now;
        }
        fs::write(root.path().join("README.md"), "changed").unwrap();
        assert_eq!(of_sources(root.path(), Finish::Release).unwrap(), last);
        assert_ne!(of_sources(root.path(), Finish::Quick).unwrap(), last);
    }
}
