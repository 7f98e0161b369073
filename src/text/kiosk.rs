//! Screens in the building, and the page on which they are paired.

use super::{Key, Language, text};

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
    /// Lead of the manager's page.
    pub manage_lead: &'static str,
    /// Where there are no screens.
    pub none: &'static str,
    /// Title of the form.
    pub add: &'static str,
    /// The code on the screen.
    pub code: &'static str,
    /// Where one finds it.
    pub code_hint: &'static str,
    /// What people call the screen.
    pub name: &'static str,
    /// On which floor.
    pub floor: &'static str,
    /// What it shows.
    pub mode: &'static str,
    /// Lobby, floor, room.
    pub modes: [&'static str; 3],
    /// At whose door.
    pub room: &'static str,
    /// Where it hangs.
    pub spot: &'static str,
    /// How one says it.
    pub spot_hint: &'static str,
    /// Which way one looks who stands before it.
    pub direction: &'static str,
    /// To the top, right, bottom and left of the plan.
    pub directions: [&'static str; 4],
    /// Which languages.
    pub languages: &'static str,
    /// Do it.
    pub pair: &'static str,
    /// End it.
    pub revoke: &'static str,
    /// Before that.
    pub revoke_question: &'static str,
    /// Yes.
    pub revoke_yes: &'static str,
    /// No.
    pub revoke_no: &'static str,
    /// Nothing is wrong with a screen.
    pub fine: &'static str,
    /// Before the moment since when.
    pub since: &'static str,
    /// The eight things that can be wrong.
    pub troubles: [&'static str; 8],
    /// A code that no screen shows.
    pub wrong_code: &'static str,
    /// Signed in too long ago.
    pub sign_in_again: &'static str,
    /// The way there.
    pub sign_in_again_link: &'static str,
    /// It is done.
    pub paired: &'static str,
    /// Something is missing in the form.
    pub incomplete: &'static str,
    /// To who may not.
    pub not_yours: &'static str,
}

/// The title of the manager's page, and what links to it are called.
pub fn title(language: Language) -> &'static str {
    match language {
        Language::Nl => "Schermen",
        Language::En => "Screens",
        Language::De => "Bildschirme",
    }
}

/// All of it.
pub fn words(language: Language) -> &'static Words {
    match language {
        Language::Nl => &NL,
        Language::En => &EN,
        Language::De => &DE,
    }
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
    manage_lead: "Schermen in de hal, op de verdiepingen en bij de deuren.",
    none: "Er zijn nog geen schermen gekoppeld.",
    add: "Scherm koppelen",
    code: "Code",
    code_hint: "Die staat groot op het scherm dat u koppelt.",
    name: "Naam van het scherm",
    floor: "Verdieping",
    mode: "Wat laat het zien?",
    modes: ["Hal: het hele gebouw", "Deze verdieping", "Deur van een ruimte"],
    room: "Welke ruimte?",
    spot: "Waar hangt het?",
    spot_hint: "Tik op de plattegrond.",
    direction: "Wie ervoor staat, kijkt op de plattegrond naar",
    directions: ["boven", "rechts", "onder", "links"],
    languages: "Talen (de eerste is de gewone)",
    pair: "Koppelen",
    revoke: "Ontkoppelen",
    revoke_question: "Dit scherm ontkoppelen? Het laat dan niets meer zien.",
    revoke_yes: "Ja, ontkoppelen",
    revoke_no: "Nee",
    fine: "Werkt",
    since: "sinds",
    troubles: [
        "Goedgekeurd, maar nooit gestart: koppel het opnieuw",
        "Laat niets van zich horen",
        "De verdieping staat niet meer op de plattegrond",
        "De ruimte staat niet meer op de plattegrond",
        "Laat iets ouds zien",
        "Er ging iets mis",
        "Gebruikt veel geheugen",
        "Heeft de nieuwste versie nog niet",
    ],
    wrong_code: "Geen scherm laat deze code zien. Kijk nog eens op het scherm: een code geldt een paar minuten.",
    sign_in_again: "Log voor het koppelen opnieuw in. Zo weten we zeker dat u het bent.",
    sign_in_again_link: "Opnieuw inloggen",
    paired: "Het scherm is gekoppeld. Het laat binnen een paar seconden zien wat u koos.",
    incomplete: "Vul code en naam in, en tik op de plattegrond waar het scherm hangt.",
    not_yours: "Schermen zijn voor beheerders van het gebouw.",
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
    manage_lead: "Screens in the hall, on the floors and at doors.",
    none: "No screens are paired yet.",
    add: "Pair a screen",
    code: "Code",
    code_hint: "It stands in large type on the screen that you pair.",
    name: "Name of the screen",
    floor: "Floor",
    mode: "What does it show?",
    modes: ["Lobby: the whole building", "This floor", "Door of a room"],
    room: "Which room?",
    spot: "Where does it hang?",
    spot_hint: "Touch the plan.",
    direction: "Who stands before it looks, on the plan, to the",
    directions: ["top", "right", "bottom", "left"],
    languages: "Languages (the first is the usual one)",
    pair: "Pair",
    revoke: "Unpair",
    revoke_question: "Unpair this screen? It will show nothing any more.",
    revoke_yes: "Yes, unpair",
    revoke_no: "No",
    fine: "Works",
    since: "since",
    troubles: [
        "Approved but never started: pair it again",
        "Has gone silent",
        "Its floor is no longer in the plan",
        "Its room is no longer in the plan",
        "Shows something old",
        "Something went wrong",
        "Uses much memory",
        "Does not have the newest version yet",
    ],
    wrong_code: "No screen shows this code. Look at the screen again: a code holds for some minutes.",
    sign_in_again: "Sign in again before you pair a screen, so that we know it is you.",
    sign_in_again_link: "Sign in again",
    paired: "The screen is paired. Within seconds it shows what you chose.",
    incomplete: "Fill in code and name, and touch the plan where the screen hangs.",
    not_yours: "Screens are for facility managers.",
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
    manage_lead: "Bildschirme in der Halle, auf den Stockwerken und an Türen.",
    none: "Noch sind keine Bildschirme gekoppelt.",
    add: "Bildschirm koppeln",
    code: "Code",
    code_hint: "Er steht groß auf dem Bildschirm, den Sie koppeln.",
    name: "Name des Bildschirms",
    floor: "Stockwerk",
    mode: "Was zeigt er?",
    modes: ["Halle: das ganze Gebäude", "Dieses Stockwerk", "Tür eines Raums"],
    room: "Welcher Raum?",
    spot: "Wo hängt er?",
    spot_hint: "Tippen Sie auf den Plan.",
    direction: "Wer davor steht, schaut auf dem Plan nach",
    directions: ["oben", "rechts", "unten", "links"],
    languages: "Sprachen (die erste ist die übliche)",
    pair: "Koppeln",
    revoke: "Entkoppeln",
    revoke_question: "Diesen Bildschirm entkoppeln? Er zeigt dann nichts mehr.",
    revoke_yes: "Ja, entkoppeln",
    revoke_no: "Nein",
    fine: "Läuft",
    since: "seit",
    troubles: [
        "Genehmigt, aber nie gestartet: neu koppeln",
        "Meldet sich nicht mehr",
        "Das Stockwerk ist nicht mehr im Plan",
        "Der Raum ist nicht mehr im Plan",
        "Zeigt etwas Altes",
        "Etwas ging schief",
        "Braucht viel Speicher",
        "Hat die neueste Version noch nicht",
    ],
    wrong_code: "Kein Bildschirm zeigt diesen Code. Schauen Sie noch einmal: Ein Code gilt einige Minuten.",
    sign_in_again: "Melden Sie sich vor dem Koppeln noch einmal an. So wissen wir, dass Sie es sind.",
    sign_in_again_link: "Noch einmal anmelden",
    paired: "Der Bildschirm ist gekoppelt. In wenigen Sekunden zeigt er, was Sie gewählt haben.",
    incomplete: "Geben Sie Code und Namen ein und tippen Sie auf den Plan, wo der Bildschirm hängt.",
    not_yours: "Bildschirme sind für die Gebäudeverwaltung.",
};
