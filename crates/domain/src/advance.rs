//! What time changes. Only the hub calls this; no client makes such a change up.

use crate::reserve::unreserved;
use crate::time::Instant;
use crate::{Event, Holder, ReleaseCause, State, UnreserveCause};

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

/// The next change that is due. At the same moment a place reopens before a stay ends, a stay ends
/// before a promise is given up, and what was taken back is forgotten last.
fn next<H: Holder>(state: &State<H>, now: Instant) -> Option<(Instant, Event<H>)> {
    let opening = state.next_reopened(now).map(|(at, closure)| (at, Event::Opened { closure }));
    let end = state.next_ended(now).and_then(|(at, place)| {
        let holder = state.stay(place)?.holder.clone();
        Some((at, Event::Released { place, holder, at, cause: ReleaseCause::Ended }))
    });
    let lapse = state.next_lapsed(now).and_then(|(at, place, from)| {
        let promised = state.reservation(place, from)?;
        Some((at, unreserved(place, promised, at, UnreserveCause::NoShow)))
    });
    let over = state.next_over(now).map(|(at, lost)| (at, lost.forgotten(at)));
    // Of equals the first is taken.
    [opening, end, lapse, over].into_iter().flatten().min_by_key(|(at, _)| *at)
}
