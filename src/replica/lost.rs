//! What was promised to the viewer and taken back.

use super::Live;
use domain::plan::PlaceId;
use domain::time::{Instant, Span};
use domain::{ReservationId, UnreserveCause};
use leptos::prelude::*;
use sync::replica::Replica;

/// One of the own reservations that was taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MyLost {
    /// The key it had; a cancellation names it and puts it away.
    pub id: ReservationId,
    /// Of which place.
    pub place: PlaceId,
    /// For when it was.
    pub span: Span,
    /// Why it is gone.
    pub cause: UnreserveCause,
}

impl Live {
    /// What was taken back and is neither put away nor over, in order of time. Tracked.
    pub fn lost(self) -> Vec<MyLost> {
        self.changes.track();
        let now = self.now.get();
        self.with_replica(|replica| lost(replica, now)).unwrap_or_default()
    }
}

fn lost(replica: &Replica, now: Instant) -> Vec<MyLost> {
    let lost = replica.state().lost_of(&()).filter(|it| it.span.until > now);
    let lost = lost.filter_map(|it| {
        Some(MyLost { id: it.id()?, place: it.place, span: it.span, cause: it.cause })
    });
    lost.collect()
}
