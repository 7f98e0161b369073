//! The simulator itself: each mistake that is made on purpose is found.

use simulation::many;
use simulation::planted::Bug;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Within so many seeds.
const SEEDS: u64 = 400;

#[test]
fn every_planted_mistake_is_found() {
    // A planted mistake may also show as a panic: that need not be told at length.
    std::panic::set_hook(Box::new(|_| {}));
    let (next, missed) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let look = || {
        while let Some(bug) = Bug::ALL.get(next.fetch_add(1, Ordering::Relaxed)) {
            match (0..SEEDS).find_map(|seed| many::one(seed, Some(*bug)).err()) {
                Some(many::Failure { seed, broken }) => println!("{bug:?}: seed {seed}: {broken}"),
                None => missed.lock().unwrap().push(*bug),
            }
        }
    };
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(look);
        }
    });
    let missed = missed.into_inner().unwrap();
    drop(std::panic::take_hook());
    assert!(missed.is_empty(), "not found in {SEEDS} seeds: {missed:?}");
}

/// The screens would also be compared at the end of the day; the hub's digest tells at once.
#[test]
fn a_screen_that_differs_is_found_by_the_digest() {
    let found = (0..SEEDS).find_map(|seed| many::one(seed, Some(Bug::MissesClosings)).err());
    let broken = found.unwrap().broken;
    assert!(broken.contains("digest"), "{broken}");
}
