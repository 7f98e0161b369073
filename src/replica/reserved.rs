//! The own reservations, also those on their way, and what is promised of a place.

use super::Live;
use domain::plan::PlaceId;
use domain::time::{Instant, Span};
use domain::{Command, CommandId, Reason, ReservationId, decide, instance_id, nearest_free_during};
use leptos::prelude::*;
use sync::replica::{Outlook, Replica, Standing, Waiting};

/// One of the own reservations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MyReservation {
    /// Its key; a change and a cancellation name it.
    pub id: ReservationId,
    /// Where.
    pub place: PlaceId,
    /// For when.
    pub span: Span,
    /// When it is given up unless one has checked in; nothing before the hub has granted it.
    pub lapses: Option<Instant>,
    /// How far it has come.
    pub promise: Promise,
}

/// How far an own reservation has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Promise {
    /// The hub has granted it.
    Granted,
    /// Asked for; the hub has not answered.
    Asked,
    /// Asked for, and as things look from here it will be turned down.
    Unlikely,
    /// Granted; to be given up, which the hub does not know yet.
    GivingUp,
}

impl Live {
    /// The own reservations that are not over, in order of time: also those that are asked for
    /// only. Tracked.
    pub fn reserved(self) -> Vec<MyReservation> {
        self.changes.track();
        let now = self.now.get();
        self.with_replica(|replica| own(replica, now)).unwrap_or_default()
    }

    /// Where and when one of the own reservations is, as the hub has granted it. Untracked.
    pub fn granted(self, id: ReservationId) -> Option<(PlaceId, Span)> {
        self.with_replica(|replica| {
            let mut own = replica.confirmed().reservations_of(&());
            own.find(|(_, it)| it.id() == Some(id)).map(|(place, it)| (place, it.span))
        })
        .flatten()
    }

    /// Whether something is promised to the viewer. Tracked.
    pub fn has_reserved(self) -> bool {
        self.changes.track();
        let has = |replica: &mut Replica| replica.state().reservations_of(&()).next().is_some();
        self.with_replica(has) == Some(true)
    }

    /// Why the hub would turn a wish down, as far as that can be said from here. Tracked.
    pub fn against(self, command: &Command) -> Option<Reason> {
        self.changes.track();
        let now = self.hub_now();
        let outlook = self.with_replica(|replica| replica.outlook(command, now, decide));
        match outlook {
            Some(Outlook::Unlikely(reason)) => Some(reason),
            _ => None,
        }
    }

    /// Places near one that is taken, that are free for all of a time. Untracked.
    pub fn free_near_during(self, place: PlaceId, span: Span, count: usize) -> Vec<PlaceId> {
        if !self.is_known.get_untracked() {
            return Vec::new();
        }
        let found = self.with_replica(|replica| {
            nearest_free_during(replica.estate(), replica.state(), place, count, span)
        });
        found.unwrap_or_default()
    }
}

/// The place and time that a wish to reserve is about.
pub fn wish_of(replica: &Replica, command: &Command) -> Option<(PlaceId, Span)> {
    match command {
        Command::Reserve { place, from, until }
        | Command::ReserveSeries { place, from, until, .. }
        | Command::Change { place, from, until, .. } => {
            let located = replica.estate().place_by_code(place)?;
            Some((located.place.id, Span::new(*from, *until)))
        }
        _ => None,
    }
}

/// Where an own reservation is, by what the hub has said or what waits.
pub(super) fn place_of(replica: &Replica, id: ReservationId) -> Option<PlaceId> {
    let mut own =
        replica.state().reservations_of(&()).chain(replica.confirmed().reservations_of(&()));
    let found = own.find(|(_, it)| it.id() == Some(id)).map(|(place, _)| place);
    found.or_else(|| {
        let made = replica.waiting().iter().find(|it| it.envelope.id == CommandId(id.0))?;
        wish_of(replica, &made.envelope.command).map(|(place, _)| place)
    })
}

/// The own reservations that are not over, in order of time.
fn own(replica: &Replica, now: Instant) -> Vec<MyReservation> {
    let mut own: Vec<MyReservation> = Vec::new();
    for (place, it) in replica.state().reservations_of(&()) {
        let Some(id) = it.id() else { continue };
        let is_noted = |noted: &&Waiting| {
            makes(replica, noted, it.span) == Some(id) && noted.outlook == Outlook::Likely
        };
        let promise = match replica.waiting().iter().rfind(is_noted) {
            Some(noted) if noted.standing == Standing::Noted => Promise::Asked,
            _ => Promise::Granted,
        };
        let lapses = (promise == Promise::Granted).then_some(it.lapses);
        own.push(MyReservation { id, place, span: it.span, lapses, promise });
    }
    for noted in replica.waiting().iter().filter(|it| it.standing == Standing::Noted) {
        match noted.envelope.command {
            Command::Cancel { reservation } => {
                let mut before = replica.confirmed().reservations_of(&());
                if let Some((place, it)) = before.find(|(_, it)| it.id() == Some(reservation)) {
                    own.push(MyReservation {
                        id: reservation,
                        place,
                        span: it.span,
                        lapses: None,
                        promise: Promise::GivingUp,
                    });
                }
            }
            _ if noted.outlook == Outlook::Likely => {}
            _ => {
                let wish = wish_of(replica, &noted.envelope.command);
                let Some((place, span)) = wish else { continue };
                if let Some(id) = makes(replica, noted, span) {
                    let promise = Promise::Unlikely;
                    own.push(MyReservation { id, place, span, lapses: None, promise });
                }
            }
        }
    }
    own.retain(|it| it.span.until > now);
    domain::sorted::put_in_order(&mut own, |one, other| one.span.cmp(&other.span));
    own
}

/// The reservation of a time that a command makes or makes another of.
fn makes(replica: &Replica, waiting: &Waiting, span: Span) -> Option<ReservationId> {
    match &waiting.envelope.command {
        Command::Reserve { .. } => Some(waiting.envelope.id.into()),
        Command::ReserveSeries { place, .. } => {
            let located = replica.estate().place_by_code(place)?;
            let begins = located.building.rules.clock.local(span.from)?;
            Some(instance_id(waiting.envelope.id, begins.date()))
        }
        Command::Change { reservation, .. } => Some(*reservation),
        _ => None,
    }
}

/// The own reservation that runs and lapses first, because nobody has checked in.
pub fn lapsing(reserved: &[MyReservation], now: Instant) -> Option<&MyReservation> {
    let running = reserved.iter().filter(|it| it.span.contains(now));
    let lapsing = running.filter(|it| it.lapses.is_some_and(|lapses| lapses > now));
    lapsing.min_by_key(|it| it.lapses)
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    const HOUR: i64 = 3_600_000;

    fn reservation(number: u128, promise: Promise) -> MyReservation {
        let span = Span::new(Instant(9 * HOUR), Instant(11 * HOUR));
        let lapses = (promise == Promise::Granted).then(|| span.from.plus_minutes(30));
        let id = Uuid::from_u128(number);
        MyReservation { id: ReservationId(id), place: PlaceId(id), span, lapses, promise }
    }

    #[test]
    fn only_what_runs_and_is_granted_lapses() {
        let all = [reservation(1, Promise::Granted), reservation(2, Promise::Asked)];
        for (now, expected) in [
            (9 * HOUR - 1, None),
            (9 * HOUR, Some(1)),
            (9 * HOUR + HOUR / 2 - 1, Some(1)),
            (9 * HOUR + HOUR / 2, None),
        ] {
            let found = lapsing(&all, Instant(now)).map(|it| it.id.0.as_u128());
            assert_eq!(found, expected, "{now}");
        }
    }
}
