//! A reservation that was taken back.

use super::{Language, in_language};

/// What is said of it in one language.
pub struct Words {
    /// Over those that were taken back.
    pub title: &'static str,
    /// Nobody came in time.
    pub no_show: &'static str,
    /// The place was closed.
    pub closed: &'static str,
    /// The place is no longer in the building.
    pub vanished: &'static str,
    /// Puts it away.
    pub understood: &'static str,
    /// The way to what was taken back.
    pub look: &'static str,
}

/// Those words.
pub fn words(language: Language) -> &'static Words {
    in_language(language, [&NL, &EN, &DE])
}

/// *Je reservering van Bureau 1.118-3 is vervallen.*
pub fn has_lapsed(language: Language, place: &str) -> String {
    match language {
        Language::Nl => ["Je reservering van ", place, " is vervallen."].concat(),
        Language::En => ["Your reservation of ", place, " has lapsed."].concat(),
        Language::De => ["Deine Reservierung von ", place, " ist verfallen."].concat(),
    }
}

static NL: Words = Words {
    title: "Vervallen",
    no_show: "Je was er niet op tijd. De plek is vrijgegeven.",
    closed: "De plek is op die tijd gesloten.",
    vanished: "Deze plek is er niet meer.",
    understood: "Begrepen",
    look: "Bekijk wat je kunt doen",
};

static EN: Words = Words {
    title: "Lapsed",
    no_show: "You were not there in time. The place was given up.",
    closed: "The place is closed at that time.",
    vanished: "This place is not there any more.",
    understood: "Got it",
    look: "See what you can do",
};

static DE: Words = Words {
    title: "Verfallen",
    no_show: "Du warst nicht rechtzeitig da. Der Platz wurde freigegeben.",
    closed: "Der Platz ist zu dieser Zeit geschlossen.",
    vanished: "Diesen Platz gibt es nicht mehr.",
    understood: "Verstanden",
    look: "Sieh, was du tun kannst",
};
