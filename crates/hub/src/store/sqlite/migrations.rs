//! The schema, in numbered steps. Append only: a step that was released never changes.

use crate::store::StoreError;
use sqlx::{Connection, SqliteConnection};
use std::path::Path;
use uuid::Uuid;

/// The steps, in order; the number of a step is its position, from 1.
const STEPS: &[&str] = &[
    include_str!("0001_ledger.sql"),
    include_str!("../accounts/0002_accounts.sql"),
    include_str!("0003_reservations.sql"),
    include_str!("../accounts/0004_calendars.sql"),
    include_str!("0005_past.sql"),
    include_str!("../screens/0006_screens.sql"),
    include_str!("0007_doors.sql"),
    include_str!("0008_promised_at_doors.sql"),
];

/// Marks the file as ours: `WHub` in ASCII, <https://www.sqlite.org/fileformat.html#application_id>.
const APPLICATION_ID: i64 = 0x5748_7562;

/// Looks whether a file is ours, or still empty.
///
/// # Errors
/// [`StoreError::Foreign`] for somebody else's.
pub async fn check_owner(connection: &mut SqliteConnection, path: &Path) -> Result<(), StoreError> {
    let found: i64 = sqlx::query_scalar("PRAGMA user_version").fetch_one(&mut *connection).await?;
    let owner: i64 =
        sqlx::query_scalar("PRAGMA application_id").fetch_one(&mut *connection).await?;
    let tables: i64 = sqlx::query_scalar("SELECT count(*) FROM sqlite_schema")
        .fetch_one(&mut *connection)
        .await?;
    if owner != APPLICATION_ID && (tables > 0 || found > 0) {
        return Err(StoreError::Foreign(path.display().to_string()));
    }
    Ok(())
}

/// Takes the steps that a file has not had, each in one transaction with its number, so a crash
/// between leaves a whole older schema.
///
/// # Errors
/// [`StoreError::Newer`] for a file of a newer build, [`StoreError::Foreign`] for somebody else's.
pub async fn bring_up_to_date(
    connection: &mut SqliteConnection,
    path: &Path,
) -> Result<(), StoreError> {
    check_owner(connection, path).await?;
    let found: i64 = sqlx::query_scalar("PRAGMA user_version").fetch_one(&mut *connection).await?;
    let known = i64::try_from(STEPS.len()).unwrap_or(i64::MAX);
    if found > known {
        return Err(StoreError::Newer { found, known });
    }
    for (number, step) in (1_i64..).zip(STEPS).filter(|(number, _)| *number > found) {
        let mut transaction = connection.begin_with("BEGIN IMMEDIATE").await?;
        sqlx::raw_sql(*step).execute(&mut *transaction).await?;
        let marks =
            format!("PRAGMA user_version = {number}; PRAGMA application_id = {APPLICATION_ID}");
        sqlx::raw_sql(sqlx::AssertSqlSafe(marks)).execute(&mut *transaction).await?;
        transaction.commit().await?;
    }
    // A new store is a new log.
    sqlx::query("INSERT OR IGNORE INTO ledger (one, epoch, head, last_at) VALUES (1, ?, 0, 0)")
        .bind(Uuid::new_v4().as_bytes().as_slice())
        .execute(connection)
        .await?;
    Ok(())
}
