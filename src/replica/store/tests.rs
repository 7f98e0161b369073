//! What is kept, in a real browser's database.

use super::choices;
use super::database::{self, NAME, Shelf, Step};
use super::kept::{self, Kept, StatusToKeep, ToKeep};
use super::outbox;
use super::{Answer, Ask, ask};
use crate::floor_map::testing::{floor_of, plan_of};
use domain::plan::{PlaceId, SiteCode};
use domain::time::{Instant, LocalClock, OpeningHours};
use domain::{OccupancyId, Parts, Role, Rules, Seen, State, Stay};
use indexed_db_futures::database::Database;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::TransactionMode;
use js_sys::Uint8Array;
use sync::kept::{About, pack};
use sync::outbox::MOST_WAITING;
use sync::wire::{Audience, Cursor, Epoch, Me, Session, SignInMethod};
use uuid::Uuid;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test as test;

const HEARD_AT: Instant = Instant(1_800_000_000_000);

fn session(name: Option<&str>) -> Session {
    Session {
        me: name.map(|name| Me { name: name.to_owned(), role: Role::Staff, key: name.to_owned() }),
        audience: Audience::Anyone,
        sign_in: SignInMethod::Local,
        demo: false,
    }
}

fn place(number: u128) -> PlaceId {
    PlaceId(Uuid::from_u128(number))
}

const PLAN: &str = "plan/t/hash";

/// An empty database, but for the plan: no hub is there to fetch it from.
async fn only_the_plan() {
    delete_database().await;
    let plan = plan_of(&floor_of(12));
    put(PLAN, pack(&about(PLAN), &serde_json::to_vec(&plan).unwrap())).await;
}

fn about(key: &str) -> About {
    let (key, heard_at) = (key.to_owned(), HEARD_AT);
    About { key, cursor: None, build: None, heard_at, offset_ms: None }
}

/// Sanne sits at the first place, somebody at the second.
fn to_keep(name: Option<&str>) -> ToKeep {
    let stay = |holder| Stay { holder, since: Instant(1), until: Instant(2) };
    let own = Seen::Me(OccupancyId(Uuid::from_u128(99)));
    let state = State::new(Parts {
        stays: vec![(place(1), stay(own)), (place(2), stay(Seen::Someone))],
        ..Parts::default()
    });
    ToKeep {
        session: session(name),
        sites: Vec::new(),
        site: SiteCode::new("t").unwrap(),
        plan: String::from("hash"),
        status: Some(StatusToKeep {
            cursor: Cursor { epoch: Epoch(Uuid::from_u128(7)), seq: 42 },
            rules: Rules::standard(LocalClock::default(), OpeningHours::ALWAYS),
            state,
        }),
        build: Some(String::from("b1")),
        heard_at: HEARD_AT,
        offset_ms: Some(5),
    }
}

async fn keep(it: ToKeep) {
    kept::keep(it).await.unwrap();
}

async fn restore() -> Option<Kept> {
    kept::restore(None).await.unwrap()
}

async fn delete_database() {
    Database::delete_by_name(NAME).unwrap().await.unwrap();
}

/// Under which key the snapshot of [`to_keep`] lies.
fn snapshot_key() -> String {
    sync::kept::snapshot_key(&session(Some("Sanne")), &SiteCode::new("t").unwrap())
}

async fn put(key: &str, bytes: Vec<u8>) {
    let step = Step::Put(key.to_owned(), bytes);
    database::change(Shelf::Cache, vec![step]).await.unwrap();
}

#[test]
async fn what_is_kept_comes_back_as_it_was() {
    only_the_plan().await;
    assert!(restore().await.is_none(), "a device that is new here");
    keep(to_keep(Some("Sanne"))).await;
    let kept = restore().await.unwrap();
    assert_eq!(kept.session, session(Some("Sanne")));
    assert_eq!(kept.plan_hash, "hash");
    assert_eq!(kept.plan.floors.len(), 1);
    assert_eq!((kept.heard_at, kept.offset_ms), (HEARD_AT, Some(5)));
    let snapshot = kept.snapshot.unwrap();
    assert_eq!(snapshot.shared.cursor.seq, 42);
    assert_eq!(snapshot.shared.state.stays().count(), 2);
    let mine: Vec<_> = snapshot.own.mine.iter().map(|stay| stay.place).collect();
    assert_eq!(mine, [place(1)]);
}

#[test]
async fn a_snapshot_whose_plan_is_not_here_is_not_shown() {
    only_the_plan().await;
    keep(ToKeep { plan: String::from("another"), ..to_keep(Some("Sanne")) }).await;
    assert!(restore().await.is_none());
}

#[test]
async fn whoever_may_see_no_status_keeps_the_plan() {
    only_the_plan().await;
    keep(ToKeep { status: None, ..to_keep(None) }).await;
    let kept = restore().await.unwrap();
    assert!(kept.snapshot.is_none());
    assert_eq!(kept.plan.floors.len(), 1);
}

#[test]
async fn a_snapshot_leaves_with_its_person_and_stays_with_another_site() {
    only_the_plan().await;
    keep(to_keep(Some("Sanne"))).await;
    let elsewhere = SiteCode::new("oost").unwrap();
    keep(ToKeep { site: elsewhere, ..to_keep(Some("Sanne")) }).await;
    let found = database::read(Shelf::Cache, &[&snapshot_key()]).await.unwrap();
    assert!(found[0].is_some(), "hers of the other site");
    let wanted = Some(SiteCode::new("t").unwrap());
    assert!(kept::restore(wanted).await.unwrap().is_some());
    keep(to_keep(Some("Bram"))).await;
    let found = database::read(Shelf::Cache, &[&snapshot_key()]).await.unwrap();
    assert_eq!(found, [None], "hers, now that somebody else looks");
    assert!(restore().await.unwrap().snapshot.is_some(), "his");
}

#[test]
async fn forgetting_leaves_nothing_of_anybody() {
    only_the_plan().await;
    keep(to_keep(Some("Sanne"))).await;
    assert!(matches!(ask(Ask::Forget).await, Answer::Done));
    assert!(restore().await.is_none());
    let found = database::read(Shelf::Cache, &[&snapshot_key(), "last", PLAN]).await.unwrap();
    assert_eq!((&found[0], &found[1], found[2].is_some()), (&None, &None, true));
}

/// Puts these bytes in the place of the snapshot: the building is shown without status, and the
/// bytes are gone.
async fn check_thrown_away(what: &str, bytes: Vec<u8>) {
    keep(to_keep(Some("Sanne"))).await;
    put(&snapshot_key(), bytes).await;
    let kept = restore().await.unwrap();
    assert!(kept.snapshot.is_none(), "{what}");
    let found = database::read(Shelf::Cache, &[&snapshot_key()]).await.unwrap();
    assert_eq!(found, [None], "{what}");
}

#[test]
async fn bytes_that_cannot_be_used_are_thrown_away() {
    only_the_plan().await;
    keep(to_keep(Some("Sanne"))).await;
    let found = database::read(Shelf::Cache, &[&snapshot_key()]).await.unwrap();
    let good = found.into_iter().flatten().next().unwrap();
    let text = String::from_utf8(good.clone()).unwrap();
    check_thrown_away("empty", Vec::new()).await;
    check_thrown_away("noise", vec![0xff; 3000]).await;
    check_thrown_away("cut off", good[..good.len() / 2].to_vec()).await;
    let newer = text.replacen("werkhub 1", "werkhub 2", 1);
    check_thrown_away("another format", newer.into_bytes()).await;
    check_thrown_away("no snapshot", pack(&about(&snapshot_key()), b"{\"site\":1}")).await;
    check_thrown_away("of somebody else", pack(&about("snapshot/public/t"), b"{}")).await;
}

#[test]
async fn without_who_looked_or_without_the_plan_there_is_nothing_to_show() {
    for key in ["last", PLAN] {
        only_the_plan().await;
        keep(to_keep(Some("Sanne"))).await;
        put(key, b"werkhub 1 broken".to_vec()).await;
        assert!(restore().await.is_none(), "{key}");
    }
}

#[test]
async fn what_is_not_bytes_at_all_is_thrown_away() {
    only_the_plan().await;
    keep(to_keep(Some("Sanne"))).await;
    let db = Database::open(NAME).await.unwrap();
    let transaction =
        db.transaction("cache").with_mode(TransactionMode::Readwrite).build().unwrap();
    let store = transaction.object_store("cache").unwrap();
    store.put("text").with_key(snapshot_key()).without_key_type().await.unwrap();
    transaction.commit().await.unwrap();
    db.close();
    assert!(restore().await.unwrap().snapshot.is_none());
}

#[test]
async fn choices_stay_when_a_person_is_forgotten() {
    delete_database().await;
    for (name, value) in [("werkhub.one", "de"), ("werkhub.two", "dark")] {
        let value = value.to_owned();
        assert!(matches!(ask(Ask::KeepChoice { name, value }).await, Answer::Done));
    }
    ask(Ask::Forget).await;
    let storage = web_sys::window().unwrap().local_storage().unwrap().unwrap();
    storage.set_item("werkhub.one", "en").unwrap();
    storage.remove_item("werkhub.two").unwrap();
    choices::put_back().await.unwrap();
    let found = ["werkhub.one", "werkhub.two"].map(|name| storage.get_item(name).unwrap());
    assert_eq!(found.map(Option::unwrap), ["en", "dark"], "only what was lost");
}

#[test]
async fn a_database_of_a_later_build_is_used_and_one_of_the_far_future_left_alone() {
    only_the_plan().await;
    keep(to_keep(Some("Sanne"))).await;
    Database::open(NAME).with_version(5_u32).await.unwrap().close();
    assert!(restore().await.is_some(), "going back to this build works");
    Database::open(NAME).with_version(100_u32).await.unwrap().close();
    assert!(kept::restore(None).await.is_err());
    assert!(kept::keep(to_keep(None)).await.is_err());
    assert!(matches!(ask(Ask::Forget).await, Answer::Refused));
    delete_database().await;
}

#[test]
async fn a_database_that_somebody_else_made_is_mended() {
    delete_database().await;
    Database::open(NAME).await.unwrap().close();
    assert!(restore().await.is_none());
    put(PLAN, pack(&about(PLAN), &serde_json::to_vec(&plan_of(&floor_of(12))).unwrap())).await;
    keep(to_keep(Some("Sanne"))).await;
    assert!(restore().await.is_some());
}

#[test]
async fn a_database_that_grows_keeps_a_full_outbox() {
    delete_database().await;
    // As a build would have made it that knew of no choices.
    let made = Database::open(NAME).with_version(1_u32).with_on_upgrade_needed(|_, db| {
        for name in ["cache", "outbox"] {
            db.create_object_store(name).build()?;
        }
        Ok(())
    });
    let db = made.await.unwrap();
    let transaction =
        db.transaction("outbox").with_mode(TransactionMode::Readwrite).build().unwrap();
    let store = transaction.object_store("outbox").unwrap();
    for number in 0..MOST_WAITING {
        let row = JsValue::from(Uint8Array::from(number.to_string().as_bytes()));
        store.put(row).with_key(number.to_string()).without_key_type().await.unwrap();
    }
    transaction.commit().await.unwrap();
    db.close();
    put("last", b"werkhub 0 of an earlier build".to_vec()).await;
    assert!(restore().await.is_none());
    let found = database::read(Shelf::Cache, &["last"]).await.unwrap();
    assert_eq!(found, [None], "caches go");
    let found = outbox::read("sanne").await.unwrap();
    assert_eq!(found.rows.len(), MOST_WAITING, "the outbox stays");
    assert!(found.rows.iter().all(|(key, row)| key == row));
    let again = outbox::read("sanne").await.unwrap();
    assert_eq!(again.id, found.id, "an outbox has one name");
    choices::put_back().await.unwrap();
}

#[test]
async fn nothing_stays_open_that_a_newer_build_would_have_to_wait_for() {
    only_the_plan().await;
    keep(to_keep(Some("Sanne"))).await;
    let _ = restore().await;
    let _ = kept::forget().await;
    // Would wait for ever for a connection that is left open.
    delete_database().await;
}
