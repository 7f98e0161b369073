//! What lies ready in `public/`: manifest, icons, fonts, service worker.

use std::fs;
use std::path::Path;

use anyhow::Result;

use super::files::files_below;

/// What Trunk puts into the page itself.
const PARTS_OF_THE_PAGE: [&str; 2] = ["index.html", "boot.js"];

/// Copies `public` into `into` under the same names, but for the parts of the page.
///
/// # Errors
/// When a file cannot be copied.
pub fn copy(public: &Path, into: &Path) -> Result<()> {
    for file in files_below(public)? {
        if PARTS_OF_THE_PAGE.iter().any(|part| file == Path::new(part)) {
            continue;
        }
        let target = into.join(&file);
        if let Some(parent) = target.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::copy(public.join(&file), target)?;
    }
    Ok(())
}
