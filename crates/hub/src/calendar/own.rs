//! What one person has reserved, and where that person is now.

use super::event::{Alarm, Calendar, Event};
use crate::http::address::Origin;
use domain::plan::PlaceKind;
use domain::time::{Instant, LocalClock, Span};
use domain::{Estate, Held, Located, OccupancyId, PersonId, State};

/// So long before a place is given up its holder is reminded.
const REMIND_BEFORE_MS: i64 = 10 * MINUTE_MS;
const MINUTE_MS: i64 = 60_000;

/// The calendar of a person. What cannot be found in a plan any more is left out.
pub fn of_person(
    estate: &Estate,
    state: &State<Held>,
    person: PersonId,
    hub: Option<&Origin>,
) -> Calendar {
    let party = person.into();
    let stays = state.stays_of(&party).filter_map(|(place, stay)| {
        let span = Span::new(stay.since, stay.until);
        Some(event(estate.place(place)?, stay.holder.occupancy, span, hub))
    });
    let promised = state.reservations_of(&party).filter_map(|(place, it)| {
        let located = estate.place(place)?;
        let alarm = Some(reminder(located, it.span.from, it.lapses));
        let sequence = it.revision;
        Some(Event { alarm, sequence, ..event(located, it.holder.occupancy, it.span, hub) })
    });
    let mut events: Vec<Event> = stays.chain(promised).collect();
    events.sort_by_key(|event| event.span);
    Calendar { name: "Mijn plekken in de Werk Hub".to_owned(), events }
}

fn event(located: Located<'_>, id: OccupancyId, span: Span, hub: Option<&Origin>) -> Event {
    let Located { building, floor, place, .. } = located;
    let kind = match place.kind {
        PlaceKind::Desk => "Bureau",
        PlaceKind::Room => "Vergaderruimte",
        PlaceKind::Booth => "Belplek",
    };
    let site = &building.plan.site.name.nl;
    Event {
        uid: format!("{id}@werkhub"),
        sequence: 0,
        span,
        summary: format!("{kind} {}", place.code),
        location: Some(format!("{}, {}, {site}", place.code, floor.name.nl)),
        url: hub.map(|hub| format!("{hub}/d/{}", place.tag())),
        is_private: true,
        // Whoever has a desk can still be invited to something.
        is_busy: place.kind != PlaceKind::Desk,
        alarm: None,
    }
}

/// Rings before the place is given up, and not before one can check in.
fn reminder(located: Located<'_>, from: Instant, lapses: Instant) -> Alarm {
    let rules = &located.building.rules;
    let opens = from.plus_ms(-rules.opens_ms(located.place.kind));
    let rings = lapses.plus_ms(-REMIND_BEFORE_MS).max(opens);
    let until = clock_time(&rules.clock, lapses);
    let words = format!("Check in vóór {until}. Daarna is {} weer vrij.", located.place.code);
    Alarm { minutes: rings.ms_since(from).div_euclid(MINUTE_MS), words }
}

fn clock_time(clock: &LocalClock, at: Instant) -> String {
    clock.local(at).map_or_else(String::new, |local| local.format("%H:%M").to_string())
}
