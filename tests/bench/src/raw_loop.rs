//! The yardstick: SQLite as the hub opens it, one transaction with three inserts a command, and
//! nothing around it.

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::Result;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection, SqliteConnection};
use uuid::Uuid;

const TABLES: &str = "
    CREATE TABLE stays (place BLOB PRIMARY KEY, person BLOB NOT NULL, since INTEGER NOT NULL);
    CREATE TABLE answers (id BLOB PRIMARY KEY, answer TEXT NOT NULL);
    CREATE TABLE log (seq INTEGER PRIMARY KEY, events TEXT NOT NULL);";

/// About as long as an event of the hub on disk.
const EVENTS: &str = r#"[{"type":"checkedIn","place":"01890a5d-ac96-774b-bcce-b302099a8057","person":"01890a5d-ac96-774b-bcce-b302099a8058","occupancy":"01890a5d-ac96-774b-bcce-b302099a8059","at":1763759552000,"until":1763802000000}]"#;

/// Durable commands per second, for so long, in a new database in `folder`.
///
/// # Errors
/// When the database fails.
pub async fn commands_per_second(folder: &Path, time: Duration) -> Result<f64> {
    let mut db = SqliteConnectOptions::new()
        .filename(folder.join("raw.sqlite"))
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .pragma("secure_delete", "ON")
        .connect()
        .await?;
    sqlx::raw_sql(TABLES).execute(&mut db).await?;
    let begun = Instant::now();
    let mut commands = 0_i64;
    while begun.elapsed() < time {
        commands += 1;
        command(&mut db, commands).await?;
    }
    let took = begun.elapsed();
    db.close().await?;
    #[allow(clippy::cast_precision_loss)] // Far below 2^52.
    Ok(commands as f64 / took.as_secs_f64())
}

async fn command(db: &mut SqliteConnection, seq: i64) -> Result<()> {
    let (place, person, id) = (Uuid::new_v4(), Uuid::new_v4(), Uuid::now_v7());
    let mut transaction = db.begin_with("BEGIN IMMEDIATE").await?;
    sqlx::query("INSERT INTO stays (place, person, since) VALUES (?, ?, ?)")
        .bind(place.as_bytes().as_slice())
        .bind(person.as_bytes().as_slice())
        .bind(seq)
        .execute(&mut *transaction)
        .await?;
    sqlx::query("INSERT INTO answers (id, answer) VALUES (?, ?)")
        .bind(id.as_bytes().as_slice())
        .bind(r#"{"status":"accepted"}"#)
        .execute(&mut *transaction)
        .await?;
    sqlx::query("INSERT INTO log (seq, events) VALUES (?, ?)")
        .bind(seq)
        .bind(EVENTS)
        .execute(&mut *transaction)
        .await?;
    Ok(transaction.commit().await?)
}
