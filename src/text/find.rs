//! Finding a place.

use super::{Language, in_language};

/// What the page says in one language.
pub struct Words {
    /// Over the kinds of place.
    pub kind: &'static str,
    /// Over the times.
    pub when: &'static str,
    /// At this moment.
    pub now: &'static str,
    /// Another time.
    pub later: &'static str,
    /// Over how long.
    pub how_long: &'static str,
    /// Over the date.
    pub day: &'static str,
    /// Over the part of the day.
    pub part: &'static str,
    /// Morning, afternoon, the whole day.
    pub parts: [&'static str; 3],
    /// Over the time at which it begins.
    pub from: &'static str,
    /// Over the zones.
    pub what_for: &'static str,
    /// Over how many people.
    pub people: &'static str,
    /// However many.
    pub any_people: &'static str,
    /// The way to the rest.
    pub more: &'static str,
    /// Over what it must have.
    pub needs: &'static str,
    /// Over what it should be close to.
    pub near: &'static str,
    /// Nothing in particular.
    pub anywhere: &'static str,
    /// After a number of minutes.
    pub minutes: &'static str,
    /// One hour, several hours.
    pub hours: [&'static str; 2],
    /// All that were found.
    pub on_map: &'static str,
    /// Reserve it for that time.
    pub reserve: &'static str,
    /// Go there now.
    pub look: &'static str,
    /// Have it instead of what is reserved.
    pub choose: &'static str,
    /// The building is closed that day.
    pub closed: &'static str,
    /// It is not open all that time.
    pub outside: &'static str,
    /// The time is over.
    pub past: &'static str,
    /// Such places are not reserved.
    pub not_reserved: &'static str,
    /// Nothing fits.
    pub none: &'static str,
    /// Nothing fits, and no wish alone is the reason.
    pub none_at_all: &'static str,
    /// Drop all wishes.
    pub clear: &'static str,
    /// See what is free at the moment.
    pub try_now: &'static str,
    /// The data may be old.
    pub last_known: &'static str,
    /// The data is too old.
    pub too_old: &'static str,
    /// Who is not signed in is not told what is free.
    pub sign_in: &'static str,
}

/// The page's title, and what links to it are called.
pub fn title(language: Language) -> &'static str {
    match language {
        Language::Nl => "Zoek een plek",
        Language::En => "Find a place",
        Language::De => "Platz finden",
    }
}

/// The page.
pub fn words(language: Language) -> &'static Words {
    in_language(language, [&NL, &EN, &DE])
}

/// *12 plekken passen*.
pub fn found(language: Language, count: usize) -> String {
    let (one, many) = match language {
        Language::Nl => (" plek past", " plekken passen"),
        Language::En => (" place fits", " places fit"),
        Language::De => (" Platz passt", " Plätze passen"),
    };
    let word = if count == 1 { one } else { many };
    [&count.to_string(), word].concat()
}

/// *Toon alle 12*.
pub fn show_all(language: Language, count: usize) -> String {
    let before = match language {
        Language::Nl => "Toon alle ",
        Language::En => "Show all ",
        Language::De => "Alle zeigen: ",
    };
    [before, &count.to_string()].concat()
}

/// *Zonder ‘daglicht’ zijn er 12*.
pub fn without(language: Language, wish: &str, count: usize) -> String {
    let count = count.to_string();
    match language {
        Language::Nl => ["Zonder ‘", wish, "’: ", &count, " vrij"].concat(),
        Language::En => ["Without ‘", wish, "’: ", &count, " free"].concat(),
        Language::De => ["Ohne ‚", wish, "‘: ", &count, " frei"].concat(),
    }
}

/// *Meer wensen (2)*.
pub fn more_wishes(language: Language, count: usize) -> String {
    match count {
        0 => words(language).more.to_owned(),
        some => [words(language).more, " (", &some.to_string(), ")"].concat(),
    }
}

/// *Deze plekken kun je tot 14 dagen vooruit reserveren.*
pub fn too_far(language: Language, days: u16) -> String {
    let number = days.to_string();
    match (language, days) {
        (Language::Nl, 0) => String::from("Zo’n plek reserveer je alleen voor vandaag."),
        (Language::En, 0) => String::from("Such a place is reserved for today only."),
        (Language::De, 0) => String::from("So einen Platz reservierst du nur für heute."),
        (Language::Nl, _) => ["Zo’n plek reserveer je tot ", &number, " dagen vooruit."].concat(),
        (Language::En, _) => ["Such a place is reserved up to ", &number, " days ahead."].concat(),
        (Language::De, _) => {
            ["So einen Platz reservierst du bis ", &number, " Tage im Voraus."].concat()
        }
    }
}

/// *Zo’n plek reserveer je voor 60 minuten of korter.*
pub fn too_long(language: Language, minutes: u16) -> String {
    let number = minutes.to_string();
    match language {
        Language::Nl => ["Zo’n plek reserveer je voor ", &number, " minuten of korter."].concat(),
        Language::En => ["Such a place is reserved for ", &number, " minutes or less."].concat(),
        Language::De => {
            ["So einen Platz reservierst du für höchstens ", &number, " Minuten."].concat()
        }
    }
}

/// *30 min*, *1 uur*, *2 uur*.
pub fn duration(language: Language, minutes: u16) -> String {
    let words = words(language);
    let [one, many] = words.hours;
    match (minutes / 60, minutes % 60) {
        (1, 0) => ["1 ", one].concat(),
        (hours, 0) => [&hours.to_string(), " ", many].concat(),
        (0, minutes) => [&minutes.to_string(), " ", words.minutes].concat(),
        (hours, minutes) => {
            let whole = duration(language, hours * 60);
            [&whole, " ", &minutes.to_string(), " ", words.minutes].concat()
        }
    }
}

/// *vlak bij de trap*.
pub fn close_to(language: Language, name: &str) -> String {
    let before = match language {
        Language::Nl => "vlak bij ",
        Language::En => "right by ",
        Language::De => "ganz nah: ",
    };
    [before, name].concat()
}

/// *ongeveer 15 m van zone Stilte*.
pub fn metres_from(language: Language, metres: i64, name: &str) -> String {
    let (before, after) = match language {
        Language::Nl => ("ongeveer ", " m van "),
        Language::En => ("about ", " m from "),
        Language::De => ("etwa ", " m von "),
    };
    [before, &metres.to_string(), after, name].concat()
}

/// *Je ziet de stand van 14:02.*
pub fn as_last_heard(language: Language, moment: &str) -> String {
    let (before, after) = match language {
        Language::Nl => ("Je ziet de stand van ", "."),
        Language::En => ("You see the state of ", "."),
        Language::De => ("Du siehst den Stand von ", "."),
    };
    [before, moment, after].concat()
}

/// *In plaats van Bureau 1.118-3, morgen 09:00–13:00.*
pub fn instead_of(language: Language, place: &str, when: &str) -> String {
    let before = match language {
        Language::Nl => "In plaats van ",
        Language::En => "Instead of ",
        Language::De => "Statt ",
    };
    [before, place, ", ", when, "."].concat()
}

static NL: Words = Words {
    kind: "Wat zoek je?",
    when: "Wanneer?",
    now: "Nu",
    later: "Later",
    how_long: "Hoe lang?",
    day: "Welke dag?",
    part: "Welk deel van de dag?",
    parts: ["Ochtend", "Middag", "Hele dag"],
    from: "Vanaf",
    what_for: "In welke zone?",
    people: "Hoeveel mensen?",
    any_people: "Maakt niet uit",
    more: "Meer wensen",
    needs: "Wat moet er zijn?",
    near: "Dicht bij",
    anywhere: "Maakt niet uit",
    minutes: "min",
    hours: ["uur", "uur"],
    on_map: "Op de kaart",
    reserve: "Reserveren",
    look: "Bekijk en check in",
    choose: "Kies deze plek",
    closed: "Het gebouw is dan gesloten. Kies een andere dag.",
    outside: "Dan is het gebouw niet de hele tijd open. Kies een andere tijd.",
    past: "Dat is al voorbij. Kies een latere tijd.",
    not_reserved: "Zo’n plek kun je niet reserveren. Zoek er een voor nu.",
    none: "Niets past bij al je wensen.",
    none_at_all: "Er is dan niets vrij dat past.",
    clear: "Wis alle wensen",
    try_now: "Zoek voor nu",
    last_known: "Misschien is er sindsdien iets veranderd.",
    too_old: "Wat er nu vrij is, weten we niet.",
    sign_in: "Log in om te zoeken wat er vrij is.",
};

static EN: Words = Words {
    kind: "What are you looking for?",
    when: "When?",
    now: "Now",
    later: "Later",
    how_long: "How long?",
    day: "Which day?",
    part: "Which part of the day?",
    parts: ["Morning", "Afternoon", "Whole day"],
    from: "From",
    what_for: "In which zone?",
    people: "How many people?",
    any_people: "Any number",
    more: "More wishes",
    needs: "What must there be?",
    near: "Close to",
    anywhere: "Anywhere",
    minutes: "min",
    hours: ["hour", "hours"],
    on_map: "On the map",
    reserve: "Reserve",
    look: "View and check in",
    choose: "Choose this place",
    closed: "The building is closed then. Choose another day.",
    outside: "The building is not open all that time. Choose another time.",
    past: "That is over. Choose a later time.",
    not_reserved: "Such a place cannot be reserved. Look for one for now.",
    none: "Nothing fits all your wishes.",
    none_at_all: "Nothing that fits is free then.",
    clear: "Clear all wishes",
    try_now: "Look for now",
    last_known: "Something may have changed since.",
    too_old: "We do not know what is free now.",
    sign_in: "Sign in to find what is free.",
};

static DE: Words = Words {
    kind: "Was suchst du?",
    when: "Wann?",
    now: "Jetzt",
    later: "Später",
    how_long: "Wie lange?",
    day: "Welcher Tag?",
    part: "Welcher Teil des Tages?",
    parts: ["Vormittag", "Nachmittag", "Ganzer Tag"],
    from: "Ab",
    what_for: "In welcher Zone?",
    people: "Wie viele Personen?",
    any_people: "Egal",
    more: "Mehr Wünsche",
    needs: "Was muss es haben?",
    near: "Nah bei",
    anywhere: "Egal wo",
    minutes: "Min.",
    hours: ["Stunde", "Stunden"],
    on_map: "Auf der Karte",
    reserve: "Reservieren",
    look: "Ansehen und einchecken",
    choose: "Diesen Platz wählen",
    closed: "Das Gebäude ist dann geschlossen. Wähle einen anderen Tag.",
    outside: "Das Gebäude ist nicht die ganze Zeit offen. Wähle eine andere Zeit.",
    past: "Das ist schon vorbei. Wähle eine spätere Zeit.",
    not_reserved: "So einen Platz kann man nicht reservieren. Suche einen für jetzt.",
    none: "Nichts passt zu allen Wünschen.",
    none_at_all: "Dann ist nichts frei, das passt.",
    clear: "Alle Wünsche löschen",
    try_now: "Für jetzt suchen",
    last_known: "Vielleicht hat sich seitdem etwas geändert.",
    too_old: "Was jetzt frei ist, wissen wir nicht.",
    sign_in: "Melde dich an, um zu sehen, was frei ist.",
};

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn durations_are_said_as_people_say_them() {
        for (minutes, nl, en, de) in [
            (15, "15 min", "15 min", "15 Min."),
            (60, "1 uur", "1 hour", "1 Stunde"),
            (90, "1 uur 30 min", "1 hour 30 min", "1 Stunde 30 Min."),
            (240, "4 uur", "4 hours", "4 Stunden"),
        ] {
            for (language, expected) in Language::ALL.into_iter().zip([nl, en, de]) {
                assert_eq!(duration(language, minutes), expected);
            }
        }
    }
}
