//! Emptying a store: only for the demonstration, when another building is asked for.

use super::{SqliteStore, StoreError};
use sqlx::Connection;
use uuid::Uuid;

impl SqliteStore {
    /// Empties every table and begins a new log: devices that knew the old one take a new snapshot.
    /// Do it before a hub starts on the store.
    ///
    /// # Errors
    /// When the store cannot be written; nothing is gone then.
    pub async fn wipe(&self) -> Result<(), StoreError> {
        let mut writer = self.writer().await;
        let mut transaction = writer.begin_with("BEGIN IMMEDIATE").await?;
        sqlx::raw_sql("PRAGMA defer_foreign_keys = ON").execute(&mut *transaction).await?;
        let tables: Vec<String> = sqlx::query_scalar(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
             AND name <> 'ledger'",
        )
        .fetch_all(&mut *transaction)
        .await?;
        for table in tables {
            // Names of tables cannot be bound; these come from the schema itself.
            let statement = format!("DELETE FROM \"{table}\"");
            sqlx::raw_sql(sqlx::AssertSqlSafe(statement)).execute(&mut *transaction).await?;
        }
        sqlx::query("UPDATE ledger SET epoch = ?, head = 0, last_at = 0")
            .bind(Uuid::new_v4().as_bytes().as_slice())
            .execute(&mut *transaction)
            .await?;
        Ok(transaction.commit().await?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::accounts::{Account, ReferenceHash, SessionRow};
    use crate::store::{AccountStore, DataDir, Store};
    use domain::time::Instant;
    use domain::{PersonId, Role};

    #[tokio::test]
    async fn a_wiped_store_is_empty_and_another_log() {
        let folder = tempfile::tempdir().unwrap();
        let data = DataDir::lock(&folder.path().join("data")).unwrap();
        let store = SqliteStore::open(data).await.unwrap();
        let before = store.load(10).await.unwrap();
        let person = PersonId(Uuid::from_u128(1));
        let account = Account {
            person,
            login: "sanne".parse().unwrap(),
            name: "Sanne".into(),
            role: Role::Staff,
            password: None,
            disabled: false,
            demo: true,
        };
        store.put_account(account).await.unwrap();
        let reference = ReferenceHash([1; 32]);
        let session = SessionRow { reference, person, begun: Instant(0), used: Instant(0) };
        store.put_session(session).await.unwrap();
        store.wipe().await.unwrap();
        assert_eq!(store.accounts().await.unwrap(), []);
        assert_eq!(store.sessions().await.unwrap(), []);
        assert_ne!(store.load(10).await.unwrap().epoch, before.epoch);
    }
}
