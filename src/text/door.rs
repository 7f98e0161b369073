//! What the screen at a room's door can do. It speaks to whoever stands before it.

use super::{Language, in_language};
use domain::Reason;

/// Its words in one language.
pub struct Words {
    /// Over the choices of a free room.
    pub take: &'static str,
    /// They are here to whom it is promised.
    pub arrive: &'static str,
    /// Under that.
    pub arrive_lead: &'static str,
    /// Over the choices to have it longer.
    pub longer: &'static str,
    /// It is not needed any more.
    pub end: &'static str,
    /// Before that.
    pub end_question: &'static str,
    /// Yes.
    pub end_yes: &'static str,
    /// No.
    pub end_no: &'static str,
    /// Where somebody else has it.
    pub of_another: &'static str,
    /// Where the hub cannot be reached.
    pub no_hub: &'static str,
    /// While it is asked.
    pub asking: &'static str,
    /// Where nothing came back.
    pub unanswered: &'static str,
    /// It has ended.
    pub ended: &'static str,
    /// To report something.
    pub fault: &'static str,
    /// What to choose.
    pub fault_lead: &'static str,
    /// Do it.
    pub report: &'static str,
    /// Do not.
    pub cancel: &'static str,
    /// It is done.
    pub reported: &'static str,
    /// Minutes, short.
    pub minutes: &'static str,
    taken: &'static str,
    occupied: &'static str,
    reserved: &'static str,
    closed: &'static str,
    over: &'static str,
    not_now: &'static str,
    before_then: &'static str,
    after_then: &'static str,
}

/// Those words.
pub fn words(language: Language) -> &'static Words {
    in_language(language, [&NL, &EN, &DE])
}

/// Why it was not done.
pub fn refusal(language: Language, reason: Reason) -> &'static str {
    let words = words(language);
    match reason {
        Reason::PlaceOccupied | Reason::AlreadyElsewhere => words.occupied,
        Reason::PlaceReserved => words.reserved,
        Reason::OutOfService => words.closed,
        Reason::Expired | Reason::ReassignedAfterNoShow => words.over,
        _ => words.not_now,
    }
}

/// *De ruimte is van u tot 14:30.*
pub fn taken(language: Language, until: &str) -> String {
    [words(language).taken, until, "."].concat()
}

/// *Om 14:20 begint een reservering.*
pub fn reserved_then(language: Language, from: &str) -> String {
    let words = words(language);
    [words.before_then, from, words.after_then].concat()
}

const NL: Words = Words {
    take: "Nu gebruiken",
    arrive: "We zijn er",
    arrive_lead: "Dan blijft de ruimte voor u gereserveerd:",
    longer: "Langer gebruiken",
    end: "Klaar",
    end_question: "Bent u klaar? De ruimte is daarna vrij voor anderen.",
    end_yes: "Ja, we zijn klaar",
    end_no: "Nee",
    of_another: "Wie de ruimte heeft, kan haar met de telefoon verlengen of vrijgeven.",
    no_hub: "Er is even geen verbinding. U kunt de ruimte hier nu niet in gebruik nemen.",
    asking: "Een ogenblik…",
    unanswered: "De Werk Hub antwoordt niet. Wat bovenaan staat, geldt.",
    ended: "Dank u wel. De ruimte is weer vrij.",
    fault: "Werkt er iets niet?",
    fault_lead: "Wat doet het niet?",
    report: "Melden",
    cancel: "Terug",
    reported: "Dank u wel. Gebouwbeheer weet ervan.",
    minutes: "min",
    taken: "De ruimte is van u tot ",
    occupied: "Iemand was u net voor. De ruimte is bezet.",
    reserved: "De ruimte is dan gereserveerd.",
    closed: "De ruimte is gesloten.",
    over: "Dat is al voorbij. Kijk wat er nu staat.",
    not_now: "Dat kan hier nu niet.",
    before_then: "Om ",
    after_then: " begint een reservering.",
};

const EN: Words = Words {
    take: "Use it now",
    arrive: "We are here",
    arrive_lead: "Then the room stays reserved for you:",
    longer: "Use it longer",
    end: "Finished",
    end_question: "Have you finished? The room is then free for others.",
    end_yes: "Yes, we have finished",
    end_no: "No",
    of_another: "Whoever has the room can extend or release it by phone.",
    no_hub: "There is no connection at the moment. You cannot take the room here now.",
    asking: "One moment…",
    unanswered: "The Werk Hub does not answer. What it says at the top holds.",
    ended: "Thank you. The room is free again.",
    fault: "Is something broken?",
    fault_lead: "What does not work?",
    report: "Report",
    cancel: "Back",
    reported: "Thank you. The facility manager knows.",
    minutes: "min",
    taken: "The room is yours until ",
    occupied: "Somebody was just before you. The room is taken.",
    reserved: "The room is reserved then.",
    closed: "The room is closed.",
    over: "That is over already. Look at what it says now.",
    not_now: "That cannot be done here now.",
    before_then: "A reservation begins at ",
    after_then: ".",
};

const DE: Words = Words {
    take: "Jetzt nutzen",
    arrive: "Wir sind da",
    arrive_lead: "Dann bleibt der Raum für Sie reserviert:",
    longer: "Länger nutzen",
    end: "Fertig",
    end_question: "Sind Sie fertig? Der Raum ist danach frei für andere.",
    end_yes: "Ja, wir sind fertig",
    end_no: "Nein",
    of_another: "Wer den Raum hat, kann ihn mit dem Telefon verlängern oder freigeben.",
    no_hub: "Gerade gibt es keine Verbindung. Sie können den Raum hier jetzt nicht belegen.",
    asking: "Einen Moment…",
    unanswered: "Der Werk Hub antwortet nicht. Es gilt, was oben steht.",
    ended: "Danke. Der Raum ist wieder frei.",
    fault: "Geht etwas nicht?",
    fault_lead: "Was geht nicht?",
    report: "Melden",
    cancel: "Zurück",
    reported: "Danke. Die Gebäudeverwaltung weiß Bescheid.",
    minutes: "Min.",
    taken: "Der Raum gehört Ihnen bis ",
    occupied: "Jemand war gerade schneller. Der Raum ist belegt.",
    reserved: "Dann ist der Raum reserviert.",
    closed: "Der Raum ist geschlossen.",
    over: "Das ist schon vorbei. Sehen Sie, was jetzt da steht.",
    not_now: "Das geht hier jetzt nicht.",
    before_then: "Um ",
    after_then: " beginnt eine Reservierung.",
};
