//! What is out of use, or will be, and what closing more of the building would touch.

use super::Live;
use domain::time::{Instant, Span};
use domain::{Affected, ClosedArea, Closure, CommandId, Located, affected};
use leptos::prelude::*;
use sync::replica::{Replica, Standing};

/// A closing, as far as it has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closing {
    /// What is closed, and for which time.
    pub closure: Closure,
    /// Whether it has begun, or will within a minute: clocks differ a little.
    pub has_begun: bool,
    /// Whether the hub does not know of it yet.
    pub is_noted: bool,
}

impl Live {
    /// The closings over a place that are not over, those to come too, in order of time. Tracked.
    pub fn closings_over(self, located: Located<'_>) -> Vec<Closing> {
        self.changes.track();
        self.now.track();
        let (areas, now) = (located.areas(), self.hub_now());
        self.with_replica(|replica| closings(replica, &areas, now)).unwrap_or_default()
    }

    /// How much a closing would touch: numbers only. Nothing where the data is too old to say.
    /// Tracked.
    pub fn affected_by_closing(self, area: &ClosedArea, span: Span) -> Option<Affected> {
        self.changes.track();
        if !self.is_known.get() {
            return None;
        }
        self.with_replica(|replica| affected(replica.estate(), replica.state(), area, span))
    }
}

fn closings(replica: &Replica, areas: &[ClosedArea], now: Instant) -> Vec<Closing> {
    let is_noted = |closure: &Closure| {
        let mut noted = replica.waiting().iter().filter(|it| it.standing == Standing::Noted);
        noted.any(|it| it.envelope.id == CommandId(closure.id.0))
    };
    let over = replica.state().closures().filter(|it| areas.contains(&it.area));
    let over = over.filter(|it| it.until.is_none_or(|until| until > now));
    let mut over: Vec<_> = over
        .map(|closure| Closing {
            closure: closure.clone(),
            has_begun: closure.at <= now.plus_minutes(1),
            is_noted: is_noted(closure),
        })
        .collect();
    domain::sorted::put_in_order(&mut over, |one, other| one.closure.at.cmp(&other.closure.at));
    over
}
