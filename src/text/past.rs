//! What is over.

use super::{Language, in_language};

/// What is said of it in one language.
pub struct Words {
    /// Over what is over.
    pub title: &'static str,
    /// How far back that goes, and who sees it.
    pub lead: &'static str,
    /// Where there is nothing.
    pub none: &'static str,
    /// Where the hub cannot be asked.
    pub needs_network: &'static str,
    /// A place that left the plan.
    pub place_gone: &'static str,
    /// The person was there.
    pub was_there: &'static str,
    /// The door was told that they are there.
    pub used_at_door: &'static str,
    /// The person cancelled it.
    pub cancelled: &'static str,
    /// Nobody came in time.
    pub no_show: &'static str,
    /// The place was closed.
    pub closed: &'static str,
}

/// Those words.
pub fn words(language: Language) -> &'static Words {
    in_language(language, [&NL, &EN, &DE])
}

static NL: Words = Words {
    title: "Geweest",
    lead: "De laatste 14 dagen. Alleen jij ziet dit.",
    none: "Hier staat nog niets.",
    needs_network: "Om dit te zien is internet nodig. Open het later nog eens.",
    place_gone: "Een plek die er niet meer is",
    was_there: "je was er",
    used_at_door: "gebruikt, gemeld aan de deur",
    cancelled: "geannuleerd",
    no_show: "niet ingecheckt, dus vrijgegeven",
    closed: "de plek was gesloten",
};

static EN: Words = Words {
    title: "Past",
    lead: "The last 14 days. Only you see this.",
    none: "There is nothing here yet.",
    needs_network: "This needs a network. Open it again later.",
    place_gone: "A place that is gone",
    was_there: "you were there",
    used_at_door: "used, said at the door",
    cancelled: "cancelled",
    no_show: "not checked in, so given up",
    closed: "the place was closed",
};

static DE: Words = Words {
    title: "Vergangen",
    lead: "Die letzten 14 Tage. Nur du siehst das.",
    none: "Hier steht noch nichts.",
    needs_network: "Dafür ist Internet nötig. Öffne es später noch einmal.",
    place_gone: "Ein Platz, den es nicht mehr gibt",
    was_there: "du warst da",
    used_at_door: "genutzt, an der Tür gemeldet",
    cancelled: "storniert",
    no_show: "nicht eingecheckt, also freigegeben",
    closed: "der Platz war geschlossen",
};
