//! Confirmed state with the waiting commands on top.

use super::{Judge, Outlook, Replica};
use crate::wire::{CommandEnvelope, Cursor};
use domain::plan::PlaceId;
use domain::sorted::SortedSet;
use domain::time::Instant;
use domain::{Ask, ClosedArea, Command, CommandId, Event, OccupancyId, Seen, Verdict};
use uuid::Uuid;

impl Replica {
    /// Computes the fold anew and says which places it, or the fold before it, touches.
    pub(super) fn refold(&mut self) -> SortedSet<PlaceId> {
        let mut touched = std::mem::take(&mut self.fold_touches);
        let mut state = (!self.waiting.is_empty()).then(|| self.confirmed.clone());
        if let Some(state) = &mut state {
            for waiting in &mut self.waiting {
                let ask = Ask {
                    id: waiting.envelope.id,
                    command: &waiting.envelope.command,
                    holder: Seen::Me(OccupancyId::from(waiting.envelope.id)),
                    actor: self.role.into(),
                    at: waiting.at,
                    since: waiting.at,
                    // The next, if nobody is quicker.
                    entry: self.cursor.seq + 1,
                    basis: basis(&waiting.envelope, self.cursor),
                };
                let verdict = (waiting.judge)(&self.estate, state, &ask);
                let outlook = outlook_of(&verdict);
                let events = match verdict {
                    Verdict::Granted(events) => events,
                    _ => Vec::new(),
                };
                events.iter().for_each(|event| state.apply(event));
                waiting.outlook = outlook;
                waiting.events = events;
            }
        }
        self.folded = state;
        self.fold_touches = self.touched_by_fold();
        touched.extend(self.fold_touches.iter().copied());
        touched
    }

    /// What would probably become of a wish of the viewer, on top of what waits already.
    pub fn outlook(&self, command: &Command, at: Instant, judge: Judge) -> Outlook {
        let id = CommandId(Uuid::nil());
        let ask = Ask {
            id,
            command,
            holder: Seen::Me(OccupancyId::from(id)),
            actor: self.role.into(),
            at,
            since: at,
            entry: self.cursor.seq + 1,
            basis: None,
        };
        outlook_of(&judge(&self.estate, self.state(), &ask))
    }

    /// The places whose status an event may change, by what is known before it is applied.
    pub(super) fn touched_by(&self, event: &Event<Seen>) -> Vec<PlaceId> {
        let of_area = |area: &ClosedArea| self.estate.places_in(area);
        match event {
            Event::CheckedIn { place, .. }
            | Event::Released { place, .. }
            | Event::Extended { place, .. }
            | Event::Reserved { place, .. }
            | Event::Unreserved { place, .. }
            | Event::FaultReported { place, .. }
            | Event::Repaired { place, .. } => vec![*place],
            Event::Closed { closure } => of_area(&closure.area),
            Event::Opened { closure } => self
                .state()
                .closure(*closure)
                .or_else(|| self.confirmed.closure(*closure))
                .map(|closure| of_area(&closure.area))
                .unwrap_or_default(),
            Event::Forgotten { .. } | Event::PlanReplaced { .. } => Vec::new(),
        }
    }

    fn touched_by_fold(&self) -> SortedSet<PlaceId> {
        let events = self.waiting.iter().flat_map(|waiting| &waiting.events);
        events.flat_map(|event| self.touched_by(event)).collect()
    }
}

/// The entry up to which the maker of a command had seen what is changed; nothing where that is not
/// said, or is said of another log.
fn basis(envelope: &CommandEnvelope, here: Cursor) -> Option<u64> {
    let basis: Cursor = envelope.basis.as_ref()?.parse().ok()?;
    (basis.epoch == here.epoch).then_some(basis.seq)
}

fn outlook_of(verdict: &Verdict<Seen>) -> Outlook {
    match verdict {
        Verdict::Granted(_) | Verdict::Forestalls(_) => Outlook::Likely,
        Verdict::Rejected(reason) | Verdict::RejectedOn(reason, _) => Outlook::Unlikely(*reason),
        Verdict::HubMustSay => Outlook::HubMustSay,
    }
}
