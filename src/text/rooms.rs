//! The board of all rooms.

use super::{Language, in_language};

/// What the page says in one language.
pub struct Words {
    /// Before the choice of minutes.
    pub free_now_for: &'static str,
    /// The choice of no minutes.
    pub any_time: &'static str,
    /// After a number of minutes.
    pub minutes: &'static str,
    /// Rooms, booths, both.
    pub kinds: [&'static str; 3],
    /// Name of that choice.
    pub kind: &'static str,
    /// Name of the choice of how many people.
    pub people: &'static str,
    /// However many.
    pub any_people: &'static str,
    /// After the number of people: *of meer*.
    pub or_more: &'static str,
    /// Name of the choice of a floor.
    pub floor: &'static str,
    /// Every floor.
    pub any_floor: &'static str,
    /// What people elsewhere need.
    pub hybrid: &'static str,
    /// The way to the other choices.
    pub more: &'static str,
    /// Room for a wheelchair.
    pub wheelchair: &'static str,
    /// A hearing loop.
    pub hearing_loop: &'static str,
    /// Over what is free now.
    pub free_now: &'static str,
    /// Over what is not.
    pub not_free: &'static str,
    /// Over everything, where nobody knows what is free.
    pub all: &'static str,
    /// A room that is free.
    pub free: &'static str,
    /// A room that nobody can have any more today.
    pub not_today: &'static str,
    /// Before the times at which a room is taken.
    pub taken_today: &'static str,
    /// Between two times.
    pub and: &'static str,
    /// Says that nothing of the day is taken.
    pub nothing_taken: &'static str,
    /// Meaning of the bars: free, taken, reserved, one's own, closed.
    pub legend: [&'static str; 5],
    /// The data is too old.
    pub too_old: &'static str,
    /// No room of this site fits.
    pub none_fit: &'static str,
    /// Nothing that fits is free for so long.
    pub none_free: &'static str,
    /// The way out of that.
    pub clear: &'static str,
    /// There are no rooms.
    pub no_rooms: &'static str,
    /// What to do then.
    pub no_rooms_hint: &'static str,
    /// The building is closed today.
    pub closed_today: &'static str,
}

/// The page's title, and what links to it are called.
pub fn title(language: Language) -> &'static str {
    match language {
        Language::Nl => "Ruimtes",
        Language::En => "Rooms",
        Language::De => "Räume",
    }
}

/// The page.
pub fn words(language: Language) -> &'static Words {
    in_language(language, [&NL, &EN, &DE])
}

/// *nog 45 min*.
pub fn minutes_left(language: Language, minutes: i64) -> String {
    let minutes = minutes.to_string();
    match language {
        Language::Nl => ["nog ", &minutes, " min"].concat(),
        Language::En => [&minutes, " min left"].concat(),
        Language::De => ["noch ", &minutes, " Min."].concat(),
    }
}

/// *vrij om 14:00*.
pub fn free_at(language: Language, moment: &str) -> String {
    match language {
        Language::Nl => ["vrij om ", moment].concat(),
        Language::En => ["free at ", moment].concat(),
        Language::De => ["frei um ", moment].concat(),
    }
}

/// *8 personen*.
pub fn persons(language: Language, count: u16) -> String {
    let (one, many) = match language {
        Language::Nl => (" persoon", " personen"),
        Language::En => (" person", " people"),
        Language::De => (" Person", " Personen"),
    };
    let word = if count == 1 { one } else { many };
    [&count.to_string(), word].concat()
}

static NL: Words = Words {
    free_now_for: "Nu vrij voor",
    any_time: "Alles",
    minutes: "min",
    kinds: ["Ruimtes", "Belplekken", "Allebei"],
    kind: "Soort",
    people: "Hoeveel mensen?",
    any_people: "Maakt niet uit",
    or_more: " of meer",
    floor: "Verdieping",
    any_floor: "Alle verdiepingen",
    hybrid: "Hybride",
    more: "Meer keuzes",
    wheelchair: "Ruimte voor rolstoel",
    hearing_loop: "Ringleiding",
    free_now: "Nu vrij",
    not_free: "Nu niet vrij",
    all: "Alle ruimtes",
    free: "Vrij",
    not_today: "vandaag niet meer vrij",
    taken_today: "Vandaag bezet: ",
    and: " en ",
    nothing_taken: "Vandaag is er verder niets gereserveerd.",
    legend: ["vrij", "bezet", "gereserveerd", "van jou", "gesloten"],
    too_old: "We weten nu niet wat er vrij is. De laatste stand is te oud.",
    none_fit: "Geen ruimte past bij je keuze.",
    none_free: "Er is nu geen ruimte zo lang vrij die past bij je keuze.",
    clear: "Wis de keuze",
    no_rooms: "Dit gebouw heeft geen ruimtes",
    no_rooms_hint: "Er staan geen vergaderruimtes of belplekken op de kaart.",
    closed_today: "Vandaag is het gebouw gesloten.",
};

static EN: Words = Words {
    free_now_for: "Free now for",
    any_time: "All",
    minutes: "min",
    kinds: ["Rooms", "Booths", "Both"],
    kind: "Kind",
    people: "How many people?",
    any_people: "Any number",
    or_more: " or more",
    floor: "Floor",
    any_floor: "All floors",
    hybrid: "Hybrid",
    more: "More choices",
    wheelchair: "Room for a wheelchair",
    hearing_loop: "Hearing loop",
    free_now: "Free now",
    not_free: "Not free now",
    all: "All rooms",
    free: "Free",
    not_today: "not free any more today",
    taken_today: "Taken today: ",
    and: " and ",
    nothing_taken: "Nothing else is reserved today.",
    legend: ["free", "occupied", "reserved", "yours", "closed"],
    too_old: "We do not know what is free now. What we last heard is too old.",
    none_fit: "No room fits your choice.",
    none_free: "No room that fits your choice is free that long now.",
    clear: "Clear the choice",
    no_rooms: "This building has no rooms",
    no_rooms_hint: "There are no meeting rooms or call booths on the map.",
    closed_today: "The building is closed today.",
};

static DE: Words = Words {
    free_now_for: "Jetzt frei für",
    any_time: "Alle",
    minutes: "Min.",
    kinds: ["Räume", "Kabinen", "Beides"],
    kind: "Art",
    people: "Wie viele Personen?",
    any_people: "Egal",
    or_more: " oder mehr",
    floor: "Etage",
    any_floor: "Alle Etagen",
    hybrid: "Hybrid",
    more: "Mehr Auswahl",
    wheelchair: "Rollstuhlgerecht",
    hearing_loop: "Induktionsschleife",
    free_now: "Jetzt frei",
    not_free: "Jetzt nicht frei",
    all: "Alle Räume",
    free: "Frei",
    not_today: "heute nicht mehr frei",
    taken_today: "Heute belegt: ",
    and: " und ",
    nothing_taken: "Heute ist sonst nichts reserviert.",
    legend: ["frei", "besetzt", "reserviert", "deins", "geschlossen"],
    too_old: "Wir wissen jetzt nicht, was frei ist. Der letzte Stand ist zu alt.",
    none_fit: "Kein Raum passt zu deiner Wahl.",
    none_free: "Kein Raum, der zu deiner Wahl passt, ist jetzt so lange frei.",
    clear: "Wahl löschen",
    no_rooms: "Dieses Gebäude hat keine Räume",
    no_rooms_hint: "Auf der Karte gibt es keine Besprechungsräume oder Telefonkabinen.",
    closed_today: "Heute ist das Gebäude geschlossen.",
};
