//! Who is where now, what is promised, and what is closed.

mod tables;

use crate::lost::LostPromises;
use crate::plan::{Equipment, Place, PlaceId};
use crate::reservations::Reservations;
use crate::sorted::{SortedMap, SortedSet};
use crate::time::{Instant, Span};
use crate::{
    ClosedArea, Closure, ClosureId, Event, Fault, Holder, Lost, Reservation, ReservationId,
};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use tables::Tables;

/// The state of all places, as far as a viewer may know it. Only what is *not* free and open is
/// kept, so it is as large as what goes on, not as the building.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    from = "Tables<H>",
    into = "Tables<H>",
    bound(serialize = "H: Holder + Serialize", deserialize = "H: Holder")
)]
pub struct State<H: Holder> {
    stays: SortedMap<PlaceId, Stay<H>>,
    closures: SortedMap<ClosureId, Closure>,
    reservations: Reservations<H>,
    lost: LostPromises<H>,
    faults: SortedMap<(PlaceId, Equipment), Instant>,
    // The rest is derived, so that nothing has to be looked for among all stays. What is due first
    // stands last, where it is taken out without moving the others.
    ends: SortedSet<Reverse<(Instant, PlaceId)>>,
    reopens: SortedSet<Reverse<(Instant, ClosureId)>>,
    places_of: SortedSet<(H::Person, PlaceId)>,
}

/// Somebody at a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Stay<H> {
    /// Who, as far as the viewer may know.
    #[serde(flatten)]
    pub holder: H,
    /// Since when.
    pub since: Instant,
    /// When it ends by itself.
    pub until: Instant,
}

/// What a state is made of, in any order.
#[derive(Debug, Clone)]
pub struct Parts<H> {
    /// Who is where.
    pub stays: Vec<(PlaceId, Stay<H>)>,
    /// What is closed, now or later.
    pub closures: Vec<Closure>,
    /// What is promised.
    pub reservations: Vec<(PlaceId, Reservation<H>)>,
    /// What was taken back.
    pub lost: Vec<Lost<H>>,
    /// What does not work.
    pub faults: Vec<Fault>,
}

impl<H> Default for Parts<H> {
    fn default() -> Self {
        Parts {
            stays: Vec::new(),
            closures: Vec::new(),
            reservations: Vec::new(),
            lost: Vec::new(),
            faults: Vec::new(),
        }
    }
}

impl<H: Holder> From<State<H>> for Parts<H> {
    fn from(state: State<H>) -> Self {
        Parts {
            faults: state.faults().collect(),
            reservations: state.reservations.iter().map(|(at, it)| (at, it.clone())).collect(),
            lost: state.lost.iter().cloned().collect(),
            stays: state.stays.into_iter().collect(),
            closures: state.closures.into_iter().map(|(_, closure)| closure).collect(),
        }
    }
}

impl<H: Holder> Default for State<H> {
    fn default() -> Self {
        State {
            stays: SortedMap::default(),
            closures: SortedMap::default(),
            reservations: Reservations::default(),
            lost: LostPromises::default(),
            faults: SortedMap::default(),
            ends: SortedSet::default(),
            reopens: SortedSet::default(),
            places_of: SortedSet::default(),
        }
    }
}

impl<H: Holder> State<H> {
    /// State from its parts.
    pub fn new(parts: Parts<H>) -> Self {
        let Parts { stays, closures, reservations, lost, faults } = parts;
        let stays: SortedMap<_, Stay<H>> = stays.into_iter().collect();
        let closures: SortedMap<_, Closure> =
            closures.into_iter().map(|closure| (closure.id, closure)).collect();
        let ends = stays.iter().map(|(place, stay)| Reverse((stay.until, *place))).collect();
        let reopens = closures.values().filter_map(reopening).collect();
        let people_at = |(place, stay): (&PlaceId, &Stay<H>)| {
            let place = *place;
            people(&stay.holder).map(move |person| (person, place))
        };
        let places_of = stays.iter().flat_map(people_at).collect();
        let reservations = Reservations::new(reservations);
        let lost = LostPromises::new(lost);
        let faults = faults.into_iter().map(|it| ((it.place, it.equipment), it.at)).collect();
        State { stays, closures, reservations, lost, faults, ends, reopens, places_of }
    }

    /// Who is at a place.
    pub fn stay(&self, place: PlaceId) -> Option<&Stay<H>> {
        self.stays.get(&place)
    }

    /// Everybody who is anywhere, by place.
    pub fn stays(&self) -> impl Iterator<Item = (PlaceId, &Stay<H>)> {
        self.stays.iter().map(|(place, stay)| (*place, stay))
    }

    /// The stays of one person, and of doors by that person's promises. Costs what that person has,
    /// not what there is.
    pub fn stays_of(&self, person: &H::Person) -> impl Iterator<Item = (PlaceId, &Stay<H>)> {
        let places = self.places_of.matching(|(other, _)| other.cmp(person));
        places.filter_map(|(_, place)| Some((*place, self.stays.get(place)?)))
    }

    /// What is reserved of a place, in order of time.
    pub fn reservations_at(&self, place: PlaceId) -> &[Reservation<H>] {
        self.reservations.of_place(place)
    }

    /// The reservation of a place that begins then.
    pub fn reservation(&self, place: PlaceId, from: Instant) -> Option<&Reservation<H>> {
        self.reservations.get(place, from)
    }

    /// All reservations, by place and in order of time.
    pub fn reservations(&self) -> impl Iterator<Item = (PlaceId, &Reservation<H>)> {
        self.reservations.iter()
    }

    /// The reservations of one person, in order of time. Costs what that person has.
    pub fn reservations_of(
        &self,
        person: &H::Person,
    ) -> impl Iterator<Item = (PlaceId, &Reservation<H>)> {
        self.reservations.of_person(person)
    }

    /// What was taken back, as far as the viewer may know it.
    pub fn lost(&self) -> impl Iterator<Item = &Lost<H>> {
        self.lost.iter()
    }

    /// What was taken back from one person, in order of time. Costs what that person has.
    pub fn lost_of(&self, person: &H::Person) -> impl Iterator<Item = &Lost<H>> {
        self.lost.of_person(person)
    }

    /// Since when something at a place is known not to work.
    pub fn fault(&self, place: PlaceId, equipment: Equipment) -> Option<Instant> {
        self.faults.get(&(place, equipment)).copied()
    }

    /// The equipment of a place that is known not to work.
    pub fn broken_at(&self, place: &Place) -> Vec<Equipment> {
        let is_broken = |it: &&Equipment| self.fault(place.id, **it).is_some();
        place.equipment.iter().filter(is_broken).copied().collect()
    }

    /// All that does not work, by place.
    pub fn faults(&self) -> impl Iterator<Item = Fault> {
        let faults = self.faults.iter();
        faults.map(|((place, equipment), at)| Fault {
            place: *place,
            equipment: *equipment,
            at: *at,
        })
    }

    /// A closing by its key.
    pub fn closure(&self, id: ClosureId) -> Option<&Closure> {
        self.closures.get(&id)
    }

    /// All closings.
    pub fn closures(&self) -> impl Iterator<Item = &Closure> {
        self.closures.values()
    }

    /// The closing that holds an area closed longest of those that have begun.
    pub fn closure_over<'a>(&'a self, areas: &[ClosedArea], now: Instant) -> Option<&'a Closure> {
        let closures = self.closures.values();
        let begun = closures.filter(|it| it.at <= now && areas.contains(&it.area));
        begun.max_by_key(|closure| closure.until.unwrap_or(Instant(i64::MAX)))
    }

    /// When the next closing of an area begins.
    pub fn next_closure(&self, areas: &[ClosedArea], now: Instant) -> Option<Instant> {
        let ahead = self.closures.values().filter(|it| it.at > now && areas.contains(&it.area));
        ahead.map(|closure| closure.at).min()
    }

    /// A closing that holds an area closed at some moment of that time.
    pub fn closure_during<'a>(&'a self, areas: &[ClosedArea], span: Span) -> Option<&'a Closure> {
        let mut closures = self.closures.values().filter(|closure| areas.contains(&closure.area));
        closures.find(|closure| closure.span().overlaps(span))
    }

    /// When time changes something next, if nothing else does before.
    pub fn next_due(&self) -> Option<Instant> {
        let end = self.ends.last().map(|Reverse((at, _))| *at);
        let opening = self.reopens.last().map(|Reverse((at, _))| *at);
        let lapse = self.reservations.next_due().map(|(at, ..)| at);
        let over = self.lost.next_over().map(|(at, _)| at);
        [end, opening, lapse, over].into_iter().flatten().min()
    }

    /// The first of what was taken back that would have been over at or before `now`.
    pub(crate) fn next_over(&self, now: Instant) -> Option<(Instant, &Lost<H>)> {
        self.lost.next_over().filter(|(at, _)| *at <= now)
    }

    /// The first reservation that is given up at or before `now`: when, where, from when it is.
    pub(crate) fn next_lapsed(&self, now: Instant) -> Option<(Instant, PlaceId, Instant)> {
        self.reservations.next_due().filter(|(at, ..)| *at <= now)
    }

    /// The first stay that ends at or before `now`.
    pub(crate) fn next_ended(&self, now: Instant) -> Option<(Instant, PlaceId)> {
        self.ends.last().map(|Reverse(end)| *end).filter(|(at, _)| *at <= now)
    }

    /// The first closing that ends at or before `now`.
    pub(crate) fn next_reopened(&self, now: Instant) -> Option<(Instant, ClosureId)> {
        self.reopens.last().map(|Reverse(opening)| *opening).filter(|(at, _)| *at <= now)
    }

    /// Makes a decided change. Total: an event that was applied before, or that tells of something
    /// this state never knew, leaves it well-formed.
    pub fn apply(&mut self, event: &Event<H>) {
        match event {
            Event::CheckedIn { place, holder, at, until } => {
                let stay = Stay { holder: holder.clone(), since: *at, until: *until };
                self.put_stay(*place, stay);
            }
            Event::Released { place, .. } => self.take_stay(*place),
            Event::Extended { place, until, .. } => {
                if let Some(stay) = self.stays.get(place).cloned() {
                    self.put_stay(*place, Stay { until: *until, ..stay });
                }
            }
            Event::Reserved { place, holder, from, until, lapses, revision } => {
                let (span, holder) = (Span::new(*from, *until), holder.clone());
                let (lapses, revision) = (*lapses, *revision);
                let reservation = Reservation { holder, span, lapses, revision };
                self.reservations.put(*place, reservation);
            }
            Event::Unreserved { place, holder, from, until, cause, .. } => {
                self.reservations.take(*place, *from);
                if cause.is_loss() {
                    let (span, holder) = (Span::new(*from, *until), holder.clone());
                    self.lose(Lost { place: *place, holder, span, cause: *cause });
                }
            }
            Event::Forgotten { holder, .. } => {
                if let Some(id) = holder.occupancy() {
                    self.lost.take(ReservationId::from(id));
                }
            }
            Event::Closed { closure } => self.put_closure(closure.clone()),
            Event::Opened { closure } => self.take_closure(*closure),
            Event::FaultReported { place, equipment, at } => {
                self.faults.insert((*place, *equipment), *at);
            }
            Event::Repaired { place, equipment } => {
                self.faults.remove(&(*place, *equipment));
            }
            Event::PlanReplaced { .. } => {}
        }
    }

    pub(crate) fn lose(&mut self, lost: Lost<H>) {
        self.lost.put(lost);
    }

    fn put_stay(&mut self, place: PlaceId, stay: Stay<H>) {
        self.take_stay(place);
        self.ends.insert(Reverse((stay.until, place)));
        for person in people(&stay.holder) {
            self.places_of.insert((person, place));
        }
        self.stays.insert(place, stay);
    }

    fn take_stay(&mut self, place: PlaceId) {
        let Some(stay) = self.stays.remove(&place) else { return };
        self.ends.remove(&Reverse((stay.until, place)));
        for person in people(&stay.holder) {
            self.places_of.remove(&(person, place));
        }
    }

    fn put_closure(&mut self, closure: Closure) {
        self.take_closure(closure.id);
        if let Some(opening) = reopening(&closure) {
            self.reopens.insert(opening);
        }
        self.closures.insert(closure.id, closure);
    }

    fn take_closure(&mut self, id: ClosureId) {
        if let Some(opening) = self.closures.remove(&id).as_ref().and_then(reopening) {
            self.reopens.remove(&opening);
        }
    }
}

/// Whose a stay is, as far as the viewer may know: of who holds it, and of whose promise it is.
fn people<H: Holder>(holder: &H) -> impl Iterator<Item = H::Person> + use<H> {
    holder.person().into_iter().chain(holder.promised_to())
}

/// When a closing ends by itself, as `State::reopens` keeps it.
fn reopening(closure: &Closure) -> Option<Reverse<(Instant, ClosureId)>> {
    closure.until.map(|until| Reverse((until, closure.id)))
}
