//! The same place at the same local time every week.

use crate::plan::PlaceCode;
use crate::reserve::{self, Besides};
use crate::time::{LocalClock, Span};
use crate::{Ask, CommandId, Estate, Holder, OccupancyId, Reason, ReservationId, State, Verdict};
use chrono::{NaiveDate, TimeDelta};
use uuid::Uuid;

/// Most weeks of one series: a year. More is refused.
pub const MOST_WEEKS: u16 = 53;

/// A weekly time.
pub(crate) struct Series<'a> {
    /// The first week's.
    pub first: Span,
    /// How many weeks, with those that are left out.
    pub weeks: u16,
    /// Local dates that are left out.
    pub skip: &'a [NaiveDate],
}

/// The key of one week of a series: a name in the space of its command (RFC 9562, UUIDv5), so a
/// device knows it before the hub has answered.
pub fn instance_id(series: CommandId, date: NaiveDate) -> ReservationId {
    ReservationId(Uuid::new_v5(&series.0, date.to_string().as_bytes()))
}

/// The days of a series with their times: the same local times every week, whatever the clock does
/// in between.
pub fn weekly(
    clock: &LocalClock,
    first: Span,
    weeks: u16,
) -> impl Iterator<Item = (NaiveDate, Span)> + '_ {
    let local = clock.local(first.from).zip(clock.local(first.until));
    (0..weeks).map_while(move |week| {
        let (from, until) = local?;
        let later = TimeDelta::weeks(i64::from(week));
        let (from, until) = (from.checked_add_signed(later)?, until.checked_add_signed(later)?);
        Some((from.date(), Span::new(clock.instant(from), clock.instant(until))))
    })
}

pub(crate) fn reserve<H: Holder>(
    estate: &Estate,
    state: &State<H>,
    ask: &Ask<'_, H>,
    person: &H::Person,
    place: &PlaceCode,
    series: &Series<'_>,
) -> Verdict<H> {
    let Some(located) = estate.place_by_code(place) else {
        return Verdict::Rejected(Reason::UnknownPlace);
    };
    if series.weeks > MOST_WEEKS || series.first.is_empty() {
        return Verdict::Rejected(Reason::BadInput);
    }
    let clock = &located.building.rules.clock;
    let weeks = weekly(clock, series.first, series.weeks);
    let (mut events, mut against) = (Vec::new(), Vec::new());
    for (date, span) in weeks.filter(|(date, _)| !series.skip.contains(date)) {
        let id = instance_id(ask.id, date);
        if reserve::own(state, person, id).is_some() {
            return Verdict::Granted(Vec::new());
        }
        let holder = ask.holder.by(OccupancyId(id.0));
        let week = Ask { holder, ..ask.clone() };
        let more = u16::try_from(events.len()).unwrap_or(u16::MAX);
        let besides = Besides { more, ..Besides::default() };
        match reserve::claim(estate, state, &week, person, place, span, &besides) {
            Ok(reserved) => events.push(reserved),
            Err(Verdict::Rejected(reason)) => against.push((reason, date)),
            // What cannot be judged of one week cannot be judged of all.
            Err(verdict) => return verdict,
        }
    }
    match against.first() {
        Some((reason, _)) => {
            Verdict::RejectedOn(*reason, against.iter().map(|(_, date)| *date).collect())
        }
        // No week is left of it.
        None if events.is_empty() => Verdict::Rejected(Reason::BadInput),
        None => Verdict::Granted(events),
    }
}
