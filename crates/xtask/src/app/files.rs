//! The files of a folder: listing them, and replacing them by what a program makes of them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::programs;

/// All files below `folder`, as paths relative to it, sorted.
///
/// # Errors
/// When a folder cannot be read.
pub fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut open = vec![PathBuf::new()];
    while let Some(inner) = open.pop() {
        let here = folder.join(&inner);
        let entries =
            fs::read_dir(&here).with_context(|| format!("cannot read {}", here.display()))?;
        for entry in entries {
            let entry = entry?;
            let path = inner.join(entry.file_name());
            if entry.file_type()?.is_dir() {
                open.push(path);
            } else {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Replaces each file below `folder` with that ending by what a program makes of it; `program` is told
/// which file to read, and which to write.
///
/// # Errors
/// When the program fails.
pub fn replace_each(
    folder: &Path,
    ending: &str,
    program: impl Fn(&Path, &Path) -> Command,
) -> Result<()> {
    for file in files_below(folder)? {
        if file.extension().is_none_or(|end| end != ending) {
            continue;
        }
        let from = folder.join(&file);
        let into = from.with_added_extension("smaller");
        programs::run(&mut program(&from, &into))?;
        fs::rename(into, from)?;
    }
    Ok(())
}
