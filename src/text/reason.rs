//! Why something did not happen, and what to do next.

use super::Language;
use domain::Reason;

/// One or two plain sentences for a reason: what is the matter and what is the next step.
pub fn reason_text(language: Language, reason: Reason) -> &'static str {
    match language {
        Language::Nl => nl(reason),
        Language::En => en(reason),
        Language::De => de(reason),
    }
}

/// The same, where a reservation was asked for: it is about another time than now.
pub fn refusal_text(language: Language, reason: Reason) -> &'static str {
    let texts = match reason {
        Reason::PlaceOccupied | Reason::PlaceReserved => [
            "Net te laat: dan heeft iemand anders deze plek.",
            "Just too late: somebody else has this place then.",
            "Knapp zu spät: Dann hat jemand anderes diesen Platz.",
        ],
        Reason::AlreadyElsewhere => [
            "Je hebt dan al een andere plek, of je hebt zoveel reserveringen als mag.",
            "You have another place then, or as many reservations as you may have.",
            "Du hast dann schon einen anderen Platz oder so viele Reservierungen, wie erlaubt sind.",
        ],
        Reason::WindowClosed => [
            "Dan kan het niet: het gebouw is dicht, of de tijd is te lang of te ver weg.",
            "Not at that time: the building is closed, or it is too long or too far off.",
            "Dann geht es nicht: Das Gebäude ist zu, oder es ist zu lang oder zu weit weg.",
        ],
        Reason::OutOfService => [
            "Deze plek is dan gesloten. Kies een andere.",
            "This place is closed then. Choose another one.",
            "Dieser Platz ist dann geschlossen. Wähle einen anderen.",
        ],
        Reason::NotPermitted => [
            "Deze plek is niet te reserveren.",
            "This place cannot be reserved.",
            "Dieser Platz lässt sich nicht reservieren.",
        ],
        other => return reason_text(language, other),
    };
    super::named::one_of(language, texts)
}

fn nl(reason: Reason) -> &'static str {
    match reason {
        Reason::PlaceOccupied => "Net te laat: hier zit al iemand.",
        Reason::PlaceReserved => "Deze plek is nu voor iemand anders gereserveerd.",
        Reason::AlreadyElsewhere => "Je hebt al een andere plek. Geef die eerst vrij.",
        Reason::WindowClosed => "Dat kan nu niet. Probeer het op een ander moment.",
        Reason::ReassignedAfterNoShow => "Je was later dan afgesproken. De plek is weggegeven.",
        Reason::OutOfService => "Deze plek is gesloten. Kies een andere.",
        Reason::UnknownPlace => "Deze plek staat niet meer op de plattegrond.",
        Reason::NotPermitted => "Dat mag niet met jouw account.",
        Reason::Expired => "Het moment is voorbij. Doe het opnieuw als je het nog wilt.",
        Reason::ClockUntrusted => "De klok van je toestel loopt niet goed. Zet hem gelijk.",
        Reason::DeviceRevoked => "Dit toestel is uitgelogd. Log opnieuw in.",
        Reason::IdempotencyMismatch => "Er ging iets mis op dit toestel. Probeer het nog eens.",
        Reason::SchemaUnsupported => "Deze versie van de app is te oud. Ververs de pagina.",
        Reason::BadInput => "De Werk Hub begrijpt dit niet. Ververs de pagina.",
    }
}

fn en(reason: Reason) -> &'static str {
    match reason {
        Reason::PlaceOccupied => "Just too late: somebody is here already.",
        Reason::PlaceReserved => "This place is reserved for somebody else now.",
        Reason::AlreadyElsewhere => "You already have another place. Release that one first.",
        Reason::WindowClosed => "That is not possible now. Try at another time.",
        Reason::ReassignedAfterNoShow => "You came later than agreed. The place was given away.",
        Reason::OutOfService => "This place is closed. Choose another one.",
        Reason::UnknownPlace => "This place is no longer on the floor plan.",
        Reason::NotPermitted => "Your account may not do that.",
        Reason::Expired => "The moment has passed. Do it again if you still want it.",
        Reason::ClockUntrusted => "Your device's clock is wrong. Set it right.",
        Reason::DeviceRevoked => "This device was signed out. Sign in again.",
        Reason::IdempotencyMismatch => "Something went wrong on this device. Try again.",
        Reason::SchemaUnsupported => "This version of the app is too old. Reload the page.",
        Reason::BadInput => "The Werk Hub does not understand this. Reload the page.",
    }
}

fn de(reason: Reason) -> &'static str {
    match reason {
        Reason::PlaceOccupied => "Knapp zu spät: Hier sitzt schon jemand.",
        Reason::PlaceReserved => "Dieser Platz ist jetzt für jemand anderen reserviert.",
        Reason::AlreadyElsewhere => "Du hast schon einen anderen Platz. Gib ihn zuerst frei.",
        Reason::WindowClosed => "Das geht jetzt nicht. Versuche es zu einer anderen Zeit.",
        Reason::ReassignedAfterNoShow => {
            "Du kamst später als vereinbart. Der Platz wurde vergeben."
        }
        Reason::OutOfService => "Dieser Platz ist geschlossen. Wähle einen anderen.",
        Reason::UnknownPlace => "Dieser Platz steht nicht mehr auf dem Grundriss.",
        Reason::NotPermitted => "Das darf dein Konto nicht.",
        Reason::Expired => "Der Zeitpunkt ist vorbei. Wiederhole es, wenn du noch willst.",
        Reason::ClockUntrusted => "Die Uhr deines Geräts geht falsch. Stelle sie richtig.",
        Reason::DeviceRevoked => "Dieses Gerät wurde abgemeldet. Melde dich erneut an.",
        Reason::IdempotencyMismatch => {
            "Auf diesem Gerät ging etwas schief. Versuche es noch einmal."
        }
        Reason::SchemaUnsupported => "Diese App-Version ist zu alt. Lade die Seite neu.",
        Reason::BadInput => "Der Werk Hub versteht das nicht. Lade die Seite neu.",
    }
}
