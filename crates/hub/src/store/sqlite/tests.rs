//! What only a store on disk can get wrong.

use super::*;
use crate::store::{LogEntry, LoggedEvent};
use crate::testing::{START, desk, person, place_id, sqlite_in};
use domain::{Event, Held, OccupancyId, ReleaseCause};
use uuid::Uuid;

fn commit(seq: u64, event: Event<Held>) -> Commit {
    let events = vec![LoggedEvent { site: None, event }];
    let entries = vec![LogEntry { seq, at: START, events }];
    Commit { after: seq - 1, entries, ..Commit::default() }
}

fn arrives(n: usize) -> Event<Held> {
    let (place, until) = (place_id(&desk("wh", n)), START.plus_minutes(60));
    let occupancy = OccupancyId(Uuid::from_u128(0xDEAD_BEEF_0000 + n as u128));
    let holder = Held::new(person(1).party, occupancy);
    Event::CheckedIn { place, holder, at: START, until }
}

#[tokio::test]
async fn what_is_committed_survives_a_restart() {
    let directory = tempfile::tempdir().unwrap();
    let store = sqlite_in(directory.path()).await;
    store.commit(&commit(1, arrives(1))).await.unwrap();
    let before = store.load(10).await.unwrap();
    drop(store);
    let after = sqlite_in(directory.path()).await.load(10).await.unwrap();
    assert_eq!((before.epoch, before.head), (after.epoch, after.head));
    assert_eq!(before.state, after.state);
    assert_eq!(before.log, after.log);
}

#[tokio::test]
async fn a_second_hub_on_the_same_data_is_refused() {
    let directory = tempfile::tempdir().unwrap();
    let _first = sqlite_in(directory.path()).await;
    let refused = DataDir::lock(directory.path());
    assert!(matches!(refused, Err(StoreError::InUse(_))), "{refused:?}");
}

#[tokio::test]
async fn every_connection_keeps_the_promises() {
    let directory = tempfile::tempdir().unwrap();
    let store = sqlite_in(directory.path()).await;
    pragmas::check(&mut *store.writer().await).await.unwrap();
    pragmas::check(&mut store.readers().acquire().await.unwrap()).await.unwrap();
}

#[tokio::test]
async fn a_promise_that_is_not_kept_is_found() {
    let directory = tempfile::tempdir().unwrap();
    // Closed first: the journal changes only when nobody else has the file open.
    drop(sqlite_in(directory.path()).await);
    for (loosened, word) in [
        ("PRAGMA synchronous = NORMAL", "flush"),
        ("PRAGMA secure_delete = OFF", "overwriting"),
        ("PRAGMA foreign_keys = OFF", "references"),
        ("PRAGMA journal_mode = DELETE", "write-ahead"),
    ] {
        let mut connection =
            pragmas::options(&directory.path().join(STORE_FILE)).connect().await.unwrap();
        sqlx::raw_sql(loosened).execute(&mut connection).await.unwrap();
        let refused = pragmas::check(&mut connection).await.unwrap_err().to_string();
        assert!(refused.contains(word), "{loosened}: {refused}");
        connection.close().await.unwrap();
    }
}

#[tokio::test]
async fn readers_cannot_write() {
    let directory = tempfile::tempdir().unwrap();
    let store = sqlite_in(directory.path()).await;
    let written = sqlx::query("DELETE FROM log").execute(store.readers()).await;
    assert!(written.is_err());
}

#[tokio::test]
async fn data_of_a_newer_build_is_left_alone() {
    let directory = tempfile::tempdir().unwrap();
    let store = sqlite_in(directory.path()).await;
    sqlx::raw_sql("PRAGMA user_version = 999").execute(&mut *store.writer().await).await.unwrap();
    drop(store);
    let refused = SqliteStore::open(DataDir::lock(directory.path()).unwrap()).await.unwrap_err();
    assert!(matches!(refused, StoreError::Newer { found: 999, .. }), "{refused}");
    assert!(refused.to_string().contains("newer werkhub"));
}

#[tokio::test]
async fn somebody_elses_database_is_left_alone() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join(STORE_FILE);
    let options = pragmas::options(&path).create_if_missing(true);
    let mut connection = options.connect().await.unwrap();
    sqlx::raw_sql("CREATE TABLE songs (title TEXT)").execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
    let refused = SqliteStore::open(DataDir::lock(directory.path()).unwrap()).await.unwrap_err();
    assert!(matches!(refused, StoreError::Foreign(_)), "{refused}");
}

#[tokio::test]
async fn a_full_disk_refuses_whole_commits_and_works_again_with_room() {
    let directory = tempfile::tempdir().unwrap();
    let store = sqlite_in(directory.path()).await;
    // No page more than there are now; the limit is gone with the connection that has it.
    let limit = sqlx::raw_sql("PRAGMA max_page_count = 1");
    limit.execute(&mut *store.writer().await).await.unwrap();
    let mut seq = 0;
    let refused = loop {
        match store.commit(&commit(seq + 1, arrives(usize::try_from(seq).unwrap()))).await {
            Ok(()) => seq += 1,
            Err(refused) => break refused,
        }
    };
    assert!(matches!(refused, StoreError::Full), "{refused}");
    let loaded = store.load(100_000).await.unwrap();
    assert_eq!(loaded.head, seq);
    assert_eq!(loaded.state.stays().count(), usize::try_from(seq).unwrap());
    store.commit(&commit(seq + 1, arrives(1_000_000))).await.unwrap();
}

#[tokio::test]
async fn what_is_deleted_is_overwritten_on_disk() {
    let directory = tempfile::tempdir().unwrap();
    let store = sqlite_in(directory.path()).await;
    let arrival = arrives(1);
    let (place, holder) = (arrival.place().unwrap(), *arrival.holder().unwrap());
    let found = || {
        let bytes = ["werkhub.sqlite", "werkhub.sqlite-wal"]
            .map(|name| std::fs::read(directory.path().join(name)).unwrap_or_default())
            .concat();
        let key = holder.occupancy.0;
        let text = key.to_string();
        let as_text = bytes.windows(text.len()).any(|window| window == text.as_bytes());
        let as_key = bytes.windows(16).any(|window| window == key.as_bytes());
        (as_text, as_key)
    };
    store.commit(&commit(1, arrival)).await.unwrap();
    assert_eq!(found(), (true, true));
    let cause = ReleaseCause::Left;
    store.commit(&commit(2, Event::Released { place, holder, at: START, cause })).await.unwrap();
    let after = START.plus_minutes(1);
    let retention = crate::store::Retention {
        log_from: after,
        log_entries: 10,
        answers_from: after,
        past_from: after,
        settled_from: after,
        earlier_plans: 0,
    };
    store.forget(retention).await.unwrap();
    assert_eq!(found(), (false, false));
}

#[tokio::test]
async fn what_was_is_found_by_the_key_of_its_person_and_not_sorted() {
    let directory = tempfile::tempdir().unwrap();
    let store = sqlite_in(directory.path()).await;
    let asked = sqlx::AssertSqlSafe(format!("EXPLAIN QUERY PLAN {}", past::OF_PERSON));
    let steps: Vec<(i64, i64, i64, String)> =
        sqlx::query_as(asked).fetch_all(store.readers()).await.unwrap();
    let steps: Vec<String> = steps.into_iter().map(|(.., step)| step).collect();
    assert_eq!(steps, ["SEARCH past USING PRIMARY KEY (person=? AND at>?)"]);
}
