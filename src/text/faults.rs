//! Equipment that does not work.

use super::{Language, equipment_name, in_language};
use domain::plan::Equipment;

/// What the sheet of a place says of it, in one language.
pub struct Words {
    /// The way to report something.
    pub title: &'static str,
    /// The same where there is little room.
    pub short: &'static str,
    /// What to do.
    pub lead: &'static str,
    /// Before what is reported.
    pub reported: &'static str,
    /// It works again.
    pub repaired: &'static str,
}

/// Those words.
pub fn words(language: Language) -> &'static Words {
    in_language(language, [&NL, &EN, &DE])
}

/// *camera (stuk)*.
pub fn broken(language: Language, equipment: Equipment) -> String {
    let after = match language {
        Language::Nl => " (stuk)",
        Language::En => " (broken)",
        Language::De => " (kaputt)",
    };
    [equipment_name(language, equipment), after].concat()
}

/// *Gerepareerd: camera*.
pub fn repaired(language: Language, equipment: Equipment) -> String {
    [words(language).repaired, ": ", equipment_name(language, equipment)].concat()
}

static NL: Words = Words {
    title: "Er is iets stuk",
    short: "Iets stuk?",
    lead: "Wat doet het niet? Gebouwbeheer ziet je melding, niet je naam.",
    reported: "Stuk gemeld: ",
    repaired: "Gerepareerd",
};

static EN: Words = Words {
    title: "Something is broken",
    short: "Broken?",
    lead: "What does not work? The facility manager sees your report, not your name.",
    reported: "Reported broken: ",
    repaired: "Repaired",
};

static DE: Words = Words {
    title: "Etwas ist kaputt",
    short: "Etwas kaputt?",
    lead: "Was geht nicht? Die Gebäudeverwaltung sieht deine Meldung, nicht deinen Namen.",
    reported: "Als kaputt gemeldet: ",
    repaired: "Repariert",
};
