//! What is promised of places.

use super::Broken;
use domain::plan::PlaceId;
use domain::time::{Instant, Span};
use domain::{Held, OccupancyId, Party, State};
use std::collections::{BTreeMap, BTreeSet};

/// Most promises of one person that overlap: of the room, of the booth, and of one desk.
const MOST_AT_ONCE: usize = 3;

/// A place promised to somebody, from when its key says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Promise {
    pub(super) holder: Held,
    pub(super) until: Instant,
    pub(super) lapses: Instant,
}

/// All of them.
#[derive(Debug, Clone, Default)]
pub(super) struct Promises {
    of_places: BTreeMap<PlaceId, BTreeMap<Instant, Promise>>,
    /// Those that were ever given.
    given: BTreeSet<OccupancyId>,
    /// Those that were given up, perhaps before they came.
    cancelled: BTreeSet<(Party, OccupancyId)>,
}

impl Promises {
    /// Nothing is promised of a place for that time.
    pub(super) fn none_over(
        &self,
        place: PlaceId,
        span: Span,
        what: OccupancyId,
    ) -> Result<(), Broken> {
        let agenda = self.of_places.get(&place);
        // They do not overlap each other: of those that begin before the end, the last ends last.
        let last = agenda.and_then(|agenda| agenda.range(..span.until).next_back());
        match last.filter(|(from, it)| Span::new(**from, it.until).overlaps(span)) {
            Some((_, other)) => {
                let other = other.holder.occupancy;
                Err(format!("{what} takes a place that is promised as {other}"))
            }
            None => Ok(()),
        }
    }

    /// A place is promised; again, where its holder has changed it.
    pub(super) fn put(
        &mut self,
        place: PlaceId,
        from: Instant,
        promise: Promise,
        is_changed: bool,
    ) -> Result<(), Broken> {
        let Promise { holder, until, .. } = promise;
        let (id, span) = (holder.occupancy, Span::new(from, until));
        self.none_over(place, span, id)?;
        if !self.given.insert(id) && !is_changed {
            return Err(format!("{id} was applied twice"));
        }
        if self.cancelled.contains(&(holder.by, id)) {
            return Err(format!("{id} is promised after its end was accepted"));
        }
        let all = self.of_places.values().flatten();
        let own = all.filter(|(_, it)| it.holder.by == holder.by);
        let at_once = own.filter(|(from, it)| Span::new(**from, it.until).overlaps(span)).count();
        if at_once >= MOST_AT_ONCE {
            return Err(format!("{id} is one promise too many for one person"));
        }
        self.of_places.entry(place).or_default().insert(from, promise);
        Ok(())
    }

    /// A promise is over.
    pub(super) fn take(
        &mut self,
        place: PlaceId,
        from: Instant,
        holder: Held,
    ) -> Result<Promise, Broken> {
        let promise = self.of_places.get_mut(&place).and_then(|agenda| agenda.remove(&from));
        let id = holder.occupancy;
        promise
            .filter(|promise| promise.holder == holder)
            .ok_or_else(|| format!("{id} ended, and nothing like it was promised"))
    }

    /// Its holder gives it up, or will not want it when it comes.
    pub(super) fn cancelled(&mut self, person: Party, id: OccupancyId) {
        self.cancelled.insert((person, id));
    }

    /// Whoever hears *accepted* was promised something.
    pub(super) fn was_given(&self, id: OccupancyId) -> Result<(), Broken> {
        let is_given = self.given.contains(&id);
        if is_given { Ok(()) } else { Err(format!("{id} was accepted and nothing promised")) }
    }

    /// Nothing is promised that should have been given up by then.
    pub(super) fn none_lapsed(&self, by: Instant) -> Result<(), Broken> {
        match self.of_places.values().flatten().find(|(_, it)| it.lapses <= by) {
            Some((_, it)) => Err(format!("{} is kept, and nobody came", it.holder.occupancy)),
            None => Ok(()),
        }
    }

    /// Whether a hub knows them, and no others.
    pub(super) fn are_known_to(&self, state: &State<Held>) -> Result<(), Broken> {
        let written = self.of_places.iter().flat_map(|(place, agenda)| {
            agenda.iter().map(|(from, it)| (*place, *from, it.until, it.lapses, it.holder))
        });
        let known = state
            .reservations()
            .map(|(place, it)| (place, it.span.from, it.span.until, it.lapses, it.holder));
        if written.eq(known) {
            return Ok(());
        }
        Err(String::from("the hub knows other promises than were written"))
    }
}
