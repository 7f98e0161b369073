//! A gentle working day: colleagues without a name come and go, so that the map lives.
//!
//! Every change is a command to the same writer as everybody's: there is one way in.

use super::people::colleague_at;
use crate::writer::{Hub, Principal, Published, SubmitError};
use domain::plan::{Place, PlaceKind};
use domain::time::{Instant, Span};
use domain::{Command, CommandId, OccupancyId, PersonId, Role, is_free_during};
use futures::future::join_all;
use std::collections::BTreeMap;
use std::time::Duration;
use sync::wire::{CommandEnvelope, Made};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

/// A place that is promised this soon is left alone.
const AHEAD_MINUTES: u16 = 15;

/// Between two changes.
const PACE: Duration = Duration::from_secs(4);

/// How full it is kept, in hundredths: desks first, then rooms and booths. Some of each kind must
/// be free for whoever tries it, and some taken, so that there is something to see.
const DESKS_TAKEN: usize = 45;
const ROOMS_TAKEN: usize = 35;

/// How far it may be off before the day steers back, in hundredths.
const SLACK: usize = 3;

/// The simulated day of one hub.
pub struct Day {
    hub: Hub,
    rng: fastrand::Rng,
    outbox: Uuid,
    sequences: BTreeMap<PersonId, u64>,
}

/// What may change, by kind of place. Only colleagues come and go: whoever has an account is
/// counted nowhere and never moved.
struct Choice<'a> {
    kind: PlaceKind,
    free: Vec<&'a Place>,
    taken: Vec<(&'a Place, OccupancyId)>,
    total: usize,
}

impl Day {
    /// A day that goes as the seed says.
    pub fn new(hub: Hub, seed: u64) -> Self {
        let rng = fastrand::Rng::with_seed(seed);
        Day { hub, rng, outbox: Uuid::new_v4(), sequences: BTreeMap::new() }
    }

    /// Fills the buildings, then makes a change every few seconds until it is stopped.
    pub async fn run(mut self, stop: CancellationToken) {
        loop {
            // A busy or stopping hub is not the day's business: it tries again.
            if let Err(error) = self.fill().await {
                tracing::debug!(%error, "the simulated day could not fill the building");
            }
            if let Err(error) = self.change().await {
                tracing::debug!(%error, "the simulated day could not make a change");
            }
            let pause = PACE.mul_f64(0.5 + self.rng.f64());
            tokio::select! {
                () = stop.cancelled() => return,
                () = tokio::time::sleep(pause) => {}
            }
        }
    }

    /// Brings colleagues in where it is far too empty: at the start, and after closing time, when
    /// everybody left at once.
    ///
    /// # Errors
    /// [`SubmitError`] when the hub takes no commands now.
    pub async fn fill(&mut self) -> Result<(), SubmitError> {
        let published = self.hub.read();
        let mut arrivals = Vec::new();
        for mut choice in choices(&published, self.hub.now()) {
            let wanted = choice.wanted();
            if choice.taken.len() * 4 < wanted * 3 {
                self.rng.shuffle(&mut choice.free);
                let missing = wanted.saturating_sub(choice.taken.len());
                arrivals.extend(choice.free.iter().take(missing).map(|place| check_in(place)));
            }
        }
        drop(published);
        // A few hundred at a time: the writer's queue is bounded.
        while !arrivals.is_empty() {
            let rest = arrivals.split_off(arrivals.len().min(256));
            let sent: Vec<_> =
                arrivals.into_iter().map(|(person, wish)| self.send(person, wish)).collect();
            for answer in join_all(sent).await {
                answer?;
            }
            arrivals = rest;
        }
        Ok(())
    }

    /// Sends all colleagues home: in a quiet demonstration nobody is anywhere.
    pub async fn leave(&mut self) {
        let published = self.hub.read();
        let taken = choices(&published, self.hub.now()).into_iter().flat_map(|choice| choice.taken);
        let leaving: Vec<_> = taken
            .map(|(place, occupancy)| (colleague_at(place.id), Command::Release { occupancy }))
            .collect();
        drop(published);
        for (person, command) in leaving {
            if let Err(error) = self.send(person, command).await {
                tracing::debug!(%error, "a colleague of the simulated day could not leave");
            }
        }
    }

    /// One colleague comes or goes.
    ///
    /// # Errors
    /// [`SubmitError`] when the hub takes no commands now.
    pub async fn change(&mut self) -> Result<(), SubmitError> {
        let published = self.hub.read();
        let choices = choices(&published, self.hub.now());
        // Most places are desks, and so are most changes.
        let of_kind = match self.rng.u8(0..10) {
            0..7 => PlaceKind::Desk,
            7..9 => PlaceKind::Booth,
            _ => PlaceKind::Room,
        };
        let Some(choice) = choices.iter().find(|choice| choice.kind == of_kind) else {
            return Ok(());
        };
        let (wanted, taken) = (choice.wanted(), choice.taken.len());
        let slack = choice.total * SLACK / 100;
        let comes = match (taken + slack < wanted, taken > wanted + slack) {
            (true, _) => true,
            (_, true) => false,
            _ => self.rng.bool(),
        };
        let wish = if comes {
            self.rng.choice(&choice.free).map(|place| check_in(place))
        } else {
            self.rng.choice(&choice.taken).map(|(place, occupancy)| {
                (colleague_at(place.id), Command::Release { occupancy: *occupancy })
            })
        };
        drop(published);
        match wish {
            Some((person, command)) => self.send(person, command).await,
            None => Ok(()),
        }
    }

    /// Sends as a device would, except that it makes no promise about its clock.
    fn send(
        &mut self,
        person: PersonId,
        command: Command,
    ) -> impl Future<Output = Result<(), SubmitError>> + use<> {
        let sequence = self.sequences.entry(person).or_default();
        *sequence += 1;
        let envelope = CommandEnvelope {
            id: CommandId(Uuid::new_v4()),
            sequence: *sequence,
            command,
            basis: None,
            made: Made { wall_ms: self.hub.now().0, offset_ms: Some(0), error_ms: 0 },
        };
        let (hub, outbox) = (self.hub.clone(), self.outbox);
        async move {
            let principal = Principal::person(person, Role::Staff);
            hub.submit(principal, outbox, vec![envelope]).await.map(drop)
        }
    }
}

impl Choice<'_> {
    /// How many of the kind are taken on such a day.
    fn wanted(&self) -> usize {
        let hundredths = match self.kind {
            PlaceKind::Desk => DESKS_TAKEN,
            PlaceKind::Room | PlaceKind::Booth => ROOMS_TAKEN,
        };
        self.total * hundredths / 100
    }
}

fn check_in(place: &Place) -> (PersonId, Command) {
    let command = Command::CheckIn { place: place.code.clone(), minutes: None };
    (colleague_at(place.id), command)
}

/// What is free and what a colleague has taken, by kind.
fn choices(published: &Published, now: Instant) -> [Choice<'_>; 3] {
    let ahead = Span::new(now, now.plus_minutes(AHEAD_MINUTES));
    PlaceKind::ALL.map(|kind| {
        let mut choice = Choice { kind, free: Vec::new(), taken: Vec::new(), total: 0 };
        let floors = published.estate.buildings().iter().flat_map(|it| &it.plan.floors);
        for place in floors.flat_map(|floor| &floor.places).filter(|place| place.kind == kind) {
            choice.total += 1;
            let Some(located) = published.estate.place(place.id) else { continue };
            match published.state.stay(place.id) {
                Some(stay) if stay.holder.by == colleague_at(place.id).into() => {
                    choice.taken.push((place, stay.holder.occupancy));
                }
                Some(_) => {}
                // Nobody of the simulated day gets in anybody's way.
                None if is_free_during(located, &published.state, ahead) => choice.free.push(place),
                None => {}
            }
        }
        choice
    })
}
