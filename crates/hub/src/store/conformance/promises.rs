//! What is promised, taken back and broken.

use super::*;
use domain::plan::Equipment;
use domain::time::Span;
use domain::{Fault, Lost};

pub async fn reservations_of_one_place_never_overlap(store: &dyn Store) {
    let there = vec![promises(1, 1, 101, 60, 120), promises(1, 2, 102, 180, 240)];
    store.commit(&entry(1, START, there)).await.unwrap();
    for (from, until) in [(60, 120), (50, 61), (119, 130), (70, 80), (0, 300), (170, 181), (90, 90)]
    {
        let refused = store.commit(&entry(2, START, vec![promises(1, 3, 103, from, until)])).await;
        assert!(matches!(refused, Err(StoreError::Conflict)), "{from} {until}: {refused:?}");
    }
    // What meets does not overlap, and another place is another matter.
    let beside = vec![
        promises(1, 3, 103, 120, 180),
        promises(1, 3, 104, 0, 60),
        promises(1, 3, 105, 240, 300),
        promises(2, 3, 106, 60, 120),
    ];
    store.commit(&entry(2, START, beside)).await.unwrap();
    let twice = store.commit(&entry(3, START, vec![promises(5, 1, 101, 0, 9)])).await;
    assert!(matches!(twice, Err(StoreError::Conflict)), "one reservation is of one place");
    for event in [gives_up(1, 1, 101, 61), gives_up(1, 1, 999, 60), gives_up(9, 1, 101, 60)] {
        let refused = store.commit(&entry(3, START, vec![event])).await;
        assert!(matches!(refused, Err(StoreError::Conflict)), "{refused:?}");
    }
    // A change gives up the one and takes the other at once.
    let moved = vec![gives_up(1, 1, 101, 60), promises(1, 1, 101, 70, 110)];
    store.commit(&entry(3, START, moved)).await.unwrap();
    assert_eq!(store.load(1).await.unwrap().state.reservations().count(), 6);
}

pub async fn what_was_taken_back_is_known_until_it_is_forgotten(store: &dyn Store) {
    let closed = UnreserveCause::Closed;
    let promised = vec![promises(1, 1, 101, 60, 120), promises(2, 1, 102, 60, 120)];
    store.commit(&entry(1, START, promised)).await.unwrap();
    let over = vec![ends(1, 1, 101, 60, closed), gives_up(2, 1, 102, 60)];
    store.commit(&entry(2, START, over)).await.unwrap();
    let lost: Vec<_> = store.load(1).await.unwrap().state.lost().cloned().collect();
    let span = Span::new(START.plus_minutes(60), START.plus_minutes(120));
    assert_eq!(lost, [Lost { place: place(1), holder: held(1, 101), span, cause: closed }]);
    let forget = |reservation| {
        let holder = held(1, reservation);
        entry(3, START, vec![Event::Forgotten { place: place(1), holder, at: START }])
    };
    let refused = store.commit(&forget(102)).await;
    assert!(matches!(refused, Err(StoreError::Conflict)), "{refused:?}");
    store.commit(&forget(101)).await.unwrap();
    assert_eq!(store.load(1).await.unwrap().state.lost().count(), 0);
}

pub async fn what_is_broken_is_known_until_it_is_repaired(store: &dyn Store) {
    let equipment = Equipment::HearingLoop;
    let broken = || Event::FaultReported { place: place(1), equipment, at: START };
    store.commit(&entry(1, START, vec![broken()])).await.unwrap();
    let state = store.load(1).await.unwrap().state;
    let faults: Vec<_> = state.faults().collect();
    assert_eq!(faults, [Fault { place: place(1), equipment, at: START }]);
    let repaired = |n| Event::Repaired { place: place(n), equipment };
    for event in [broken(), repaired(2)] {
        let refused = store.commit(&entry(2, START, vec![event])).await;
        assert!(matches!(refused, Err(StoreError::Conflict)), "{refused:?}");
    }
    store.commit(&entry(2, START, vec![repaired(1)])).await.unwrap();
    assert_eq!(store.load(1).await.unwrap().state.faults().count(), 0);
}
