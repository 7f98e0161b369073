#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail")]

use super::{READERS, Seen};
use domain::plan::{PlaceCode, PlaceKind};
use domain::time::{Instant, OpeningHours, Span};
use domain::{
    Building, Command, CommandId, Estate, Held, Located, PersonId, Role, Rules, State, Verdict,
};
use hub::calendar::{Alarm, Calendar, CalendarKey, Event, of_person, of_room, taken};
use hub::clock::amsterdam;
use std::sync::Arc;
use uuid::Uuid;

const HOUR: i64 = 3_600_000;
/// Friday 23 October 2026, 8:00 in the Netherlands: two days before the clock goes back.
const FRIDAY: Instant = Instant(1_792_735_200_000);
const DAY: i64 = 24 * HOUR;

/// Every reader must read each event with what it tells of it, in the same order.
#[track_caller]
fn check_read(calendar: &Calendar, expected: &[Seen]) {
    let text = calendar.text(FRIDAY);
    assert!(text.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])));
    let folder = tempfile::tempdir().unwrap();
    for reader in READERS {
        let seen = reader.read(&text, folder.path()).unwrap();
        assert_eq!(seen.len(), expected.len(), "{}: {seen:#?}\n{text}", reader.name);
        for (seen, expected) in seen.iter().zip(expected) {
            assert!(seen.len() >= 6, "{} tells too little: {seen:?}", reader.name);
            for (field, value) in seen {
                assert_eq!(value, &expected[field], "{}: {field} in\n{text}", reader.name);
            }
        }
    }
}

fn seen<const N: usize>(fields: [(&str, &str); N]) -> Seen {
    let nothing = ["location", "url", "rings", "words"].map(|name| (name, ""));
    let usual = [("sequence", "0"), ("class", "PUBLIC"), ("busy", "OPAQUE")];
    let all = nothing.into_iter().chain(usual).chain(fields);
    all.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

#[test]
fn odd_words_and_long_lines_are_read_as_they_were_meant() {
    let words = [
        "Bureau, bij het raam; \"hoek\" \\ kast: 1.118-3",
        "Één heel lange naam — met streepjes, komma's en tekens van vier bytes 😀😀😀😀😀😀😀😀😀😀😀😀",
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    ];
    let event = |words: &str| Event {
        uid: "1@werkhub".to_owned(),
        sequence: 3,
        span: Span::new(FRIDAY, FRIDAY.plus_ms(HOUR)),
        summary: words.to_owned(),
        location: Some(words.to_owned()),
        url: Some(format!("https://werkhub.example.nl/{}", "d".repeat(90))),
        is_private: true,
        is_busy: false,
        alarm: Some(Alarm { minutes: -90, words: words.to_owned() }),
    };
    for words in words {
        let calendar = Calendar { name: words.to_owned(), events: vec![event(words)] };
        let expected = seen([
            ("uid", "1@werkhub"),
            ("sequence", "3"),
            ("from", "2026-10-23T06:00:00Z"),
            ("until", "2026-10-23T07:00:00Z"),
            ("summary", words),
            ("location", words),
            ("url", calendar.events[0].url.as_deref().unwrap()),
            ("class", "PRIVATE"),
            ("busy", "TRANSPARENT"),
            ("rings", "2026-10-23T04:30:00Z"),
            ("words", words),
        ]);
        check_read(&calendar, &[expected]);
    }
}

/// The demonstration's building on a Friday morning, and what people have asked for in it.
struct Office {
    estate: Estate,
    state: State<Held>,
}

impl Office {
    fn new() -> Self {
        let hours = OpeningHours::weekdays(7 * 60, 19 * 60);
        let rules = Rules::standard(amsterdam(FRIDAY), hours);
        let plan = Arc::new(hub::demo::building().unwrap());
        let building = Building { plan, hash: String::new(), rules };
        let estate = Estate::new(vec![building]).unwrap();
        Office { estate, state: State::default() }
    }

    fn first(&self, kind: PlaceKind) -> Located<'_> {
        let floors = self.estate.buildings()[0].plan.floors.iter();
        let place = floors.flat_map(|floor| &floor.places).find(|place| place.kind == kind);
        self.estate.place(place.unwrap().id).unwrap()
    }

    fn code(&self, kind: PlaceKind) -> PlaceCode {
        self.first(kind).place.code.clone()
    }

    fn ask(&mut self, person: u128, id: u128, command: &Command) {
        let entry = id as u64;
        let (person, id) = (PersonId(Uuid::from_u128(person)), CommandId(Uuid::from_u128(id)));
        let holder = Held::new(person, id);
        let (at, actor) = (FRIDAY, Role::Staff.into());
        let ask = domain::Ask { id, command, holder, actor, at, since: at, entry, basis: None };
        let Verdict::Granted(events) = domain::decide(&self.estate, &self.state, &ask) else {
            panic!("{command:?} is not granted");
        };
        events.iter().for_each(|event| self.state.apply(event));
    }

    fn reserve(&mut self, person: u128, id: u128, kind: PlaceKind, from: Instant) {
        let (place, until) = (self.code(kind), from.plus_ms(2 * HOUR));
        self.ask(person, id, &Command::Reserve { place, from, until });
    }
}

/// The Monday after has an hour more between it and Friday.
#[test]
fn the_own_calendar_is_right_on_both_sides_of_the_night_the_clock_goes_back() {
    let mut office = Office::new();
    let monday = FRIDAY.plus_ms(3 * DAY + HOUR);
    office.reserve(1, 7, PlaceKind::Desk, FRIDAY.plus_ms(HOUR));
    office.reserve(1, 8, PlaceKind::Room, monday);
    office.reserve(2, 9, PlaceKind::Desk, monday);
    let hub = "https://werkhub.example.nl".parse().unwrap();
    let person = PersonId(Uuid::from_u128(1));
    let calendar = of_person(&office.estate, &office.state, person, Some(&hub));
    let (desk, room) = (office.first(PlaceKind::Desk), office.first(PlaceKind::Room));
    let place = |it: Located<'_>| {
        let Located { building, floor, place, .. } = it;
        let location = format!("{}, {}, {}", place.code, floor.name.nl, building.plan.site.name.nl);
        (location, format!("https://werkhub.example.nl/d/{}", place.tag()))
    };
    let (desk_at, room_at) = (place(desk), place(room));
    let free = |until: &str, it: Located<'_>| {
        format!("Check in vóór {until}. Daarna is {} weer vrij.", it.place.code)
    };
    let expected = [
        seen([
            ("uid", "00000000-0000-0000-0000-000000000007@werkhub"),
            ("sequence", "7"),
            ("from", "2026-10-23T07:00:00Z"),
            ("until", "2026-10-23T09:00:00Z"),
            ("summary", &format!("Bureau {}", desk.place.code)),
            ("location", &desk_at.0),
            ("url", &desk_at.1),
            ("class", "PRIVATE"),
            ("busy", "TRANSPARENT"),
            ("rings", "2026-10-23T07:20:00Z"),
            ("words", &free("09:30", desk)),
        ]),
        seen([
            ("uid", "00000000-0000-0000-0000-000000000008@werkhub"),
            ("sequence", "8"),
            ("from", "2026-10-26T07:00:00Z"),
            ("until", "2026-10-26T09:00:00Z"),
            ("summary", &format!("Vergaderruimte {}", room.place.code)),
            ("location", &room_at.0),
            ("url", &room_at.1),
            ("class", "PRIVATE"),
            ("rings", "2026-10-26T07:00:00Z"),
            ("words", &free("08:10", room)),
        ]),
    ];
    check_read(&calendar, &expected);
}

#[test]
fn a_room_is_read_as_taken_and_no_more() {
    let mut office = Office::new();
    let place = office.code(PlaceKind::Room);
    office.ask(1, 7, &Command::CheckIn { place, minutes: Some(30) });
    office.reserve(2, 8, PlaceKind::Room, FRIDAY.plus_ms(2 * HOUR));
    let room = office.first(PlaceKind::Room);
    let key = CalendarKey::new([7; 32]);
    let calendar = of_room(room, &taken(&office.state, room), &key);
    let uids: Vec<&String> = calendar.events.iter().map(|event| &event.uid).collect();
    let location = calendar.events[0].location.clone().unwrap();
    let expected = [
        seen([
            ("uid", uids[0]),
            ("from", "2026-10-23T06:00:00Z"),
            ("until", "2026-10-23T06:30:00Z"),
            ("summary", "Bezet"),
            ("location", &location),
        ]),
        seen([
            ("uid", uids[1]),
            ("sequence", "8"),
            ("from", "2026-10-23T08:00:00Z"),
            ("until", "2026-10-23T10:00:00Z"),
            ("summary", "Bezet"),
            ("location", &location),
        ]),
    ];
    check_read(&calendar, &expected);
}

#[test]
fn an_empty_calendar_is_one_too() {
    check_read(&Calendar { name: "Leeg".to_owned(), events: Vec::new() }, &[]);
}
