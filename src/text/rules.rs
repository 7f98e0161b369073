//! The rules of a site in plain words.

use super::{Language, in_language};
use domain::plan::PlaceKind;
use domain::time::OpeningHours;
use domain::{EndAtDoor, KindRules, Reserving};

/// The page's title, and what links to it are called.
pub fn title(language: Language) -> &'static str {
    match language {
        Language::Nl => "Spelregels",
        Language::En => "House rules",
        Language::De => "Spielregeln",
    }
}

/// *Zo werkt het in De Werk Hub.*
pub fn lead(language: Language, site: &str) -> String {
    let (before, after) = match language {
        Language::Nl => ("Zo werkt het in ", ". De regels zijn voor iedereen gelijk."),
        Language::En => ("How it works at ", ". The rules are the same for everybody."),
        Language::De => ("So funktioniert es: ", ". Die Regeln gelten für alle gleich."),
    };
    [before, site, after].concat()
}

/// Over the opening hours.
pub fn open_title(language: Language) -> &'static str {
    match language {
        Language::Nl => "Open",
        Language::En => "Open",
        Language::De => "Geöffnet",
    }
}

/// Over the rules of a kind of place.
pub fn kind_title(language: Language, kind: PlaceKind) -> &'static str {
    let [nl, en, de] = match kind {
        PlaceKind::Desk => ["Bureaus", "Desks", "Schreibtische"],
        PlaceKind::Room => ["Vergaderruimtes", "Meeting rooms", "Besprechungsräume"],
        PlaceKind::Booth => ["Belplekken", "Call booths", "Telefonkabinen"],
    };
    match language {
        Language::Nl => nl,
        Language::En => en,
        Language::De => de,
    }
}

/// The opening hours, days with the same hours together: *maandag t/m vrijdag: 07:00–19:00*.
pub fn opening(language: Language, hours: &OpeningHours) -> Vec<String> {
    let mut lines = Vec::new();
    let mut first = 0;
    for (day, times) in hours.0.iter().enumerate() {
        if hours.0.get(day + 1) != Some(times) {
            lines.push([&days(language, first, day), ": ", &open_times(language, *times)].concat());
            first = day + 1;
        }
    }
    lines
}

fn days(language: Language, first: usize, last: usize) -> String {
    let names = match language {
        Language::Nl => &DAYS_NL,
        Language::En => &DAYS_EN,
        Language::De => &DAYS_DE,
    };
    let name = |day: usize| names.get(day).copied().unwrap_or_default();
    let (and, through) = match language {
        Language::Nl => (" en ", " t/m "),
        Language::En => (" and ", " to "),
        Language::De => (" und ", " bis "),
    };
    match last - first {
        0 => name(first).to_owned(),
        1 => [name(first), and, name(last)].concat(),
        _ => [name(first), through, name(last)].concat(),
    }
}

const DAYS_NL: [&str; 7] =
    ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"];
const DAYS_EN: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const DAYS_DE: [&str; 7] =
    ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"];

fn open_times(language: Language, times: Option<(u16, u16)>) -> String {
    let closed = match language {
        Language::Nl => "gesloten",
        Language::En => "closed",
        Language::De => "geschlossen",
    };
    times.map_or_else(|| closed.to_owned(), |(opens, closes)| [time(opens), time(closes)].join("–"))
}

/// A minute of the day: `07:00`.
fn time(minute: u16) -> String {
    let two = |number: u16| [if number < 10 { "0" } else { "" }, &number.to_string()].concat();
    [two(minute / 60), two(minute % 60)].join(":")
}

/// What holds for one kind of place, a sentence a rule.
pub fn sentences(language: Language, kind: PlaceKind, rules: &KindRules) -> Vec<String> {
    let mut all = vec![walk_up(language, rules.walk_up_minutes), at_once(language, rules.at_once)];
    match &rules.reserving {
        Some(reserving) => all.extend(of_reserving(language, kind, reserving)),
        None => all.push(not_reserved(language).to_owned()),
    }
    all
}

/// What the screen at a room's door is for, and what it ends.
pub fn at_door(language: Language, ends: EndAtDoor) -> String {
    let (does, [own, anyone]) = match language {
        Language::Nl => (
            "Hangt er een scherm bij de deur? Daar gebruik je een vrije ruimte meteen, of zeg je dat je er bent. ",
            [
                "Het geeft alleen vrij wat daar begon.",
                "Het geeft de ruimte vrij, wie haar ook heeft.",
            ],
        ),
        Language::En => (
            "Is there a screen at the door? There you take a free room at once, or say that you are there. ",
            ["It ends only what began there.", "It ends every use of the room, whoever has it."],
        ),
        Language::De => (
            "Hängt ein Bildschirm an der Tür? Dort nutzt du einen freien Raum sofort oder sagst, dass du da bist. ",
            ["Er beendet nur, was dort begann.", "Er gibt den Raum frei, wer ihn auch hat."],
        ),
    };
    [does, if ends == EndAtDoor::Anyone { anyone } else { own }].concat()
}

fn filled(template: &str, numbers: &[u16]) -> String {
    let mut parts = template.split('#');
    let mut text = parts.next().unwrap_or_default().to_owned();
    for (part, number) in parts.zip(numbers) {
        text.push_str(&number.to_string());
        text.push_str(part);
    }
    text
}

fn walk_up(language: Language, minutes: Option<u16>) -> String {
    let (until_closing, for_minutes) = match language {
        Language::Nl => (
            "Is er een vrij? Check in, ook zonder reservering. Je houdt de plek tot sluitingstijd of tot de volgende reservering.",
            "Is er een vrij? Check in, ook zonder reservering. Je houdt de plek # minuten, of tot de volgende reservering.",
        ),
        Language::En => (
            "Is one free? Check in, also without a reservation. It is yours until closing time or the next reservation.",
            "Is one free? Check in, also without a reservation. It is yours for # minutes, or until the next reservation.",
        ),
        Language::De => (
            "Ist einer frei? Checke ein, auch ohne Reservierung. Er gehört dir, bis geschlossen wird oder die nächste Reservierung beginnt.",
            "Ist einer frei? Checke ein, auch ohne Reservierung. Er gehört dir # Minuten oder bis zur nächsten Reservierung.",
        ),
    };
    minutes.map_or_else(|| until_closing.to_owned(), |it| filled(for_minutes, &[it]))
}

fn at_once(language: Language, count: u16) -> String {
    let template = match language {
        Language::Nl => "Je kunt er # tegelijk gebruiken.",
        Language::En => "You can use # at the same time.",
        Language::De => "Du kannst # zur gleichen Zeit nutzen.",
    };
    filled(template, &[count])
}

fn not_reserved(language: Language) -> &'static str {
    match language {
        Language::Nl => "Je kunt ze niet reserveren.",
        Language::En => "They cannot be reserved.",
        Language::De => "Man kann sie nicht reservieren.",
    }
}

fn of_reserving(language: Language, kind: PlaceKind, rules: &Reserving) -> Vec<String> {
    let words = in_language(language, [&NL, &EN, &DE]);
    let unit = if kind == PlaceKind::Desk { words.by_half_day } else { words.by_time };
    let horizon = if rules.horizon_days == 0 { words.today } else { words.ahead };
    let mut all = vec![
        filled(unit, &[rules.grid_minutes]),
        filled(horizon, &[rules.horizon_days]),
        filled(words.most, &[rules.open, rules.at_once]),
    ];
    all.extend(rules.longest_minutes.map(|longest| filled(words.longest, &[longest])));
    all.push(filled(words.opens, &[rules.opens_minutes]));
    all.push(filled(words.lapses, &[rules.grace_minutes]));
    all
}

/// Sentences about reserving; `#` stands for a number.
struct Words {
    by_half_day: &'static str,
    by_time: &'static str,
    ahead: &'static str,
    today: &'static str,
    most: &'static str,
    longest: &'static str,
    opens: &'static str,
    lapses: &'static str,
}

static NL: Words = Words {
    by_half_day: "Reserveer een ochtend, een middag of een hele dag. Een andere tijd mag ook, in stappen van # minuten.",
    by_time: "Reserveer voor een tijd, in stappen van # minuten.",
    ahead: "Je reserveert tot # dagen vooruit.",
    today: "Je reserveert alleen voor vandaag.",
    most: "Je mag # reserveringen hebben staan, en # voor dezelfde tijd.",
    longest: "Een reservering duurt hoogstens # minuten.",
    opens: "Inchecken kan vanaf # minuten voor het begin.",
    lapses: "Heb je # minuten na het begin nog niet ingecheckt? Dan komt de plek weer vrij.",
};

static EN: Words = Words {
    by_half_day: "Reserve a morning, an afternoon or a whole day. Another time is fine too, in steps of # minutes.",
    by_time: "Reserve for a time, in steps of # minutes.",
    ahead: "You reserve up to # days ahead.",
    today: "You reserve for today only.",
    most: "You may have # reservations, and # for the same time.",
    longest: "A reservation lasts # minutes at most.",
    opens: "You can check in from # minutes before the start.",
    lapses: "Not checked in # minutes after the start? Then the place is free again.",
};

static DE: Words = Words {
    by_half_day: "Reserviere einen Vormittag, einen Nachmittag oder einen ganzen Tag. Eine andere Zeit geht auch, in Schritten von # Minuten.",
    by_time: "Reserviere für eine Zeit, in Schritten von # Minuten.",
    ahead: "Du reservierst bis zu # Tage im Voraus.",
    today: "Du reservierst nur für heute.",
    most: "Du darfst # Reservierungen haben, und # für dieselbe Zeit.",
    longest: "Eine Reservierung dauert höchstens # Minuten.",
    opens: "Einchecken geht ab # Minuten vor dem Beginn.",
    lapses: "# Minuten nach dem Beginn noch nicht eingecheckt? Dann wird der Platz wieder frei.",
};

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Rules;
    use domain::time::LocalClock;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn days_with_the_same_hours_stand_together() {
        let office = OpeningHours::weekdays(7 * 60, 19 * 60);
        let mut late = office.clone();
        late.0[1] = Some((7 * 60, 21 * 60 + 30));
        for (hours, expected) in [
            (OpeningHours::ALWAYS, vec!["maandag t/m zondag: 00:00–24:00"]),
            (office, vec!["maandag t/m vrijdag: 07:00–19:00", "zaterdag en zondag: gesloten"]),
            (
                late,
                vec![
                    "maandag: 07:00–19:00",
                    "dinsdag: 07:00–21:30",
                    "woensdag t/m vrijdag: 07:00–19:00",
                    "zaterdag en zondag: gesloten",
                ],
            ),
        ] {
            assert_eq!(opening(Language::Nl, &hours), expected);
        }
    }

    #[test]
    fn every_rule_is_a_sentence_with_its_number() {
        let rules = Rules::standard(LocalClock::default(), OpeningHours::ALWAYS);
        let said = sentences(Language::Nl, PlaceKind::Desk, &rules.desk);
        assert_eq!(said.len(), 7);
        for sentence in [
            "Je reserveert tot 14 dagen vooruit.",
            "Je mag 10 reserveringen hebben staan, en 1 voor dezelfde tijd.",
            "Inchecken kan vanaf 15 minuten voor het begin.",
        ] {
            assert!(said.iter().any(|it| it == sentence), "{sentence}");
        }
        let booth = sentences(Language::Nl, PlaceKind::Booth, &rules.booth);
        assert!(booth.iter().any(|it| it == "Je reserveert alleen voor vandaag."));
        for language in Language::ALL {
            for kind in PlaceKind::ALL {
                let all = sentences(language, kind, rules.of(kind));
                assert!(all.iter().all(|it| !it.contains('#')), "{all:?}");
            }
        }
        let unreserved = KindRules { reserving: None, ..rules.desk };
        let said = sentences(Language::En, PlaceKind::Desk, &unreserved);
        assert_eq!(said.last().map(String::as_str), Some("They cannot be reserved."));
    }
}
