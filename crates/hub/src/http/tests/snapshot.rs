//! `GET /v1/snapshot`.

use super::calling::get_with;
use crate::testing::{Running, check_in, close, desk, manager, person, place_id};
use domain::{OccupancyId, Target};
use serde_json::Value;
use sync::wire::{SharedSnapshot, Snapshot};

const WH: &str = "/v1/snapshot?site=wh";

#[tokio::test]
async fn everybody_gets_the_state_and_a_person_the_own_stays_of_all_sites() {
    let running = Running::with_two_sites().await;
    let stay = check_in(desk("wijk", 1));
    running.ask(person(1), stay.clone()).await;
    running.ask(person(2), check_in(desk("wh", 2))).await;
    running.ask(manager(), close(Target::Place(desk("wh", 5)), None)).await;
    running.ask(manager(), close(Target::Place(desk("wijk", 3)), None)).await;

    let public = running.call(None, get_with(WH, &[])).await;
    assert_eq!(public.json::<Value>().get("mine"), None);
    let shared: SharedSnapshot = public.json();
    assert_eq!(shared.cursor, running.hub.read().cursor);
    assert_eq!(shared.state.stays().count(), 1, "of this site only");
    assert!(shared.state.stay(place_id(&desk("wh", 2))).is_some());
    assert_eq!(shared.state.closures().count(), 1);

    let own: Snapshot = running.call(Some(person(1)), get_with(WH, &[])).await.json();
    assert_eq!(own.shared.state, shared.state);
    assert_eq!(own.own.mine.len(), 1);
    assert_eq!(own.own.mine[0].occupancy, OccupancyId::from(stay.id));
    let nothing: Snapshot = running.call(Some(person(3)), get_with(WH, &[])).await.json();
    assert!(nothing.own.mine.is_empty());
}

#[tokio::test]
async fn the_shared_bytes_are_made_once_until_something_changes() {
    let running = Running::with_two_sites().await;
    let site = Running::site("wh");
    let bytes = || running.hub.snapshots().shared(&running.hub, &site).unwrap().unwrap();
    let first = bytes().json.as_ptr();
    assert_eq!(bytes().json.as_ptr(), first);
    running.ask(person(1), check_in(desk("wh", 1))).await;
    let second = bytes();
    assert_ne!(second.json.as_ptr(), first);
    running.clock.forward_ms(1_000);
    assert_ne!(bytes().json.as_ptr(), second.json.as_ptr(), "it says when it was taken");
}

#[tokio::test]
async fn a_snapshot_is_compressed_for_who_can_read_it() {
    let running = Running::with_two_sites().await;
    let plain = running.call(None, get_with(WH, &[])).await;
    for who in [None, Some(person(1))] {
        if let Some(who) = who {
            running.ask(who, check_in(desk("wh", 1))).await;
        }
        let packed = running.call(who, get_with(WH, &[("accept-encoding", "br")])).await;
        assert_eq!(packed.header("content-encoding"), "br");
        assert!(packed.body.len() < plain.body.len());
        let mut unpacked = Vec::new();
        brotli::BrotliDecompress(&mut packed.body.as_ref(), &mut unpacked).unwrap();
        let snapshot: Snapshot = serde_json::from_slice(&unpacked).unwrap();
        assert_eq!(snapshot.own.mine.len(), usize::from(who.is_some()));
    }
}

#[tokio::test]
async fn a_site_must_be_named_and_exist() {
    let running = Running::with_two_sites().await;
    let ask = async |address| running.call(None, get_with(address, &[])).await;
    assert!(ask("/v1/snapshot").await.problem(400).contains("site"));
    assert!(ask("/v1/snapshot?site=wh&colour=red").await.problem(400).contains("colour"));
    assert!(ask("/v1/snapshot?site=nergens").await.problem(404).contains("nergens"));
}
