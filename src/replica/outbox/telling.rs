//! What there is to tell of the hub's answers.

use crate::replica::{Live, Notice, reserved};
use domain::plan::{PlaceCode, PlaceId};
use domain::time::Span;
use domain::{ClosedArea, Closure, Command, CommandId, Holder, Target};
use sync::outbox::Settled;
use sync::replica::Replica;
use sync::wire::{Answer, ESTIMATED_TIME};

/// What to say: a rejection before all else, otherwise the last.
pub fn of(live: Live, settled: &Settled) -> Option<Notice> {
    let mut told = None;
    for outcome in &settled.outcomes {
        let Some(id) = outcome.id else { continue };
        match &outcome.answer {
            Answer::Accepted { .. } => told = done(live, id, None).or(told),
            Answer::Adjusted { what, .. } => told = done(live, id, Some(what)).or(told),
            Answer::Rejected { reason, alternatives, dates } => {
                return Some(Notice::Rejected {
                    place: place_of(live, id),
                    wanted: wanted(live, id).map(|(_, span)| span),
                    instead: match command_of(live, id) {
                        Some(Command::Change { reservation, .. }) => Some(reservation),
                        _ => None,
                    },
                    reason: *reason,
                    alternatives: places(live, alternatives),
                    dates: dates.clone(),
                });
            }
            Answer::Retry { .. } => {}
        }
    }
    let parked = settled.parked.last();
    parked.map(|id| Notice::Parked { place: place_of(live, *id) }).or(told)
}

/// The place a command is about: as it was given, or, after a new start, as it says itself.
pub fn place_of(live: Live, id: CommandId) -> Option<PlaceId> {
    let given = live.with_shell(|shell| shell.about.get(&id).copied()).flatten();
    given.or_else(|| match command_of(live, id)? {
        Command::CheckIn { place, .. } => places(live, &[place]).pop(),
        Command::Release { occupancy } => {
            // A stay has the id of its check-in.
            let asked = command_of(live, CommandId(occupancy.0));
            if let Some(Command::CheckIn { place, .. }) = asked {
                return places(live, &[place]).pop();
            }
            let find = |replica: &mut Replica| {
                let mut own = replica.confirmed().stays_of(&());
                own.find(|(_, stay)| stay.holder.occupancy() == Some(occupancy)).map(|own| own.0)
            };
            live.with_replica(find).flatten()
        }
        Command::Reserve { .. } | Command::ReserveSeries { .. } => {
            wanted(live, id).map(|(place, _)| place)
        }
        Command::Cancel { reservation } | Command::Change { reservation, .. } => {
            live.with_replica(|replica| reserved::place_of(replica, reservation)).flatten()
        }
        _ => None,
    })
}

/// What a command reserves, or reserves instead: where and for when.
fn wanted(live: Live, id: CommandId) -> Option<(PlaceId, Span)> {
    let command = command_of(live, id)?;
    live.with_replica(|replica| reserved::wish_of(replica, &command)).flatten()
}

/// What to say of a command that waits.
pub fn waits(live: Live, id: CommandId) -> Option<Notice> {
    match wanted(live, id) {
        Some((place, span)) => Some(Notice::Asked { place, span }),
        None => place_of(live, id).map(|place| Notice::Noted { place }),
    }
}

/// The places with these codes, as far as the building has them.
pub fn places(live: Live, codes: &[PlaceCode]) -> Vec<PlaceId> {
    let find = |replica: &mut Replica| {
        let located = codes.iter().map(|code| replica.estate().place_by_code(code));
        located.flatten().map(|located| located.place.id).collect()
    };
    live.with_replica(find).unwrap_or_default()
}

fn command_of(live: Live, id: CommandId) -> Option<Command> {
    let find = live.with_shell(|shell| {
        let mut items = shell.outbox.as_ref()?.items().iter();
        Some(items.find(|item| item.id == id)?.envelope.as_ref()?.command.clone())
    });
    find.flatten()
}

fn done(live: Live, id: CommandId, adjusted: Option<&str>) -> Option<Notice> {
    match command_of(live, id)? {
        Command::CheckIn { .. } => {
            let place = place_of(live, id)?;
            let stay_ends =
                |replica: &mut Replica| replica.state().stay(place).map(|stay| stay.until);
            let until = live.with_replica(stay_ends).flatten()?;
            let is_estimated = adjusted == Some(ESTIMATED_TIME);
            Some(Notice::CheckedIn { place, until, is_estimated })
        }
        Command::Release { .. } => place_of(live, id).map(|place| Notice::Released { place }),
        Command::Reserve { .. } | Command::ReserveSeries { .. } | Command::Change { .. } => {
            wanted(live, id).map(|(place, span)| Notice::Reserved { place, span })
        }
        Command::Cancel { .. } => place_of(live, id).map(|place| Notice::Cancelled { place }),
        Command::Extend { until, .. } => {
            place_of(live, id).map(|place| Notice::Extended { place, until })
        }
        // The sheet of the place says it; doors ask for themselves.
        Command::ReportFault { .. }
        | Command::Repair { .. }
        | Command::Arrive { .. }
        | Command::Vacate { .. } => None,
        Command::Close { target, from, .. } => {
            let from = from.unwrap_or_default();
            area(live, &target).map(|area| Notice::AreaClosed { area, from })
        }
        Command::Open { closure } => {
            let now = live.hub_now();
            // The entry that ends it may have come by before the answer.
            live.with_shell(|shell| {
                let at = shell.ending.iter().position(|it| it.id == closure)?;
                let Closure { area, at, .. } = shell.ending.remove(at);
                Some(if at <= now { Notice::AreaOpened(area) } else { Notice::StaysOpen(area) })
            })
            .flatten()
        }
    }
}

fn area(live: Live, target: &Target) -> Option<ClosedArea> {
    live.with_replica(|replica| replica.estate().area(target)).flatten()
}
