//! What became of items, as the screens show it.

use super::{epoch, telling};
use crate::replica::undone::{Undone, Why};
use crate::replica::{Live, painting};
use domain::plan::PlaceCode;
use domain::{Command, CommandId};
use leptos::prelude::*;
use sync::outbox::{Item, Settled, Stage};
use sync::wire::Answer;

/// Shows and tells what became of items: an answer of the hub, heard by this tab or by another.
pub fn settle(live: Live, settled: &Settled) {
    if settled.outcomes.is_empty() && settled.parked.is_empty() {
        return;
    }
    let told = telling::of(live, settled);
    let changed = live.with_replica(|replica| {
        let mut changed = replica.settle(&settled.outcomes);
        changed.places.extend(replica.withdraw(&settled.parked).places);
        changed
    });
    painting::paint(live, &changed.unwrap_or_default().places);
    if let Some(notice) = told {
        live.notice.try_set(Some(notice));
    }
    list(live);
}

/// Brings the list of what did not come about up to date.
pub fn list(live: Live) {
    let found = live.with_shell(|shell| {
        let outbox = shell.outbox.as_ref()?;
        let lost = epoch::lost_of(outbox.owner());
        let of = |item: &Item| {
            let command = item.envelope.as_ref().map(|envelope| envelope.command.clone());
            Some((item.id, command, item.at, reason_of(item, &lost)?))
        };
        Some(outbox.items().iter().filter_map(of).collect::<Vec<_>>())
    });
    let undone: Vec<Undone> = found
        .flatten()
        .unwrap_or_default()
        .into_iter()
        .map(|(id, command, at, found)| Undone {
            id,
            command,
            place: telling::place_of(live, id),
            at,
            why: why(live, found),
        })
        .collect();
    if live.undone.try_with_untracked(|before| *before != undone) == Some(true) {
        live.undone.try_set(undone);
    }
}

/// Why an item is in the list, with the codes of free places; nothing when it is not.
fn reason_of(item: &Item, lost: &[CommandId]) -> Option<(Why, Vec<PlaceCode>)> {
    match &item.stage {
        Stage::Waiting => None,
        Stage::Parked => Some((Why::Parked, Vec::new())),
        Stage::Done(outcome) => match &outcome.answer {
            Answer::Rejected { reason, alternatives, dates } => {
                let is_wish = matches!(
                    item.envelope.as_ref().map(|envelope| &envelope.command),
                    Some(
                        Command::CheckIn { .. }
                            | Command::Reserve { .. }
                            | Command::ReserveSeries { .. }
                            | Command::Change { .. }
                    )
                );
                let codes = if is_wish { alternatives.clone() } else { Vec::new() };
                let (reason, dates) = (*reason, dates.clone());
                Some((Why::TurnedDown { reason, alternatives: Vec::new(), dates }, codes))
            }
            _ if lost.contains(&item.id) => Some((Why::Forgotten, Vec::new())),
            _ => None,
        },
    }
}

fn why(live: Live, (why, codes): (Why, Vec<PlaceCode>)) -> Why {
    match why {
        Why::TurnedDown { reason, dates, .. } => {
            Why::TurnedDown { reason, alternatives: telling::places(live, &codes), dates }
        }
        other => other,
    }
}
