//! What is said of a place: a pure function of state, time and viewer.

use crate::time::{Instant, Span};
use crate::{Holder, Located, State};
use serde::{Deserialize, Serialize};

/// What a place is now, as far as the viewer may know it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "status", rename_all = "camelCase")]
pub enum Status {
    /// Anybody may take it.
    Free {
        /// How long it stays so: until it is promised, out of use, or the building closes. A stay
        /// that begins now may end sooner: [`Rules::end_of_stay`](crate::Rules::end_of_stay).
        until: Instant,
    },
    /// Somebody is there.
    Occupied {
        /// When it ends by itself.
        until: Instant,
        /// Whether it is the viewer.
        mine: bool,
    },
    /// Promised to somebody who is not there yet.
    Reserved {
        /// Since when it is promised.
        from: Instant,
        /// Until when.
        until: Instant,
        /// Whether to the viewer.
        mine: bool,
    },
    /// Out of use.
    Closed {
        /// Until then; `None` until somebody opens it.
        until: Option<Instant>,
    },
    /// The data is too old to say.
    Unknown,
}

impl Status {
    /// The word in the API and in `data-status`.
    pub fn code(&self) -> &'static str {
        match self {
            Status::Free { .. } => "free",
            Status::Occupied { .. } => "occupied",
            Status::Reserved { .. } => "reserved",
            Status::Closed { .. } => "closed",
            Status::Unknown => "unknown",
        }
    }

    /// Whether somebody could take it.
    pub fn is_free(&self) -> bool {
        matches!(self, Status::Free { .. })
    }

    /// Whether it is the viewer who is there.
    pub fn is_mine(&self) -> bool {
        matches!(self, Status::Occupied { mine: true, .. })
    }

    /// Whether it is the viewer who is there, or to whom it is promised now.
    pub fn is_for_me(&self) -> bool {
        self.is_mine() || matches!(self, Status::Reserved { mine: true, .. })
    }
}

/// Whether nobody is there, nobody is promised it, and it is open, all of a time.
pub fn is_free_during<H: Holder>(located: Located<'_>, state: &State<H>, span: Span) -> bool {
    let id = located.place.id;
    let stay = state.stay(id).map(|stay| Span::new(stay.since, stay.until));
    let mut taken = stay.into_iter().chain(state.reservations_at(id).iter().map(|it| it.span));
    !taken.any(|taken| taken.overlaps(span))
        && state.closure_during(&located.areas(), span).is_none()
}

/// The status of a place. Somebody who is there counts before a closing.
pub fn status<H: Holder>(located: Located<'_>, state: &State<H>, now: Instant) -> Status {
    if let Some(stay) = state.stay(located.place.id) {
        return Status::Occupied { until: stay.until, mine: stay.holder.is_mine() };
    }
    let areas = located.areas();
    if let Some(closure) = state.closure_over(&areas, now) {
        return Status::Closed { until: closure.until };
    }
    let agenda = state.reservations_at(located.place.id);
    if let Some(promised) = agenda.iter().find(|it| it.span.contains(now)) {
        let Span { from, until } = promised.span;
        return Status::Reserved { from, until, mine: promised.holder.is_mine() };
    }
    let end = located.building.rules.closing(now);
    let promised = agenda.iter().map(|it| it.span.from).find(|from| *from > now);
    let closes = state.next_closure(&areas, now);
    let until = [promised, closes].into_iter().flatten().fold(end, Instant::min);
    Status::Free { until }
}
