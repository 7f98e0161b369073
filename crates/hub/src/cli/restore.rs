//! `werkhub restore`: goes on from a backup.

use super::anchors;
use super::backup::{copy_safely, flush_folder, make_private};
use super::failure::Failure;
use crate::clock::{Clock, SystemClock};
use crate::store::{DataDir, Loaded, STORE_FILE, SqliteStore, Store, StoreError};
use crate::writer::retention;
use clap::Args;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// What is said to `werkhub restore`.
#[derive(Args)]
pub struct RestoreOptions {
    /// The folder that `werkhub backup` made
    #[arg(env = "WERKHUB_BACKUP")]
    from: PathBuf,
    /// Put it in the place of the data that is there; that is kept in a folder of its own
    #[arg(long, env = "WERKHUB_REPLACE")]
    replace: bool,
}

/// Puts a backup into the data directory. It is looked through and made ready in a folder of its
/// own first; what is there stays as it is until then.
///
/// # Errors
/// When the backup is damaged or of a newer version, a hub runs on the data, or there is data
/// already and nobody said `--replace`.
pub async fn restore(data: &Path, options: RestoreOptions) -> Result<(), Failure> {
    let RestoreOptions { from, replace } = options;
    let copy = from.join(STORE_FILE);
    if !copy.is_file() {
        return Err(Failure::failed(format!(
            "{} is no backup: name a folder that `werkhub backup` made",
            from.display()
        )));
    }
    let locked = DataDir::lock(data)?;
    let store = data.join(STORE_FILE);
    if store.exists() && !replace {
        return Err(Failure::failed(format!(
            "{} holds data already: say --replace to put the backup in its place (what is there is \
             kept in a folder of its own), or choose another --data",
            data.display()
        )));
    }
    let unusable = |error: io::Error| {
        Failure::failed(format!(
            "{} cannot be written ({error}): nothing was restored",
            data.display()
        ))
    };
    let workplace = data.join("restoring");
    // What an attempt left behind that was cut off.
    if workplace.exists() {
        fs::remove_dir_all(&workplace).map_err(unusable)?;
    }
    make_private(&workplace).map_err(unusable)?;
    copy_safely(&copy, &workplace.join(STORE_FILE)).map_err(unusable)?;
    let ready = make_ready(&workplace).await;
    let Loaded { head, .. } = match ready {
        Ok(loaded) => loaded,
        Err(failure) => {
            // A copy of what is in the backup still.
            let _ = fs::remove_dir_all(&workplace);
            return Err(failure);
        }
    };
    let replaced = if store.exists() { Some(keep_old(locked.clone()).await?) } else { None };
    // In one step: a crash leaves the old store or the new one.
    fs::rename(workplace.join(STORE_FILE), &store).map_err(unusable)?;
    copy_safely(&anchors::file_in(&from), &anchors::file_in(data)).map_err(unusable)?;
    flush_folder(data).map_err(unusable)?;
    let _ = fs::remove_dir_all(&workplace);
    drop(locked);
    println!(
        "{} goes on from entry {head} of the backup. Everybody signs in again.",
        data.display()
    );
    println!("Who was refused since that backup can sign in again: `werkhub user list`.");
    println!("A screen that was revoked since is paired again: look through the list of screens.");
    if let Some(folder) = replaced {
        println!(
            "What was there is in {}. It holds data of people: delete it when nobody needs it.",
            folder.display()
        );
    }
    Ok(())
}

/// Opens the copy, brings it up to date, looks for damage, and drops what may no longer be known.
async fn make_ready(workplace: &Path) -> Result<Loaded, Failure> {
    let store = SqliteStore::open(DataDir::lock(workplace)?).await?;
    let damage = store.inspect().await?;
    if let Some(first) = damage.first() {
        let first = first.lines().next_back().unwrap_or_default();
        return Err(Failure::failed(format!(
            "the backup is damaged ({first}) and was not restored: take an earlier one"
        )));
    }
    let Loaded { last_at, .. } = store.load(1).await?;
    store.go_on(retention(SystemClock.now().max(last_at))).await?;
    let loaded = store.load(1).await?;
    store.close().await?;
    Ok(loaded)
}

/// Copies the store that is there into a folder of its own, and gives the folder. It lies in the data
/// directory: the hub's user may not write anywhere else.
async fn keep_old(data: DataDir) -> Result<PathBuf, Failure> {
    let folder = data.path().join(format!("replaced-{}", SystemClock.now().0));
    let unusable = |why: io::Error| StoreError::Directory {
        path: folder.display().to_string(),
        why: why.to_string(),
    };
    make_private(&folder).map_err(unusable)?;
    let from = data.path().to_owned();
    // What is still in the write-ahead log goes into the file. One that cannot be read is kept as
    // it is: that may be why there is a restore.
    match SqliteStore::open(data).await {
        Ok(store) => store.close().await?,
        Err(error) => eprintln!("The data that is there cannot be read ({error})."),
    }
    for file in [STORE_FILE, "werkhub.sqlite-wal"] {
        copy_safely(&from.join(file), &folder.join(file)).map_err(unusable)?;
    }
    copy_safely(&anchors::file_in(&from), &anchors::file_in(&folder)).map_err(unusable)?;
    for file in ["werkhub.sqlite-wal", "werkhub.sqlite-shm"] {
        match fs::remove_file(from.join(file)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(unusable(error).into());
            }
            _ => {}
        }
    }
    flush_folder(&folder).map_err(unusable)?;
    Ok(folder)
}
