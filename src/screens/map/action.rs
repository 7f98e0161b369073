//! The one thing to do at a place, as things stand.

use crate::replica::MyPlace;
use crate::text::Key;
use domain::plan::{Place, PlaceKind};
use domain::{Command, OccupancyId, Rules, Status};

/// The one thing to do at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Take it.
    CheckIn,
    /// Leave another place of the same kind, and take this one.
    ReleaseAndCheckIn(MyPlace),
    /// Leave it.
    Release(OccupancyId),
    /// Say who one is, and come back.
    SignIn,
    /// Nothing: somebody else is there, or it is closed.
    Nothing,
}

/// What to offer at a place.
pub fn action(
    place: &Place,
    status: &Status,
    is_signed_in: bool,
    mine: &[MyPlace],
    rules: &Rules,
) -> Action {
    if let Some(own) = mine.iter().find(|own| own.place == place.id) {
        return Action::Release(own.occupancy);
    }
    match (status, is_signed_in) {
        (Status::Free { .. } | Status::Unknown, false) => Action::SignIn,
        (Status::Free { .. } | Status::Reserved { mine: true, .. }, true) => {
            match in_the_way(place.kind, mine, rules) {
                Some(other) => Action::ReleaseAndCheckIn(other.clone()),
                None => Action::CheckIn,
            }
        }
        // What is not known, only the hub can judge.
        (Status::Unknown, true) => Action::CheckIn,
        (Status::Occupied { .. } | Status::Reserved { .. } | Status::Closed { .. }, _) => {
            Action::Nothing
        }
    }
}

/// The oldest own place of that kind, when one may not have more of them. What a door holds says of
/// nobody that they are there.
fn in_the_way<'a>(kind: PlaceKind, mine: &'a [MyPlace], rules: &Rules) -> Option<&'a MyPlace> {
    let mut same_kind =
        mine.iter().filter(|own| !own.at_door && own.kind.is_none_or(|own| own == kind));
    let at_once = usize::from(rules.of(kind).at_once);
    (same_kind.clone().count() >= at_once).then(|| same_kind.next()).flatten()
}

/// Take a place.
pub fn check_in_command(place: &Place) -> Command {
    Command::CheckIn { place: place.code.clone(), minutes: None }
}

/// How one stands to an own place.
pub fn own_word(own: &MyPlace) -> Key {
    match own {
        MyPlace { confirmed: false, .. } => Key::NotedWord,
        MyPlace { at_door: true, .. } => Key::CheckedInAtDoorWord,
        _ => Key::CheckedInWord,
    }
}

/// Leave an own place.
pub fn release_command(own: &MyPlace) -> Command {
    Command::Release { occupancy: own.occupancy }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::floor_map::testing::floor_of;
    use domain::plan::PlaceId;
    use domain::time::{Instant, LocalClock, OpeningHours};
    use uuid::Uuid;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    const UNTIL: Instant = Instant(1);

    fn place(number: u128, kind: PlaceKind) -> Place {
        let any = floor_of(1).places.remove(0);
        Place { id: PlaceId(Uuid::from_u128(number)), kind, ..any }
    }

    fn own(number: u128, kind: PlaceKind) -> MyPlace {
        MyPlace {
            place: PlaceId(Uuid::from_u128(number)),
            kind: Some(kind),
            occupancy: OccupancyId(Uuid::from_u128(number)),
            until: UNTIL,
            confirmed: true,
            at_door: false,
        }
    }

    fn check(status: Status, is_signed_in: bool, mine: &[MyPlace], expected: Action) {
        let rules = Rules::standard(LocalClock::default(), OpeningHours::ALWAYS);
        let desk = place(1, PlaceKind::Desk);
        assert_eq!(action(&desk, &status, is_signed_in, mine, &rules), expected);
    }

    #[test]
    fn a_desk_offers_what_can_be_done_there() {
        let free = Status::Free { until: UNTIL };
        let elsewhere = own(2, PlaceKind::Desk);
        check(free, true, &[], Action::CheckIn);
        check(free, false, &[], Action::SignIn);
        check(Status::Unknown, false, &[], Action::SignIn);
        check(free, true, &[own(3, PlaceKind::Room)], Action::CheckIn);
        check(
            free,
            true,
            std::slice::from_ref(&elsewhere),
            Action::ReleaseAndCheckIn(elsewhere.clone()),
        );
        // A door holds it: that says of nobody that they are there.
        let at_door = MyPlace { at_door: true, ..elsewhere };
        check(free, true, &[at_door], Action::CheckIn);
        check(Status::Occupied { until: UNTIL, mine: false }, true, &[], Action::Nothing);
        check(Status::Closed { until: None }, true, &[], Action::Nothing);
    }

    #[test]
    fn the_own_place_can_be_left_however_it_looks() {
        let here = own(1, PlaceKind::Desk);
        let leave = Action::Release(here.occupancy);
        for status in [Status::Occupied { until: UNTIL, mine: true }, Status::Unknown] {
            check(status, true, std::slice::from_ref(&here), leave.clone());
        }
    }
}
