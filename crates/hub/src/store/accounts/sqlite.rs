//! Accounts and sessions on disk, in the same file as the rest.

use super::AccountStore;
use crate::accounts::{Account, CalendarFeedRow, Login, PasswordHash, ReferenceHash, SessionRow};
use crate::calendar::CALENDAR_KEY_BYTES;
use crate::store::{SqliteStore, StoreError, StoreFuture};
use domain::time::Instant;
use domain::{PersonId, Role};
use sqlx::Row;
use sqlx::sqlite::SqliteRow;
use uuid::Uuid;

const COLUMNS: &str = "SELECT person, login, name, role, password, disabled, demo FROM accounts";
const BY_LOGIN: &str =
    "SELECT person, login, name, role, password, disabled, demo FROM accounts WHERE login = ?";

impl AccountStore for SqliteStore {
    fn accounts(&self) -> StoreFuture<'_, Vec<Account>> {
        Box::pin(async move {
            let rows = sqlx::query(COLUMNS).fetch_all(self.readers()).await?;
            rows.iter().map(account).collect()
        })
    }

    fn account<'a>(&'a self, login: &'a Login) -> StoreFuture<'a, Option<Account>> {
        Box::pin(async move {
            let found = sqlx::query(BY_LOGIN).bind(login.as_str());
            let row = found.fetch_optional(self.readers()).await?;
            row.as_ref().map(account).transpose()
        })
    }

    fn put_account(&self, account: Account) -> StoreFuture<'_, ()> {
        Box::pin(async move {
            let role = serde_json::to_value(account.role);
            let role = role.map_err(|why| StoreError::damaged("role", why))?;
            sqlx::query(
                "INSERT INTO accounts (person, login, name, role, password, disabled, demo)
                 VALUES (?, ?, ?, ?, ?, ?, ?)
                 ON CONFLICT (person) DO UPDATE SET login = excluded.login, name = excluded.name,
                    role = excluded.role, password = excluded.password,
                    disabled = excluded.disabled, demo = excluded.demo",
            )
            .bind(account.person.0.as_bytes().as_slice())
            .bind(account.login.as_str())
            .bind(account.name)
            .bind(role.as_str().unwrap_or_default())
            .bind(account.password.as_ref().map(PasswordHash::as_str))
            .bind(account.disabled)
            .bind(account.demo)
            .execute(&mut *self.writer().await)
            .await
            .map_err(conflict)?;
            Ok(())
        })
    }

    fn sessions(&self) -> StoreFuture<'_, Vec<SessionRow>> {
        Box::pin(async move {
            let all = sqlx::query("SELECT reference, person, begun, used FROM sessions");
            let rows = all.fetch_all(self.readers()).await?;
            rows.iter().map(session).collect()
        })
    }

    fn put_session(&self, session: SessionRow) -> StoreFuture<'_, ()> {
        Box::pin(async move {
            sqlx::query(
                "INSERT INTO sessions (reference, person, begun, used) VALUES (?, ?, ?, ?)",
            )
            .bind(session.reference.0.as_slice())
            .bind(session.person.0.as_bytes().as_slice())
            .bind(session.begun.0)
            .bind(session.used.0)
            .execute(&mut *self.writer().await)
            .await
            .map_err(conflict)?;
            Ok(())
        })
    }

    fn touch_sessions(&self, used: Vec<(ReferenceHash, Instant)>) -> StoreFuture<'_, ()> {
        Box::pin(self.in_transaction(async move |db| {
            for (reference, used) in used {
                sqlx::query("UPDATE sessions SET used = ? WHERE reference = ?")
                    .bind(used.0)
                    .bind(reference.0.as_slice())
                    .execute(&mut *db)
                    .await?;
            }
            Ok(())
        }))
    }

    fn remove_sessions(&self, references: Vec<ReferenceHash>) -> StoreFuture<'_, ()> {
        Box::pin(self.in_transaction(async move |db| {
            for reference in references {
                sqlx::query("DELETE FROM sessions WHERE reference = ?")
                    .bind(reference.0.as_slice())
                    .execute(&mut *db)
                    .await?;
            }
            Ok(())
        }))
    }

    fn calendar_feeds(&self) -> StoreFuture<'_, Vec<CalendarFeedRow>> {
        Box::pin(async move {
            let all = sqlx::query("SELECT person, reference, made FROM calendar_feeds");
            let rows = all.fetch_all(self.readers()).await?;
            rows.iter().map(calendar_feed).collect()
        })
    }

    fn put_calendar_feed(&self, feed: CalendarFeedRow) -> StoreFuture<'_, ()> {
        Box::pin(async move {
            sqlx::query(
                "INSERT INTO calendar_feeds (person, reference, made) VALUES (?, ?, ?)
                 ON CONFLICT (person) DO UPDATE
                 SET reference = excluded.reference, made = excluded.made",
            )
            .bind(feed.person.0.as_bytes().as_slice())
            .bind(feed.reference.0.as_slice())
            .bind(feed.made.0)
            .execute(&mut *self.writer().await)
            .await
            .map_err(conflict)?;
            Ok(())
        })
    }

    fn remove_calendar_feed(&self, person: PersonId) -> StoreFuture<'_, ()> {
        Box::pin(async move {
            sqlx::query("DELETE FROM calendar_feeds WHERE person = ?")
                .bind(person.0.as_bytes().as_slice())
                .execute(&mut *self.writer().await)
                .await?;
            Ok(())
        })
    }

    fn calendar_key(
        &self,
        fresh: [u8; CALENDAR_KEY_BYTES],
    ) -> StoreFuture<'_, [u8; CALENDAR_KEY_BYTES]> {
        Box::pin(self.in_transaction(async move |db| {
            sqlx::query("INSERT OR IGNORE INTO calendar_key (one, bytes) VALUES (1, ?)")
                .bind(fresh.as_slice())
                .execute(&mut *db)
                .await?;
            let bytes: Vec<u8> =
                sqlx::query_scalar("SELECT bytes FROM calendar_key").fetch_one(&mut *db).await?;
            bytes.try_into().map_err(|_| StoreError::damaged("calendar key", "it is not 32 bytes"))
        }))
    }
}

/// What a constraint refuses is a conflict, not a failure.
fn conflict(error: sqlx::Error) -> StoreError {
    match error.as_database_error() {
        Some(told) if told.is_unique_violation() || told.is_foreign_key_violation() => {
            StoreError::Conflict
        }
        _ => StoreError::from(error),
    }
}

fn account(row: &SqliteRow) -> Result<Account, StoreError> {
    let damaged = |why: String| StoreError::damaged("account", why);
    let login: String = row.try_get("login")?;
    let role: String = row.try_get("role")?;
    let role: Result<Role, _> = serde_json::from_value(serde_json::Value::String(role));
    let password: Option<String> = row.try_get("password")?;
    Ok(Account {
        person: person(row)?,
        login: login.parse::<Login>().map_err(|why| damaged(why.to_string()))?,
        name: row.try_get("name")?,
        role: role.map_err(|why| damaged(why.to_string()))?,
        password: password.map(PasswordHash::from_store),
        disabled: row.try_get("disabled")?,
        demo: row.try_get("demo")?,
    })
}

fn calendar_feed(row: &SqliteRow) -> Result<CalendarFeedRow, StoreError> {
    let (person, reference) = (person(row)?, reference(row)?);
    Ok(CalendarFeedRow { person, reference, made: Instant(row.try_get("made")?) })
}

fn reference(row: &SqliteRow) -> Result<ReferenceHash, StoreError> {
    let reference: Vec<u8> = row.try_get("reference")?;
    let reference = <[u8; 32]>::try_from(reference);
    reference.map(ReferenceHash).map_err(|_| StoreError::damaged("reference", "it is not 32 bytes"))
}

fn session(row: &SqliteRow) -> Result<SessionRow, StoreError> {
    Ok(SessionRow {
        reference: reference(row)?,
        person: person(row)?,
        begun: Instant(row.try_get("begun")?),
        used: Instant(row.try_get("used")?),
    })
}

fn person(row: &SqliteRow) -> Result<PersonId, StoreError> {
    let bytes: Vec<u8> = row.try_get("person")?;
    Uuid::from_slice(&bytes).map(PersonId).map_err(|why| StoreError::damaged("person", why))
}
