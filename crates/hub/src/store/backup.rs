//! A copy of a store for safe keeping, and going on from one.

use super::sqlite::{STORE_FILE, check_owner, make_private, pragmas};
use super::{Retention, SqliteStore, Store, StoreError};
use sqlx::{ConnectOptions, Connection};
use std::fs::File;
use std::path::Path;
use uuid::Uuid;

/// Copies the store of the data directory `data` into the new file `into`, safe on disk when this
/// returns. It is one moment of the store, whole, also while a hub writes: SQLite reads in a
/// transaction of its own and nobody waits (<https://www.sqlite.org/lang_vacuum.html#vacuuminto>).
/// What was deleted is not in it.
///
/// # Errors
/// [`StoreError::Absent`] where there is no store, [`StoreError::Foreign`] for somebody else's, and
/// whatever the disk says.
pub async fn copy_store(data: &Path, into: &Path) -> Result<(), StoreError> {
    let from = data.join(STORE_FILE);
    if !from.is_file() {
        return Err(StoreError::Absent(data.display().to_string()));
    }
    let mut connection = pragmas::options(&from).connect().await?;
    check_owner(&mut connection, &from).await?;
    // SQLite takes an empty file; this one is readable by its owner only.
    make_private(into)?;
    let copy = sqlx::query("VACUUM INTO ?").bind(into.to_string_lossy().into_owned());
    copy.execute(&mut connection).await?;
    connection.close().await?;
    File::open(into).and_then(|file| file.sync_all()).map_err(|why| StoreError::Directory {
        path: into.display().to_string(),
        why: why.to_string(),
    })
}

impl SqliteStore {
    /// Makes a copy from earlier a store to go on from. A new log begins, so that every device takes
    /// a new snapshot; everybody signs in again and makes a new address for the own calendar, because
    /// the copy does not know what was ended or refused since; and what is past its term by now is dropped before anybody can see it.
    /// Do it before a hub starts on the store.
    ///
    /// # Errors
    /// When the store cannot be written; it must not be served then.
    pub async fn go_on(&self, retention: Retention) -> Result<(), StoreError> {
        self.in_transaction(async |db| {
            sqlx::query("UPDATE ledger SET epoch = ?")
                .bind(Uuid::new_v4().as_bytes().as_slice())
                .execute(&mut *db)
                .await?;
            let gone = "DELETE FROM log; DELETE FROM sessions; DELETE FROM calendar_feeds";
            sqlx::raw_sql(gone).execute(&mut *db).await?;
            Ok(())
        })
        .await?;
        self.forget(retention).await
    }

    /// Closes it, with all that is written in its one file.
    ///
    /// # Errors
    /// When the disk does not take it.
    pub async fn close(self) -> Result<(), StoreError> {
        self.readers().close().await;
        let empty = sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)");
        empty.execute(&mut *self.writer().await).await?;
        Ok(())
    }
}
