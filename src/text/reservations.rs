//! Reserving a place, and the page with the own reservations.

use super::{Language, in_language, moment};
use chrono::NaiveDate;

/// What form and page say in one language.
pub struct Words {
    /// Over the days.
    pub which_day: &'static str,
    /// The choice of a day that is not among those shown.
    pub other_day: &'static str,
    /// On a day that the building stays closed, or that is too far off.
    pub no_such_day: &'static str,
    /// Where no day is left to choose.
    pub no_day_left: &'static str,
    /// Over the parts of a day.
    pub which_part: &'static str,
    /// The first half of the day.
    pub morning: &'static str,
    /// The second half of the day.
    pub afternoon: &'static str,
    /// Both.
    pub whole_day: &'static str,
    /// Any other time.
    pub own_time: &'static str,
    /// What that means.
    pub own_time_hint: &'static str,
    /// Over start and length.
    pub which_time: &'static str,
    /// Before the start.
    pub from: &'static str,
    /// Before the end.
    pub until: &'static str,
    /// Over the lengths.
    pub how_long: &'static str,
    /// Nobody has it.
    pub free: &'static str,
    /// Somebody has it for a part of the time.
    pub partly: &'static str,
    /// Somebody has it.
    pub taken: &'static str,
    /// Of a day on which nobody has it.
    pub free_all_day: &'static str,
    /// Before the times at which somebody has it.
    pub taken_at: &'static str,
    /// Of a day on which nothing is left.
    pub nothing_left: &'static str,
    /// Without a network.
    pub no_network: &'static str,
    /// Where the data is too old to say what is free.
    pub not_known: &'static str,
    /// The way out of the form.
    pub back: &'static str,
    /// To somebody who is not signed in.
    pub sign_in_lead: &'static str,
    /// Over the own reservations of a place.
    pub yours_here: &'static str,
    /// The hub has granted it.
    pub granted: &'static str,
    /// It is asked for.
    pub asked: &'static str,
    /// What that means.
    pub asked_hint: &'static str,
    /// It is asked for, and somebody else seems to have it.
    pub unlikely: &'static str,
    /// Giving it up is asked for.
    pub giving_up: &'static str,
    /// Before that is done.
    pub cancel_question: &'static str,
    /// Do it.
    pub cancel_yes: &'static str,
    /// Do not.
    pub cancel_no: &'static str,
    /// Over the reservations of today.
    pub today: &'static str,
    /// Over those after today.
    pub later: &'static str,
    /// Over those that the hub has not answered.
    pub waiting: &'static str,
    /// Where there are none.
    pub none: &'static str,
    /// What to do then.
    pub none_hint: &'static str,
    /// The way to the map.
    pub to_map: &'static str,
    /// Where the one that was to be changed is not there any more.
    pub gone: &'static str,
    /// Over the choice of how often.
    pub repeat: &'static str,
    /// Leaves them out.
    pub without_these: &'static str,
    /// The way to another place for the same time.
    pub elsewhere: &'static str,
    /// Before the place that it is to be.
    pub becomes: &'static str,
}

/// The page's title, and what links to it are called.
pub fn title(language: Language) -> &'static str {
    match language {
        Language::Nl => "Mijn reserveringen",
        Language::En => "My reservations",
        Language::De => "Meine Reservierungen",
    }
}

/// Form and page.
pub fn words(language: Language) -> &'static Words {
    in_language(language, [&NL, &EN, &DE])
}

/// *Bureau 1.118-3 reserveren*.
pub fn reserve_title(language: Language, place: &str) -> String {
    match language {
        Language::Nl => [place, " reserveren"].concat(),
        Language::En => ["Reserve ", place].concat(),
        Language::De => [place, " reservieren"].concat(),
    }
}

/// Over the form that changes a reservation.
pub fn change_title(language: Language) -> &'static str {
    match language {
        Language::Nl => "Reservering wijzigen",
        Language::En => "Change the reservation",
        Language::De => "Reservierung ändern",
    }
}

/// *Bureau 1.118-3. Nu gereserveerd: vandaag 09:00–13:00*: what is to be changed.
pub fn now_reserved(language: Language, place: &str, when: &str) -> String {
    let between = match language {
        Language::Nl => ". Nu gereserveerd: ",
        Language::En => ". Reserved now: ",
        Language::De => ". Jetzt reserviert: ",
    };
    [place, between, when].concat()
}

/// *45 min*, *1 uur*, *1,5 uur*, *2 uur 15*; in minutes.
pub fn length(language: Language, minutes: i64) -> String {
    let (minute, hour, hours, comma) = match language {
        Language::Nl => (" min", " uur", " uur", ","),
        Language::En => (" min", " hour", " hours", "."),
        Language::De => (" Min.", " Std.", " Std.", ","),
    };
    let whole = (minutes / 60).to_string();
    match (minutes / 60, minutes % 60) {
        (0, rest) => [&rest.to_string(), minute].concat(),
        (1, 0) => [&whole, hour].concat(),
        (_, 0) => [&whole, hours].concat(),
        (_, 30) => [&whole, comma, "5", hours].concat(),
        (_, rest) => [&whole, hours, " ", &rest.to_string(), minute].concat(),
    }
}

/// *Je reservering van Bureau 1.118-3 vervalt om 09:30.*
pub fn lapses_at(language: Language, place: &str, time: &str) -> String {
    match language {
        Language::Nl => ["Je reservering van ", place, " vervalt om ", time, "."].concat(),
        Language::En => ["Your reservation of ", place, " lapses at ", time, "."].concat(),
        Language::De => ["Deine Reservierung von ", place, " verfällt um ", time, "."].concat(),
    }
}

/// *Eén keer*, *Elke week, 3 keer*.
pub fn times_weekly(language: Language, weeks: u16) -> String {
    let (once, before, after) = match language {
        Language::Nl => ("Eén keer", "Elke week, ", " keer"),
        Language::En => ("Once", "Every week, ", " times"),
        Language::De => ("Einmal", "Jede Woche, ", "-mal"),
    };
    if weeks < 2 { once.to_owned() } else { [before, &weeks.to_string(), after].concat() }
}

/// *Dan lukt het niet: ma 30 nov, ma 7 dec*, all by their dates, also tomorrow's.
pub fn not_on(language: Language, dates: &[NaiveDate]) -> String {
    let lead = match language {
        Language::Nl => "Dan lukt het niet: ",
        Language::En => "Not possible on: ",
        Language::De => "Dann geht es nicht: ",
    };
    let day = |date: &NaiveDate| moment::short_day(language, *date, NaiveDate::MIN);
    let days: Vec<_> = dates.iter().map(day).collect();
    [lead, &days.join(", ")].concat()
}

/// *Check in voor 09:30.*
pub fn check_in_before(language: Language, time: &str) -> String {
    match language {
        Language::Nl => ["Check in voor ", time, ". Daarna is de plek weer vrij."].concat(),
        Language::En => {
            ["Check in before ", time, ". After that the place is free again."].concat()
        }
        Language::De => ["Checke vor ", time, " ein. Danach ist der Platz wieder frei."].concat(),
    }
}

static NL: Words = Words {
    which_day: "Welke dag?",
    other_day: "Andere dag",
    no_such_day: "Op deze dag kan het niet. Het gebouw is dicht, of de dag is te ver weg.",
    no_day_left: "Deze plek is nu niet te reserveren. Vandaag kan het niet meer.",
    which_part: "Welk deel van de dag?",
    morning: "Ochtend",
    afternoon: "Middag",
    whole_day: "Hele dag",
    own_time: "Eigen tijd",
    own_time_hint: "Kies zelf begin en einde",
    which_time: "Hoe laat?",
    from: "Vanaf",
    until: "Tot",
    how_long: "Hoe lang?",
    free: "vrij",
    partly: "deels vrij",
    taken: "bezet",
    free_all_day: "Nog de hele dag vrij.",
    taken_at: "Bezet:",
    nothing_left: "Op deze dag is hier niets meer vrij. Kies een andere dag.",
    no_network: "Er is geen verbinding. We vragen de plek aan zodra die er is. Pas daarna is het zeker.",
    not_known: "We weten nu niet wat er vrij is. Vraag de plek toch aan: de Werk Hub zegt of het lukt.",
    back: "Terug",
    sign_in_lead: "Log in om te reserveren en om te zien wat je hebt gereserveerd.",
    yours_here: "Jij hebt deze plek gereserveerd",
    granted: "Gereserveerd",
    asked: "Aangevraagd",
    asked_hint: "Dit staat op je toestel. Het is pas zeker als de Werk Hub het heeft bevestigd.",
    unlikely: "Aangevraagd, waarschijnlijk bezet",
    giving_up: "Annuleren aangevraagd",
    cancel_question: "Deze reservering annuleren?",
    cancel_yes: "Ja, annuleren",
    cancel_no: "Nee, houden",
    today: "Vandaag",
    later: "Later",
    waiting: "Wacht op antwoord",
    none: "Je hebt niets gereserveerd",
    none_hint: "Kies op de kaart een plek en tik op Reserveren.",
    to_map: "Kies een plek op de kaart",
    gone: "Deze reservering is er niet meer.",
    repeat: "Herhalen",
    without_these: "Zonder deze dagen",
    elsewhere: "Andere plek",
    becomes: "Wordt: ",
};

static EN: Words = Words {
    which_day: "Which day?",
    other_day: "Another day",
    no_such_day: "That day is not possible. The building is closed, or the day is too far off.",
    no_day_left: "This place cannot be reserved now. Today it is no longer possible.",
    which_part: "Which part of the day?",
    morning: "Morning",
    afternoon: "Afternoon",
    whole_day: "Whole day",
    own_time: "Own time",
    own_time_hint: "Choose start and end yourself",
    which_time: "What time?",
    from: "From",
    until: "Until",
    how_long: "How long?",
    free: "free",
    partly: "partly free",
    taken: "taken",
    free_all_day: "Free for the whole day.",
    taken_at: "Taken:",
    nothing_left: "Nothing is left here on this day. Choose another day.",
    no_network: "There is no connection. We ask for the place as soon as there is. Only then is it certain.",
    not_known: "We do not know what is free now. Ask for the place anyway: the Werk Hub says whether it works.",
    back: "Back",
    sign_in_lead: "Sign in to reserve and to see what you have reserved.",
    yours_here: "You have reserved this place",
    granted: "Reserved",
    asked: "Asked for",
    asked_hint: "This is on your device. It is certain only when the Werk Hub has confirmed it.",
    unlikely: "Asked for, probably taken",
    giving_up: "Cancelling asked for",
    cancel_question: "Cancel this reservation?",
    cancel_yes: "Yes, cancel it",
    cancel_no: "No, keep it",
    today: "Today",
    later: "Later",
    waiting: "Waits for an answer",
    none: "You have reserved nothing",
    none_hint: "Choose a place on the map and tap Reserve.",
    to_map: "Choose a place on the map",
    gone: "This reservation is not there any more.",
    repeat: "Repeat",
    without_these: "Without these days",
    elsewhere: "Another place",
    becomes: "Becomes: ",
};

static DE: Words = Words {
    which_day: "Welcher Tag?",
    other_day: "Anderer Tag",
    no_such_day: "An diesem Tag geht es nicht. Das Gebäude ist zu, oder der Tag liegt zu weit weg.",
    no_day_left: "Dieser Platz lässt sich jetzt nicht reservieren. Heute geht es nicht mehr.",
    which_part: "Welcher Teil des Tages?",
    morning: "Vormittag",
    afternoon: "Nachmittag",
    whole_day: "Ganzer Tag",
    own_time: "Eigene Zeit",
    own_time_hint: "Wähle Anfang und Ende selbst",
    which_time: "Um wie viel Uhr?",
    from: "Ab",
    until: "Bis",
    how_long: "Wie lange?",
    free: "frei",
    partly: "teils frei",
    taken: "belegt",
    free_all_day: "Noch den ganzen Tag frei.",
    taken_at: "Belegt:",
    nothing_left: "An diesem Tag ist hier nichts mehr frei. Wähle einen anderen Tag.",
    no_network: "Es gibt keine Verbindung. Wir fragen den Platz an, sobald es sie gibt. Erst dann ist es sicher.",
    not_known: "Wir wissen jetzt nicht, was frei ist. Frag den Platz trotzdem an: Der Werk Hub sagt, ob es klappt.",
    back: "Zurück",
    sign_in_lead: "Melde dich an, um zu reservieren und deine Reservierungen zu sehen.",
    yours_here: "Du hast diesen Platz reserviert",
    granted: "Reserviert",
    asked: "Angefragt",
    asked_hint: "Das liegt auf deinem Gerät. Sicher ist es erst, wenn der Werk Hub es bestätigt hat.",
    unlikely: "Angefragt, wahrscheinlich belegt",
    giving_up: "Stornierung angefragt",
    cancel_question: "Diese Reservierung stornieren?",
    cancel_yes: "Ja, stornieren",
    cancel_no: "Nein, behalten",
    today: "Heute",
    later: "Später",
    waiting: "Wartet auf Antwort",
    none: "Du hast nichts reserviert",
    none_hint: "Wähle einen Platz auf der Karte und tippe auf Reservieren.",
    to_map: "Wähle einen Platz auf der Karte",
    gone: "Diese Reservierung gibt es nicht mehr.",
    repeat: "Wiederholen",
    without_these: "Ohne diese Tage",
    elsewhere: "Anderer Platz",
    becomes: "Wird: ",
};

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn lengths_are_said_as_people_say_them() {
        for (minutes, nl, en) in [
            (15, "15 min", "15 min"),
            (60, "1 uur", "1 hour"),
            (90, "1,5 uur", "1.5 hours"),
            (120, "2 uur", "2 hours"),
            (135, "2 uur 15 min", "2 hours 15 min"),
        ] {
            assert_eq!(length(Language::Nl, minutes), nl);
            assert_eq!(length(Language::En, minutes), en);
        }
    }

    #[test]
    fn labels_that_others_rely_on_are_as_in_the_contract() {
        assert_eq!(title(Language::Nl), "Mijn reserveringen");
    }
}
