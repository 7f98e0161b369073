//! Running the races, many pairs side by side, each at a place of its own.

use std::fmt;
use std::sync::{Barrier, mpsc};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use super::description::System;
use super::person::{Claimed, Person, names};
use super::spans::{Draw, Meeting};

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
    /// Those of them in which one time ended as the other began, so that both had to win.
    pub neighbours: usize,
    /// Rounds that the second of a pair won; were it never or always, nobody would have raced.
    pub won_by_second: usize,
    /// How long all of it took.
    pub took: Duration,
}

impl Finish {
    /// Races a second.
    #[allow(clippy::cast_precision_loss)] // Counts far below 2^52.
    pub fn rate(&self) -> f64 {
        self.rounds as f64 / self.took.as_secs_f64()
    }
}

impl fmt::Display for Finish {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Finish { rounds, neighbours, won_by_second, .. } = *self;
        let contested = rounds - neighbours;
        write!(
            f,
            "{contested} races, exactly one winner in each; {} won by the first of the pair, \
             {won_by_second} by the second; ",
            contested - won_by_second
        )?;
        if neighbours > 0 {
            write!(f, "{neighbours} more for times that only meet, won by both; ")?;
        }
        write!(f, "{:.0} races a second", self.rate())
    }
}

/// Races, and gives up each place that was won. The same course draws the same times again.
///
/// # Errors
/// When a place had two winners or none, where times only meet not two, or the system does not answer
/// as described.
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
        let draw = Draw::new(system.spans.as_ref(), pair as u64)?;
        racing.push(Pair { one, other, place, rounds: own, draw });
    }
    let begun = Instant::now();
    let won = thread::scope(|scope| {
        let running: Vec<_> = racing.iter_mut().map(|pair| scope.spawn(|| pair.race())).collect();
        let mut all = Won::default();
        for pair in running {
            let won = pair.join().unwrap_or_else(|_| bail!("a pair panicked"))?;
            all.by_second += won.by_second;
            all.by_both += won.by_both;
        }
        anyhow::Ok(all)
    })?;
    let Won { by_second, by_both } = won;
    Ok(Finish { rounds, neighbours: by_both, won_by_second: by_second, took: begun.elapsed() })
}

#[derive(Debug, Clone, Copy, Default)]
struct Won {
    by_second: usize,
    by_both: usize,
}

struct Pair<'a> {
    one: Person<'a>,
    other: Person<'a>,
    place: String,
    rounds: usize,
    draw: Draw,
}

impl Pair<'_> {
    /// All rounds of this pair; gives how many the second has won, and how many both.
    fn race(&mut self) -> Result<Won> {
        let Pair { one, other, place, rounds, draw } = self;
        let (one, other, place) = (&*one, &*other, place.as_str());
        let start = Barrier::new(2);
        thread::scope(|scope| {
            // The second hears by the end of this that it is over.
            let (go, gone) = mpsc::channel();
            let (tell, told) = mpsc::channel();
            let start = &start;
            scope.spawn(move || {
                while let Ok(span) = gone.recv() {
                    start.wait();
                    let span: Option<super::Span> = span;
                    if tell.send(other.claim(place, span.as_ref())).is_err() {
                        return;
                    }
                }
            });
            let mut won = Won::default();
            for round in 0..*rounds {
                let (meeting, spans) = draw.next();
                let (own, others) = spans.clone().map_or((None, None), |(a, b)| (Some(a), Some(b)));
                go.send(others)?;
                start.wait();
                let first = one.claim(place, own.as_ref());
                let claims = (first?, told.recv().context("nobody raced")??);
                let wrong = |what: &str| {
                    let spans = spans.as_ref().map_or_else(String::new, |it| format!(", {it:?}"));
                    format!("{place}, round {round}{spans}: {what}")
                };
                match (meeting, claims) {
                    (Meeting::Contested, (Claimed::Won(claim), Claimed::Lost)) => {
                        one.give_up(place, &claim)?;
                    }
                    (Meeting::Contested, (Claimed::Lost, Claimed::Won(claim))) => {
                        won.by_second += 1;
                        other.give_up(place, &claim)?;
                    }
                    (Meeting::Neighbours, (Claimed::Won(claim), Claimed::Won(others))) => {
                        won.by_both += 1;
                        one.give_up(place, &claim)?;
                        other.give_up(place, &others)?;
                    }
                    (Meeting::Contested, (Claimed::Won(_), Claimed::Won(_))) => {
                        bail!(wrong("both won"))
                    }
                    (Meeting::Neighbours, _) => bail!(wrong("the times only meet, and one lost")),
                    (_, (Claimed::Lost, Claimed::Lost)) => bail!(wrong("nobody won")),
                }
            }
            Ok(won)
        })
    }
}
