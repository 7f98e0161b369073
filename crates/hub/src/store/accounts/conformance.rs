//! What both ways to keep accounts and sessions must do.

use super::{AccountStore, MemoryAccounts};
use crate::accounts::{Account, CalendarFeedRow, PasswordHash, ReferenceHash, SessionRow};
use crate::store::{DataDir, SqliteStore, StoreError};
use domain::time::Instant;
use domain::{PersonId, Role};
use std::sync::Arc;
use uuid::Uuid;

fn account(number: u128, login: &str) -> Account {
    Account {
        person: PersonId(Uuid::from_u128(number)),
        login: login.parse().unwrap(),
        name: format!("Naam {number}"),
        role: Role::FacilityManager,
        password: Some(PasswordHash::from_store("$argon2id$…".into())),
        disabled: false,
        demo: false,
    }
}

fn session(reference: u8, person: u128) -> SessionRow {
    SessionRow {
        reference: ReferenceHash([reference; 32]),
        person: PersonId(Uuid::from_u128(person)),
        begun: Instant(1),
        used: Instant(2),
    }
}

async fn accounts_are_added_changed_and_found(store: &dyn AccountStore) {
    let one = account(1, "een");
    store.put_account(one.clone()).await.unwrap();
    store.put_account(Account { demo: true, password: None, ..account(2, "twee") }).await.unwrap();
    assert_eq!(store.account(&one.login).await.unwrap(), Some(one.clone()));
    assert_eq!(store.account(&"drie".parse().unwrap()).await.unwrap(), None);
    assert_eq!(store.accounts().await.unwrap().len(), 2);
    let taken = store.put_account(account(3, "een")).await;
    assert!(matches!(taken, Err(StoreError::Conflict)), "{taken:?}");
    let disabled = Account { disabled: true, ..one.clone() };
    store.put_account(disabled.clone()).await.unwrap();
    assert_eq!(store.account(&one.login).await.unwrap(), Some(disabled));
}

async fn sessions_are_begun_used_and_ended(store: &dyn AccountStore) {
    store.put_account(account(1, "een")).await.unwrap();
    let nobody = store.put_session(session(9, 9)).await;
    assert!(matches!(nobody, Err(StoreError::Conflict)), "{nobody:?}");
    store.put_session(session(1, 1)).await.unwrap();
    store.put_session(session(2, 1)).await.unwrap();
    let unknown = ReferenceHash([7; 32]);
    let used = vec![(ReferenceHash([1; 32]), Instant(50)), (unknown, Instant(60))];
    store.touch_sessions(used).await.unwrap();
    store.remove_sessions(vec![ReferenceHash([2; 32]), unknown]).await.unwrap();
    let left = store.sessions().await.unwrap();
    assert_eq!(left, [SessionRow { used: Instant(50), ..session(1, 1) }]);
}

async fn calendars_are_made_replaced_and_ended(store: &dyn AccountStore) {
    let feed = |person, reference: u8| CalendarFeedRow {
        person: PersonId(Uuid::from_u128(person)),
        reference: ReferenceHash([reference; 32]),
        made: Instant(i64::from(reference)),
    };
    store.put_account(account(1, "een")).await.unwrap();
    store.put_account(account(2, "twee")).await.unwrap();
    let nobody = store.put_calendar_feed(feed(9, 9)).await;
    assert!(matches!(nobody, Err(StoreError::Conflict)), "{nobody:?}");
    for row in [feed(1, 1), feed(2, 2), feed(1, 3)] {
        store.put_calendar_feed(row).await.unwrap();
    }
    assert_eq!(store.calendar_feeds().await.unwrap(), [feed(1, 3), feed(2, 2)]);
    for person in [feed(1, 0).person, feed(9, 0).person] {
        store.remove_calendar_feed(person).await.unwrap();
    }
    assert_eq!(store.calendar_feeds().await.unwrap(), [feed(2, 2)]);
    assert_eq!(store.calendar_key([1; 32]).await.unwrap(), [1; 32]);
    assert_eq!(store.calendar_key([2; 32]).await.unwrap(), [1; 32], "it stays");
}

async fn with_every_store<F>(check: F)
where
    F: AsyncFn(&dyn AccountStore),
{
    check(&MemoryAccounts::default()).await;
    let folder = tempfile::tempdir().unwrap();
    let data = DataDir::lock(&folder.path().join("data")).unwrap();
    let sqlite = Arc::new(SqliteStore::open(data).await.unwrap());
    check(sqlite.as_ref()).await;
}

#[tokio::test]
async fn every_store_keeps_accounts() {
    with_every_store(accounts_are_added_changed_and_found).await;
}

#[tokio::test]
async fn every_store_keeps_sessions() {
    with_every_store(sessions_are_begun_used_and_ended).await;
}

#[tokio::test]
async fn every_store_keeps_calendars() {
    with_every_store(calendars_are_made_replaced_and_ended).await;
}

#[tokio::test]
async fn accounts_and_sessions_survive_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("data");
    let open = async || SqliteStore::open(DataDir::lock(&path).unwrap()).await.unwrap();
    let store = open().await;
    store.put_account(account(1, "een")).await.unwrap();
    store.put_session(session(1, 1)).await.unwrap();
    drop(store);
    let store = open().await;
    assert_eq!(store.accounts().await.unwrap(), [account(1, "een")]);
    assert_eq!(store.sessions().await.unwrap(), [session(1, 1)]);
}
