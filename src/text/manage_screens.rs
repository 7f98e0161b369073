//! The page on which screens in the building are paired and looked after.

use super::{Language, in_language};

/// What it says in one language.
pub struct Words {
    /// Under the title.
    pub lead: &'static str,
    /// To who is not signed in.
    pub sign_in_lead: &'static str,
    /// Title for somebody who may not.
    pub not_yours: &'static str,
    /// What such a person can do.
    pub not_yours_hint: &'static str,
    /// Where there are no screens.
    pub none: &'static str,
    /// How one gets the first.
    pub none_hint: &'static str,
    /// The way to the form, and its title.
    pub add: &'static str,
    /// Over the screens with which something is wrong.
    pub troubled: &'static str,
    /// Over the others.
    pub working: &'static str,
    /// Where nothing is wrong with any.
    pub all_fine: &'static str,
    /// Over the picture.
    pub plan: &'static str,
    /// How a screen is, in a word or two: go and look, something is wrong, works, not heard yet.
    pub looks: [&'static str; 4],
    /// Before the moment since when.
    pub since: &'static str,
    /// The eight things that can be wrong.
    pub troubles: [&'static str; 8],
    /// In the place of the name of a floor or room that is gone.
    pub gone: &'static str,
    /// The way to the form of a screen.
    pub change: &'static str,
    /// Title of that form.
    pub change_title: &'static str,
    /// The form of a screen that is none any more.
    pub change_none: &'static str,
    /// Back to all of them.
    pub all: &'static str,
    /// Was filled in before and is not saved.
    pub draft: &'static str,
    /// Away with it.
    pub discard: &'static str,
    /// The code on the screen.
    pub code: &'static str,
    /// Where one finds it.
    pub code_hint: &'static str,
    /// What people call the screen.
    pub name: &'static str,
    /// Such as.
    pub name_hint: &'static str,
    /// What it shows.
    pub mode: &'static str,
    /// Lobby, floor, room.
    pub modes: [&'static str; 3],
    /// At whose door.
    pub room: &'static str,
    /// None yet.
    pub choose: &'static str,
    /// On which floor.
    pub floor: &'static str,
    /// Where it hangs.
    pub spot: &'static str,
    /// How one says it.
    pub spot_hint: &'static str,
    /// Which way one looks who stands before it.
    pub direction: &'static str,
    /// Clockwise from the top of the plan, each an eighth of a turn further.
    pub directions: [&'static str; 8],
    /// The language it begins with.
    pub usual: &'static str,
    /// Which others one can choose.
    pub others: &'static str,
    /// Over the settings.
    pub settings: &'static str,
    /// Keep awake, dim at night, controls low, high contrast.
    pub behaviour: [&'static str; 4],
    /// Do it.
    pub pair: &'static str,
    /// Keep the change.
    pub save: &'static str,
    /// It is paired.
    pub paired: &'static str,
    /// It is changed.
    pub saved: &'static str,
    /// It is revoked.
    pub revoked: &'static str,
    /// End it.
    pub revoke: &'static str,
    /// Before that.
    pub revoke_question: &'static str,
    /// Yes.
    pub revoke_yes: &'static str,
    /// No.
    pub revoke_no: &'static str,
    /// What is missing: code, name, spot, room.
    pub missing: [&'static str; 4],
    /// A code that no screen shows.
    pub wrong_code: &'static str,
    /// A code that somebody has approved already.
    pub used_code: &'static str,
    /// The screen was revoked meanwhile.
    pub no_such: &'static str,
    /// Signed in too long ago.
    pub sign_in_again: &'static str,
    /// The way there.
    pub sign_in_link: &'static str,
}

/// The title of the page, and what links to it are called.
pub fn title(language: Language) -> &'static str {
    match language {
        Language::Nl => "Schermen",
        Language::En => "Screens",
        Language::De => "Bildschirme",
    }
}

/// All of it.
pub fn words(language: Language) -> &'static Words {
    in_language(language, [&NL, &EN, &DE])
}

/// Where a spot is, for who cannot see the plan: *12,5 m van links, 3,0 m van boven*.
pub fn spot(language: Language, from_left_cm: i32, from_top_cm: i32) -> String {
    let (point, left, top) = match language {
        Language::Nl => (",", " m van links, ", " m van boven"),
        Language::En => (".", " m from the left, ", " m from the top"),
        Language::De => (",", " m von links, ", " m von oben"),
    };
    let metres = |cm: i32| [&(cm / 100).to_string(), point, &(cm % 100 / 10).to_string()].concat();
    [&metres(from_left_cm), left, &metres(from_top_cm), top].concat()
}

const NL: Words = Words {
    lead: "In de hal, op de verdiepingen en bij de deuren.",
    sign_in_lead: "Log in als gebouwbeheer. Dan kun je hier schermen koppelen en bekijken.",
    not_yours: "Schermen zijn voor gebouwbeheer",
    not_yours_hint: "Met jouw account kan het niet. Doet een scherm het niet? Vertel het aan gebouwbeheer.",
    none: "Er zijn nog geen schermen gekoppeld.",
    none_hint: "Open op het scherm zelf dit adres. Er verschijnt een code. Die typ je hier in.",
    add: "Scherm koppelen",
    troubled: "Hier is iets mee",
    working: "In orde",
    all_fine: "Alle schermen werken.",
    plan: "Waar ze hangen",
    looks: ["Ga kijken", "Let op", "Werkt", "Nog niet gehoord"],
    since: "sinds",
    troubles: [
        "Goedgekeurd, maar nooit gestart: koppel het opnieuw",
        "Laat niets van zich horen",
        "De verdieping staat niet meer op de plattegrond: kies een andere",
        "De ruimte staat niet meer op de plattegrond: kies een andere",
        "Laat iets ouds zien",
        "Er ging iets mis",
        "Gebruikt veel geheugen: start het opnieuw",
        "Heeft de nieuwste versie nog niet",
    ],
    gone: "staat niet meer op de plattegrond",
    change: "Wijzigen",
    change_title: "Scherm wijzigen",
    change_none: "Dit scherm is er niet meer. Misschien is het ontkoppeld.",
    all: "Alle schermen",
    draft: "Dit vulde je eerder in. Het is nog niet opgeslagen.",
    discard: "Weggooien",
    code: "Code",
    code_hint: "Die staat groot op het scherm dat je koppelt.",
    name: "Naam van het scherm",
    name_hint: "Zo vind je het terug. Bijvoorbeeld: Hal, naast de lift",
    mode: "Wat laat het zien?",
    modes: ["Hal: het hele gebouw", "Deze verdieping", "Deur van een ruimte"],
    room: "Welke ruimte?",
    choose: "Kies een ruimte",
    floor: "Verdieping",
    spot: "Waar hangt het?",
    spot_hint: "Tik op de plattegrond.",
    direction: "Wie ervoor staat, kijkt op de plattegrond naar",
    directions: [
        "boven",
        "rechtsboven",
        "rechts",
        "rechtsonder",
        "onder",
        "linksonder",
        "links",
        "linksboven",
    ],
    usual: "Gewone taal",
    others: "Ook te kiezen",
    settings: "Hoe het zich gedraagt",
    behaviour: [
        "Gaat nooit op zwart",
        "Wordt donkerder als het gebouw dicht is",
        "Knoppen laag, voor wie zit",
        "Begint met meer contrast",
    ],
    pair: "Koppelen",
    save: "Opslaan",
    paired: "Het scherm is gekoppeld. Het laat binnen een paar seconden zien wat je koos.",
    saved: "Opgeslagen. Het scherm laat het meteen zien.",
    revoked: "Het scherm is ontkoppeld. Het laat nu weer een code zien.",
    revoke: "Ontkoppelen",
    revoke_question: "Dit scherm ontkoppelen? Het laat dan niets meer zien. Terug kan alleen door het opnieuw te koppelen.",
    revoke_yes: "Ja, ontkoppelen",
    revoke_no: "Nee, laat maar",
    missing: [
        "Vul de code in: acht letters en cijfers, zoals ABCD-2345.",
        "Geef het scherm een naam.",
        "Tik op de plattegrond waar het scherm hangt.",
        "Kies de ruimte bij de deur.",
    ],
    wrong_code: "Geen scherm laat deze code zien. Kijk nog eens op het scherm: een code geldt tien minuten, dan komt er een nieuwe.",
    used_code: "Deze code is al gebruikt: iemand was je voor. Kijk bij alle schermen of het erbij staat.",
    no_such: "Dit scherm is intussen ontkoppeld. Koppel het opnieuw.",
    sign_in_again: "Log voor het koppelen opnieuw in. Zo weten we zeker dat jij het bent. Wat je invulde, blijft staan.",
    sign_in_link: "Opnieuw inloggen",
};

const EN: Words = Words {
    lead: "In the hall, on the floors and at doors.",
    sign_in_lead: "Sign in as facility manager. Then you can pair and look after screens here.",
    not_yours: "Screens are for the facility manager",
    not_yours_hint: "Your account cannot do it. Is a screen not working? Tell the facility manager.",
    none: "No screens are paired yet.",
    none_hint: "Open this address on the screen itself. It shows a code. Type that code here.",
    add: "Pair a screen",
    troubled: "Something is wrong",
    working: "In order",
    all_fine: "All screens work.",
    plan: "Where they hang",
    looks: ["Go and look", "Attention", "Works", "Not heard yet"],
    since: "since",
    troubles: [
        "Approved but never started: pair it again",
        "Has gone silent",
        "Its floor is no longer in the plan: choose another",
        "Its room is no longer in the plan: choose another",
        "Shows something old",
        "Something went wrong",
        "Uses much memory: restart it",
        "Does not have the newest version yet",
    ],
    gone: "is no longer in the plan",
    change: "Change",
    change_title: "Change a screen",
    change_none: "This screen is not there any more. Perhaps it was unpaired.",
    all: "All screens",
    draft: "You filled this in before. It is not saved yet.",
    discard: "Discard",
    code: "Code",
    code_hint: "It stands in large type on the screen that you pair.",
    name: "Name of the screen",
    name_hint: "So that you find it again. For example: Hall, beside the lift",
    mode: "What does it show?",
    modes: ["Lobby: the whole building", "This floor", "Door of a room"],
    room: "Which room?",
    choose: "Choose a room",
    floor: "Floor",
    spot: "Where does it hang?",
    spot_hint: "Touch the plan.",
    direction: "Who stands before it looks, on the plan, to the",
    directions: [
        "top",
        "top right",
        "right",
        "bottom right",
        "bottom",
        "bottom left",
        "left",
        "top left",
    ],
    usual: "Usual language",
    others: "Can be chosen too",
    settings: "How it behaves",
    behaviour: [
        "Never goes dark",
        "Dims when the building is closed",
        "Controls low, for who sits",
        "Begins with more contrast",
    ],
    pair: "Pair",
    save: "Save",
    paired: "The screen is paired. Within seconds it shows what you chose.",
    saved: "Saved. The screen shows it at once.",
    revoked: "The screen is unpaired. It now shows a code again.",
    revoke: "Unpair",
    revoke_question: "Unpair this screen? It will show nothing any more. The only way back is to pair it again.",
    revoke_yes: "Yes, unpair",
    revoke_no: "No, leave it",
    missing: [
        "Fill in the code: eight letters and digits, such as ABCD-2345.",
        "Give the screen a name.",
        "Touch the plan where the screen hangs.",
        "Choose the room at the door.",
    ],
    wrong_code: "No screen shows this code. Look at the screen again: a code holds for ten minutes, then a new one comes.",
    used_code: "This code has been used: somebody was quicker. See whether the screen is among all screens.",
    no_such: "This screen was unpaired meanwhile. Pair it again.",
    sign_in_again: "Sign in again before you pair a screen, so that we know it is you. What you filled in stays.",
    sign_in_link: "Sign in again",
};

const DE: Words = Words {
    lead: "In der Halle, auf den Stockwerken und an Türen.",
    sign_in_lead: "Melde dich als Gebäudeverwaltung an. Dann kannst du hier Bildschirme koppeln und ansehen.",
    not_yours: "Bildschirme sind für die Gebäudeverwaltung",
    not_yours_hint: "Mit deinem Konto geht das nicht. Funktioniert ein Bildschirm nicht? Sag es der Gebäudeverwaltung.",
    none: "Noch sind keine Bildschirme gekoppelt.",
    none_hint: "Öffne auf dem Bildschirm selbst diese Adresse. Dann erscheint ein Code. Den gibst du hier ein.",
    add: "Bildschirm koppeln",
    troubled: "Hier stimmt etwas nicht",
    working: "In Ordnung",
    all_fine: "Alle Bildschirme funktionieren.",
    plan: "Wo sie hängen",
    looks: ["Nachsehen", "Achtung", "Funktioniert", "Noch nicht gehört"],
    since: "seit",
    troubles: [
        "Genehmigt, aber nie gestartet: neu koppeln",
        "Meldet sich nicht mehr",
        "Das Stockwerk ist nicht mehr im Plan: wähle ein anderes",
        "Der Raum ist nicht mehr im Plan: wähle einen anderen",
        "Zeigt etwas Altes",
        "Etwas ging schief",
        "Braucht viel Speicher: neu starten",
        "Hat die neueste Version noch nicht",
    ],
    gone: "ist nicht mehr im Plan",
    change: "Ändern",
    change_title: "Bildschirm ändern",
    change_none: "Diesen Bildschirm gibt es nicht mehr. Vielleicht wurde er entkoppelt.",
    all: "Alle Bildschirme",
    draft: "Das hast du vorhin eingegeben. Es ist noch nicht gespeichert.",
    discard: "Verwerfen",
    code: "Code",
    code_hint: "Er steht groß auf dem Bildschirm, den du koppelst.",
    name: "Name des Bildschirms",
    name_hint: "So findest du ihn wieder. Zum Beispiel: Halle, neben dem Aufzug",
    mode: "Was zeigt er?",
    modes: ["Halle: das ganze Gebäude", "Dieses Stockwerk", "Tür eines Raums"],
    room: "Welcher Raum?",
    choose: "Wähle einen Raum",
    floor: "Stockwerk",
    spot: "Wo hängt er?",
    spot_hint: "Tippe auf den Plan.",
    direction: "Wer davor steht, schaut auf dem Plan nach",
    directions: [
        "oben",
        "oben rechts",
        "rechts",
        "unten rechts",
        "unten",
        "unten links",
        "links",
        "oben links",
    ],
    usual: "Übliche Sprache",
    others: "Auch wählbar",
    settings: "Wie er sich verhält",
    behaviour: [
        "Wird nie schwarz",
        "Wird dunkler, wenn das Gebäude geschlossen ist",
        "Bedienung unten, für alle, die sitzen",
        "Beginnt mit mehr Kontrast",
    ],
    pair: "Koppeln",
    save: "Speichern",
    paired: "Der Bildschirm ist gekoppelt. In wenigen Sekunden zeigt er, was du gewählt hast.",
    saved: "Gespeichert. Der Bildschirm zeigt es sofort.",
    revoked: "Der Bildschirm ist entkoppelt. Er zeigt jetzt wieder einen Code.",
    revoke: "Entkoppeln",
    revoke_question: "Diesen Bildschirm entkoppeln? Er zeigt dann nichts mehr. Zurück geht es nur, wenn du ihn neu koppelst.",
    revoke_yes: "Ja, entkoppeln",
    revoke_no: "Nein, so lassen",
    missing: [
        "Gib den Code ein: acht Buchstaben und Ziffern, wie ABCD-2345.",
        "Gib dem Bildschirm einen Namen.",
        "Tippe auf den Plan, wo der Bildschirm hängt.",
        "Wähle den Raum an der Tür.",
    ],
    wrong_code: "Kein Bildschirm zeigt diesen Code. Sieh noch einmal nach: Ein Code gilt zehn Minuten, dann kommt ein neuer.",
    used_code: "Dieser Code ist schon benutzt: Jemand war schneller. Sieh bei allen Bildschirmen nach, ob er dabei ist.",
    no_such: "Dieser Bildschirm wurde inzwischen entkoppelt. Kopple ihn neu.",
    sign_in_again: "Melde dich vor dem Koppeln noch einmal an. So wissen wir, dass du es bist. Was du eingegeben hast, bleibt stehen.",
    sign_in_link: "Noch einmal anmelden",
};
