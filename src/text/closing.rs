//! Taking places out of use.

use super::{Language, in_language};

/// What the form and the list say in one language.
pub struct Words {
    /// Over what can be closed.
    pub what: &'static str,
    /// The place itself.
    pub this_place: &'static str,
    /// Before *zone Stilte*.
    pub whole_zone: &'static str,
    /// Before the name of the floor.
    pub whole_floor: &'static str,
    /// Over the time.
    pub when: &'static str,
    /// The usual time.
    pub from_now: &'static str,
    /// Another one.
    pub own_time: &'static str,
    /// Over the beginning.
    pub from: &'static str,
    /// Over the end, with what an empty field means.
    pub until: &'static str,
    /// The end is not after the beginning.
    pub ends_first: &'static str,
    /// Before how many reservations are freed.
    pub reservations: &'static str,
    /// Before how many people are there then.
    pub people: &'static str,
    /// What those people hear.
    pub are_told: &'static str,
    /// It touches nobody.
    pub nobody: &'static str,
    /// The data is too old to count.
    pub not_known: &'static str,
    /// Over what is closed.
    pub closed: &'static str,
    /// Ends a closing.
    pub reopen: &'static str,
    /// Ends one that has not begun.
    pub take_back: &'static str,
    /// The hub does not know of it yet.
    pub is_noted: &'static str,
}

/// Those words.
pub fn words(language: Language) -> &'static Words {
    in_language(language, [&NL, &EN, &DE])
}

/// *is gesloten tot 13:00.*, *sluit maandag 23 november 09:00, tot je heropent.* `from` is said of
/// what has not begun.
pub fn for_time(language: Language, from: Option<String>, until: Option<String>) -> String {
    let [is_closed, closes, before, open_end] = match language {
        Language::Nl => ["is gesloten", "sluit ", "tot ", "tot je heropent"],
        Language::En => ["is closed", "closes ", "until ", "until you reopen it"],
        Language::De => ["ist geschlossen", "schließt ", "bis ", "bis du wieder öffnest"],
    };
    let from = from.map_or_else(|| is_closed.to_owned(), |from| [closes, &from].concat());
    let until = until.map_or_else(|| open_end.to_owned(), |until| [before, &until].concat());
    [&from, ", ", &until, "."].concat()
}

static NL: Words = Words {
    what: "Wat sluit je?",
    this_place: "Deze plek",
    whole_zone: "Hele ",
    whole_floor: "Hele verdieping: ",
    when: "Wanneer?",
    from_now: "Nu, tot je heropent",
    own_time: "Op een andere tijd",
    from: "Vanaf",
    until: "Tot (leeg: tot je heropent)",
    ends_first: "Het einde ligt voor het begin. Kies een latere tijd.",
    reservations: "Reserveringen die vervallen:",
    people: "Mensen die er dan zitten:",
    are_told: "Zij krijgen bericht in de app, met plekken die dan vrij zijn.",
    nobody: "Dit raakt niemand.",
    not_known: "Hoeveel reserveringen vervallen, is nu niet bekend.",
    closed: "Gesloten",
    reopen: "Heropenen",
    take_back: "Sluiting intrekken",
    is_noted: "Genoteerd op dit toestel.",
};

static EN: Words = Words {
    what: "What do you close?",
    this_place: "This place",
    whole_zone: "Whole ",
    whole_floor: "Whole floor: ",
    when: "When?",
    from_now: "Now, until you reopen it",
    own_time: "At another time",
    from: "From",
    until: "Until (empty: until you reopen it)",
    ends_first: "The end is before the beginning. Choose a later time.",
    reservations: "Reservations that lapse:",
    people: "People who are there then:",
    are_told: "They are told in the app, with places that are free then.",
    nobody: "This affects nobody.",
    not_known: "How many reservations lapse is not known now.",
    closed: "Closed",
    reopen: "Reopen",
    take_back: "Take closing back",
    is_noted: "Noted on this device.",
};

static DE: Words = Words {
    what: "Was schließt du?",
    this_place: "Dieser Platz",
    whole_zone: "Ganze ",
    whole_floor: "Ganze Etage: ",
    when: "Wann?",
    from_now: "Jetzt, bis du wieder öffnest",
    own_time: "Zu einer anderen Zeit",
    from: "Ab",
    until: "Bis (leer: bis du wieder öffnest)",
    ends_first: "Das Ende liegt vor dem Anfang. Wähle eine spätere Zeit.",
    reservations: "Reservierungen, die verfallen:",
    people: "Menschen, die dann dort sitzen:",
    are_told: "Sie erfahren es in der App, mit Plätzen, die dann frei sind.",
    nobody: "Das betrifft niemanden.",
    not_known: "Wie viele Reservierungen verfallen, ist jetzt nicht bekannt.",
    closed: "Geschlossen",
    reopen: "Wieder öffnen",
    take_back: "Schließung zurücknehmen",
    is_noted: "Auf diesem Gerät notiert.",
};

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn a_closing_says_when_it_begins_and_ends() {
        let at = |time: &str| Some(time.to_owned());
        for (from, until, expected) in [
            (None, None, "is gesloten, tot je heropent."),
            (None, at("13:00"), "is gesloten, tot 13:00."),
            (at("09:00"), at("13:00"), "sluit 09:00, tot 13:00."),
        ] {
            assert_eq!(for_time(Language::Nl, from, until), expected);
        }
    }
}
