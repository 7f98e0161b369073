//! What a viewer may see. The one place where a holder is made less.

use crate::plan::PlaceId;
use crate::time::Span;
use crate::{
    Event, Held, Holder, Lost, OccupancyId, Parts, Party, PersonId, Reservation, Seen, State, Stay,
};

/// Somebody who looks, and what is left of a holder in those eyes.
pub trait Viewer {
    /// What this viewer knows of holders.
    type Sees: Holder;

    /// What is left of a holder.
    fn see(&self, held: &Held) -> Self::Sees;
}

/// A signed-in person sees the own stays.
impl Viewer for PersonId {
    type Sees = Seen;

    fn see(&self, held: &Held) -> Seen {
        Party::Person(*self).see(held)
    }
}

/// So does a screen at a door: what it took itself, and nothing of any person, also not by whose
/// promise. Whose promise that was sees the stay as one of a door.
impl Viewer for Party {
    type Sees = Seen;

    fn see(&self, held: &Held) -> Seen {
        match () {
            () if held.by == *self => Seen::Me(held.occupancy),
            () if held.promised_to() == Some(*self) => Seen::AtDoor(held.occupancy),
            () => Seen::Someone,
        }
    }
}

/// The public sees that somebody is there, never who.
impl Viewer for () {
    type Sees = ();

    fn see(&self, _: &Held) {}
}

/// The event as the viewer may see it.
pub fn redact_event<V: Viewer>(event: &Event<Held>, viewer: &V) -> Event<V::Sees> {
    map_holder(event, |held| viewer.see(held))
}

/// The state as the viewer may see it. For any event `e`,
/// `redact(apply(s, e)) = apply(redact(s), redact(e))`: a viewer who follows the redacted events
/// arrives at the redacted state.
pub fn redact_state<V: Viewer>(state: &State<Held>, viewer: &V) -> State<V::Sees> {
    map_state(state, |held| viewer.see(held))
}

/// What is shared with everybody, as a signed-in client begins to read it: every holder is
/// somebody else, until the client's own part says which are its own.
pub fn lift(event: &Event<()>) -> Event<Seen> {
    map_holder(event, |()| Seen::Someone)
}

impl<H: Holder> State<H> {
    /// What of it everybody may see.
    pub fn without_holders(&self) -> State<()> {
        map_state(self, |_| ())
    }
}

impl State<()> {
    /// The public state with what is the viewer's own in it.
    pub fn with_mine(
        &self,
        stays: impl IntoIterator<Item = (PlaceId, Stay<Seen>)>,
        reservations: impl IntoIterator<Item = (PlaceId, Reservation<OccupancyId>)>,
        lost: impl IntoIterator<Item = Lost<OccupancyId>>,
    ) -> State<Seen> {
        let mut state = map_state(self, |()| Seen::Someone);
        for (place, stay) in stays {
            let Stay { holder, since, until } = stay;
            state.apply(&Event::CheckedIn { place, holder, at: since, until });
        }
        for (place, reservation) in reservations {
            let Reservation { holder, span: Span { from, until }, lapses, revision } = reservation;
            let holder = Seen::Me(holder);
            state.apply(&Event::Reserved { place, holder, from, until, lapses, revision });
        }
        for Lost { place, holder, span, cause } in lost {
            state.lose(Lost { place, holder: Seen::Me(holder), span, cause });
        }
        state
    }
}

fn map_state<A: Holder, B: Holder>(state: &State<A>, see: impl Fn(&A) -> B) -> State<B> {
    let stays = state.stays().map(|(place, stay)| {
        let holder = see(&stay.holder);
        (place, Stay { holder, since: stay.since, until: stay.until })
    });
    let reservations = state.reservations().map(|(place, it)| {
        let holder = see(&it.holder);
        let Reservation { span, lapses, revision, .. } = *it;
        (place, Reservation { holder, span, lapses, revision })
    });
    let lost = state.lost().map(|it| {
        let Lost { place, span, cause, .. } = *it;
        Lost { place, holder: see(&it.holder), span, cause }
    });
    State::new(Parts {
        stays: stays.collect(),
        closures: state.closures().cloned().collect(),
        reservations: reservations.collect(),
        lost: lost.collect(),
        faults: state.faults().collect(),
    })
}

fn map_holder<A, B>(event: &Event<A>, see: impl FnOnce(&A) -> B) -> Event<B> {
    match event {
        Event::CheckedIn { place, holder, at, until } => {
            Event::CheckedIn { place: *place, holder: see(holder), at: *at, until: *until }
        }
        Event::Released { place, holder, at, cause } => {
            Event::Released { place: *place, holder: see(holder), at: *at, cause: *cause }
        }
        Event::Extended { place, holder, at, until } => {
            Event::Extended { place: *place, holder: see(holder), at: *at, until: *until }
        }
        Event::Reserved { place, holder, from, until, lapses, revision } => Event::Reserved {
            place: *place,
            holder: see(holder),
            from: *from,
            until: *until,
            lapses: *lapses,
            revision: *revision,
        },
        Event::Unreserved { place, holder, from, until, at, cause } => Event::Unreserved {
            place: *place,
            holder: see(holder),
            from: *from,
            until: *until,
            at: *at,
            cause: *cause,
        },
        Event::Forgotten { place, holder, at } => {
            Event::Forgotten { place: *place, holder: see(holder), at: *at }
        }
        Event::Closed { closure } => Event::Closed { closure: closure.clone() },
        Event::Opened { closure } => Event::Opened { closure: *closure },
        Event::FaultReported { place, equipment, at } => {
            Event::FaultReported { place: *place, equipment: *equipment, at: *at }
        }
        Event::Repaired { place, equipment } => {
            Event::Repaired { place: *place, equipment: *equipment }
        }
        Event::PlanReplaced { site, plan } => {
            Event::PlanReplaced { site: site.clone(), plan: plan.clone() }
        }
    }
}
