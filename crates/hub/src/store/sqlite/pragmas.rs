//! The settings that the hub's promises rest on: set, read back and checked at every start.

use crate::store::StoreError;
use sqlx::SqliteConnection;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use std::path::Path;
use std::time::Duration;

/// First version without the WAL-reset bug, <https://www.sqlite.org/wal.html#walresetbug>.
const OLDEST_SQLITE: [u32; 3] = [3, 51, 3];
/// How long a connection waits for another one's lock.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);

/// How every connection is opened.
pub fn options(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(false)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(BUSY_TIMEOUT)
        // What is deleted is overwritten: retention is a promise to people.
        .pragma("secure_delete", "ON")
}

/// What must be read back.
const PROMISED: [(&str, &str, &str); 5] = [
    ("PRAGMA journal_mode", "wal", "write-ahead log"),
    ("PRAGMA synchronous", "2", "a flush to disk before every answer"),
    ("PRAGMA foreign_keys", "1", "references that hold"),
    ("PRAGMA secure_delete", "1", "overwriting what is deleted"),
    ("PRAGMA busy_timeout", "5000", "waiting for a lock"),
];

/// Reads version and settings back.
///
/// # Errors
/// [`StoreError::Unsafe`] when one of them is not what was asked: on some network disks the
/// write-ahead log cannot be switched on, for example.
pub async fn check(connection: &mut SqliteConnection) -> Result<(), StoreError> {
    let version: String =
        sqlx::query_scalar("SELECT sqlite_version()").fetch_one(&mut *connection).await?;
    if parts(&version) < OLDEST_SQLITE {
        let [major, minor, patch] = OLDEST_SQLITE;
        let why = format!("SQLite {version} is older than {major}.{minor}.{patch}");
        return Err(StoreError::Unsafe(why));
    }
    for (pragma, promised, meaning) in PROMISED {
        let row = sqlx::query(pragma).fetch_one(&mut *connection).await?;
        let found = text_or_number(&row)?;
        if found != promised {
            let why = format!(
                "{meaning} cannot be switched on ({pragma} is {found}, not {promised}); \
                 put the data directory on a local disk"
            );
            return Err(StoreError::Unsafe(why));
        }
    }
    Ok(())
}

fn text_or_number(row: &sqlx::sqlite::SqliteRow) -> Result<String, sqlx::Error> {
    use sqlx::Row;
    row.try_get::<String, _>(0).or_else(|_| row.try_get::<i64, _>(0).map(|it| it.to_string()))
}

fn parts(version: &str) -> [u32; 3] {
    let mut numbers = version.split('.').map(|part| part.parse().unwrap_or(0));
    std::array::from_fn(|_| numbers.next().unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_as_numbers() {
        for (version, good) in
            [("3.51.3", true), ("3.51.2", false), ("3.9.9", false), ("3.60.0", true), ("", false)]
        {
            assert_eq!(parts(version) >= OLDEST_SQLITE, good, "{version}");
        }
    }
}
