//! What the shared state of a site comes to: hub and app compute it each for themselves, and where
//! the two differ one of them is wrong.
//!
//! It goes over what everybody may see, so it is the same for all viewers: places, times and
//! closings, never a holder. The version says how it is computed; whoever does not know it ignores
//! what it says.

use crate::sum::Sum;
use crate::wire::Digest;
use domain::plan::PlaceId;
use domain::{ClosedArea, Closure, Fault, Reservation, Stay};

/// How this build computes it.
pub const VERSION: u32 = 3;

/// The digest at an entry, by all stays, reservations, closings and faults of the site, each in the
/// order of its key.
pub fn digest<'a, H: 'a>(
    seq: u64,
    stays: impl Iterator<Item = (PlaceId, &'a Stay<H>)>,
    reservations: impl Iterator<Item = (PlaceId, &'a Reservation<H>)>,
    closures: impl Iterator<Item = &'a Closure>,
    faults: impl Iterator<Item = Fault>,
) -> Digest {
    let with_stay = |sum: Sum, (place, stay): (PlaceId, &Stay<H>)| {
        let sum = sum.with(b"s").with(place.0.as_bytes());
        sum.with(&stay.since.0.to_le_bytes()).with(&stay.until.0.to_le_bytes())
    };
    let with_reservation = |sum: Sum, (place, it): (PlaceId, &Reservation<H>)| {
        let times = [it.span.from, it.span.until, it.lapses];
        let sum = sum.with(b"r").with(place.0.as_bytes());
        times.iter().fold(sum, |sum, at| sum.with(&at.0.to_le_bytes()))
    };
    let sum = reservations.fold(stays.fold(Sum::EMPTY, with_stay), with_reservation);
    let sum = faults.fold(closures.fold(sum, with_closure), with_fault);
    Digest { version: VERSION, seq, sum: sum.text() }
}

fn with_fault(sum: Sum, fault: Fault) -> Sum {
    let sum = sum.with(b"b").with(fault.place.0.as_bytes());
    sum.with(fault.equipment.code().as_bytes()).with(&fault.at.0.to_le_bytes())
}

fn with_closure(sum: Sum, closure: &Closure) -> Sum {
    let sum = sum.with(b"c").with(closure.id.0.as_bytes());
    let sum = match &closure.area {
        ClosedArea::Place(place) => sum.with(b"p").with(place.0.as_bytes()),
        ClosedArea::Zone(zone) => sum.with(b"z").with(zone.as_str().as_bytes()),
        ClosedArea::Floor(floor) => sum.with(b"f").with(floor.as_str().as_bytes()),
    };
    let sum = sum.with(&closure.at.0.to_le_bytes());
    closure.until.map_or(sum.with(b"-"), |until| sum.with(&until.0.to_le_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::ClosureId;
    use domain::plan::Equipment;
    use domain::time::{Instant, Span};
    use uuid::Uuid;

    fn sum_of(stays: &[(u128, i64, i64)], closures: &[Closure]) -> String {
        sum_with(stays, &[], closures, &[])
    }

    fn sum_with(
        stays: &[(u128, i64, i64)],
        reservations: &[(u128, [i64; 3])],
        closures: &[Closure],
        faults: &[Fault],
    ) -> String {
        let stays: Vec<(PlaceId, Stay<()>)> = stays
            .iter()
            .map(|(place, since, until)| {
                let stay = Stay { holder: (), since: Instant(*since), until: Instant(*until) };
                (PlaceId(Uuid::from_u128(*place)), stay)
            })
            .collect();
        let stays = stays.iter().map(|(place, stay)| (*place, stay));
        let reservations: Vec<(PlaceId, Reservation<()>)> = reservations
            .iter()
            .map(|(place, [from, until, lapses])| {
                let span = Span::new(Instant(*from), Instant(*until));
                let lapses = Instant(*lapses);
                let promised = Reservation { holder: (), span, lapses, revision: 0 };
                (PlaceId(Uuid::from_u128(*place)), promised)
            })
            .collect();
        let reservations = reservations.iter().map(|(place, it)| (*place, it));
        digest(1, stays, reservations, closures.iter(), faults.iter().copied()).sum
    }

    /// Written down, because builds of different days compare it.
    #[test]
    fn version_3_is_what_it_was() {
        assert_eq!(VERSION, 3);
        assert_eq!(sum_of(&[], &[]), "cbf29ce484222325");
        let id = ClosureId(Uuid::from_u128(3));
        let area = ClosedArea::Place(PlaceId(Uuid::from_u128(4)));
        let closure = Closure { id, area, at: Instant(5), until: None };
        assert_eq!(sum_of(&[(1, 2, 3)], &[closure]), "dc5dd80e92db7830");
    }

    #[test]
    fn whatever_is_different_shows() {
        let id = ClosureId(Uuid::from_u128(3));
        let closure = |area, until| Closure { id, area, at: Instant(5), until };
        let place = |n| ClosedArea::Place(PlaceId(Uuid::from_u128(n)));
        let until = Some(Instant(9));
        let broken = |n, equipment, at| Fault {
            place: PlaceId(Uuid::from_u128(n)),
            equipment,
            at: Instant(at),
        };
        let sums = [
            sum_of(&[], &[]),
            sum_of(&[(1, 2, 3)], &[]),
            sum_of(&[(1, 2, 4)], &[]),
            sum_of(&[(1, 3, 3)], &[]),
            sum_of(&[(2, 2, 3)], &[]),
            sum_of(&[(1, 2, 3), (2, 2, 3)], &[]),
            sum_with(&[], &[(1, [2, 9, 3])], &[], &[]),
            sum_with(&[], &[(2, [2, 9, 3])], &[], &[]),
            sum_with(&[], &[(1, [2, 9, 4])], &[], &[]),
            sum_with(&[], &[(1, [2, 8, 3])], &[], &[]),
            sum_with(&[], &[(1, [1, 9, 3])], &[], &[]),
            sum_with(&[], &[], &[], &[broken(1, Equipment::Camera, 2)]),
            sum_with(&[], &[], &[], &[broken(2, Equipment::Camera, 2)]),
            sum_with(&[], &[], &[], &[broken(1, Equipment::Display, 2)]),
            sum_with(&[], &[], &[], &[broken(1, Equipment::Camera, 3)]),
            sum_of(&[], &[closure(place(1), None)]),
            sum_of(&[], &[closure(place(2), None)]),
            sum_of(&[], &[closure(place(1), until)]),
        ];
        let distinct: std::collections::BTreeSet<_> = sums.iter().collect();
        assert_eq!(distinct.len(), sums.len(), "{sums:?}");
    }
}
