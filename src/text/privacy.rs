//! What is kept about people and for how long, for people to read.

use super::{Language, in_language};

/// A heading and what stands under it.
pub type Section = (&'static str, &'static str);

/// The page's own title.
pub fn title(language: Language) -> &'static str {
    match language {
        Language::Nl => "Wat we over jou bewaren",
        Language::En => "What we keep about you",
        Language::De => "Was wir über dich speichern",
    }
}

/// The page, section by section.
pub fn sections(language: Language) -> &'static [Section] {
    in_language(language, [&NL, &EN, &DE])
}

const NL: [Section; 7] = [
    (
        "Wie ziet waar ik zit?",
        "Alleen jij. Collega's en bezoekers zien dat een plek bezet is, niet door wie. Op de schermen in het gebouw staan nooit namen.",
    ),
    (
        "Kan mijn leidinggevende mij volgen?",
        "Nee. Er is geen overzicht van personen voor leidinggevenden. Er is er ook geen dat aangezet kan worden.",
    ),
    (
        "Wat bewaren we, en hoe lang?",
        "Op welke plek je was ingecheckt bewaren we 14 dagen. Daarna wissen we het echt. Wat er overblijft zijn aantallen zonder namen: per zone en dagdeel, en per plek en kwartaal.",
    ),
    (
        "Waarom bewaren we aantallen?",
        "Zo kan de gemeente zien of er genoeg plekken van elke soort zijn. Over kleine groepen, minder dan 5 mensen, tonen we geen cijfers.",
    ),
    (
        "Wat staat er op mijn toestel?",
        "Dat je bent ingelogd, je naam, je taal en je weergave. Ook de app zelf, de plattegrond en de laatste stand van de plekken, met jouw eigen plek. Zo start de app ook zonder internet. Log je uit, dan halen we je naam en die stand weg. Wat je hebt gekozen en nog niet is verstuurd, blijft op dit toestel tot er verbinding is. We gebruiken geen diensten van anderen en volgen je niet.",
    ),
    (
        "Heb je een iPhone of iPad?",
        "Safari wist wat de app bewaart als je hem 7 dagen niet gebruikt. Daarna heeft de app één keer internet nodig om te starten. Zet je de app op je beginscherm, dan gebeurt dat niet. Tik in Safari op Deel en kies Zet op beginscherm. Je logt daarna één keer opnieuw in.",
    ),
    (
        "Wat kan ik zelf?",
        "Je kunt vragen wat er over jou is bewaard, het meenemen en het laten wissen. Vraag het aan de privacy-medewerker van je gemeente.",
    ),
];

const EN: [Section; 7] = [
    (
        "Who sees where I sit?",
        "Only you. Colleagues and visitors see that a place is occupied, not by whom. The screens in the building never show names.",
    ),
    (
        "Can my manager follow me?",
        "No. Managers have no view of persons. There is none that could be switched on either.",
    ),
    (
        "What do we keep, and for how long?",
        "We keep for 14 days at which place you were checked in. After that we really erase it. What remains are counts without names: per zone and half day, and per place and quarter of a year.",
    ),
    (
        "Why do we keep counts?",
        "So that the municipality can see whether there are enough places of each kind. About small groups, fewer than 5 people, we show no figures.",
    ),
    (
        "What is on my device?",
        "That you are signed in, your name, your language and your appearance. Also the app itself, the floor plan and the last known state of the places, with your own place. So the app starts without internet too. When you sign out, we remove your name and that state. What you chose and is not sent yet stays on this device until there is a connection. We use no services of others and do not track you.",
    ),
    (
        "Do you have an iPhone or iPad?",
        "Safari erases what the app keeps when you do not use it for 7 days. After that the app needs internet once to start. That does not happen when you put the app on your home screen. In Safari, tap Share and choose Add to Home Screen. You then sign in once more.",
    ),
    (
        "What can I do myself?",
        "You can ask what is kept about you, take it along and have it erased. Ask the privacy officer of your municipality.",
    ),
];

const DE: [Section; 7] = [
    (
        "Wer sieht, wo ich sitze?",
        "Nur du. Kolleginnen, Kollegen und Gäste sehen, dass ein Platz besetzt ist, aber nicht von wem. Auf den Bildschirmen im Gebäude stehen nie Namen.",
    ),
    (
        "Kann meine Führungskraft mich verfolgen?",
        "Nein. Für Führungskräfte gibt es keine Übersicht über Personen. Es gibt auch keine, die man einschalten könnte.",
    ),
    (
        "Was speichern wir, und wie lange?",
        "An welchem Platz du eingecheckt warst, speichern wir 14 Tage. Danach löschen wir es wirklich. Es bleiben Zahlen ohne Namen: je Zone und Halbtag, und je Platz und Quartal.",
    ),
    (
        "Warum speichern wir Zahlen?",
        "So sieht die Gemeinde, ob es von jeder Art genug Plätze gibt. Über kleine Gruppen, weniger als 5 Personen, zeigen wir keine Zahlen.",
    ),
    (
        "Was steht auf meinem Gerät?",
        "Dass du angemeldet bist, dein Name, deine Sprache und deine Darstellung. Auch die App selbst, der Grundriss und der letzte Stand der Plätze, mit deinem eigenen Platz. So startet die App auch ohne Internet. Wenn du dich abmeldest, entfernen wir deinen Namen und diesen Stand. Was du gewählt hast und noch nicht gesendet ist, bleibt auf diesem Gerät, bis es eine Verbindung gibt. Wir nutzen keine Dienste anderer und verfolgen dich nicht.",
    ),
    (
        "Hast du ein iPhone oder iPad?",
        "Safari löscht, was die App speichert, wenn du sie 7 Tage nicht benutzt. Danach braucht die App einmal Internet, um zu starten. Das passiert nicht, wenn du die App auf den Home-Bildschirm legst. Tippe in Safari auf Teilen und wähle Zum Home-Bildschirm. Danach meldest du dich einmal neu an.",
    ),
    (
        "Was kann ich selbst tun?",
        "Du kannst fragen, was über dich gespeichert ist, es mitnehmen und löschen lassen. Frage die Datenschutzstelle deiner Gemeinde.",
    ),
];
