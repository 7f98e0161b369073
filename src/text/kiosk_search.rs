//! Searching on a screen in the building, and the way it shows. A screen says *u*.

use super::{Language, in_language};
use domain::plan::AmenityKind;

/// What search and way say in one language.
pub struct Words {
    /// Opens the search.
    pub open: &'static str,
    /// Over the search, for who hears it.
    pub title: &'static str,
    /// In the empty field.
    pub hint: &'static str,
    /// Over what is close by.
    pub near: &'static str,
    /// Nothing fits.
    pub nothing: &'static str,
    /// What one can do then.
    pub nothing_hint: &'static str,
    /// There is more than is shown.
    pub more: &'static str,
    /// Over rooms and booths.
    pub rooms: &'static str,
    /// Over amenities.
    pub amenities: &'static str,
    /// Over desks.
    pub desks: &'static str,
    /// The keys, for who hears them.
    pub keyboard: &'static str,
    /// The key that makes room between words.
    pub space: &'static str,
    /// The key that takes back a letter.
    pub back_key: &'static str,
    /// The key that takes back everything.
    pub clear: &'static str,
    /// The way to a place.
    pub route: &'static str,
    /// Lifts only.
    pub step_free: &'static str,
    /// No lift leads there.
    pub no_lift: &'static str,
    /// Nothing leads there.
    pub no_way: &'static str,
    /// The plan has no door there.
    pub no_door: &'static str,
    /// Before the floor that comes next.
    pub next: &'static str,
    /// What is looked for, in a sentence that says where it is.
    pub goal: &'static str,
    /// Back to where one stands.
    pub start: &'static str,
}

/// Those words.
pub fn words(language: Language) -> &'static Words {
    in_language(language, [&NL, &EN, &DE])
}

static NL: Words = Words {
    open: "Zoek een ruimte, plek of toilet",
    title: "Zoeken",
    hint: "Wat zoekt u?",
    near: "Dichtbij",
    nothing: "Niets gevonden",
    nothing_hint: "Probeer een ander woord, of kies iets hieronder.",
    more: "Er is meer. Typ verder.",
    rooms: "Ruimtes",
    amenities: "Voorzieningen",
    desks: "Bureaus",
    keyboard: "Toetsenbord",
    space: "spatie",
    back_key: "Wis letter",
    clear: "Wis alles",
    route: "Wijs de weg",
    step_free: "Zonder trappen",
    no_lift: "Er is geen weg zonder trappen. Vraag het bij de receptie.",
    no_way: "De plattegrond laat geen weg zien. Vraag het bij de receptie.",
    no_door: "De plattegrond tekent hier geen deur. De lijn stopt zo dichtbij als kan.",
    next: "Verder op",
    goal: "Uw doel",
    start: "Terug naar het begin",
};

static EN: Words = Words {
    open: "Find a room, desk or toilet",
    title: "Search",
    hint: "What are you looking for?",
    near: "Close by",
    nothing: "Nothing found",
    nothing_hint: "Try another word, or choose something below.",
    more: "There is more. Keep typing.",
    rooms: "Rooms",
    amenities: "Facilities",
    desks: "Desks",
    keyboard: "Keyboard",
    space: "space",
    back_key: "Delete letter",
    clear: "Clear",
    route: "Show me the way",
    step_free: "Without stairs",
    no_lift: "There is no way without stairs. Please ask at the reception.",
    no_way: "The plan shows no way. Please ask at the reception.",
    no_door: "The plan has no door here. The line stops as close as it can.",
    next: "Go on at",
    goal: "Your destination",
    start: "Back to the beginning",
};

static DE: Words = Words {
    open: "Raum, Platz oder Toilette suchen",
    title: "Suchen",
    hint: "Was suchen Sie?",
    near: "In der Nähe",
    nothing: "Nichts gefunden",
    nothing_hint: "Versuchen Sie ein anderes Wort, oder wählen Sie unten etwas aus.",
    more: "Es gibt mehr. Tippen Sie weiter.",
    rooms: "Räume",
    amenities: "Einrichtungen",
    desks: "Schreibtische",
    keyboard: "Tastatur",
    space: "Leerzeichen",
    back_key: "Löschen",
    clear: "Alles löschen",
    route: "Weg zeigen",
    step_free: "Ohne Treppen",
    no_lift: "Es gibt keinen Weg ohne Treppen. Bitte fragen Sie am Empfang.",
    no_way: "Der Plan zeigt keinen Weg. Bitte fragen Sie am Empfang.",
    no_door: "Der Plan hat hier keine Tür. Die Linie endet so nah wie möglich.",
    next: "Weiter auf",
    goal: "Ihr Ziel",
    start: "Zurück zum Anfang",
};

/// *4 gevonden*, for who hears the page.
pub fn found(language: Language, count: usize) -> String {
    let word = match language {
        Language::Nl => " gevonden",
        Language::En => " found",
        Language::De => " gefunden",
    };
    [&count.to_string(), word].concat()
}

/// *35 m*, by fives: nobody counts their steps.
pub fn short_metres(metres: u32) -> String {
    [&((metres + 2) / 5 * 5).max(5).to_string(), " m"].concat()
}

/// What else people call an amenity, in all three languages: who asks for the *wc* reads no sign.
pub fn also_called(kind: AmenityKind) -> &'static str {
    match kind {
        AmenityKind::Lift => "elevator fahrstuhl lift aufzug",
        AmenityKind::Stairs => "trap trappenhuis stairs staircase treppe treppenhaus",
        AmenityKind::Toilets => "wc toilet toilette restroom bathroom klo",
        AmenityKind::Coffee => "koffie thee pantry keuken coffee tea kitchen kaffee tee küche",
        AmenityKind::Reception => "receptie balie onthaal reception desk empfang rezeption",
        AmenityKind::FirstAid => "ehbo aed defibrillator hulp first aid erste hilfe verband",
        AmenityKind::Exit => "uitgang nooduitgang exit way out ausgang notausgang",
        AmenityKind::Printer => "printer kopieerapparaat copier drucker kopierer",
        AmenityKind::Lockers => "kluisjes locker garderobe schließfach spind",
    }
}
