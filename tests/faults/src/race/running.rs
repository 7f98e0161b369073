//! Running the races, many pairs side by side, each at a place of its own.

use std::fmt;
use std::sync::{Barrier, mpsc};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use super::description::System;
use super::person::{Claimed, Person, names};

/// How much is raced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Course {
    /// In all.
    pub rounds: usize,
    /// Side by side.
    pub pairs: usize,
}

/// How it went.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Finish {
    /// In all.
    pub rounds: usize,
    /// Rounds that the second of a pair won; were it never or always, nobody would have raced.
    pub won_by_second: usize,
    /// How long all of it took.
    pub took: Duration,
}

impl fmt::Display for Finish {
    #[allow(clippy::cast_precision_loss)] // Counts far below 2^52.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Finish { rounds, won_by_second, took } = *self;
        let rate = rounds as f64 / took.as_secs_f64();
        write!(
            f,
            "{rounds} races, exactly one winner in each; {} won by the first of the pair, \
             {won_by_second} by the second; {rate:.0} races a second",
            rounds - won_by_second
        )
    }
}

/// Races, and gives up each place that was won.
///
/// # Errors
/// When a place had two winners or none, or the system does not answer as described.
pub fn run(system: &System, url: &str, course: Course) -> Result<Finish> {
    let people = names(&system.people, url)?;
    let places = names(&system.places, url)?;
    let Course { rounds, pairs } = course;
    if pairs == 0 || people.len() < 2 * pairs || places.len() < pairs {
        let (people, places) = (people.len(), places.len());
        bail!("{pairs} pairs cannot race: there are {people} people and {places} free places");
    }
    let mut racing = Vec::new();
    for ((pair, names), place) in people.chunks_exact(2).enumerate().zip(places).take(pairs) {
        let [one, other] = names else { continue };
        let one = Person::arrive(system, url, one.clone())?;
        let other = Person::arrive(system, url, other.clone())?;
        let own = rounds / pairs + usize::from(pair < rounds % pairs);
        racing.push(Pair { one, other, place, rounds: own });
    }
    let begun = Instant::now();
    let won_by_second = thread::scope(|scope| {
        let running: Vec<_> = racing.iter().map(|pair| scope.spawn(|| pair.race())).collect();
        let mut all = 0;
        for pair in running {
            all += pair.join().unwrap_or_else(|_| bail!("a pair panicked"))?;
        }
        anyhow::Ok(all)
    })?;
    Ok(Finish { rounds, won_by_second, took: begun.elapsed() })
}

struct Pair<'a> {
    one: Person<'a>,
    other: Person<'a>,
    place: String,
    rounds: usize,
}

impl Pair<'_> {
    /// All rounds of this pair; gives how many the second has won.
    fn race(&self) -> Result<usize> {
        let start = Barrier::new(2);
        thread::scope(|scope| {
            // The second hears by the end of this that it is over.
            let (go, gone) = mpsc::channel::<()>();
            let (tell, told) = mpsc::channel();
            let (start, place) = (&start, self.place.as_str());
            scope.spawn(move || {
                while gone.recv().is_ok() {
                    start.wait();
                    if tell.send(self.other.claim(place)).is_err() {
                        return;
                    }
                }
            });
            let mut won_by_second = 0;
            for round in 0..self.rounds {
                go.send(())?;
                start.wait();
                let claims = (self.one.claim(place), told.recv().context("nobody raced")?);
                match (claims.0?, claims.1?) {
                    (Claimed::Won(claim), Claimed::Lost) => self.one.give_up(place, &claim)?,
                    (Claimed::Lost, Claimed::Won(claim)) => {
                        won_by_second += 1;
                        self.other.give_up(place, &claim)?;
                    }
                    (Claimed::Won(_), Claimed::Won(_)) => bail!("{place}, round {round}: both won"),
                    (Claimed::Lost, Claimed::Lost) => bail!("{place}, round {round}: nobody won"),
                }
            }
            Ok(won_by_second)
        })
    }
}
