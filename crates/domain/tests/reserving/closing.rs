//! Closing for a time that lies ahead.

use crate::hub::{Hub, NINE, at, closing, on};
use domain::time::Span;
use domain::*;

#[test]
fn a_closing_ahead_bounds_what_goes_on_until_then() {
    let mut hub = Hub::new();
    assert_eq!(hub.check_in(1, at("08:00"), "0.1"), Ok(at("18:00")));
    hub.ask(9, at("08:30"), &closing("0.1", Some(at("14:00")), Some(at("16:00")))).unwrap();
    hub.ask(9, at("08:30"), &closing("0.2", Some(at("14:00")), None)).unwrap();
    let mine = |until| Status::Occupied { until, mine: false };
    assert_eq!(
        hub.status("0.1", at(NINE)),
        mine(at("14:00")),
        "who sits there may stay until then"
    );
    assert_eq!(hub.status("0.2", at(NINE)), Status::Free { until: at("14:00") });
    assert_eq!(hub.check_in(2, at(NINE), "0.2"), Ok(at("14:00")));
    let longer = Command::Extend { occupancy: OccupancyId(last_id(&hub)), until: at("15:00") };
    assert_eq!(hub.ask(2, at("09:01"), &longer), Err(Reason::OutOfService));

    advance(&mut hub.state, at("14:00"));
    assert_eq!(hub.status("0.1", at("14:00")), Status::Closed { until: Some(at("16:00")) });
    assert_eq!(hub.status("0.2", at("14:00")), Status::Closed { until: None });
    assert_eq!(hub.check_in(1, at("14:30"), "0.1"), Err(Reason::OutOfService));
    advance(&mut hub.state, at("16:00"));
    assert_eq!(hub.check_in(1, at("16:00"), "0.1"), Ok(at("18:00")), "it has reopened");
}

fn last_id(hub: &Hub) -> uuid::Uuid {
    uuid::Uuid::from_u128(hub.commands)
}

#[test]
fn a_closing_ahead_frees_what_is_promised_then_and_says_how_much() {
    let mut hub = Hub::new();
    let monday = |time| on("2026-11-23", time);
    for (who, from, until) in [(1, NINE, "12:00"), (2, "12:00", "13:00"), (3, "15:00", "16:00")] {
        hub.reserve(who, at("08:00"), "0.1", monday(from), monday(until)).unwrap();
    }
    let span = Span::new(monday("12:00"), monday("15:00"));
    let area = hub.estate.area(&Target::Place(crate::hub::code("0.1"))).unwrap();
    let counted = affected(&hub.estate, &hub.state, &area, span);
    assert_eq!(counted, Affected { stays: 0, reservations: 1 });
    hub.ask(9, at("08:30"), &closing("0.1", Some(span.from), Some(span.until))).unwrap();
    let left = hub.state.reservations().map(|(_, it)| it.span.from);
    assert_eq!(left.collect::<Vec<_>>(), [monday(NINE), monday("15:00")]);
    let across = hub.reserve(4, at("08:40"), "0.1", monday("14:45"), monday("15:00"));
    assert_eq!(across, Err(Reason::OutOfService));

    let closure = ClosureId(hub.state.closures().next().unwrap().id.0);
    hub.ask(9, at("08:50"), &Command::Open { closure }).unwrap();
    assert!(hub.reserve(4, at("08:55"), "0.1", monday("12:00"), monday("15:00")).is_ok());
}

#[test]
fn a_closing_that_is_over_before_it_begins_is_refused() {
    let mut hub = Hub::new();
    for (from, until) in [(Some("10:00"), "10:00"), (Some("11:00"), "10:00"), (None, "07:00")] {
        let wish = closing("0.1", from.map(at), Some(at(until)));
        assert_eq!(hub.ask(9, at("08:00"), &wish), Err(Reason::BadInput), "{from:?} {until}");
    }
    hub.ask(9, at("08:00"), &closing("0.1", Some(at("06:00")), None)).unwrap();
    assert_eq!(hub.state.closures().next().unwrap().at, at("08:00"), "from the past is from now");
}
