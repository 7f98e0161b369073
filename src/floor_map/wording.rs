//! Places and statuses in words, as the map and the list say them.

use crate::text::{Key, Language, kind_name, moment, phrase, text};
use domain::Status;
use domain::plan::{Place, PlaceKind, ZoneLevel};
use domain::time::LocalClock;

/// The accessible name of a place: `Bureau 1.118-3, vrij, zone Stilte`. It begins with what can be
/// read at the place, in that order (WCAG 2.5.3): a room that is taken shows until when.
pub fn accessible_name(
    language: Language,
    clock: &LocalClock,
    place: &Place,
    level: ZoneLevel,
    status: &Status,
) -> String {
    let kind = kind_name(language, place.kind);
    let zone = phrase::in_zone(language, level);
    let word = status_word(language, status);
    let read = short_status(language, clock, status);
    let said = match place.kind {
        PlaceKind::Room | PlaceKind::Booth if read != word => [&read, " ", &word].concat(),
        _ => word,
    };
    [kind, " ", place.code.as_str(), ", ", &said, ", ", &zone].concat()
}

/// A status without times, for the middle of a sentence: `vrij`, `jouw plek`.
pub fn status_word(language: Language, status: &Status) -> String {
    let word = text(language, status_key(status));
    // A capital with an accent would stay one; a test sees to it that there is none.
    let is_noun = language == Language::De && status.is_mine();
    if is_noun { word.to_owned() } else { word.to_ascii_lowercase() }
}

/// A status in as few letters as a room on the map has room for: `vrij`, `tot 15:00`.
pub fn short_status(language: Language, clock: &LocalClock, status: &Status) -> String {
    match status {
        Status::Occupied { until, mine: false } | Status::Reserved { until, mine: false, .. } => {
            phrase::until_moment(language, &moment::end_time(clock, *until))
        }
        _ => status_word(language, status),
    }
}

/// A status as the list says it: `Vrij tot 18:00`.
pub fn status_with_time(language: Language, clock: &LocalClock, status: &Status) -> String {
    let time = |until| moment::end_time(clock, until);
    match status {
        Status::Free { until } => phrase::free_until(language, &time(*until)),
        Status::Occupied { until, mine: true } => phrase::mine_until(language, &time(*until)),
        Status::Occupied { until, mine: false } => phrase::occupied_until(language, &time(*until)),
        Status::Reserved { until, mine: true, .. } => {
            phrase::reserved_for_me_until(language, &time(*until))
        }
        Status::Reserved { until, mine: false, .. } => {
            phrase::reserved_until(language, &time(*until))
        }
        Status::Closed { .. } | Status::Unknown => text(language, status_key(status)).to_owned(),
    }
}

fn status_key(status: &Status) -> Key {
    match status {
        Status::Free { .. } => Key::Free,
        Status::Occupied { mine: true, .. } => Key::Mine,
        Status::Occupied { mine: false, .. } => Key::Occupied,
        Status::Reserved { mine: true, .. } => Key::ReservedForMe,
        Status::Reserved { mine: false, .. } => Key::Reserved,
        Status::Closed { .. } => Key::Closed,
        Status::Unknown => Key::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::floor_map::testing::floor_of;
    use domain::time::Instant;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn the_accessible_name_is_as_the_contract_says() {
        let floor = floor_of(6);
        let (clock, until) = (LocalClock::default(), Instant(0));
        for (status, language, expected) in [
            (Status::Free { until }, Language::Nl, "Bureau 1.100-1, vrij, zone Stilte"),
            (Status::Closed { until: None }, Language::En, "Desk 1.100-1, closed, zone Silence"),
            (
                Status::Occupied { until, mine: true },
                Language::De,
                "Schreibtisch 1.100-1, Dein Platz, Zone Stille",
            ),
        ] {
            let place = &floor.places[0];
            let name = accessible_name(language, &clock, place, ZoneLevel::Silence, &status);
            assert_eq!(name, expected);
        }
    }

    #[test]
    fn statuses_hold_no_letters_that_would_stay_capitals() {
        for language in [Language::Nl, Language::En, Language::De] {
            for key in [
                Key::Free,
                Key::Occupied,
                Key::Reserved,
                Key::ReservedForMe,
                Key::Closed,
                Key::Unknown,
                Key::Mine,
            ] {
                let word = text(language, key);
                assert_eq!(word.to_ascii_lowercase(), word.to_lowercase());
            }
        }
    }

    #[test]
    fn a_taken_room_is_named_as_it_is_read() {
        let clock = LocalClock::default();
        let taken = Status::Occupied { until: Instant(15 * 3_600_000), mine: false };
        let room = Place { kind: PlaceKind::Room, ..floor_of(1).places[0].clone() };
        let name = accessible_name(Language::Nl, &clock, &room, ZoneLevel::Focus, &taken);
        assert_eq!(name, "Vergaderruimte 1.100-1, tot 15:00 bezet, zone Concentratie");
    }

    #[test]
    fn an_occupied_room_says_until_when_and_a_free_one_that_it_is_free() {
        let clock = LocalClock::default();
        let until = Instant(15 * 3_600_000);
        for (status, short, long) in [
            (Status::Free { until }, "vrij", "Vrij tot 15:00"),
            (Status::Occupied { until, mine: false }, "tot 15:00", "Bezet tot 15:00"),
            (Status::Occupied { until, mine: true }, "jouw plek", "Jouw plek tot 15:00"),
            (Status::Unknown, "niet bekend", "Niet bekend"),
        ] {
            assert_eq!(short_status(Language::Nl, &clock, &status), short);
            assert_eq!(status_with_time(Language::Nl, &clock, &status), long);
        }
    }
}
