//! A promise that its holder did not give up: told until it is put away or over.

use crate::building::place_id;
use crate::hub::{Hub, NINE, at, closing, code};
use domain::time::Instant;
use domain::*;
use uuid::Uuid;

const SANNE: u128 = 1;
const BRAM: u128 = 2;

fn lost(hub: &Hub, who: u128) -> Vec<(Instant, UnreserveCause)> {
    let person = PersonId(Uuid::from_u128(who)).into();
    hub.state.lost_of(&person).map(|it| (it.span.from, it.cause)).collect()
}

/// Sanne has the desk from nine to twelve, and nobody came by half past nine.
fn no_show() -> (Hub, Uuid) {
    let mut hub = Hub::new();
    let id = hub.reserve(SANNE, at("08:00"), "0.1", at(NINE), at("12:00")).unwrap();
    advance(&mut hub.state, at("09:30"));
    (hub, id)
}

#[test]
fn who_comes_too_late_to_a_place_that_is_still_free_has_it_for_the_rest() {
    let (mut hub, _) = no_show();
    hub.reserve(BRAM, at("09:31"), "0.1", at("11:00"), at("11:30")).unwrap();
    assert_eq!(lost(&hub, SANNE), [(at(NINE), UnreserveCause::NoShow)]);
    assert_eq!(hub.check_in(SANNE, at("09:40"), "0.1"), Ok(at("11:00")), "the next promise holds");
    assert_eq!(lost(&hub, SANNE), []);

    let (mut hub, _) = no_show();
    assert_eq!(hub.check_in(SANNE, at("09:40"), "0.1"), Ok(at("12:00")), "no longer than promised");
}

#[test]
fn who_comes_too_late_to_a_place_given_away_is_told_so() {
    let (mut hub, _) = no_show();
    hub.check_in(BRAM, at("09:31"), "0.1").unwrap();
    assert_eq!(hub.check_in(SANNE, at("09:40"), "0.1"), Err(Reason::ReassignedAfterNoShow));
    assert_eq!(hub.check_in(3, at("09:41"), "0.1"), Err(Reason::PlaceOccupied), "never promised");
    advance(&mut hub.state, at("12:00"));
    assert_eq!(hub.check_in(SANNE, at("12:00"), "0.1"), Err(Reason::PlaceOccupied), "it is over");

    let (mut hub, _) = no_show();
    hub.reserve(BRAM, at("09:31"), "0.1", at("09:30"), at("11:00")).unwrap();
    assert_eq!(hub.check_in(SANNE, at("09:40"), "0.1"), Err(Reason::ReassignedAfterNoShow));
}

#[test]
fn what_was_lost_is_put_away_by_its_holder_or_by_time() {
    let (mut hub, id) = no_show();
    let put_away = Command::Cancel { reservation: ReservationId(id) };
    assert!(hub.ask(SANNE, at("09:45"), &put_away).is_ok());
    assert_eq!(lost(&hub, SANNE), []);

    let (mut hub, _) = no_show();
    assert_eq!(hub.state.next_due(), Some(at("12:00")));
    let steps = advance(&mut hub.state, at("13:00"));
    assert_eq!(steps.iter().map(|step| step.due).collect::<Vec<_>>(), [at("12:00")]);
    assert_eq!((lost(&hub, SANNE), hub.state.next_due()), (vec![], None));
}

#[test]
fn a_closing_tells_the_holder_and_a_cancellation_tells_nobody() {
    let mut hub = Hub::new();
    hub.reserve(SANNE, at("08:00"), "0.1", at(NINE), at("12:00")).unwrap();
    let id = hub.reserve(BRAM, at("08:00"), "0.2", at(NINE), at("12:00")).unwrap();
    hub.ask(9, at("08:10"), &closing("0.1", None, None)).unwrap();
    hub.ask(BRAM, at("08:10"), &Command::Cancel { reservation: ReservationId(id) }).unwrap();
    assert_eq!(lost(&hub, SANNE), [(at(NINE), UnreserveCause::Closed)]);
    assert_eq!(lost(&hub, BRAM), []);
    let why = hub.check_in(SANNE, at("09:10"), "0.1");
    assert_eq!(why, Err(Reason::OutOfService), "closed, not given away");
}

#[test]
fn a_change_of_what_was_seen_before_another_change_is_refused() {
    let mut hub = Hub::new();
    let id = hub.reserve(SANNE, at("08:00"), "0.1", at(NINE), at("12:00")).unwrap();
    let change = |from: &str| Command::Change {
        reservation: ReservationId(id),
        place: code("0.1"),
        from: at(from),
        until: at("12:00"),
    };
    let made = hub.state.reservations_at(place_id(0))[0].revision;
    hub.basis = Some(made);
    assert!(hub.ask(SANNE, at("08:01"), &change("09:15")).is_ok());
    assert!(hub.state.reservations_at(place_id(0))[0].revision > made);
    hub.basis = Some(made);
    assert_eq!(hub.ask(SANNE, at("08:02"), &change("10:00")), Err(Reason::Expired));
    hub.basis = Some(made);
    assert!(hub.ask(SANNE, at("08:03"), &change("09:15")).is_ok(), "it is so already");
    assert!(hub.ask(SANNE, at("08:04"), &change("10:00")).is_ok(), "nothing said of what was seen");
}
