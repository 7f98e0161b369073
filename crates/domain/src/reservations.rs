//! What is promised of places: reservations of one place never overlap.

use crate::plan::PlaceId;
use crate::sorted::{SortedMap, SortedSet};
use crate::time::{Instant, Span};
use crate::{Holder, ReservationId};
use std::cmp::Reverse;

/// A place promised to somebody for a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reservation<H> {
    /// Whose, as far as the viewer may know.
    pub holder: H,
    /// For when.
    pub span: Span,
    /// When it is given up if nobody has checked in by then.
    pub lapses: Instant,
    /// The entry of the log that made it what it is now: a later one is a later version.
    pub revision: u64,
}

impl<H: Holder> Reservation<H> {
    /// Its key, where the viewer may know it.
    pub fn id(&self) -> Option<ReservationId> {
        self.holder.occupancy().map(ReservationId::from)
    }
}

/// All reservations, by place and in order of time. A place and the moment it begins name one of
/// them to everybody, also to those who may not know its key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reservations<H: Holder> {
    of_places: SortedMap<PlaceId, Vec<Reservation<H>>>,
    // Derived. What is due first stands last.
    lapses: SortedSet<Reverse<(Instant, PlaceId, Instant)>>,
    of_people: SortedSet<(H::Person, Instant, PlaceId)>,
}

impl<H: Holder> Default for Reservations<H> {
    fn default() -> Self {
        Reservations {
            of_places: SortedMap::default(),
            lapses: SortedSet::default(),
            of_people: SortedSet::default(),
        }
    }
}

impl<H: Holder> Reservations<H> {
    /// From a list in any order.
    pub(crate) fn new(all: impl IntoIterator<Item = (PlaceId, Reservation<H>)>) -> Self {
        let mut all: Vec<_> = all.into_iter().collect();
        crate::sorted::put_in_order(&mut all, |(place, one), (other_place, other)| {
            place.cmp(other_place).then_with(|| one.span.cmp(&other.span))
        });
        let lapses = all.iter().map(|(place, it)| Reverse((it.lapses, *place, it.span.from)));
        let lapses = lapses.collect();
        let of_people =
            all.iter().filter_map(|(place, it)| Some((it.holder.person()?, it.span.from, *place)));
        let of_people = of_people.collect();
        let mut rows: Vec<(PlaceId, Vec<Reservation<H>>)> = Vec::new();
        for (place, reservation) in all {
            match rows.last_mut().filter(|(last, _)| *last == place) {
                Some((_, agenda)) => agenda.push(reservation),
                None => rows.push((place, vec![reservation])),
            }
        }
        Reservations { of_places: rows.into_iter().collect(), lapses, of_people }
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (PlaceId, &Reservation<H>)> {
        let rows = self.of_places.iter();
        rows.flat_map(|(place, agenda)| agenda.iter().map(|it| (*place, it)))
    }

    pub(crate) fn of_place(&self, place: PlaceId) -> &[Reservation<H>] {
        self.of_places.get(&place).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn of_person(
        &self,
        person: &H::Person,
    ) -> impl Iterator<Item = (PlaceId, &Reservation<H>)> {
        let keys = self.of_people.matching(|(other, ..)| other.cmp(person));
        keys.filter_map(|(_, from, place)| Some((*place, self.get(*place, *from)?)))
    }

    pub(crate) fn get(&self, place: PlaceId, from: Instant) -> Option<&Reservation<H>> {
        let agenda = self.of_place(place);
        let at = agenda.binary_search_by(|it| it.span.from.cmp(&from)).ok()?;
        agenda.get(at)
    }

    pub(crate) fn put(&mut self, place: PlaceId, reservation: Reservation<H>) {
        let from = reservation.span.from;
        self.take(place, from);
        self.lapses.insert(Reverse((reservation.lapses, place, from)));
        if let Some(person) = reservation.holder.person() {
            self.of_people.insert((person, from, place));
        }
        match self.of_places.get_mut(&place) {
            Some(agenda) => {
                let at = agenda.partition_point(|it| it.span.from < from);
                agenda.insert(at, reservation);
            }
            None => drop(self.of_places.insert(place, vec![reservation])),
        }
    }

    pub(crate) fn take(&mut self, place: PlaceId, from: Instant) {
        let Some(agenda) = self.of_places.get_mut(&place) else { return };
        let Ok(at) = agenda.binary_search_by(|it| it.span.from.cmp(&from)) else { return };
        let gone = agenda.remove(at);
        if agenda.is_empty() {
            self.of_places.remove(&place);
        }
        self.lapses.remove(&Reverse((gone.lapses, place, from)));
        if let Some(person) = gone.holder.person() {
            self.of_people.remove(&(person, from, place));
        }
    }

    /// When the next one is given up.
    pub(crate) fn next_due(&self) -> Option<(Instant, PlaceId, Instant)> {
        self.lapses.last().map(|Reverse(due)| *due)
    }
}
