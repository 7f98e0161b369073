//! Screens on disk, in the same file as the rest.

use super::ScreenStore;
use crate::accounts::ReferenceHash;
use crate::screens::{Credential, Credentials, ScreenRow};
use crate::store::{SqliteStore, StoreError, StoreFuture};
use domain::ScreenId;
use domain::time::Instant;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;
use uuid::Uuid;

impl ScreenStore for SqliteStore {
    fn screens(&self) -> StoreFuture<'_, Vec<ScreenRow>> {
        Box::pin(async move {
            let all = "SELECT screen, setup, approved, pairing, current, issued, used, previous
                       FROM screens";
            let rows = sqlx::query(all).fetch_all(self.readers()).await?;
            rows.iter().map(screen).collect()
        })
    }

    fn put_screen(&self, row: ScreenRow) -> StoreFuture<'_, ()> {
        Box::pin(async move {
            let setup = serde_json::to_string(&row.setup);
            let setup = setup.map_err(|why| StoreError::damaged("screen", why))?;
            let Credentials { current, previous } = row.credentials;
            sqlx::query(
                "INSERT INTO screens
                 (screen, setup, approved, pairing, current, issued, used, previous)
                 VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                 ON CONFLICT (screen) DO UPDATE SET setup = excluded.setup,
                    approved = excluded.approved, pairing = excluded.pairing,
                    current = excluded.current, issued = excluded.issued, used = excluded.used,
                    previous = excluded.previous",
            )
            .bind(row.id.0.as_bytes().as_slice())
            .bind(setup)
            .bind(row.approved.0)
            .bind(row.pairing.0.as_slice())
            .bind(current.map(|it| it.reference.0.to_vec()))
            .bind(current.map(|it| it.issued.0))
            .bind(current.and_then(|it| it.used).map(|used| used.0))
            .bind(previous.map(|reference| reference.0.to_vec()))
            .execute(&mut *self.writer().await)
            .await?;
            Ok(())
        })
    }

    fn remove_screen(&self, screen: ScreenId) -> StoreFuture<'_, ()> {
        Box::pin(async move {
            sqlx::query("DELETE FROM screens WHERE screen = ?")
                .bind(screen.0.as_bytes().as_slice())
                .execute(&mut *self.writer().await)
                .await?;
            Ok(())
        })
    }
}

fn screen(row: &SqliteRow) -> Result<ScreenRow, StoreError> {
    let damaged = |why: String| StoreError::damaged("screen", why);
    let id: Vec<u8> = row.try_get("screen")?;
    let setup: String = row.try_get("setup")?;
    let current: Option<Vec<u8>> = row.try_get("current")?;
    let issued: Option<i64> = row.try_get("issued")?;
    let used: Option<i64> = row.try_get("used")?;
    let previous: Option<Vec<u8>> = row.try_get("previous")?;
    let current = match (current, issued) {
        (Some(current), Some(issued)) => {
            let (reference, used) = (reference(current)?, used.map(Instant));
            Some(Credential { reference, issued: Instant(issued), used })
        }
        _ => None,
    };
    Ok(ScreenRow {
        id: ScreenId(Uuid::from_slice(&id).map_err(|why| damaged(why.to_string()))?),
        setup: serde_json::from_str(&setup).map_err(|why| damaged(why.to_string()))?,
        approved: Instant(row.try_get("approved")?),
        pairing: reference(row.try_get("pairing")?)?,
        credentials: Credentials { current, previous: previous.map(reference).transpose()? },
    })
}

fn reference(bytes: Vec<u8>) -> Result<ReferenceHash, StoreError> {
    let bytes = <[u8; 32]>::try_from(bytes);
    bytes.map(ReferenceHash).map_err(|_| StoreError::damaged("reference", "it is not 32 bytes"))
}
