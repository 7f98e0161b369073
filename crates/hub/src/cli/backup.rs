//! `werkhub backup`: a copy of all that is kept, also while the hub runs.

use super::anchors;
use super::failure::Failure;
use crate::store::{STORE_FILE, copy_store};
use clap::Args;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

/// What is said to `werkhub backup`.
#[derive(Args)]
pub struct BackupOptions {
    /// The folder to make; it must not be there yet
    #[arg(env = "WERKHUB_BACKUP")]
    into: PathBuf,
}

/// Copies the store, and what lies beside it, into a new folder that only its owner can read. The
/// folder gets its name when all of it is safe on disk, so half a backup never passes for one.
///
/// # Errors
/// When there is nothing to copy, the folder is there already, or it cannot be written.
pub async fn backup(data: &Path, options: BackupOptions) -> Result<(), Failure> {
    let BackupOptions { into } = options;
    if into.exists() {
        return Err(Failure::failed(format!(
            "{} is there already, and a backup is never written over: name another folder",
            into.display()
        )));
    }
    let unusable = |error: io::Error| {
        Failure::failed(format!(
            "{} cannot be written ({error}): check the path, and that there is room",
            into.display()
        ))
    };
    let partial = beside(&into, "partial");
    // What an attempt left behind that was cut off.
    if partial.exists() {
        fs::remove_dir_all(&partial).map_err(unusable)?;
    }
    make_private(&partial).map_err(unusable)?;
    if let Err(error) = copy_store(data, &partial.join(STORE_FILE)).await {
        // Nothing of it can be used.
        let _ = fs::remove_dir_all(&partial);
        return Err(error.into());
    }
    copy_safely(&anchors::file_in(data), &anchors::file_in(&partial)).map_err(unusable)?;
    flush_folder(&partial).map_err(unusable)?;
    fs::rename(&partial, &into).map_err(unusable)?;
    flush_folder(into.parent().unwrap_or(&into)).map_err(unusable)?;
    println!(
        "{} holds all that {} held just now, names and passwords too: keep it as safe as the data \
         itself.\n`werkhub restore {}` goes on from it.",
        into.display(),
        data.display(),
        into.display()
    );
    Ok(())
}

/// A path with the same name and more behind it.
fn beside(folder: &Path, more: &str) -> PathBuf {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    folder.with_file_name(format!("{name}.{more}"))
}

/// Copies a file, where there is one, and flushes it to disk.
pub fn copy_safely(from: &Path, to: &Path) -> io::Result<()> {
    match fs::copy(from, to) {
        Ok(_) => File::open(to)?.sync_all(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    }
}

/// Makes sure that the names in a folder are on disk.
pub fn flush_folder(folder: &Path) -> io::Result<()> {
    let here = Path::new(".");
    let folder = if folder.as_os_str().is_empty() { here } else { folder };
    File::open(folder)?.sync_all()
}

/// Makes a folder that only its owner can read.
pub fn make_private(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)
}
