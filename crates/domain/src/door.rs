//! What the screen at a room's door may do: whoever stands before it asks, and nobody is written down.

use crate::plan::{PlaceCode, PlaceId};
use crate::time::Instant;
use crate::{
    Actor, Ask, Command, EndAtDoor, Estate, Event, Holder, Located, OccupancyId, Reason,
    ReleaseCause, Reservation, State, UnreserveCause, Verdict, reserve,
};

/// Why it may not be asked as that: by a door what is not about its room, by a person what only doors
/// ask. Nothing where it may.
pub(crate) fn refusal<H: Holder>(
    estate: &Estate,
    state: &State<H>,
    ask: &Ask<'_, H>,
) -> Option<Reason> {
    let Actor::Door(room) = ask.actor else {
        let is_of_doors = matches!(ask.command, Command::Arrive { .. } | Command::Vacate { .. });
        return is_of_doors.then_some(Reason::NotPermitted);
    };
    let is_elsewhere =
        |place: &PlaceCode| estate.place_by_code(place).is_some_and(|it| it.place.id != room);
    let not_here = match ask.command {
        Command::CheckIn { place, .. }
        | Command::Arrive { place, .. }
        | Command::Vacate { place, .. }
        | Command::ReportFault { place, .. } => is_elsewhere(place),
        Command::Release { occupancy } | Command::Extend { occupancy, .. } => {
            is_of_another_room(state, ask, room, *occupancy)
        }
        Command::Reserve { .. }
        | Command::ReserveSeries { .. }
        | Command::Cancel { .. }
        | Command::Change { .. }
        | Command::Repair { .. }
        | Command::Close { .. }
        | Command::Open { .. } => true,
    };
    not_here.then_some(Reason::NotPermitted)
}

/// What a screen took at the room where it hung before ends by itself.
fn is_of_another_room<H: Holder>(
    state: &State<H>,
    ask: &Ask<'_, H>,
    room: PlaceId,
    occupancy: OccupancyId,
) -> bool {
    let Some(screen) = ask.holder.person() else { return false };
    let mut own = state.stays_of(&screen);
    own.any(|(place, stay)| stay.holder.occupancy() == Some(occupancy) && place != room)
}

/// The promise of a room that its door can be told of now, that they are there: it has begun, or may
/// be checked in to already, and is not given up.
pub fn arrivable<'a, H: Holder>(
    located: Located<'_>,
    state: &'a State<H>,
    now: Instant,
) -> Option<&'a Reservation<H>> {
    let opens = now.plus_ms(located.building.rules.opens_ms(located.place.kind));
    let agenda = state.reservations_at(located.place.id);
    let first = agenda.iter().find(|it| it.span.until > now)?;
    (first.span.from <= opens && first.lapses > now).then_some(first)
}

pub(crate) fn arrive<H: Holder>(
    state: &State<H>,
    ask: &Ask<'_, H>,
    located: Located<'_>,
    from: Instant,
) -> Verdict<H> {
    let place = located.place.id;
    if let Some(stay) = state.stay(place) {
        return match () {
            () if stay.holder.occupancy() == Some(OccupancyId::from(ask.id)) => {
                Verdict::Granted(Vec::new())
            }
            () if stay.until <= ask.at => Verdict::HubMustSay,
            () => Verdict::Rejected(Reason::PlaceOccupied),
        };
    }
    let areas = located.areas();
    if state.closure_over(&areas, ask.at).is_some() {
        return Verdict::Rejected(Reason::OutOfService);
    }
    let promised = match state.reservation(place, from) {
        None => return Verdict::Rejected(Reason::Expired),
        Some(promised) if promised.lapses <= ask.at => return Verdict::HubMustSay,
        Some(promised) => promised,
    };
    match arrivable(located, state, ask.at) {
        Some(now) if now.span == promised.span => {}
        // Somebody else's time is not over.
        Some(_) => return Verdict::Rejected(Reason::PlaceReserved),
        None => return Verdict::Rejected(Reason::WindowClosed),
    }
    let used = reserve::unreserved(place, promised, ask.at, UnreserveCause::CheckedIn);
    let closes = state.next_closure(&areas, ask.at);
    let until = closes.map_or(promised.span.until, |closes| closes.min(promised.span.until));
    let holder = ask.holder.by_promise_of(&promised.holder);
    Verdict::Granted(vec![used, Event::CheckedIn { place, holder, at: ask.at, until }])
}

pub(crate) fn vacate<H: Holder>(
    state: &State<H>,
    ask: &Ask<'_, H>,
    screen: &H::Person,
    located: Located<'_>,
    since: Instant,
) -> Verdict<H> {
    let place = located.place.id;
    // Gone already, or somebody else's by now: then the wish is true.
    let Some(stay) = state.stay(place).filter(|stay| stay.since == since) else {
        return Verdict::Granted(Vec::new());
    };
    let is_own = stay.holder.person().as_ref() == Some(screen);
    if !is_own && located.building.rules.end_at_door != EndAtDoor::Anyone {
        return Verdict::Rejected(Reason::NotPermitted);
    }
    let (holder, at, cause) = (stay.holder.clone(), ask.at, ReleaseCause::Left);
    Verdict::Granted(vec![Event::Released { place, holder, at, cause }])
}
