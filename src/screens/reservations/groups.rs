//! The own reservations in the order in which one needs them. Pure.

use crate::replica::{MyReservation, Promise};
use domain::time::{Instant, LocalClock};

/// The own reservations, each in one group, soonest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Groups {
    /// What the hub has not answered.
    pub waiting: Vec<MyReservation>,
    /// What is granted for today.
    pub today: Vec<MyReservation>,
    /// What is granted for another day.
    pub later: Vec<MyReservation>,
}

impl Groups {
    /// Sorts reservations, which come in order of time, into their groups.
    pub fn of(reserved: &[MyReservation], clock: &LocalClock, now: Instant) -> Self {
        let tomorrow = clock.end_of_day(now);
        let mut groups = Groups::default();
        for it in reserved {
            let group = match (it.promise, tomorrow) {
                (Promise::Asked | Promise::Unlikely | Promise::GivingUp, _) => &mut groups.waiting,
                (Promise::Granted, Some(tomorrow)) if it.span.from >= tomorrow => &mut groups.later,
                (Promise::Granted, _) => &mut groups.today,
            };
            group.push(it.clone());
        }
        groups
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::ReservationId;
    use domain::plan::PlaceId;
    use domain::time::Span;
    use uuid::Uuid;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    const HOUR: i64 = 3_600_000;

    fn reservation(number: u128, hour: i64, promise: Promise) -> MyReservation {
        let span = Span::new(Instant(hour * HOUR), Instant((hour + 2) * HOUR));
        let id = Uuid::from_u128(number);
        MyReservation { id: ReservationId(id), place: PlaceId(id), span, lapses: None, promise }
    }

    fn numbers(group: &[MyReservation]) -> Vec<u128> {
        group.iter().map(|it| it.id.0.as_u128()).collect()
    }

    #[test]
    fn what_is_not_answered_stands_apart_and_the_rest_by_day() {
        let all = [
            reservation(1, 9, Promise::Granted),
            reservation(2, 13, Promise::Asked),
            reservation(3, 23, Promise::Granted),
            reservation(4, 24, Promise::Granted),
            reservation(5, 33, Promise::GivingUp),
            reservation(6, 57, Promise::Unlikely),
        ];
        let groups = Groups::of(&all, &LocalClock::default(), Instant(8 * HOUR));
        assert_eq!(numbers(&groups.waiting), [2, 5, 6]);
        assert_eq!(numbers(&groups.today), [1, 3]);
        assert_eq!(numbers(&groups.later), [4], "it begins at midnight");
    }
}
