//! Many seeds, on all cores, one thread a seed.

use crate::figures::Figures;
use crate::ledger::Broken;
use crate::planted::Bug;
use crate::world;
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};
use std::{fs, io, thread};

/// A seed that broke a promise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The seed: it always does so.
    pub seed: u64,
    /// What was broken.
    pub broken: Broken,
}

impl Failure {
    /// What there is to say, with the command that shows it once more. Also written down, so that
    /// it outlives what a terminal shows.
    pub fn told(&self) -> String {
        let Failure { seed, broken } = self;
        let words = format!("seed {seed}: {broken}\nonce more: cargo xtask simulate --seed {seed}");
        match write_down(*seed, &words) {
            Ok(path) => format!("{words}\nwritten to {}", path.display()),
            Err(error) => format!("{words}\nnot written down: {error}"),
        }
    }
}

/// Keeps it in `target/simulation`, one file a seed.
fn write_down(seed: u64, words: &str) -> io::Result<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/simulation");
    fs::create_dir_all(&folder)?;
    let path = folder.canonicalize()?.join(format!("failed-seed-{seed}.txt"));
    fs::write(&path, format!("{words}\n"))?;
    Ok(path)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_that_fails_is_written_down_with_the_command_that_shows_it_again() {
        let failure = Failure { seed: u64::MAX, broken: String::from("nothing, this is a test") };
        let told = failure.told();
        let command = format!("cargo xtask simulate --seed {}", u64::MAX);
        assert!(told.contains(&command), "{told}");
        let path = told.rsplit_once("written to ").unwrap().1;
        assert!(fs::read_to_string(path).unwrap().contains(&command));
        fs::remove_file(path).unwrap();
    }
}
