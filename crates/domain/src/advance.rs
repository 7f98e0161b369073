//! What time changes. Only the hub calls this; no client makes such a change up.

use crate::time::Instant;
use crate::{Event, Holder, ReleaseCause, State};

/// One step of time: all that was due at the same moment. Becomes one entry of the log, dated at
/// the moment it was due, also when the hub was stopped then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step<H> {
    /// When it was due.
    pub due: Instant,
    /// What changes.
    pub events: Vec<Event<H>>,
}

/// Everything due at or before `now`, oldest first, and the state after it. Costs what is due, not
/// what there is.
pub fn advance<H: Holder>(state: &mut State<H>, now: Instant) -> Vec<Step<H>> {
    let mut steps: Vec<Step<H>> = Vec::new();
    while let Some((due, event)) = next(state, now) {
        state.apply(&event);
        match steps.last_mut().filter(|step| step.due == due) {
            Some(step) => step.events.push(event),
            None => steps.push(Step { due, events: vec![event] }),
        }
    }
    steps
}

/// The next change that is due. At the same moment a place reopens before a stay ends.
fn next<H: Holder>(state: &State<H>, now: Instant) -> Option<(Instant, Event<H>)> {
    let opening = state.next_reopened(now);
    let end = state.next_ended(now);
    match (opening, end) {
        (Some((at, closure)), None) => Some((at, Event::Opened { closure })),
        (Some((at, closure)), Some((ends, _))) if at <= ends => {
            Some((at, Event::Opened { closure }))
        }
        (_, Some((at, place))) => {
            let holder = state.stay(place)?.holder.clone();
            Some((at, Event::Released { place, holder, at, cause: ReleaseCause::Ended }))
        }
        (None, None) => None,
    }
}
