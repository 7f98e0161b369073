//! What a command would change.
//!
//! The hub calls this to decide; the app calls it to show what the hub will probably say. Where a
//! viewer knows too little to judge, the verdict is [`Verdict::HubMustSay`], never a guess.

use crate::reserve::{self, Promise};
use crate::series::Series;
use crate::time::{Instant, Span};
use crate::{
    Actor, Command, CommandId, Estate, Event, Holder, Located, OccupancyId, Reason, ReleaseCause,
    State, UnreserveCause, closing, door, faults, series,
};
use chrono::NaiveDate;

/// A command with what is known of its making.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask<'a, H> {
    /// Its id, which becomes the id of the stay or closing it makes.
    pub id: CommandId,
    /// The wish itself.
    pub command: &'a Command,
    /// Who asks, as it is written down as the holder of a place by this command.
    pub holder: H,
    /// As what, which says what may be asked.
    pub actor: Actor,
    /// The moment it is decided for.
    pub at: Instant,
    /// From when a stay would count: `at`, or earlier for what was noted without a network. See
    /// [`crate::NotBefore`].
    pub since: Instant,
    /// The entry of the log that it would become, as far as the judge knows.
    pub entry: u64,
    /// Up to which entry the person had seen what is asked to be changed, where that is said.
    pub basis: Option<u64>,
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
    /// A series turned down, with the local dates that stand against it and why the first does.
    RejectedOn(Reason, Vec<NaiveDate>),
    /// This viewer cannot judge it.
    HubMustSay,
}

/// Judges a command against the state as it is now.
pub fn decide<H: Holder>(estate: &Estate, state: &State<H>, ask: &Ask<'_, H>) -> Verdict<H> {
    let Some(person) = ask.holder.person() else { return Verdict::HubMustSay };
    if let Some(reason) = door::refusal(estate, state, ask) {
        return Verdict::Rejected(reason);
    }
    match ask.command {
        Command::CheckIn { minutes: Some(0), .. } => Verdict::Rejected(Reason::BadInput),
        Command::CheckIn { place, minutes } => match estate.place_by_code(place) {
            Some(located) => check_in(estate, state, ask, &person, located, *minutes),
            None => Verdict::Rejected(Reason::UnknownPlace),
        },
        Command::Arrive { place, from } => match estate.place_by_code(place) {
            Some(located) => door::arrive(state, ask, located, *from),
            None => Verdict::Rejected(Reason::UnknownPlace),
        },
        Command::Release { occupancy } => release(state, ask, &person, *occupancy),
        Command::Vacate { place, since } => match estate.place_by_code(place) {
            Some(located) => door::vacate(state, ask, &person, located, *since),
            None => Verdict::Rejected(Reason::UnknownPlace),
        },
        Command::Reserve { place, from, until } => {
            reserve::reserve(estate, state, ask, &person, place, Span::new(*from, *until))
        }
        Command::ReserveSeries { place, from, until, weeks, skip } => {
            let series = Series { first: Span::new(*from, *until), weeks: *weeks, skip };
            series::reserve(estate, state, ask, &person, place, &series)
        }
        Command::ReportFault { place, equipment } => {
            faults::report(estate, state, ask, place, *equipment)
        }
        Command::Repair { place, equipment } => {
            faults::repair(estate, state, ask, place, *equipment)
        }
        Command::Cancel { reservation } => reserve::cancel(state, ask, &person, *reservation),
        Command::Change { reservation, place, from, until } => {
            let wanted = (place, Span::new(*from, *until));
            reserve::change(estate, state, ask, &person, *reservation, wanted)
        }
        Command::Extend { occupancy, until } => {
            reserve::extend(estate, state, ask, &person, (*occupancy, *until))
        }
        Command::Close { target, from, until } => {
            closing::close(estate, state, ask, target, (*from, *until))
        }
        Command::Open { closure } => closing::open(state, ask, *closure),
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
    let areas = located.areas();
    let lapsed = reserve::lapsed(state, place.id, person, ask.at);
    // Who came too late for a promise is told that, not that somebody else was quicker.
    let taken =
        |reason| Verdict::Rejected(lapsed.map_or(reason, |_| Reason::ReassignedAfterNoShow));
    if let Some(stay) = state.stay(place.id) {
        let same_stay = stay.holder.occupancy() == Some(OccupancyId::from(ask.id));
        let same_person = stay.holder.person().as_ref() == Some(person);
        return match (same_stay, same_person) {
            (true, _) => Verdict::Granted(Vec::new()),
            (false, true) => Verdict::Rejected(Reason::AlreadyElsewhere),
            // Only the hub turns time into changes: it may just be freeing the place.
            (false, false) if stay.until <= ask.at => Verdict::HubMustSay,
            // Those who came said so at the door already: the place is theirs.
            (false, false) if stay.holder.promised_to().as_ref() == Some(person) => {
                Verdict::Granted(Vec::new())
            }
            (false, false) => taken(Reason::PlaceOccupied),
        };
    }
    match state.closure_over(&areas, ask.at) {
        Some(closure) if closure.until.is_some_and(|until| until <= ask.at) => {
            return Verdict::HubMustSay;
        }
        Some(_) => return Verdict::Rejected(Reason::OutOfService),
        None => {}
    }
    let rules = &located.building.rules;
    // What a door holds by the person's promise says of nobody that they are there.
    let own = state.stays_of(person).filter(|(_, it)| it.holder.person().as_ref() == Some(person));
    let same_kind = own.filter(|(other, _)| {
        estate.place(*other).is_none_or(|other| other.place.kind == place.kind)
    });
    let is_too_many = same_kind.count() >= usize::from(rules.of(place.kind).at_once);
    // A door is at one place, and what it took before it was moved is nobody's second one.
    if is_too_many && !matches!(ask.actor, Actor::Door(_)) {
        return Verdict::Rejected(Reason::AlreadyElsewhere);
    }
    let (promised, next) = match reserve::promise(state, located, person, ask.at) {
        Promise::Mine(promised) => (Some(promised), None),
        Promise::Nobody(next) => (None, next),
        Promise::Another => return taken(Reason::PlaceReserved),
        Promise::Lapsing => return Verdict::HubMustSay,
    };
    let own_time = promised.map(|it| it.span).or(lapsed.map(|it| it.span));
    let closes = state.next_closure(&areas, ask.at);
    let until = |since| {
        let end = own_time.map(|own| own.until);
        let end = end.unwrap_or_else(|| rules.end_of_stay(place.kind, since, minutes));
        [next, closes].into_iter().flatten().fold(end, Instant::min)
    };
    // Dated back, it may be over already. Who noted it today is not refused for that: it begins now.
    let opens = own_time.map(|own| own.from.plus_ms(-rules.opens_ms(place.kind)));
    let since = opens.map_or(ask.since, |opens| ask.since.max(opens));
    let since = Some(since).filter(|since| *since <= ask.at && until(*since) > ask.at);
    let at = since.unwrap_or(ask.at);
    let used =
        promised.map(|it| reserve::unreserved(place.id, it, ask.at, UnreserveCause::CheckedIn));
    let put_away = lapsed.map(|it| it.forgotten(ask.at));
    let holder = ask.holder.clone();
    let stay = Event::CheckedIn { place: place.id, holder, at, until: until(at) };
    Verdict::Granted(used.into_iter().chain(put_away).chain([stay]).collect())
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
