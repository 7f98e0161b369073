//! Looking for damage: what `werkhub check` asks of the file.

use crate::store::{SqliteStore, StoreError};

/// Lines of damage that are told; the first ones say it.
const MOST_TOLD: usize = 3;

impl SqliteStore {
    /// Reads the whole file and says what is damaged in it; nothing when all is well.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read at all.
    pub async fn inspect(&self) -> Result<Vec<String>, StoreError> {
        let lines: Vec<String> =
            sqlx::query_scalar("PRAGMA integrity_check(10)").fetch_all(self.readers()).await?;
        let damaged = lines.into_iter().filter(|line| line != "ok");
        let mut told: Vec<String> = damaged.take(MOST_TOLD).collect();
        let orphans: Vec<(String,)> =
            sqlx::query_as("SELECT DISTINCT \"table\" FROM pragma_foreign_key_check")
                .fetch_all(self.readers())
                .await?;
        told.extend(orphans.into_iter().map(|(table,)| format!("{table} refers to what is gone")));
        Ok(told)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::DataDir;
    use std::fs::OpenOptions;
    use std::io::{Seek, SeekFrom, Write};

    #[tokio::test]
    async fn damage_in_the_file_is_found() {
        let folder = tempfile::tempdir().unwrap();
        let open = || async { SqliteStore::open(DataDir::lock(folder.path())?).await };
        let store = open().await.unwrap();
        assert_eq!(store.inspect().await.unwrap(), Vec::<String>::new());
        let checkpoint = sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)");
        checkpoint.execute(&mut *store.writer().await).await.unwrap();
        drop(store);
        let mut file =
            OpenOptions::new().write(true).open(folder.path().join("werkhub.sqlite")).unwrap();
        let length = file.metadata().unwrap().len();
        file.seek(SeekFrom::Start(length - 4096)).unwrap();
        file.write_all(&[0xab; 4096]).unwrap();
        file.sync_all().unwrap();
        drop(file);
        let found = match open().await {
            Ok(store) => store.inspect().await.map(|found| !found.is_empty()),
            Err(error) => Err(error),
        };
        assert!(!matches!(found, Ok(false)), "the damage went unnoticed: {found:?}");
    }
}
