//! When a room is taken, for everybody who may see that it is.

use super::event::{Calendar, Event};
use super::uid::CalendarKey;
use domain::time::Span;
use domain::{Holder, Located, State};

/// A time for which a room is taken. It has no place for who, and none for why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Taken {
    /// For when.
    pub span: Span,
    /// How often that was changed.
    pub revision: u64,
}

/// What is taken of a place: who is there now, and what is promised. In order of time.
pub fn taken<H: Holder>(state: &State<H>, located: Located<'_>) -> Vec<Taken> {
    let place = located.place.id;
    let stay = state.stay(place).map(|stay| Span::new(stay.since, stay.until));
    let stay = stay.map(|span| Taken { span, revision: 0 });
    let promised = state.reservations_at(place).iter();
    let promised = promised.map(|it| Taken { span: it.span, revision: it.revision });
    stay.into_iter().chain(promised).collect()
}

/// The calendar of a room.
pub fn of_room(located: Located<'_>, taken: &[Taken], key: &CalendarKey) -> Calendar {
    let Located { building, place, .. } = located;
    let own = place.name.as_ref().map(|name| format!(" {}", name.nl));
    let room = format!("{}{}", place.code, own.unwrap_or_default());
    let events = taken.iter().map(|it| Event {
        uid: key.name(place.id, it.span.from),
        sequence: it.revision,
        span: it.span,
        summary: "Bezet".to_owned(),
        location: Some(room.clone()),
        url: None,
        is_private: false,
        is_busy: true,
        alarm: None,
    });
    let site = &building.plan.site.name.nl;
    Calendar { name: format!("Vergaderruimte {room}, {site}"), events: events.collect() }
}
