//! How it works, for people who come here for the first time.

use super::{Language, in_language};

/// What the page says in one language. What a zone or a status is called stands elsewhere.
pub struct Words {
    /// Under the title.
    pub lead: &'static str,
    /// Title of the steps.
    pub check_in: &'static str,
    /// From looking to sitting.
    pub steps: [&'static str; 3],
    /// What to do when one leaves.
    pub leaving: &'static str,
    /// How to be sure of a place later on.
    pub reserving: &'static str,
    /// Title of the zones.
    pub zones: &'static str,
    /// What the bars mean.
    pub zones_lead: &'static str,
    /// What one does in each zone, from lively to silent.
    pub zone_hints: [&'static str; 5],
    /// Title of the marks.
    pub marks: &'static str,
    /// Free, occupied, closed, one's own, not known.
    pub mark_hints: [&'static str; 5],
    /// Title of what happens without a network.
    pub offline: &'static str,
    /// That.
    pub offline_facts: [&'static str; 3],
    /// Title of what others see.
    pub seen: &'static str,
    /// That.
    pub seen_facts: &'static str,
    /// The link to the privacy page.
    pub to_privacy: &'static str,
    /// Title of what can go wrong.
    pub trouble: &'static str,
    /// What goes wrong, and what one does then.
    pub troubles: [(&'static str, &'static str); 4],
}

/// The page's title, and what links to it are called.
pub fn title(language: Language) -> &'static str {
    match language {
        Language::Nl => "Hoe werkt het?",
        Language::En => "How does it work?",
        Language::De => "Wie geht das?",
    }
}

/// The page.
pub fn words(language: Language) -> &'static Words {
    in_language(language, [&NL, &EN, &DE])
}

static NL: Words = Words {
    lead: "Niemand heeft hier een vaste plek. De kaart laat zien waar het nu vrij is.",
    check_in: "Een plek in drie stappen",
    steps: [
        "Zoek op de kaart een plek die past bij wat je gaat doen.",
        "Scan de sticker op die plek met de camera van je telefoon. Of tik op de plek op de kaart.",
        "Tik op Inchecken. Staat er Ingecheckt? Dan is de plek van jou.",
    ],
    leaving: "Ga je weg? Tik op Vrijgeven, dan kan een ander er zitten. Vergeet je het, dan komt de plek aan het eind van de dag vanzelf vrij.",
    reserving: "Wil je later zeker zijn van een plek? Tik bij die plek op Reserveren. Check op tijd in, anders komt hij weer vrij.",
    zones: "Van levendig naar stil",
    zones_lead: "Elke verdieping heeft zones. Hoe meer streepjes, hoe levendiger het er is.",
    zone_hints: [
        "Bijpraten, koffie erbij",
        "Overleggen aan je bureau",
        "Werken met wat geluid",
        "Zacht praten, even maar",
        "Niet praten, niet bellen",
    ],
    marks: "De tekens op de kaart",
    mark_hints: [
        "Hier kun je gaan zitten.",
        "Hier zit al iemand.",
        "Deze plek is nu niet te gebruiken.",
        "Hier ben je ingecheckt.",
        "De laatste gegevens zijn te oud.",
    ],
    offline: "Als je geen internet hebt",
    offline_facts: [
        "De kaart blijft staan. Rechtsboven zie je van hoe laat hij is.",
        "Is dat langer dan 10 minuten geleden? Dan laten we niet meer zien wat er vrij is. We weten het dan niet zeker.",
        "Je kunt wel inchecken. Je telefoon onthoudt je keuze en verstuurt hem zodra er internet is. Laat de app tot dan open. Was een ander sneller? Dan zie je wat er in de buurt vrij is.",
    ],
    seen: "Wat anderen van je zien",
    seen_facts: "Anderen zien dat een plek bezet is. Ze zien niet door wie. Je leidinggevende ook niet. Op de schermen in het gebouw staan nooit namen.",
    to_privacy: "Lees wat we bewaren",
    trouble: "Als er iets misgaat",
    troubles: [
        (
            "De sticker scant niet",
            "Op de sticker staat een code. Tik op de startpagina op Scannen en typ hem daar in.",
        ),
        (
            "Er zit al iemand op een vrije plek",
            "Kies een andere plek. Wie er zit, is vast vergeten in te checken.",
        ),
        (
            "De kaart verandert niet meer",
            "Kijk rechtsboven of er live staat. Zo niet, kijk dan of je wifi aanstaat.",
        ),
        ("Het lukt nog steeds niet", "Vraag het aan de receptie of aan gebouwbeheer."),
    ],
};

static EN: Words = Words {
    lead: "Nobody has a fixed place here. The map shows what is free now.",
    check_in: "A place in three steps",
    steps: [
        "On the map, look for a place that fits what you are going to do.",
        "Scan the sticker at that place with your phone's camera. Or tap the place on the map.",
        "Tap Check in. Does it say Checked in? Then the place is yours.",
    ],
    leaving: "Are you leaving? Tap Release, so that somebody else can sit there. If you forget, the place becomes free at the end of the day by itself.",
    reserving: "Do you want to be sure of a place later? Tap Reserve at that place. Check in in time, or it becomes free again.",
    zones: "From lively to silent",
    zones_lead: "Every floor has zones. The more bars, the livelier it is.",
    zone_hints: [
        "Catching up, with coffee",
        "Talking things over at your desk",
        "Working with some sound",
        "Talking softly and briefly",
        "No talking, no calls",
    ],
    marks: "The marks on the map",
    mark_hints: [
        "You can sit here.",
        "Somebody is here already.",
        "This place cannot be used now.",
        "You are checked in here.",
        "What we know is too old.",
    ],
    offline: "When you have no internet",
    offline_facts: [
        "The map stays. At the top right you see what time it is from.",
        "Is that more than 10 minutes ago? Then we no longer show what is free. We are not sure of it then.",
        "You can still check in. Your phone remembers your choice and sends it as soon as there is internet. Leave the app open until then. Was somebody else quicker? Then you see what is free nearby.",
    ],
    seen: "What others see of you",
    seen_facts: "Others see that a place is occupied. They do not see by whom. Nor does your manager. The screens in the building never show names.",
    to_privacy: "Read what we keep",
    trouble: "When something goes wrong",
    troubles: [
        (
            "The sticker does not scan",
            "There is a code on the sticker. On the start page, tap Scan and type it there.",
        ),
        (
            "Somebody sits at a free place",
            "Choose another place. Whoever sits there probably forgot to check in.",
        ),
        (
            "The map does not change any more",
            "See if it says live at the top right. If not, see if your wifi is on.",
        ),
        ("It still does not work", "Ask the reception or the facility manager."),
    ],
};

static DE: Words = Words {
    lead: "Niemand hat hier einen festen Platz. Die Karte zeigt, was jetzt frei ist.",
    check_in: "Ein Platz in drei Schritten",
    steps: [
        "Suche auf der Karte einen Platz, der zu deiner Arbeit passt.",
        "Scanne den Aufkleber am Platz mit der Kamera deines Handys. Oder tippe auf den Platz auf der Karte.",
        "Tippe auf Einchecken. Steht da Eingecheckt? Dann ist es dein Platz.",
    ],
    leaving: "Gehst du weg? Tippe auf Freigeben, dann kann jemand anderes dort sitzen. Vergisst du es, wird der Platz am Ende des Tages von selbst frei.",
    reserving: "Möchtest du später sicher einen Platz haben? Tippe bei dem Platz auf Reservieren. Checke rechtzeitig ein, sonst wird er wieder frei.",
    zones: "Von lebhaft bis still",
    zones_lead: "Jede Etage hat Zonen. Je mehr Balken, desto lebhafter ist es dort.",
    zone_hints: [
        "Austausch bei einem Kaffee",
        "Besprechen am Schreibtisch",
        "Arbeiten mit etwas Geräusch",
        "Leise und kurz sprechen",
        "Nicht sprechen, nicht telefonieren",
    ],
    marks: "Die Zeichen auf der Karte",
    mark_hints: [
        "Hier kannst du dich setzen.",
        "Hier sitzt schon jemand.",
        "Dieser Platz ist jetzt nicht nutzbar.",
        "Hier bist du eingecheckt.",
        "Was wir wissen, ist zu alt.",
    ],
    offline: "Wenn du kein Internet hast",
    offline_facts: [
        "Die Karte bleibt. Oben rechts siehst du, von wann sie ist.",
        "Ist das länger als 10 Minuten her? Dann zeigen wir nicht mehr, was frei ist. Wir sind dann nicht sicher.",
        "Du kannst trotzdem einchecken. Dein Handy merkt sich deine Wahl und sendet sie, sobald es Internet gibt. Lass die App bis dahin offen. War jemand schneller? Dann siehst du, was in der Nähe frei ist.",
    ],
    seen: "Was andere von dir sehen",
    seen_facts: "Andere sehen, dass ein Platz besetzt ist. Sie sehen nicht, von wem. Auch deine Führungskraft nicht. Auf den Bildschirmen im Gebäude stehen nie Namen.",
    to_privacy: "Lies, was wir speichern",
    trouble: "Wenn etwas schiefgeht",
    troubles: [
        (
            "Der Aufkleber lässt sich nicht scannen",
            "Auf dem Aufkleber steht ein Code. Tippe auf der Startseite auf Scannen und gib ihn dort ein.",
        ),
        (
            "An einem freien Platz sitzt schon jemand",
            "Nimm einen anderen Platz. Wer dort sitzt, hat wohl vergessen einzuchecken.",
        ),
        (
            "Die Karte ändert sich nicht mehr",
            "Schau oben rechts, ob dort live steht. Wenn nicht, schau, ob dein WLAN an ist.",
        ),
        ("Es klappt immer noch nicht", "Frage am Empfang oder bei der Gebäudeverwaltung."),
    ],
};
