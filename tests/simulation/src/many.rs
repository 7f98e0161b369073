//! Many seeds, on all cores, one thread a seed.

use crate::figures::Figures;
use crate::ledger::Broken;
use crate::planted::Bug;
use crate::world;
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// A seed that broke a promise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The seed: it always does so.
    pub seed: u64,
    /// What was broken.
    pub broken: Broken,
}

/// Runs one seed. A panic counts as a broken promise too.
///
/// # Errors
/// What was broken.
pub fn one(seed: u64, bug: Option<Bug>) -> Result<Figures, Failure> {
    let ran = catch_unwind(AssertUnwindSafe(|| world::run(seed, bug)));
    let broken = match ran {
        Ok(Ok(figures)) => return Ok(figures),
        Ok(Err(broken)) => broken,
        Err(panic) => {
            let words = panic.downcast_ref::<String>().cloned();
            words.unwrap_or_else(|| String::from("it panicked"))
        }
    };
    Err(Failure { seed, broken })
}

/// Runs seeds, at most for so long where that is said. Gives what was seen, and the lowest seed
/// of those that broke a promise before all stopped.
pub fn many(seeds: Range<u64>, longest: Option<Duration>) -> (Figures, Option<Failure>) {
    let began = Instant::now();
    let next = AtomicU64::new(seeds.start);
    let stops = AtomicBool::new(false);
    let seen = Mutex::new((Figures::default(), None::<Failure>));
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                while !stops.load(Ordering::Relaxed)
                    && longest.is_none_or(|longest| began.elapsed() < longest)
                {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if seed >= seeds.end {
                        return;
                    }
                    let ran = one(seed, None);
                    let mut seen = seen.lock().unwrap_or_else(PoisonError::into_inner);
                    match ran {
                        Ok(figures) => seen.0.add(&figures),
                        Err(failure) => {
                            stops.store(true, Ordering::Relaxed);
                            if seen.1.as_ref().is_none_or(|it| failure.seed < it.seed) {
                                seen.1 = Some(failure);
                            }
                        }
                    }
                }
            });
        }
    });
    seen.into_inner().unwrap_or_else(PoisonError::into_inner)
}
