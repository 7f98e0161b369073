//! What is taken of a place's day, and by what; never by whom.

use super::Live;
use domain::plan::PlaceId;
use domain::sorted::put_in_order;
use domain::time::{Instant, Span};
use domain::{Holder, Located, ReservationId, State};
use leptos::prelude::*;

/// A stretch of time in which a place cannot be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Taken {
    /// From when until when.
    pub span: Span,
    /// Why.
    pub by: By,
}

/// Why a place cannot be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// The viewer is there, or has it reserved.
    Me,
    /// Somebody is there.
    Stay,
    /// It is reserved.
    Promise,
    /// It is out of use.
    Closing,
}

impl Live {
    /// What is taken of each of these places within a time, in order of time. Nothing where the
    /// data is too old to say. Tracked.
    pub fn taken(self, places: &[PlaceId], within: Span) -> Option<Vec<Vec<Taken>>> {
        self.changes.track();
        if !self.is_known.get() {
            return None;
        }
        self.with_replica(|replica| {
            let taken = |place: &PlaceId| {
                let located = replica.estate().place(*place)?;
                Some(taken_of(located, replica.state(), within))
            };
            places.iter().map(|place| taken(place).unwrap_or_default()).collect()
        })
    }

    /// All that is taken of a place, in order of time, but for one of the viewer's reservations:
    /// what is to be changed is not in its own way. Tracked.
    pub fn taken_but(self, place: PlaceId, but: Option<ReservationId>) -> Vec<Taken> {
        self.changes.track();
        let taken = self.with_replica(|replica| {
            let state = replica.state();
            let promises = state.reservations_at(place).iter();
            let but =
                promises.filter(|it| but.is_some() && it.id() == but).map(|it| it.span).next();
            let but = but.map(|span| Taken { span, by: By::Me });
            let always = Span::new(Instant(i64::MIN), Instant(i64::MAX));
            let mut taken = taken_of(replica.estate().place(place)?, state, always);
            taken.retain(|it| Some(*it) != but);
            Some(taken)
        });
        taken.flatten().unwrap_or_default()
    }
}

/// What is taken of a place within a time, in order of time.
fn taken_of<H: Holder>(located: Located<'_>, state: &State<H>, within: Span) -> Vec<Taken> {
    let id = located.place.id;
    let of = |holder: &H, by: By| if holder.is_mine() { By::Me } else { by };
    let stay = state.stay(id).map(|stay| Taken {
        span: Span::new(stay.since, stay.until),
        by: of(&stay.holder, By::Stay),
    });
    let promises = state.reservations_at(id).iter();
    let promises = promises.map(|it| Taken { span: it.span, by: of(&it.holder, By::Promise) });
    let areas = located.areas();
    let closings = state.closures().filter(|closure| areas.contains(&closure.area));
    let closings = closings.map(|closure| {
        let until = closure.until.unwrap_or(Instant(i64::MAX));
        Taken { span: Span::new(closure.at, until), by: By::Closing }
    });
    let all = stay.into_iter().chain(promises).chain(closings);
    let mut all: Vec<Taken> = all.filter(|taken| taken.span.overlaps(within)).collect();
    put_in_order(&mut all, |one, other| one.span.cmp(&other.span));
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::floor_map::testing::estate;
    use domain::{Event, OccupancyId, Seen};
    use uuid::Uuid;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn a_day_is_told_in_order_and_without_what_lies_outside_it() {
        let estate = estate();
        let place = estate.buildings()[0].plan.floors[0].places[0].id;
        let mut state: State<Seen> = State::default();
        let someone = Seen::Someone;
        let me = Seen::Me(OccupancyId(Uuid::from_u128(1)));
        for (holder, from, until) in [(someone, 50, 60), (me, 20, 30), (someone, 90, 95)] {
            let (from, until) = (Instant(from), Instant(until));
            state.apply(&Event::Reserved {
                place,
                holder,
                from,
                until,
                lapses: until,
                revision: 1,
            });
        }
        let (at, until) = (Instant(5), Instant(15));
        state.apply(&Event::CheckedIn { place, holder: someone, at, until });
        let located = estate.place(place).unwrap();
        let told = taken_of(located, &state, Span::new(Instant(0), Instant(90)));
        let told: Vec<_> = told.iter().map(|it| (it.span.from.0, it.by)).collect();
        assert_eq!(told, [(5, By::Stay), (20, By::Me), (50, By::Promise)]);
    }
}
