//! The store on disk: SQLite in WAL mode, flushed before every answer.

mod codec;
mod commit;
mod forget;
mod inspect;
mod known;
mod load;
mod migrations;
mod past;
pub(in crate::store) mod pragmas;
mod usage;

use super::{
    Commit, DataDir, Known, Loaded, PastRow, Question, Retention, Store, StoreError, StoreFuture,
    Usage,
};
use domain::PersonId;
use domain::time::Instant;
use sqlx::sqlite::{SqliteConnectOptions, SqlitePool, SqlitePoolOptions};
use sqlx::{ConnectOptions, Connection, SqliteConnection};
use std::fs::OpenOptions;
use std::path::Path;
use std::sync::Arc;
use tokio::sync::{Mutex, MutexGuard};

pub(in crate::store) use migrations::check_owner;

/// The database file of a data directory.
pub const STORE_FILE: &str = "werkhub.sqlite";
/// Connections that only read.
const READERS: u32 = 2;

/// A store on disk. Clones are the same store.
#[derive(Debug, Clone)]
pub struct SqliteStore {
    writer: Arc<Mutex<SqliteConnection>>,
    readers: SqlitePool,
    options: SqliteConnectOptions,
    /// Keeps the directory ours for as long as the store lives.
    data: DataDir,
}

impl SqliteStore {
    /// Opens the store of a data directory, makes it where it is missing, and brings an older one
    /// up to date.
    ///
    /// # Errors
    /// [`StoreError`] when it is of a newer build, not ours, damaged, or does not promise what the
    /// hub promises.
    pub async fn open(data: DataDir) -> Result<Self, StoreError> {
        let path = data.path().join(STORE_FILE);
        make_private(&path)?;
        let options = pragmas::options(&path);
        let mut writer = options.connect().await?;
        pragmas::check(&mut writer).await?;
        migrations::bring_up_to_date(&mut writer, &path).await?;
        let readers = reading(options.clone()).await?;
        Ok(SqliteStore { writer: Arc::new(Mutex::new(writer)), readers, options, data })
    }

    /// The connection that writes; there is one.
    pub(in crate::store) async fn writer(&self) -> MutexGuard<'_, SqliteConnection> {
        self.writer.lock().await
    }

    /// Writes all of it, safe on disk when this returns, or nothing.
    pub(in crate::store) async fn in_transaction<T>(
        &self,
        work: impl AsyncFnOnce(&mut SqliteConnection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let mut writer = self.writer().await;
        let Attempt { result, clean } = attempt(&mut writer, work).await;
        if !clean {
            self.renew(&mut writer).await?;
        }
        result
    }

    /// Opens the writing connection anew. On a full disk SQLite rolls back by itself, and then the
    /// connection's idea of whether it is in a transaction no longer fits.
    async fn renew(&self, writer: &mut SqliteConnection) -> Result<(), StoreError> {
        let fresh = self.options.connect().await?;
        // Whatever was half done on the old one is rolled back with it.
        let _ = std::mem::replace(writer, fresh).close_hard().await;
        Ok(())
    }

    /// The write-ahead log still holds what was deleted: writes it back and empties it.
    async fn overwrite_deleted(&self) -> Result<(), StoreError> {
        let empty = sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)");
        empty.execute(&mut *self.writer().await).await?;
        Ok(())
    }

    /// Connections that only read.
    pub(in crate::store) fn readers(&self) -> &SqlitePool {
        &self.readers
    }

    /// The data directory it lives in.
    pub fn data_dir(&self) -> &DataDir {
        &self.data
    }
}

/// What became of a transaction, and whether its connection can be used again.
struct Attempt<T> {
    result: Result<T, StoreError>,
    clean: bool,
}

async fn attempt<T>(
    db: &mut SqliteConnection,
    work: impl AsyncFnOnce(&mut SqliteConnection) -> Result<T, StoreError>,
) -> Attempt<T> {
    let mut transaction = match db.begin_with("BEGIN IMMEDIATE").await {
        Ok(transaction) => transaction,
        Err(error) => return Attempt { result: Err(error.into()), clean: false },
    };
    match work(&mut transaction).await {
        Ok(done) => {
            let committed = transaction.commit().await;
            let clean = committed.is_ok();
            Attempt { result: committed.map(|()| done).map_err(StoreError::from), clean }
        }
        Err(error) => Attempt { result: Err(error), clean: transaction.rollback().await.is_ok() },
    }
}

/// Makes the file where it is missing, readable by its owner only also where the directory is not
/// ours; SQLite gives its other files the same mode.
pub(in crate::store) fn make_private(path: &Path) -> Result<(), StoreError> {
    let mut options = OpenOptions::new();
    options.create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(drop).map_err(|why| StoreError::Directory {
        path: path.display().to_string(),
        why: why.to_string(),
    })
}

async fn reading(options: SqliteConnectOptions) -> Result<SqlitePool, StoreError> {
    let pool = SqlitePoolOptions::new().max_connections(READERS).min_connections(0);
    Ok(pool.connect_with(options.pragma("query_only", "ON")).await?)
}

impl Store for SqliteStore {
    fn load(&self, newest: usize) -> StoreFuture<'_, Loaded> {
        Box::pin(async move { load::load(&mut *self.writer().await, newest).await })
    }

    fn known<'a>(&'a self, question: &'a Question) -> StoreFuture<'a, Known> {
        Box::pin(async move { known::known(&mut *self.writer().await, question).await })
    }

    fn commit<'a>(&'a self, commit: &'a Commit) -> StoreFuture<'a, ()> {
        Box::pin(self.in_transaction(async |db| commit::write(db, commit).await))
    }

    fn forget(&self, retention: Retention) -> StoreFuture<'_, ()> {
        Box::pin(async move {
            self.in_transaction(async |db| forget::forget(db, retention).await).await?;
            self.overwrite_deleted().await
        })
    }

    fn usage(&self) -> StoreFuture<'_, Usage> {
        Box::pin(async move { usage::usage(self.readers()).await })
    }

    fn past(&self, person: PersonId, from: Instant) -> StoreFuture<'_, Vec<PastRow>> {
        Box::pin(async move { past::of_person(self.readers(), person, from).await })
    }

    fn erase_past(&self, person: PersonId) -> StoreFuture<'_, ()> {
        Box::pin(async move {
            self.in_transaction(async |db| past::erase(db, person).await).await?;
            self.overwrite_deleted().await
        })
    }
}

#[cfg(test)]
mod tests;
