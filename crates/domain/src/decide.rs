//! What a command would change.
//!
//! The hub calls this to decide; the app calls it to show what the hub will probably say. Where a
//! viewer knows too little to judge, the verdict is [`Verdict::HubMustSay`], never a guess.

use crate::reserve::{self, Promise};
use crate::time::{Instant, Span};
use crate::{
    Closure, ClosureId, Command, CommandId, Estate, Event, Holder, Located, OccupancyId, Reason,
    ReleaseCause, State, Target, UnreserveCause,
};
use serde::{Deserialize, Serialize};

/// What a person may do, from least to most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Role {
    /// Employee.
    Staff,
    /// Reception desk.
    Reception,
    /// Facility manager: plan, closings, screens.
    FacilityManager,
    /// Administrator: all of it, and accounts.
    Administrator,
}

impl Role {
    /// Whether the role may close and open places.
    pub fn manages_building(self) -> bool {
        matches!(self, Role::FacilityManager | Role::Administrator)
    }
}

/// A command with what is known of its making.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask<'a, H> {
    /// Its id, which becomes the id of the stay or closing it makes.
    pub id: CommandId,
    /// The wish itself.
    pub command: &'a Command,
    /// Who asks, as it is written down as the holder of a place by this command.
    pub holder: H,
    /// What that person may do.
    pub role: Role,
    /// The moment it is decided for.
    pub at: Instant,
    /// From when a stay would count: `at`, or earlier for what was noted without a network. See
    /// [`crate::NotBefore`].
    pub since: Instant,
}

/// What a command would change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict<H> {
    /// Granted: these changes, in order. None when the wish is already true.
    Granted(Vec<Event<H>>),
    /// A release of a stay that is not there. Granted without a change; the hub sees to it that
    /// the check-in, should it still arrive, is answered `expired`.
    Forestalls(OccupancyId),
    /// Turned down.
    Rejected(Reason),
    /// This viewer cannot judge it.
    HubMustSay,
}

/// Judges a command against the state as it is now.
pub fn decide<H: Holder>(estate: &Estate, state: &State<H>, ask: &Ask<'_, H>) -> Verdict<H> {
    let Some(person) = ask.holder.person() else { return Verdict::HubMustSay };
    match ask.command {
        Command::CheckIn { minutes: Some(0), .. } => Verdict::Rejected(Reason::BadInput),
        Command::CheckIn { place, minutes } => match estate.place_by_code(place) {
            Some(located) => check_in(estate, state, ask, &person, located, *minutes),
            None => Verdict::Rejected(Reason::UnknownPlace),
        },
        Command::Release { occupancy } => release(state, ask, &person, *occupancy),
        Command::Reserve { place, from, until } => {
            reserve::reserve(estate, state, ask, &person, place, Span::new(*from, *until))
        }
        Command::Cancel { reservation } => reserve::cancel(state, ask, &person, *reservation),
        Command::Change { reservation, place, from, until } => {
            let wanted = (place, Span::new(*from, *until));
            reserve::change(estate, state, ask, &person, *reservation, wanted)
        }
        Command::Extend { occupancy, until } => {
            reserve::extend(estate, state, ask, &person, (*occupancy, *until))
        }
        Command::Close { target, until } => close(estate, state, ask, target, *until),
        Command::Open { closure } => open(state, ask, *closure),
    }
}

fn check_in<H: Holder>(
    estate: &Estate,
    state: &State<H>,
    ask: &Ask<'_, H>,
    person: &H::Person,
    located: Located<'_>,
    minutes: Option<u16>,
) -> Verdict<H> {
    let place = located.place;
    if let Some(stay) = state.stay(place.id) {
        let same_stay = stay.holder.occupancy() == Some(OccupancyId::from(ask.id));
        let same_person = stay.holder.person().as_ref() == Some(person);
        return match (same_stay, same_person) {
            (true, _) => Verdict::Granted(Vec::new()),
            (false, true) => Verdict::Rejected(Reason::AlreadyElsewhere),
            // Only the hub turns time into changes: it may just be freeing the place.
            (false, false) if stay.until <= ask.at => Verdict::HubMustSay,
            (false, false) => Verdict::Rejected(Reason::PlaceOccupied),
        };
    }
    match state.closure_over(&located.areas()) {
        Some(closure) if closure.until.is_some_and(|until| until <= ask.at) => {
            return Verdict::HubMustSay;
        }
        Some(_) => return Verdict::Rejected(Reason::OutOfService),
        None => {}
    }
    let rules = &located.building.rules;
    let same_kind = state.stays_of(person).filter(|(other, _)| {
        estate.place(*other).is_none_or(|other| other.place.kind == place.kind)
    });
    if same_kind.count() >= usize::from(rules.of(place.kind).at_once) {
        return Verdict::Rejected(Reason::AlreadyElsewhere);
    }
    let (promised, next) = match reserve::promise(state, located, person, ask.at) {
        Promise::Mine(promised) => (Some(promised), None),
        Promise::Nobody(next) => (None, next),
        Promise::Another => return Verdict::Rejected(Reason::PlaceReserved),
        Promise::Lapsing => return Verdict::HubMustSay,
    };
    let until = |since| match promised {
        Some(promised) => promised.span.until,
        None => {
            let end = rules.end_of_stay(place.kind, since, minutes);
            next.map_or(end, |next| next.min(end))
        }
    };
    // Dated back, it may be over already. Who noted it today is not refused for that: it begins now.
    let opens = promised.map(|it| it.span.from.plus_ms(-rules.opens_ms(place.kind)));
    let since = opens.map_or(ask.since, |opens| ask.since.max(opens));
    let since = Some(since).filter(|since| *since <= ask.at && until(*since) > ask.at);
    let at = since.unwrap_or(ask.at);
    let used =
        promised.map(|it| reserve::unreserved(place.id, it, ask.at, UnreserveCause::CheckedIn));
    let holder = ask.holder.clone();
    let stay = Event::CheckedIn { place: place.id, holder, at, until: until(at) };
    Verdict::Granted(used.into_iter().chain([stay]).collect())
}

fn release<H: Holder>(
    state: &State<H>,
    ask: &Ask<'_, H>,
    person: &H::Person,
    occupancy: OccupancyId,
) -> Verdict<H> {
    let mut own = state.stays_of(person);
    match own.find(|(_, stay)| stay.holder.occupancy() == Some(occupancy)) {
        Some((place, stay)) => Verdict::Granted(vec![Event::Released {
            place,
            holder: stay.holder.clone(),
            at: ask.at,
            cause: ReleaseCause::Left,
        }]),
        None => Verdict::Forestalls(occupancy),
    }
}

fn close<H: Holder>(
    estate: &Estate,
    state: &State<H>,
    ask: &Ask<'_, H>,
    target: &Target,
    until: Option<Instant>,
) -> Verdict<H> {
    if !ask.role.manages_building() {
        return Verdict::Rejected(Reason::NotPermitted);
    }
    let Some(area) = estate.area(target) else {
        return Verdict::Rejected(Reason::UnknownPlace);
    };
    if until.is_some_and(|until| until <= ask.at) {
        return Verdict::Rejected(Reason::BadInput);
    }
    let places = estate.places_in(&area);
    let ended = places.iter().filter_map(|place| {
        let holder = state.stay(*place)?.holder.clone();
        Some(Event::Released { place: *place, holder, at: ask.at, cause: ReleaseCause::Closed })
    });
    let closed = Span::new(ask.at, until.unwrap_or(Instant(i64::MAX)));
    let freed = places.iter().flat_map(|place| {
        let agenda = state.reservations_at(*place).iter().filter(|it| it.span.overlaps(closed));
        agenda.map(|it| reserve::unreserved(*place, it, ask.at, UnreserveCause::Closed))
    });
    let id = ClosureId::from(ask.id);
    let mut events: Vec<_> = ended.chain(freed).collect();
    events.push(Event::Closed { closure: Closure { id, area, at: ask.at, until } });
    Verdict::Granted(events)
}

fn open<H: Holder>(state: &State<H>, ask: &Ask<'_, H>, closure: ClosureId) -> Verdict<H> {
    if !ask.role.manages_building() {
        return Verdict::Rejected(Reason::NotPermitted);
    }
    match state.closure(closure) {
        Some(_) => Verdict::Granted(vec![Event::Opened { closure }]),
        None => Verdict::Granted(Vec::new()),
    }
}
