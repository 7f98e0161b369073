//! One promise: what is refused, where its boundaries lie, how it becomes a stay.

use crate::building::place_id;
use crate::hub::{Hub, NINE, at, closing, code, on};
use domain::plan::{PlaceKind, ZoneLevel};
use domain::time::Span;
use domain::*;

#[test]
fn what_cannot_be_is_refused_with_its_reason() {
    let now = at("08:00");
    for (place, from, until, reason, why) in [
        ("9.9", at(NINE), at("10:00"), Reason::UnknownPlace, "no such place"),
        ("0.1", at("10:00"), at(NINE), Reason::BadInput, "ends before it starts"),
        ("0.1", at(NINE), at(NINE), Reason::BadInput, "lasts no time"),
        ("0.1", at("09:05"), at("10:00"), Reason::BadInput, "beside the quarter"),
        ("0.1", at("07:00"), at(NINE), Reason::Expired, "in the past"),
        ("0.1", at(NINE), at("18:15"), Reason::WindowClosed, "across closing time"),
        ("0.1", at("06:45"), at(NINE), Reason::Expired, "before opening, and past"),
        (
            "0.1",
            on("2026-11-23", "06:45"),
            on("2026-11-23", NINE),
            Reason::WindowClosed,
            "before opening",
        ),
        (
            "0.1",
            on("2026-11-21", NINE),
            on("2026-11-21", "10:00"),
            Reason::WindowClosed,
            "on a Saturday",
        ),
        (
            "0.1",
            on("2026-11-23", NINE),
            on("2026-11-24", "10:00"),
            Reason::WindowClosed,
            "two days",
        ),
        (
            "0.1",
            on("2026-12-07", NINE),
            on("2026-12-07", "10:00"),
            Reason::WindowClosed,
            "beyond 14 days",
        ),
        (
            "1.B",
            on("2026-11-23", NINE),
            on("2026-11-23", "10:00"),
            Reason::WindowClosed,
            "a booth another day",
        ),
        ("1.B", at(NINE), at("10:15"), Reason::WindowClosed, "a booth for over an hour"),
    ] {
        assert_eq!(Hub::new().reserve(1, now, place, from, until), Err(reason), "{why}");
    }
    for (place, from, until) in [
        ("0.1", at("08:00"), at("18:00")),
        ("0.1", on("2026-12-04", "07:00"), on("2026-12-04", "18:00")),
        ("0.R", on("2027-02-18", NINE), on("2027-02-18", "10:00")),
        ("1.B", at(NINE), at("10:00")),
    ] {
        assert!(Hub::new().reserve(1, now, place, from, until).is_ok(), "{place}");
    }
}

#[test]
fn the_quarter_that_has_begun_can_still_be_asked_for() {
    assert!(Hub::new().reserve(1, at("09:14"), "0.1", at(NINE), at("13:00")).is_ok());
    let late = Hub::new().reserve(1, at("09:15"), "0.1", at(NINE), at("13:00"));
    assert_eq!(late, Err(Reason::Expired));
}

#[test]
fn an_end_at_ten_and_a_start_at_ten_do_not_overlap() {
    let mut hub = Hub::new();
    hub.reserve(1, at("08:00"), "0.R", at(NINE), at("10:00")).unwrap();
    hub.reserve(2, at("08:00"), "0.R", at("10:00"), at("11:00")).unwrap();
    let between = hub.reserve(3, at("08:00"), "0.R", at("09:45"), at("10:15"));
    assert_eq!(between, Err(Reason::PlaceReserved));
}

#[test]
fn nobody_takes_more_than_the_rules_allow() {
    let mut hub = Hub::new();
    let now = at("07:00");
    hub.reserve(1, now, "0.1", at(NINE), at("12:00")).unwrap();
    let second = hub.reserve(1, now, "0.2", at("11:00"), at("13:00"));
    assert_eq!(second, Err(Reason::AlreadyElsewhere), "two desks at once");
    hub.reserve(1, now, "0.R", at("11:00"), at("12:00")).unwrap();

    let quarters = ["09:00", "09:15", "09:30", "09:45", "10:00", "10:15"];
    let asked = quarters.windows(2).map(|it| hub.reserve(2, now, "0.R", at(it[0]), at(it[1])));
    assert!(asked.collect::<Vec<_>>().iter().all(Result::is_ok));
    let sixth = hub.reserve(2, now, "0.R", at("10:15"), at("10:30"));
    assert_eq!(sixth, Err(Reason::AlreadyElsewhere), "rooms: five that are not over");
    advance(&mut hub.state, at("09:20"));
    assert!(hub.reserve(2, at("09:20"), "0.R", at("10:15"), at("10:30")).is_ok(), "one is over");
}

/// Regression: a room was said to be free for as long as a walk-up lasts, so *free until* moved on
/// with every minute, and `/rooms` said another time than the kiosk and `GET /v1/places`.
#[test]
fn a_place_is_free_until_it_is_promised_closed_or_the_building_closes() {
    let mut hub = Hub::new();
    for place in ["0.R", "1.B", "0.1"] {
        for now in ["08:00", "08:01", "17:59"] {
            let free = Status::Free { until: at("18:00") };
            assert_eq!(hub.status(place, at(now)), free, "{place} {now}");
        }
        hub.ask(9, at("08:02"), &closing(place, Some(at("16:00")), None)).unwrap();
        assert_eq!(hub.status(place, at("08:03")), Status::Free { until: at("16:00") }, "{place}");
        hub.reserve(1, at("08:04"), place, at("14:00"), at("15:00")).unwrap();
        assert_eq!(hub.status(place, at("08:05")), Status::Free { until: at("14:00") }, "{place}");
    }
    assert_eq!(hub.check_in(2, at("08:06"), "0.R"), Ok(at("09:06")), "who walks in has an hour");
    assert_eq!(hub.check_in(2, at("08:06"), "1.B"), Ok(at("08:36")), "or half of one");
}

#[test]
fn a_walk_up_ends_where_a_promise_begins_and_a_promise_waits_for_its_own() {
    let mut hub = Hub::new();
    hub.reserve(1, at("08:00"), "0.1", at("13:00"), at("18:00")).unwrap();
    assert_eq!(hub.status("0.1", at("08:00")), Status::Free { until: at("13:00") });
    assert_eq!(hub.check_in(2, at("08:30"), "0.1"), Ok(at("13:00")));
    advance(&mut hub.state, at("13:00"));
    let promised = Status::Reserved { from: at("13:00"), until: at("18:00"), mine: false };
    assert_eq!(hub.status("0.1", at("13:00")), promised);
    assert_eq!(hub.check_in(2, at("13:01"), "0.1"), Err(Reason::PlaceReserved));
    assert_eq!(hub.check_in(1, at("13:02"), "0.1"), Ok(at("18:00")));
    assert_eq!(hub.state.reservations().count(), 0, "the promise has become the stay");
}

#[test]
fn who_comes_a_little_early_gets_the_whole_of_it() {
    let mut hub = Hub::new();
    hub.reserve(1, at("08:00"), "0.1", at(NINE), at("12:00")).unwrap();
    let mut early = Hub { state: hub.state.clone(), commands: 7, ..Hub::new() };
    assert_eq!(early.check_in(1, at("08:45"), "0.1"), Ok(at("12:00")));
    assert_eq!(hub.check_in(1, at("08:44"), "0.1"), Ok(at(NINE)), "too early is a walk-up");
}

#[test]
fn who_does_not_come_gives_up_the_place() {
    let mut hub = Hub::new();
    hub.reserve(1, at("08:00"), "0.1", at(NINE), at("12:00")).unwrap();
    assert_eq!(hub.state.next_due(), Some(at("09:30")));
    let steps = advance(&mut hub.state, at("15:00"));
    let dues: Vec<_> = steps.iter().map(|step| step.due).collect();
    assert_eq!(dues, [at("09:30"), at("12:00")], "given up, then forgotten");
    let Event::Unreserved { cause, .. } = &steps[0].events[0] else { panic!("{steps:?}") };
    assert_eq!(*cause, UnreserveCause::NoShow);
    assert!(hub.status("0.1", at("15:00")).is_free());
}

/// Regression: the hour of a booth was counted anew from each end, so *Verlengen* again and again
/// kept it until closing time.
#[test]
fn a_booth_is_had_for_an_hour_in_all_and_a_room_for_as_long_as_it_is_free() {
    let mut hub = Hub::new();
    let now = at("09:20");
    hub.check_in(1, at(NINE), "1.B").unwrap();
    let booth = OccupancyId(uuid::Uuid::from_u128(hub.commands));
    let longer = |occupancy, until| Command::Extend { occupancy, until: at(until) };
    assert_eq!(hub.ask(1, now, &longer(booth, "10:01")), Err(Reason::WindowClosed));
    hub.ask(1, now, &longer(booth, "09:45")).unwrap();
    hub.ask(1, now, &longer(booth, "10:00")).unwrap();
    assert_eq!(hub.ask(1, at("09:50"), &longer(booth, "10:15")), Err(Reason::WindowClosed));
    hub.ask(1, at("09:50"), &longer(booth, "09:55")).unwrap();

    hub.check_in(1, at("09:50"), "0.R").unwrap();
    let room = OccupancyId(uuid::Uuid::from_u128(hub.commands));
    for until in ["11:50", "12:50"] {
        hub.ask(1, at("10:45"), &longer(room, until)).unwrap();
    }

    let mut buildings = hub.estate.buildings().to_vec();
    for building in &mut buildings {
        building.rules.booth.longest_minutes = None;
    }
    let mut hub = Hub { estate: Estate::new(buildings).unwrap(), ..Hub::new() };
    hub.check_in(1, at(NINE), "1.B").unwrap();
    let booth = OccupancyId(uuid::Uuid::from_u128(hub.commands));
    hub.ask(1, now, &longer(booth, "17:00")).unwrap();
}

#[test]
fn a_change_keeps_the_old_promise_when_the_new_one_cannot_be() {
    let mut hub = Hub::new();
    let now = at("08:00");
    let mine = ReservationId(hub.reserve(1, now, "0.1", at(NINE), at("12:00")).unwrap());
    hub.reserve(2, now, "0.2", at("10:00"), at("11:00")).unwrap();
    let change = |place: &str, from, until| Command::Change {
        reservation: mine,
        place: code(place),
        from,
        until,
    };
    assert_eq!(hub.ask(1, now, &change("0.2", at(NINE), at("12:00"))), Err(Reason::PlaceReserved));
    assert_eq!(hub.state.reservations_at(place_id(0)).len(), 1);
    // Onto itself: an hour later, at the same desk.
    hub.ask(1, now, &change("0.1", at("10:00"), at("13:00"))).unwrap();
    let agenda = hub.state.reservations_at(place_id(0));
    assert_eq!((agenda.len(), agenda[0].span.from, agenda[0].id()), (1, at("10:00"), Some(mine)));
    let stranger = hub.ask(2, now, &change("0.3", at(NINE), at("12:00")));
    assert_eq!(stranger, Err(Reason::Expired), "another's is not there for you");
}

#[test]
fn a_meeting_is_made_longer_until_the_next_one_and_shorter_at_will() {
    let mut hub = Hub::new();
    hub.reserve(1, at("08:00"), "0.R", at(NINE), at("10:00")).unwrap();
    hub.reserve(2, at("08:00"), "0.R", at("10:30"), at("11:00")).unwrap();
    hub.check_in(1, at(NINE), "0.R").unwrap();
    let occupancy = hub.state.stay(place_id(3)).unwrap().holder.occupancy;
    let extend = |until| Command::Extend { occupancy, until };
    assert_eq!(hub.ask(1, at("09:50"), &extend(at("10:45"))), Err(Reason::PlaceReserved));
    hub.ask(1, at("09:50"), &extend(at("10:30"))).unwrap();
    assert_eq!(hub.state.stay(place_id(3)).unwrap().until, at("10:30"));
    hub.ask(1, at("09:50"), &extend(at("10:15"))).unwrap();
    assert_eq!(hub.ask(2, at("09:51"), &extend(at("10:20"))), Err(Reason::Expired));
    assert_eq!(hub.ask(1, at("09:52"), &extend(at("09:52"))), Err(Reason::BadInput));
}

#[test]
fn a_closing_frees_what_was_promised_during_it_and_nothing_else() {
    let mut hub = Hub::new();
    let now = at("08:00");
    hub.reserve(1, now, "0.1", at(NINE), at("12:00")).unwrap();
    hub.reserve(2, now, "0.1", at("14:00"), at("15:00")).unwrap();
    let close = closing("0.1", None, Some(at("13:00")));
    hub.ask(9, now, &close).unwrap();
    let left: Vec<_> =
        hub.state.reservations_at(place_id(0)).iter().map(|it| it.span.from).collect();
    assert_eq!(left, [at("14:00")]);
    let during = hub.reserve(3, now, "0.1", at("12:00"), at("13:15"));
    assert_eq!(during, Err(Reason::OutOfService));
    assert!(hub.reserve(3, now, "0.1", at("13:00"), at("14:00")).is_ok(), "after it reopens");
}

#[test]
fn the_same_wish_twice_is_one_promise() {
    let mut hub = Hub::new();
    let command = Command::Reserve { place: code("0.1"), from: at(NINE), until: at("12:00") };
    hub.ask(1, at("08:00"), &command).unwrap();
    hub.commands = 0;
    hub.ask(1, at("08:01"), &command).unwrap();
    assert_eq!(hub.state.reservations().count(), 1);
}

#[test]
fn what_is_free_then_is_found_the_nearest_first() {
    let mut hub = Hub::new();
    let now = at("08:00");
    let span = Span::new(at(NINE), at("12:00"));
    let found = |hub: &Hub, wanted: &Wanted| -> Vec<String> {
        let building = &hub.estate.buildings()[0];
        let found = find(&hub.estate, building, &hub.state, wanted);
        let code = |it: &Found| hub.estate.place(it.place).unwrap().place.code.to_string();
        found.iter().map(code).collect()
    };
    let desks = Wanted::any(PlaceKind::Desk, span);
    assert_eq!(found(&hub, &desks), ["0.1", "0.2", "0.3", "1.1", "1.2", "1.3"]);

    // Promised for a part of it, taken until closing, closed: not free.
    hub.reserve(1, now, "0.1", at("11:45"), at("13:00")).unwrap();
    hub.check_in(2, now, "0.2").unwrap();
    let close = closing("1.1", None, None);
    hub.ask(9, now, &close).unwrap();
    assert_eq!(found(&hub, &desks), ["0.3", "1.2", "1.3"]);

    // Free for longer comes first.
    hub.reserve(3, now, "0.3", at("12:00"), at("13:00")).unwrap();
    assert_eq!(found(&hub, &desks), ["1.2", "1.3", "0.3"]);

    let floor = hub.estate.place(place_id(2)).unwrap().floor.code.clone();
    let near = Some(Near { floor, at: hub.estate.place(place_id(2)).unwrap().place.at });
    assert_eq!(found(&hub, &Wanted { near, ..desks.clone() }), ["0.3", "1.2", "1.3"]);

    let quiet = Wanted { levels: vec![ZoneLevel::Silence], ..desks.clone() };
    assert_eq!(found(&hub, &quiet), ["1.2"]);
    let hybrid = Wanted { hybrid: true, ..Wanted::any(PlaceKind::Room, span) };
    assert_eq!(found(&hub, &hybrid), [""; 0], "nothing stands in that room");
    let large = Wanted { people: 2, ..desks };
    assert_eq!(found(&hub, &large), [""; 0]);
}
