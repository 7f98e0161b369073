//! What screens in the building say.

use super::{Key, Language, in_language, text};

/// What they say in one language.
pub struct Words {
    /// Over the code of an unpaired screen.
    pub pair_title: &'static str,
    /// Who has to do what.
    pub pair_lead: &'static str,
    /// Before the address of that page.
    pub pair_where: &'static str,
    /// Before the code is here.
    pub pair_waiting: &'static str,
    /// Where somebody is signed in on this browser.
    pub pair_signed_in: &'static str,
    /// Where too many screens wait.
    pub pair_busy: &'static str,
    /// Where the hub does not answer.
    pub no_hub: &'static str,
    /// At the mark on the map.
    pub you_are_here: &'static str,
    /// Over the counts.
    pub free_now: &'static str,
    /// Over the rooms.
    pub rooms: &'static str,
    /// Greeting of the lobby.
    pub welcome: &'static str,
    /// What one can do there.
    pub welcome_lead: &'static str,
    /// Where a floor has no rooms.
    pub no_rooms: &'static str,
    /// Before the time at which a room is taken next.
    pub next: &'static str,
    /// Of a day on which nothing comes any more.
    pub nothing_next: &'static str,
    /// How one takes a place that is looked at.
    pub how_to_take: &'static str,
    /// Brings the controls lower.
    pub reach: &'static str,
    /// Strong colours.
    pub contrast: &'static str,
    /// Before it closes by itself.
    pub still_there: &'static str,
    /// Stay.
    pub stay: &'static str,
    /// On the calm screen.
    pub touch: &'static str,
    /// Back to what the screen is for.
    pub back: &'static str,
    /// The room of a door screen is gone.
    pub room_gone: &'static str,
    /// Equipment that is in a room.
    pub equipment: &'static str,
}

/// All of it.
pub fn words(language: Language) -> &'static Words {
    in_language(language, [&NL, &EN, &DE])
}

/// *Sluit over 7 seconden*.
pub fn closes_in(language: Language, seconds: u32) -> String {
    let (before, one, many) = match language {
        Language::Nl => ("Sluit over ", " seconde", " seconden"),
        Language::En => ("Closes in ", " second", " seconds"),
        Language::De => ("Schließt in ", " Sekunde", " Sekunden"),
    };
    [before, &seconds.to_string(), if seconds == 1 { one } else { many }].concat()
}

/// *Bijgewerkt 14:02 · live*.
pub fn updated(language: Language, time: &str, state: Key) -> String {
    let before = match language {
        Language::Nl => "Bijgewerkt ",
        Language::En => "Updated ",
        Language::De => "Aktualisiert ",
    };
    [before, time, " · ", text(language, state)].concat()
}

/// *Geen verbinding sinds 13:58*.
pub fn no_connection_since(language: Language, time: &str) -> String {
    let before = match language {
        Language::Nl => "Geen verbinding sinds ",
        Language::En => "No connection since ",
        Language::De => "Keine Verbindung seit ",
    };
    [before, time].concat()
}

const NL: Words = Words {
    pair_title: "Dit scherm koppelen",
    pair_lead: "Een beheerder van het gebouw typt deze code in op een ander apparaat.",
    pair_where: "Ga daar naar",
    pair_waiting: "De code komt eraan…",
    pair_signed_in: "Op dit apparaat is iemand ingelogd. Log eerst uit.",
    pair_busy: "Er wachten al veel schermen op een koppeling. Dit scherm probeert het straks opnieuw.",
    no_hub: "De Werk Hub is niet bereikbaar. Dit scherm probeert het steeds opnieuw.",
    you_are_here: "U bent hier",
    free_now: "Nu vrij",
    rooms: "Vergaderruimtes",
    welcome: "Welkom",
    welcome_lead: "Waar is nu plek? Tik op een verdieping.",
    no_rooms: "Op deze verdieping zijn geen vergaderruimtes.",
    next: "Daarna",
    nothing_next: "Vandaag niets meer",
    how_to_take: "Hier zitten? Scan de code op de plek met uw telefoon.",
    reach: "Lager",
    contrast: "Meer contrast",
    still_there: "Bent u er nog?",
    stay: "Ja, blijf hier",
    touch: "Raak het scherm aan",
    back: "Terug",
    room_gone: "Deze ruimte staat niet meer op de plattegrond. De beheerder weet ervan.",
    equipment: "In deze ruimte",
};

const EN: Words = Words {
    pair_title: "Pair this screen",
    pair_lead: "A facility manager types this code on another device.",
    pair_where: "Go there to",
    pair_waiting: "The code is coming…",
    pair_signed_in: "Somebody is signed in on this device. Sign out first.",
    pair_busy: "Many screens are waiting to be paired. This screen will try again soon.",
    no_hub: "The Werk Hub cannot be reached. This screen keeps trying.",
    you_are_here: "You are here",
    free_now: "Free now",
    rooms: "Meeting rooms",
    welcome: "Welcome",
    welcome_lead: "Where is there room now? Touch a floor.",
    no_rooms: "There are no meeting rooms on this floor.",
    next: "Next",
    nothing_next: "Nothing more today",
    how_to_take: "Sit here? Scan the code at the place with your phone.",
    reach: "Lower",
    contrast: "More contrast",
    still_there: "Are you still there?",
    stay: "Yes, stay here",
    touch: "Touch the screen",
    back: "Back",
    room_gone: "This room is no longer in the plan. The facility manager knows.",
    equipment: "In this room",
};

const DE: Words = Words {
    pair_title: "Diesen Bildschirm koppeln",
    pair_lead: "Die Gebäudeverwaltung gibt diesen Code auf einem anderen Gerät ein.",
    pair_where: "Dort öffnen",
    pair_waiting: "Der Code kommt gleich…",
    pair_signed_in: "Auf diesem Gerät ist jemand angemeldet. Bitte erst abmelden.",
    pair_busy: "Viele Bildschirme warten auf eine Kopplung. Dieser versucht es bald wieder.",
    no_hub: "Der Werk Hub ist nicht erreichbar. Dieser Bildschirm versucht es weiter.",
    you_are_here: "Sie sind hier",
    free_now: "Jetzt frei",
    rooms: "Besprechungsräume",
    welcome: "Willkommen",
    welcome_lead: "Wo ist jetzt Platz? Tippen Sie auf ein Stockwerk.",
    no_rooms: "Auf diesem Stockwerk gibt es keine Besprechungsräume.",
    next: "Danach",
    nothing_next: "Heute nichts mehr",
    how_to_take: "Hier sitzen? Scannen Sie den Code am Platz mit Ihrem Telefon.",
    reach: "Tiefer",
    contrast: "Mehr Kontrast",
    still_there: "Sind Sie noch da?",
    stay: "Ja, hier bleiben",
    touch: "Bildschirm berühren",
    back: "Zurück",
    room_gone: "Dieser Raum ist nicht mehr im Plan. Die Verwaltung weiß davon.",
    equipment: "In diesem Raum",
};
