//! What closing and reopening would change.

use crate::plan::PlaceId;
use crate::time::{Instant, Span};
use crate::{
    Ask, ClosedArea, Closure, ClosureId, Estate, Event, Holder, Reason, ReleaseCause, Reservation,
    State, Stay, Target, UnreserveCause, Verdict, reserve,
};

/// How much a closing touches. Numbers only: whose it is, nobody learns who closes something.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Affected {
    /// People who are there when it begins.
    pub stays: usize,
    /// Reservations that are freed.
    pub reservations: usize,
}

/// What closing an area for that time would touch.
pub fn affected<H: Holder>(
    estate: &Estate,
    state: &State<H>,
    area: &ClosedArea,
    span: Span,
) -> Affected {
    let places = estate.places_in(area);
    Affected {
        stays: stays_until(state, &places, span.from).count(),
        reservations: promised_during(state, &places, span).count(),
    }
}

/// Who is at one of the places longer than until `at`.
fn stays_until<'a, H: Holder>(
    state: &'a State<H>,
    places: &'a [PlaceId],
    at: Instant,
) -> impl Iterator<Item = (PlaceId, &'a Stay<H>)> {
    let stays = places.iter().filter_map(|place| Some((*place, state.stay(*place)?)));
    stays.filter(move |(_, stay)| stay.until > at)
}

/// What is promised of the places for some of that time.
fn promised_during<'a, H: Holder>(
    state: &'a State<H>,
    places: &'a [PlaceId],
    span: Span,
) -> impl Iterator<Item = (PlaceId, &'a Reservation<H>)> {
    places.iter().flat_map(move |place| {
        let agenda = state.reservations_at(*place).iter();
        agenda.filter(move |it| it.span.overlaps(span)).map(|it| (*place, it))
    })
}

pub(crate) fn close<H: Holder>(
    estate: &Estate,
    state: &State<H>,
    ask: &Ask<'_, H>,
    target: &Target,
    (from, until): (Option<Instant>, Option<Instant>),
) -> Verdict<H> {
    if !ask.actor.manages_building() {
        return Verdict::Rejected(Reason::NotPermitted);
    }
    let Some(area) = estate.area(target) else {
        return Verdict::Rejected(Reason::UnknownPlace);
    };
    let at = from.unwrap_or(ask.at).max(ask.at);
    let closure = Closure { id: ClosureId::from(ask.id), area, at, until };
    if closure.span().is_empty() {
        return Verdict::Rejected(Reason::BadInput);
    }
    let places = estate.places_in(&closure.area);
    // Who is there may stay until it begins. So nobody is ever at a place while it is closed, and
    // nothing has to happen when it begins.
    let ended = stays_until(state, &places, at).map(|(place, stay)| {
        let holder = stay.holder.clone();
        if at > ask.at {
            Event::Extended { place, holder, at: ask.at, until: at }
        } else {
            Event::Released { place, holder, at, cause: ReleaseCause::Closed }
        }
    });
    let freed = promised_during(state, &places, closure.span())
        .map(|(place, it)| reserve::unreserved(place, it, ask.at, UnreserveCause::Closed));
    let mut events: Vec<_> = ended.chain(freed).collect();
    events.push(Event::Closed { closure });
    Verdict::Granted(events)
}

pub(crate) fn open<H: Holder>(
    state: &State<H>,
    ask: &Ask<'_, H>,
    closure: ClosureId,
) -> Verdict<H> {
    if !ask.actor.manages_building() {
        return Verdict::Rejected(Reason::NotPermitted);
    }
    match state.closure(closure) {
        Some(_) => Verdict::Granted(vec![Event::Opened { closure }]),
        None => Verdict::Granted(Vec::new()),
    }
}
