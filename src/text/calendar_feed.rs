//! The own reservations in a calendar of one's own.

use super::{Language, in_language};

/// What the section says in one language.
pub struct Words {
    /// Its title.
    pub title: &'static str,
    /// What it is for.
    pub lead: &'static str,
    /// Makes the first address.
    pub make: &'static str,
    /// Makes another one.
    pub make_another: &'static str,
    /// What that does.
    pub another_hint: &'static str,
    /// Ends it.
    pub end: &'static str,
    /// Before the day on which it was made.
    pub made: &'static str,
    /// Over the address.
    pub address: &'static str,
    /// What to do with it.
    pub address_hint: &'static str,
    /// Into the clipboard.
    pub copy: &'static str,
    /// It is there.
    pub copied: &'static str,
}

/// The section.
pub fn words(language: Language) -> &'static Words {
    in_language(language, [&NL, &EN, &DE])
}

static NL: Words = Words {
    title: "In je agenda",
    lead: "Zie je reserveringen ook in je eigen agenda, met een herinnering. Je krijgt daarvoor een geheim adres.",
    make: "Adres maken",
    make_another: "Nieuw adres maken",
    another_hint: "Kwijt, of heeft een ander het adres? Maak dan een nieuw. Het oude werkt dan niet meer.",
    end: "Adres stoppen",
    made: "Je adres werkt. Gemaakt: ",
    address: "Je geheime adres",
    address_hint: "Kopieer het nu: je ziet het maar één keer. Plak het in je agenda-app bij Abonneren op agenda. Geef het aan niemand.",
    copy: "Kopiëren",
    copied: "Gekopieerd",
};

static EN: Words = Words {
    title: "In your calendar",
    lead: "See your reservations in your own calendar too, with a reminder. For that you get a secret address.",
    make: "Make an address",
    make_another: "Make a new address",
    another_hint: "Lost it, or does somebody else have it? Make a new one. The old one then stops working.",
    end: "End the address",
    made: "Your address works. Made: ",
    address: "Your secret address",
    address_hint: "Copy it now: you see it only once. Paste it in your calendar app at Subscribe to calendar. Give it to nobody.",
    copy: "Copy",
    copied: "Copied",
};

static DE: Words = Words {
    title: "In deinem Kalender",
    lead: "Sieh deine Reservierungen auch in deinem eigenen Kalender, mit einer Erinnerung. Dafür bekommst du eine geheime Adresse.",
    make: "Adresse erstellen",
    make_another: "Neue Adresse erstellen",
    another_hint: "Verloren, oder hat jemand anderes die Adresse? Erstelle eine neue. Die alte geht dann nicht mehr.",
    end: "Adresse beenden",
    made: "Deine Adresse funktioniert. Erstellt: ",
    address: "Deine geheime Adresse",
    address_hint: "Kopiere sie jetzt: Du siehst sie nur einmal. Füge sie in deiner Kalender-App bei Kalender abonnieren ein. Gib sie niemandem.",
    copy: "Kopieren",
    copied: "Kopiert",
};
