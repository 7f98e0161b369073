//! What was promised and taken back: a place closed under it, or nobody came in time.
//!
//! Its holder is told, also after days without a network, so it is kept until the holder has put it
//! away or it would have been over. Nobody else ever sees it.

use crate::plan::PlaceId;
use crate::sorted::{SortedMap, SortedSet};
use crate::time::{Instant, Span};
use crate::{Event, Holder, ReservationId, UnreserveCause};
use std::cmp::Reverse;

/// A reservation that its holder did not give up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lost<H> {
    /// Of which place.
    pub place: PlaceId,
    /// Whose it was.
    pub holder: H,
    /// For when it was.
    pub span: Span,
    /// Why it is gone.
    pub cause: UnreserveCause,
}

impl<H: Holder> Lost<H> {
    /// The key that the reservation had, where the viewer may know it.
    pub fn id(&self) -> Option<ReservationId> {
        self.holder.occupancy().map(ReservationId::from)
    }

    pub(crate) fn forgotten(&self, at: Instant) -> Event<H> {
        Event::Forgotten { place: self.place, holder: self.holder.clone(), at }
    }
}

impl UnreserveCause {
    /// Whether the holder has to be told: somebody or something else ended it.
    pub fn is_loss(self) -> bool {
        match self {
            Self::NoShow | Self::Closed | Self::Vanished => true,
            Self::CheckedIn | Self::Cancelled | Self::Changed => false,
        }
    }
}

/// All that a viewer may know of. Bounded by time: each goes when it would have been over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LostPromises<H: Holder> {
    by_id: SortedMap<ReservationId, Lost<H>>,
    // Derived. What is over first stands last.
    over: SortedSet<Reverse<(Instant, ReservationId)>>,
    of_people: SortedSet<(H::Person, Instant, ReservationId)>,
}

impl<H: Holder> Default for LostPromises<H> {
    fn default() -> Self {
        LostPromises {
            by_id: SortedMap::default(),
            over: SortedSet::default(),
            of_people: SortedSet::default(),
        }
    }
}

impl<H: Holder> LostPromises<H> {
    pub(crate) fn new(all: impl IntoIterator<Item = Lost<H>>) -> Self {
        let mut lost = Self::default();
        all.into_iter().for_each(|it| lost.put(it));
        lost
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Lost<H>> {
        self.by_id.values()
    }

    pub(crate) fn of_person(&self, person: &H::Person) -> impl Iterator<Item = &Lost<H>> {
        let keys = self.of_people.matching(|(other, ..)| other.cmp(person));
        keys.filter_map(|(.., id)| self.by_id.get(id))
    }

    /// The first that would have been over at or before `now`.
    pub(crate) fn next_over(&self) -> Option<(Instant, &Lost<H>)> {
        let Reverse((at, id)) = self.over.last()?;
        Some((*at, self.by_id.get(id)?))
    }

    /// Keeps it, if the viewer may know whose it was.
    pub(crate) fn put(&mut self, lost: Lost<H>) {
        let (Some(person), Some(id)) = (lost.holder.person(), lost.id()) else { return };
        self.take(id);
        self.over.insert(Reverse((lost.span.until, id)));
        self.of_people.insert((person, lost.span.from, id));
        self.by_id.insert(id, lost);
    }

    pub(crate) fn take(&mut self, id: ReservationId) {
        let Some(gone) = self.by_id.remove(&id) else { return };
        self.over.remove(&Reverse((gone.span.until, id)));
        if let Some(person) = gone.holder.person() {
            self.of_people.remove(&(person, gone.span.from, id));
        }
    }
}
