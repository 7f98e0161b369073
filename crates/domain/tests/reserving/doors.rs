//! What the screen at a room's door may do.

use crate::building::place_id;
use crate::hub::{Hub, NINE, at, code, on};
use domain::time::{Instant, Span};
use domain::*;
use proptest::prelude::*;
use uuid::Uuid;

const SANNE: u128 = 1;
const ROOM: &str = "0.R";
/// Of the screen at the door of [`ROOM`], and of another one.
const DOOR: u128 = 100;
const OTHER: u128 = 101;

impl Hub {
    /// Asks at a door, as the screen with that number.
    fn at_door(&mut self, screen: u128, now: Instant, command: &Command) -> Result<(), Reason> {
        self.commands += 1;
        let id = CommandId(Uuid::from_u128(self.commands));
        advance(&mut self.state, now);
        let room = self.estate.place_by_code(&code(ROOM)).unwrap().place.id;
        let ask = Ask {
            id,
            command,
            holder: Held::new(ScreenId(Uuid::from_u128(screen)), id),
            actor: Actor::Door(room),
            at: now,
            since: now,
            entry: self.commands as u64,
            basis: None,
        };
        match decide(&self.estate, &self.state, &ask) {
            Verdict::Granted(events) => {
                events.iter().for_each(|event| self.state.apply(event));
                Ok(())
            }
            Verdict::Rejected(reason) => Err(reason),
            Verdict::Forestalls(_) => Ok(()),
            other => panic!("{other:?}"),
        }
    }

    fn take(&mut self, now: Instant, minutes: u16) -> Result<Instant, Reason> {
        let place = code(ROOM);
        self.at_door(DOOR, now, &Command::CheckIn { place, minutes: Some(minutes) })?;
        Ok(self.stay().unwrap().until)
    }

    fn arrive(&mut self, now: Instant, from: Instant) -> Result<(), Reason> {
        self.at_door(DOOR, now, &Command::Arrive { place: code(ROOM), from })
    }

    fn vacate(&mut self, screen: u128, now: Instant) -> Result<(), Reason> {
        let since = self.stay().map_or(now, |stay| stay.since);
        self.at_door(screen, now, &Command::Vacate { place: code(ROOM), since })
    }

    fn stay(&self) -> Option<&Stay<Held>> {
        let room = self.estate.place_by_code(&code(ROOM)).unwrap().place.id;
        self.state.stay(room)
    }

    fn allow_everybody_to_end(&mut self) {
        let mut buildings = self.estate.buildings().to_vec();
        buildings.iter_mut().for_each(|it| it.rules.end_at_door = EndAtDoor::Anyone);
        self.estate = Estate::new(buildings).unwrap();
    }
}

#[test]
fn a_free_room_is_taken_until_the_next_promise_at_the_latest() {
    let taken = |minutes, promised: Option<&str>| {
        let mut hub = Hub::new();
        if let Some(from) = promised {
            hub.reserve(SANNE, at("08:00"), ROOM, at(from), at("12:00")).unwrap();
        }
        hub.take(at("09:00"), minutes)
    };
    for (minutes, promised, expected) in [
        (15, None, "09:15"),
        (30, None, "09:30"),
        (60, None, "10:00"),
        // No longer than the rules allow.
        (600, None, "10:00"),
        (60, Some("09:45"), "09:45"),
        // An end and a start at the same moment do not overlap.
        (60, Some("10:00"), "10:00"),
        (30, Some("09:30"), "09:30"),
        (15, Some("09:30"), "09:15"),
    ] {
        assert_eq!(taken(minutes, promised), Ok(at(expected)), "{minutes} {promised:?}");
    }
    assert_eq!(taken(30, Some("09:00")), Err(Reason::PlaceReserved), "promised from now on");
}

#[test]
fn a_door_takes_its_room_once_and_somebody_elses_never() {
    let mut hub = Hub::new();
    hub.take(at(NINE), 30).unwrap();
    assert_eq!(hub.take(at("09:10"), 30), Err(Reason::AlreadyElsewhere));
    assert_eq!(hub.check_in(SANNE, at("09:10"), ROOM), Err(Reason::PlaceOccupied));
    // To the moment it ends.
    assert!(hub.check_in(SANNE, at("09:30"), ROOM).is_ok());
    assert_eq!(hub.take(at("09:31"), 30), Err(Reason::PlaceOccupied));
}

#[test]
fn a_team_that_walks_in_keeps_the_room_and_nobody_is_written_down() {
    let arrives = |now| {
        let mut hub = Hub::new();
        hub.reserve(SANNE, at("08:00"), ROOM, at(NINE), at("10:00")).unwrap();
        hub.arrive(at(now), at(NINE)).map(|()| {
            let stay = hub.stay().unwrap();
            assert_eq!(stay.holder.by, Party::Screen(ScreenId(Uuid::from_u128(DOOR))));
            assert_eq!((stay.since, stay.until), (at(now), at("10:00")));
            assert_eq!(hub.state.reservations().count(), 0, "it is used");
            advance(&mut hub.state, at("09:11"));
            assert!(hub.stay().is_some() && hub.state.lost().next().is_none(), "no no-show");
            advance(&mut hub.state, at("10:00"));
            assert_eq!(hub.stay(), None);
        })
    };
    for (now, expected) in [
        ("08:49", Err(Reason::WindowClosed)),
        ("08:50", Ok(())),
        (NINE, Ok(())),
        ("09:09", Ok(())),
        // Given up at that moment.
        ("09:10", Err(Reason::Expired)),
    ] {
        assert_eq!(arrives(now), expected, "{now}");
    }
}

#[test]
fn whose_promise_was_used_at_the_door_has_the_room_and_nobody_else() {
    const BRAM: u128 = 2;
    let arrived = || {
        let mut hub = Hub::new();
        hub.reserve(SANNE, at("08:00"), ROOM, at(NINE), at("10:00")).unwrap();
        hub.arrive(at(NINE), at(NINE)).unwrap();
        hub
    };
    let mut hub = arrived();
    let stay = hub.stay().cloned();
    let occupancy = stay.as_ref().unwrap().holder.occupancy;
    assert_eq!(hub.check_in(SANNE, at("09:05"), ROOM), Ok(at("10:00")), "out of habit");
    assert_eq!(hub.stay(), stay.as_ref(), "nobody is written down by that");
    assert_eq!(hub.check_in(BRAM, at("09:05"), ROOM), Err(Reason::PlaceOccupied));
    let longer = |time| Command::Extend { occupancy, until: at(time) };
    assert_eq!(hub.ask(BRAM, at("09:06"), &longer("10:30")), Err(Reason::Expired));
    assert!(hub.ask(SANNE, at("09:06"), &longer("10:30")).is_ok());
    assert_eq!(hub.stay().unwrap().until, at("10:30"));
    assert!(hub.ask(SANNE, at("09:07"), &Command::Release { occupancy }).is_ok());
    assert_eq!(hub.stay(), None);
    assert_eq!(hub.check_in(BRAM, at("09:08"), ROOM), Ok(at("10:08")), "free is free");

    // The door can end it as before; then it is nobody's.
    let mut hub = arrived();
    assert_eq!(hub.vacate(DOOR, at("09:30")), Ok(()));
    assert!(hub.take(at("09:31"), 30).is_ok());
    assert_eq!(hub.check_in(SANNE, at("09:32"), ROOM), Err(Reason::PlaceOccupied));

    // To the moment it ends.
    let mut hub = arrived();
    assert_eq!(hub.check_in(SANNE, at("09:59"), ROOM), Ok(at("10:00")));
    assert_eq!(hub.check_in(SANNE, at("10:00"), ROOM), Ok(at("11:00")), "a stay of her own");
    assert_eq!(hub.stay().unwrap().holder.by, Party::Person(PersonId(Uuid::from_u128(SANNE))));
}

#[test]
fn what_a_door_holds_by_a_promise_is_told_to_whose_it_was_and_to_nobody_else() {
    let mut hub = Hub::new();
    hub.reserve(SANNE, at("08:00"), ROOM, at(NINE), at("10:00")).unwrap();
    hub.arrive(at(NINE), at(NINE)).unwrap();
    let sanne = PersonId(Uuid::from_u128(SANNE));
    let holder = hub.stay().unwrap().holder;
    let screen = Party::from(ScreenId(Uuid::from_u128(DOOR)));
    for (viewer, expected) in [
        (Party::from(sanne), Seen::AtDoor(holder.occupancy)),
        (screen, Seen::Me(holder.occupancy)),
        (Party::from(PersonId(Uuid::from_u128(2))), Seen::Someone),
        (Party::from(ScreenId(Uuid::from_u128(OTHER))), Seen::Someone),
        // A screen with the same key is somebody else.
        (Party::from(ScreenId(sanne.0)), Seen::Someone),
    ] {
        let seen = viewer.see(&holder);
        assert_eq!(seen, expected, "{viewer:?}");
        let text = serde_json::to_string(&seen).unwrap();
        assert_eq!(serde_json::from_str::<Seen>(&text).unwrap(), seen);
        assert!(!text.contains(&sanne.to_string()), "{text}");
    }
    for (state, is_known) in [
        (serde_json::to_string(&redact_state(&hub.state, &())).unwrap(), false),
        (serde_json::to_string(&redact_state(&hub.state, &screen)).unwrap(), false),
        (serde_json::to_string(&hub.state).unwrap(), true),
    ] {
        assert_eq!(state.contains(&sanne.to_string()), is_known, "{state}");
    }
    let text = serde_json::to_string(&hub.state).unwrap();
    assert_eq!(serde_json::from_str::<State<Held>>(&text).unwrap(), hub.state);
    let hers = redact_state(&hub.state, &sanne);
    let text = serde_json::to_string(&hers).unwrap();
    assert_eq!(serde_json::from_str::<State<Seen>>(&text).unwrap(), hers);
}

#[test]
fn what_a_door_holds_by_a_promise_does_not_stand_in_the_way_of_whose_it_was() {
    let mut hub = Hub::new();
    let sanne = PersonId(Uuid::from_u128(SANNE));
    let screen = Held::new(ScreenId(Uuid::from_u128(DOOR)), CommandId(Uuid::from_u128(77)));
    let holder = Held { promised_to: Some(sanne), ..screen };
    hub.state.apply(&Event::CheckedIn {
        place: place_id(0),
        holder,
        at: at(NINE),
        until: at("10:00"),
    });
    // One may have one of that kind; but nobody says that she is there.
    assert!(hub.check_in(SANNE, at("09:10"), "0.2").is_ok());
    assert_eq!(hub.state.stays_of(&sanne.into()).count(), 2);
}

#[test]
fn arriving_names_the_promise_so_a_late_touch_takes_no_other() {
    let mut hub = Hub::new();
    hub.reserve(SANNE, at("08:00"), ROOM, at(NINE), at("09:15")).unwrap();
    hub.reserve(2, at("08:00"), ROOM, at("09:15"), at("10:00")).unwrap();
    assert_eq!(
        hub.arrive(at("09:06"), at("09:15")),
        Err(Reason::PlaceReserved),
        "whose turn it is"
    );
    assert_eq!(hub.arrive(at("09:06"), at("08:45")), Err(Reason::Expired));
    assert_eq!(hub.arrive(at("09:06"), at(NINE)), Ok(()));
    assert_eq!(hub.arrive(at("09:07"), at("09:15")), Err(Reason::PlaceOccupied));
    assert_eq!(hub.arrive(at("09:15"), at("09:15")), Ok(()));
}

#[test]
fn a_door_may_end_what_it_began_and_others_only_where_the_rules_say_so() {
    let mut hub = Hub::new();
    hub.take(at(NINE), 30).unwrap();
    assert_eq!(hub.vacate(OTHER, at("09:05")), Err(Reason::NotPermitted));
    assert_eq!(hub.vacate(DOOR, at("09:05")), Ok(()));
    assert_eq!(hub.stay(), None);
    hub.check_in(SANNE, at("09:06"), ROOM).unwrap();
    assert_eq!(hub.vacate(DOOR, at("09:07")), Err(Reason::NotPermitted));
    let early = Command::Vacate { place: code(ROOM), since: at(NINE) };
    assert_eq!(hub.at_door(DOOR, at("09:07"), &early), Ok(()), "that stay is over");
    assert!(hub.stay().is_some());
    hub.allow_everybody_to_end();
    assert_eq!(hub.vacate(DOOR, at("09:08")), Ok(()));
    assert_eq!(hub.stay(), None);
}

#[test]
fn a_door_extends_what_it_began_as_far_as_nothing_stands_against_it() {
    let mut hub = Hub::new();
    hub.reserve(SANNE, at("08:00"), ROOM, at("10:00"), at("11:00")).unwrap();
    hub.take(at(NINE), 30).unwrap();
    let occupancy = hub.stay().unwrap().holder.occupancy;
    let until = |time| Command::Extend { occupancy, until: at(time) };
    assert_eq!(hub.at_door(OTHER, at("09:20"), &until("09:45")), Err(Reason::Expired));
    assert_eq!(hub.at_door(DOOR, at("09:20"), &until("10:00")), Ok(()));
    assert_eq!(hub.at_door(DOOR, at("09:20"), &until("10:01")), Err(Reason::PlaceReserved));
    assert_eq!(hub.stay().unwrap().until, at("10:00"));
}

#[test]
fn a_door_speaks_of_its_own_room_and_of_nothing_else() {
    let mut hub = Hub::new();
    let other = code("0.1");
    let (from, until) = (at("10:00"), at("11:00"));
    let id = OccupancyId(Uuid::nil());
    for command in [
        Command::CheckIn { place: other.clone(), minutes: Some(15) },
        Command::Arrive { place: other.clone(), from },
        Command::Vacate { place: other.clone(), since: from },
        Command::ReportFault { place: other.clone(), equipment: plan::Equipment::Camera },
        Command::Repair { place: code(ROOM), equipment: plan::Equipment::Camera },
        Command::Reserve { place: code(ROOM), from, until },
        Command::Cancel { reservation: id.into() },
        Command::Change { reservation: id.into(), place: code(ROOM), from, until },
        Command::Close { target: Target::Place(code(ROOM)), from: None, until: None },
        Command::Open { closure: ClosureId(Uuid::nil()) },
    ] {
        assert_eq!(hub.at_door(DOOR, at(NINE), &command), Err(Reason::NotPermitted), "{command:?}");
    }
    for command in [
        Command::Arrive { place: code(ROOM), from },
        Command::Vacate { place: code(ROOM), since: from },
    ] {
        assert_eq!(hub.ask(SANNE, at(NINE), &command), Err(Reason::NotPermitted), "{command:?}");
    }
}

#[test]
fn what_a_screen_took_before_it_was_moved_ends_by_itself() {
    let mut hub = Hub::new();
    hub.take(at(NINE), 30).unwrap();
    let occupancy = hub.stay().unwrap().holder.occupancy;
    let moved = hub.estate.place(place_id(0)).unwrap().place.id;
    let held =
        |id: u128| Held::new(ScreenId(Uuid::from_u128(DOOR)), CommandId(Uuid::from_u128(id)));
    for command in [
        Command::Release { occupancy },
        Command::Extend { occupancy, until: at("09:45") },
        Command::Vacate { place: code(ROOM), since: at(NINE) },
    ] {
        let (id, now) = (CommandId(Uuid::from_u128(900)), at("09:10"));
        let ask = Ask {
            id,
            command: &command,
            holder: held(900),
            actor: Actor::Door(moved),
            at: now,
            since: now,
            entry: 9,
            basis: None,
        };
        let verdict = decide(&hub.estate, &hub.state, &ask);
        assert_eq!(verdict, Verdict::Rejected(Reason::NotPermitted), "{command:?}");
    }
    advance(&mut hub.state, at("09:30"));
    assert_eq!(hub.stay(), None);
}

#[test]
fn a_stay_of_a_door_is_written_down_and_read_back_and_told_without_it() {
    let screen = ScreenId(Uuid::from_u128(DOOR));
    let mut hub = Hub::new();
    hub.take(at(NINE), 30).unwrap();
    let text = serde_json::to_string(&hub.state).unwrap();
    assert!(text.contains(&format!("\"screen\":\"{screen}\"")), "{text}");
    assert_eq!(serde_json::from_str::<State<Held>>(&text).unwrap(), hub.state);
    let holder = hub.stay().unwrap().holder;
    let (place, at, until) = (place_id(0), at(NINE), at("09:30"));
    let event = Event::CheckedIn { place, holder, at, until };
    let text = serde_json::to_string(&event).unwrap();
    assert_eq!(serde_json::from_str::<Event<Held>>(&text).unwrap(), event);
    let told = serde_json::to_string(&redact_event(&event, &())).unwrap();
    assert!(!told.contains(&screen.to_string()) && !told.contains("screen"), "{told}");
    assert_eq!(
        redact_event(&event, &Party::from(screen)).holder(),
        Some(&Seen::Me(holder.occupancy))
    );
    assert_eq!(
        redact_event(&event, &PersonId(screen.0)).holder(),
        Some(&Seen::Someone),
        "a person with the same key is somebody else"
    );
}

proptest! {
    #[test]
    fn whatever_a_door_asks_no_stay_of_a_person_ends_by_it(
        steps in prop::collection::vec((0_u8..8, 0_i64..30), 1..40),
    ) {
        let mut hub = Hub::new();
        let mut now = on("2026-11-20", "08:00");
        for (wish, minutes) in steps {
            now = now.plus_ms(minutes * 60_000);
            let quarter = Instant(now.0 - now.0.rem_euclid(900_000) + 900_000);
            advance(&mut hub.state, now);
            let before = hub.stay().cloned();
            let occupancy = before.as_ref().map_or(OccupancyId(Uuid::nil()), |it| it.holder.occupancy);
            let is_persons = before.as_ref().is_some_and(|it| matches!(it.holder.by, Party::Person(_)));
            let release = Command::Release { occupancy };
            let extend = Command::Extend { occupancy, until: now.plus_minutes(15) };
            // What it is answered is another test's; here only what becomes of the room.
            let _answer = match wish {
                0 => hub.check_in(SANNE, now, ROOM).map(drop),
                1 => hub.reserve(SANNE, now, ROOM, quarter, quarter.plus_minutes(30)).map(drop),
                2 => hub.take(now, 30).map(drop),
                3 => hub.arrive(now, quarter),
                4 => hub.vacate(DOOR, now),
                5 => hub.at_door(DOOR, now, &release),
                6 => hub.at_door(DOOR, now, &extend),
                _ => hub.arrive(now, Instant(quarter.0 - 900_000)),
            };
            let is_doors_wish = wish >= 2;
            if is_doors_wish && is_persons {
                prop_assert_eq!(hub.stay(), before.as_ref(), "wish {}", wish);
            }
            if let Some(stay) = hub.stay() {
                let span = Span::new(stay.since, stay.until);
                let mut agenda = hub.state.reservations().map(|(_, it)| it.span);
                prop_assert!(agenda.all(|it| !it.overlaps(span)), "promised twice");
            }
        }
    }
}
