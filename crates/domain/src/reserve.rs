//! What a wish about reservations would change.

use crate::plan::{PlaceCode, PlaceId};
use crate::time::{Instant, Span};
use crate::{
    Ask, Estate, Event, Holder, Located, Lost, OccupancyId, Reason, Reservation, ReservationId,
    State, UnreserveCause, Verdict,
};

/// How a check-in stands to what is promised of the place.
pub(crate) enum Promise<'a, H> {
    /// To whoever checks in: the promise becomes the stay.
    Mine(&'a Reservation<H>),
    /// To nobody before then, if to anybody.
    Nobody(Option<Instant>),
    /// To somebody else.
    Another,
    /// To somebody who did not come, and whom the hub may just be giving up.
    Lapsing,
}

/// What is promised of a place to somebody who is there now.
pub(crate) fn promise<'a, H: Holder>(
    state: &'a State<H>,
    located: Located<'_>,
    person: &H::Person,
    at: Instant,
) -> Promise<'a, H> {
    let agenda = state.reservations_at(located.place.id);
    let early = located.building.rules.opens_ms(located.place.kind);
    let is_mine = |it: &&Reservation<H>| it.holder.person().as_ref() == Some(person);
    if let Some(now) = agenda.iter().find(|it| it.span.contains(at)) {
        return match () {
            () if is_mine(&now) => Promise::Mine(now),
            () if now.lapses <= at => Promise::Lapsing,
            () => Promise::Another,
        };
    }
    match agenda.iter().find(|it| it.span.from > at) {
        Some(next) if is_mine(&next) && next.span.from <= at.plus_ms(early) => Promise::Mine(next),
        next => Promise::Nobody(next.map(|next| next.span.from)),
    }
}

/// The own promise of a place for now that was given up because nobody came.
pub(crate) fn lapsed<'a, H: Holder>(
    state: &'a State<H>,
    place: PlaceId,
    person: &H::Person,
    at: Instant,
) -> Option<&'a Lost<H>> {
    let mut here = state.lost_of(person).filter(|it| it.place == place && it.span.contains(at));
    here.find(|it| it.cause == UnreserveCause::NoShow)
}

pub(crate) fn reserve<H: Holder>(
    estate: &Estate,
    state: &State<H>,
    ask: &Ask<'_, H>,
    person: &H::Person,
    place: &PlaceCode,
    span: Span,
) -> Verdict<H> {
    let id = ReservationId::from(ask.id);
    if own(state, person, id).is_some() {
        return Verdict::Granted(Vec::new());
    }
    match claim(estate, state, ask, person, place, span, &Besides::default()) {
        Ok(reserved) => Verdict::Granted(vec![reserved]),
        Err(verdict) => verdict,
    }
}

pub(crate) fn cancel<H: Holder>(
    state: &State<H>,
    ask: &Ask<'_, H>,
    person: &H::Person,
    id: ReservationId,
) -> Verdict<H> {
    match own(state, person, id) {
        Some((place, it)) => {
            Verdict::Granted(vec![unreserved(place, it, ask.at, UnreserveCause::Cancelled)])
        }
        // So that the wish for it, should it still arrive, is answered `expired`.
        None => match state.lost_of(person).find(|it| it.id() == Some(id)) {
            // It is gone already: the person has read that, and puts it away.
            Some(lost) => Verdict::Granted(vec![lost.forgotten(ask.at)]),
            None => Verdict::Forestalls(OccupancyId(id.0)),
        },
    }
}

pub(crate) fn change<H: Holder>(
    estate: &Estate,
    state: &State<H>,
    ask: &Ask<'_, H>,
    person: &H::Person,
    id: ReservationId,
    (place, span): (&PlaceCode, Span),
) -> Verdict<H> {
    let Some((was_at, was)) = own(state, person, id) else {
        return Verdict::Rejected(Reason::Expired);
    };
    let is_there = estate.place_by_code(place).is_some_and(|it| it.place.id == was_at);
    if is_there && was.span == span {
        return Verdict::Granted(Vec::new());
    }
    // Changed meanwhile on another device: what was seen is not what is changed.
    if ask.basis.is_some_and(|basis| basis < was.revision) {
        return Verdict::Rejected(Reason::Expired);
    }
    let besides = Besides { instead: Some((was_at, was)), ..Besides::default() };
    match claim(estate, state, ask, person, place, span, &besides) {
        Ok(reserved) => {
            let gone = unreserved(was_at, was, ask.at, UnreserveCause::Changed);
            Verdict::Granted(vec![gone, reserved])
        }
        Err(verdict) => verdict,
    }
}

pub(crate) fn extend<H: Holder>(
    estate: &Estate,
    state: &State<H>,
    ask: &Ask<'_, H>,
    person: &H::Person,
    (occupancy, until): (OccupancyId, Instant),
) -> Verdict<H> {
    let mut stays = state.stays_of(person);
    let stay = stays.find(|(_, stay)| stay.holder.occupancy() == Some(occupancy));
    let Some((id, stay)) = stay else { return Verdict::Rejected(Reason::Expired) };
    let Some(located) = estate.place(id) else { return Verdict::Rejected(Reason::UnknownPlace) };
    if until <= ask.at {
        return Verdict::Rejected(Reason::BadInput);
    }
    if until == stay.until {
        return Verdict::Granted(Vec::new());
    }
    let rules = &located.building.rules;
    if until > stay.until {
        let next = state.reservations_at(id).iter().find(|it| it.span.until > ask.at);
        if next.is_some_and(|next| next.span.from < until) {
            return Verdict::Rejected(Reason::PlaceReserved);
        }
        if state.next_closure(&located.areas(), ask.at).is_some_and(|closes| closes < until) {
            return Verdict::Rejected(Reason::OutOfService);
        }
        // Each time no longer than a walk-up may be, and in all no longer than such a place is had.
        let longest = rules.of(located.place.kind).longest_minutes;
        let base = stay.until.max(ask.at);
        let end = rules.latest_end(located.place.kind, stay.since, ask.at);
        let end = longest.map_or(end, |minutes| base.plus_minutes(minutes).min(end));
        if until > end {
            return Verdict::Rejected(Reason::WindowClosed);
        }
    }
    let holder = stay.holder.clone();
    Verdict::Granted(vec![Event::Extended { place: id, holder, at: ask.at, until }])
}

/// What else the same wish does.
pub(crate) struct Besides<'a, H> {
    /// Is given up for it.
    pub instead: Option<(PlaceId, &'a Reservation<H>)>,
    /// So many more are promised by it, at other times.
    pub more: u16,
}

impl<H> Default for Besides<'_, H> {
    fn default() -> Self {
        Besides { instead: None, more: 0 }
    }
}

/// The promise as an event, where nothing stands against it.
pub(crate) fn claim<H: Holder>(
    estate: &Estate,
    state: &State<H>,
    ask: &Ask<'_, H>,
    person: &H::Person,
    place: &PlaceCode,
    span: Span,
    besides: &Besides<'_, H>,
) -> Result<Event<H>, Verdict<H>> {
    let no = Verdict::Rejected;
    let located = estate.place_by_code(place).ok_or(no(Reason::UnknownPlace))?;
    let (id, kind) = (located.place.id, located.place.kind);
    let reserving = located.building.rules.judge(kind, span, ask.at).map_err(no)?;
    let is_instead = |place: PlaceId, it: &Reservation<H>| {
        besides.instead.is_some_and(|(other, was)| other == place && was.span.from == it.span.from)
    };
    if state.closure_during(&located.areas(), span).is_some() {
        return Err(no(Reason::OutOfService));
    }
    let stay = state.stay(id).filter(|stay| Span::new(stay.since, stay.until).overlaps(span));
    if let Some(stay) = stay {
        let is_mine = stay.holder.person().as_ref() == Some(person);
        return Err(match () {
            () if stay.until <= ask.at => Verdict::HubMustSay,
            () if is_mine => no(Reason::AlreadyElsewhere),
            () => no(Reason::PlaceOccupied),
        });
    }
    let agenda = state.reservations_at(id).iter();
    let mut agenda = agenda.filter(|it| it.span.overlaps(span) && !is_instead(id, it));
    if let Some(other) = agenda.next() {
        return Err(if other.lapses <= ask.at {
            Verdict::HubMustSay
        } else if other.holder.person().as_ref() == Some(person) {
            no(Reason::AlreadyElsewhere)
        } else {
            no(Reason::PlaceReserved)
        });
    }
    let of_kind = |place: PlaceId| estate.place(place).is_none_or(|it| it.place.kind == kind);
    let (mut open, mut at_once) = (besides.more, 0);
    for (other, it) in state.reservations_of(person) {
        if !is_instead(other, it) && of_kind(other) {
            open += 1;
            at_once += u16::from(it.span.overlaps(span));
        }
    }
    if open >= reserving.open || at_once >= reserving.at_once {
        return Err(no(Reason::AlreadyElsewhere));
    }
    let holder = besides.instead.map_or_else(|| ask.holder.clone(), |(_, was)| was.holder.clone());
    let Span { from, until } = span;
    let lapses = from.max(ask.at).plus_minutes(reserving.grace_minutes).min(until);
    Ok(Event::Reserved { place: id, holder, from, until, lapses, revision: ask.entry })
}

/// The end of a promise as an event.
pub(crate) fn unreserved<H: Holder>(
    place: PlaceId,
    reservation: &Reservation<H>,
    at: Instant,
    cause: UnreserveCause,
) -> Event<H> {
    let (holder, Span { from, until }) = (reservation.holder.clone(), reservation.span);
    Event::Unreserved { place, holder, from, until, at, cause }
}

pub(crate) fn own<'a, H: Holder>(
    state: &'a State<H>,
    person: &H::Person,
    id: ReservationId,
) -> Option<(PlaceId, &'a Reservation<H>)> {
    state.reservations_of(person).find(|(_, it)| it.id() == Some(id))
}
