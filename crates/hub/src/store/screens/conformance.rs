//! What both ways to keep screens must do.

use super::{MemoryScreens, ScreenStore};
use crate::accounts::ReferenceHash;
use crate::screens::{Credential, Credentials, ScreenRow};
use crate::store::{STORE_FILE, StoreError, copy_store};
use crate::testing::sqlite_in;
use domain::ScreenId;
use domain::plan::{FloorCode, Language, PlaceId, Point, SiteCode};
use domain::time::Instant;
use sync::wire::{ScreenMode, ScreenSettings, ScreenSetup};
use uuid::Uuid;

fn row(number: u8) -> ScreenRow {
    ScreenRow {
        id: ScreenId(Uuid::from_u128(u128::from(number))),
        setup: ScreenSetup {
            name: format!("Hal {number}"),
            site: SiteCode::new("wh").unwrap(),
            floor: FloorCode::new("wh-2").unwrap(),
            at: Point::new(120, -40),
            direction_degrees: 270,
            mode: ScreenMode::Room(PlaceId(Uuid::from_u128(7))),
            languages: vec![Language::De, Language::Nl],
            settings: ScreenSettings { reach: true, ..ScreenSettings::default() },
        },
        approved: Instant(5),
        pairing: ReferenceHash([number; 32]),
        credentials: Credentials::default(),
    }
}

fn claimed(number: u8, cookie: u8) -> ScreenRow {
    let reference = ReferenceHash([cookie; 32]);
    let current = Some(Credential { reference, issued: Instant(6), used: Some(Instant(7)) });
    let previous = Some(ReferenceHash([cookie + 100; 32]));
    ScreenRow { credentials: Credentials { current, previous }, ..row(number) }
}

async fn screens_are_kept_changed_and_removed(store: &dyn ScreenStore) {
    assert_eq!(store.screens().await.unwrap(), []);
    store.put_screen(row(1)).await.unwrap();
    store.put_screen(claimed(2, 20)).await.unwrap();
    store.put_screen(claimed(1, 10)).await.unwrap();
    let mut kept = store.screens().await.unwrap();
    kept.sort_by_key(|row| row.id);
    assert_eq!(kept, [claimed(1, 10), claimed(2, 20)]);
    for gone in [1, 1, 9] {
        store.remove_screen(row(gone).id).await.unwrap();
    }
    assert_eq!(store.screens().await.unwrap(), [claimed(2, 20)]);
}

async fn no_two_screens_have_one_pairing_or_one_cookie(store: &dyn ScreenStore) {
    store.put_screen(claimed(1, 10)).await.unwrap();
    store.put_screen(row(2)).await.unwrap();
    let same_pairing = ScreenRow { pairing: row(1).pairing, ..row(3) };
    for against in [same_pairing, claimed(3, 10)] {
        let refused = store.put_screen(against).await;
        assert!(matches!(refused, Err(StoreError::Conflict)), "{refused:?}");
    }
    store.put_screen(row(3)).await.unwrap();
    assert_eq!(store.screens().await.unwrap().len(), 3);
}

async fn with_every_store<F>(check: F)
where
    F: AsyncFn(&dyn ScreenStore),
{
    check(&MemoryScreens::default()).await;
    let folder = tempfile::tempdir().unwrap();
    check(&sqlite_in(folder.path()).await).await;
}

#[tokio::test]
async fn every_store_keeps_screens() {
    with_every_store(screens_are_kept_changed_and_removed).await;
}

#[tokio::test]
async fn every_store_tells_screens_apart() {
    with_every_store(no_two_screens_have_one_pairing_or_one_cookie).await;
}

#[tokio::test]
async fn screens_go_on_from_a_backup() {
    let (folder, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    sqlite_in(folder.path()).await.put_screen(claimed(1, 10)).await.unwrap();
    copy_store(folder.path(), &elsewhere.path().join(STORE_FILE)).await.unwrap();
    let store = sqlite_in(elsewhere.path()).await;
    store.go_on(crate::writer::retention(Instant(0))).await.unwrap();
    assert_eq!(store.screens().await.unwrap(), [claimed(1, 10)]);
}

#[tokio::test]
async fn screens_survive_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    sqlite_in(folder.path()).await.put_screen(claimed(1, 10)).await.unwrap();
    assert_eq!(sqlite_in(folder.path()).await.screens().await.unwrap(), [claimed(1, 10)]);
}
