//! A plan that changes under the people in the building.

use crate::clock::Clock;
use crate::store::{MemoryStore, StoreError};
use crate::testing::{
    Fault, Running, START, check_in, close, desk, manager, person, place_id, plan, rules,
};
use crate::writer::{Effect, Hub, HubSettings, ReplaceError};
use domain::time::Instant;
use domain::{Event, OccupancyId, ReleaseCause, Target};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use sync::wire::Answer;

#[tokio::test]
async fn people_at_places_that_vanish_are_released_and_told() {
    let running = Running::with_two_sites().await;
    let vanishes = check_in(desk("wh", 20));
    running.ask(person(1), vanishes.clone()).await;
    running.ask(person(2), check_in(desk("wh", 1))).await;
    running.ask(person(3), check_in(desk("wijk", 1))).await;
    running.ask(manager(), close(Target::Place(desk("wh", 19)), None)).await;
    running.ask(manager(), close(Target::Place(desk("wh", 2)), None)).await;

    let before = running.hub.read();
    let report = running.hub.replace_plan(plan("wh", 10), rules()).await.unwrap();
    assert_eq!(report.effect, Effect { stays: 1, reservations: 0, closings: 1 });
    assert_eq!(report.seq, Some(before.cursor.seq + 1));
    let after = running.hub.read();
    let here: Vec<_> = after.state.stays().map(|(place, _)| place).collect();
    let stayed = [place_id(&desk("wh", 1)), place_id(&desk("wijk", 1))];
    assert!(here.len() == 2 && stayed.iter().all(|place| here.contains(place)));
    assert_eq!(after.state.closures().count(), 1);
    assert_eq!(after.estate.building(&Running::site("wh")).unwrap().hash, report.hash);
    assert!(after.plans.contains_key(&report.hash));

    use crate::store::Store;
    let entry = running.store.load(1).await.unwrap().log.remove(0);
    let wh = Some(Running::site("wh"));
    assert!(entry.events.iter().all(|logged| logged.site == wh), "{entry:?}");
    let Event::Released { holder, cause, .. } = &entry.events[0].event else {
        panic!("{entry:?}");
    };
    assert_eq!(holder.occupancy, OccupancyId::from(vanishes.id));
    assert_eq!(*cause, ReleaseCause::Vanished);
    assert!(matches!(entry.events.last().unwrap().event, Event::PlanReplaced { .. }));
}

/// Regression: each new plan stayed in memory until a restart.
#[tokio::test]
async fn of_earlier_plans_the_last_two_stay_readable() {
    let running = Running::with_two_sites().await;
    let mut hashes = Vec::new();
    for desks in 1..=5 {
        let report = running.hub.replace_plan(plan("wh", desks), rules()).await.unwrap();
        hashes.push(report.hash);
    }
    let plans = Arc::clone(&running.hub.read().plans);
    let kept: Vec<bool> = hashes.iter().map(|hash| plans.contains_key(hash)).collect();
    assert_eq!(kept, [false, false, true, true, true]);
    assert_eq!(plans.len(), 4, "the other site has its own");
    let back = running.hub.replace_plan(plan("wh", 3), rules()).await.unwrap();
    assert_eq!(back.hash, hashes[2]);
    let plans = Arc::clone(&running.hub.read().plans);
    assert!(hashes[2..].iter().all(|hash| plans.contains_key(hash)));
}

#[tokio::test]
async fn the_same_plan_again_changes_nothing() {
    let running = Running::with_two_sites().await;
    let commits = running.store.commits();
    let report = running.hub.replace_plan(plan("wh", 20), rules()).await.unwrap();
    assert_eq!((report.seq, report.effect), (None, Effect::default()));
    assert_eq!(running.store.commits(), commits);
}

#[tokio::test]
async fn new_rules_alone_are_a_change() {
    let running = Running::with_two_sites().await;
    let mut shorter = rules();
    shorter.desk.longest_minutes = Some(5);
    let report = running.hub.replace_plan(plan("wh", 20), shorter).await.unwrap();
    assert!(report.seq.is_some());
    running.ask(person(1), check_in(desk("wh", 1))).await;
    let until = running.hub.read().state.stay(place_id(&desk("wh", 1))).unwrap().until;
    assert_eq!(until, START.plus_minutes(5));
}

#[tokio::test]
async fn a_plan_that_contradicts_another_site_is_refused_whole() {
    let running = Running::with_two_sites().await;
    let before = running.hub.read();
    let mut thief = plan("wijk", 3);
    thief.site.code = Running::site("dief");
    let refused = running.hub.replace_plan(thief, rules()).await;
    assert!(matches!(refused, Err(ReplaceError::Estate(_))), "{refused:?}");
    let after = running.hub.read();
    assert_eq!(after.cursor, before.cursor);
    assert_eq!(after.estate.buildings(), before.estate.buildings());
}

#[tokio::test]
async fn a_plan_that_cannot_be_stored_is_not_in_use() {
    let running = Running::with_two_sites().await;
    running.ask(person(1), check_in(desk("wh", 20))).await;
    let before = running.hub.read();
    running.store.will(Fault::Refuse(StoreError::Full));
    let refused = running.hub.replace_plan(plan("wh", 10), rules()).await;
    assert!(matches!(refused, Err(ReplaceError::Store(_))), "{refused:?}");
    let after = running.hub.read();
    assert_eq!((after.cursor, &after.state), (before.cursor, &before.state));
    let again = running.ask(person(2), check_in(desk("wh", 20))).await;
    assert!(matches!(again, Answer::Rejected { .. }), "{again:?}");
}

#[tokio::test]
async fn a_few_earlier_plans_can_still_be_fetched_after_a_restart() {
    let running = Running::with_two_sites().await;
    let first = running.hub.read().estate.building(&Running::site("wh")).unwrap().hash.clone();
    running.hub.replace_plan(plan("wh", 10), rules()).await.unwrap();
    use crate::store::Store;
    let rows = running.store.load(0).await.unwrap().plans;
    assert!(rows.iter().any(|row| row.hash == first && !row.current));
    assert!(running.hub.read().plans.contains_key(&first));
}

/// A clock that goes on with every look at it.
struct RestlessClock {
    at: AtomicI64,
    step_ms: i64,
}

impl Clock for RestlessClock {
    fn now(&self) -> Instant {
        Instant(self.at.fetch_add(self.step_ms, Ordering::SeqCst))
    }
}

/// Regression: a stay that ended between two looks at the clock was ended twice, and the plan was
/// refused.
#[tokio::test]
async fn a_stay_that_ends_while_its_place_vanishes_ends_once() {
    const STEP_MS: i64 = 1_000;
    for looks in 1..6 {
        let store = Arc::new(MemoryStore::default());
        let until = {
            let running = Running::on(store.clone()).await;
            running.hub.replace_plan(plan("wh", 20), rules()).await.unwrap();
            running.ask(person(1), check_in(desk("wh", 20))).await;
            running.hub.stop().await;
            running.hub.read().state.stays().next().unwrap().1.until
        };
        let at = AtomicI64::new(until.plus_ms(-looks * STEP_MS).0);
        let clock = Arc::new(RestlessClock { at, step_ms: STEP_MS });
        let hub = Hub::start(store, clock, HubSettings::default()).await.unwrap();
        let replaced = hub.replace_plan(plan("wh", 10), rules()).await;
        assert!(replaced.is_ok(), "{looks}: {replaced:?}");
        assert_eq!(hub.read().state.stays().count(), 0);
    }
}
