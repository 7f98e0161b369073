//! The way to a place, in steps.

use super::Language;
use domain::plan::Floor;
use wayfinding::{Ride, Side, Step, Turn};

/// What the sheet with a way says, in one language.
pub struct Words {
    /// Back to the place.
    pub back: &'static str,
    /// Where one begins.
    pub from: &'static str,
    /// The place where visitors come in.
    pub entrance: &'static str,
    /// Lifts only.
    pub step_free: &'static str,
    /// No lift leads there.
    pub no_lift: &'static str,
    /// Nothing leads there.
    pub no_way: &'static str,
    /// The plan has no door to the place.
    pub no_door: &'static str,
    /// Puts another floor on the map.
    pub show: &'static str,
    /// The steps, for who hears the page.
    pub steps: &'static str,
}

/// Those words.
pub fn words(language: Language) -> &'static Words {
    match language {
        Language::Nl => &NL,
        Language::En => &EN,
        Language::De => &DE,
    }
}

static NL: Words = Words {
    back: "Terug naar de plek",
    from: "Ik sta bij",
    entrance: "De ingang",
    step_free: "Zonder trappen",
    no_lift: "Er is geen weg zonder trappen. Vraag het bij de receptie.",
    no_way: "De plattegrond laat geen weg zien. Vraag het bij de receptie.",
    no_door: "De plattegrond heeft hier geen deur. De lijn stopt zo dichtbij als kan. Let op de laatste meters zelf op.",
    show: "Bekijk op de kaart",
    steps: "Stappen",
};

static EN: Words = Words {
    back: "Back to the place",
    from: "I am at",
    entrance: "The entrance",
    step_free: "Without stairs",
    no_lift: "There is no way without stairs. Ask at the reception.",
    no_way: "The plan shows no way. Ask at the reception.",
    no_door: "The plan has no door here. The line stops as close as it can. Look around for the last few metres.",
    show: "Show on the map",
    steps: "Steps",
};

static DE: Words = Words {
    back: "Zurück zum Platz",
    from: "Ich bin hier:",
    entrance: "Eingang",
    step_free: "Ohne Treppen",
    no_lift: "Es gibt keinen Weg ohne Treppen. Frag am Empfang.",
    no_way: "Der Plan zeigt keinen Weg. Frag am Empfang.",
    no_door: "Der Plan hat hier keine Tür. Die Linie endet so nah wie möglich. Achte auf den letzten Metern selbst auf den Weg.",
    show: "Auf der Karte zeigen",
    steps: "Schritte",
};

/// The button that asks for the way.
pub fn route_word(language: Language) -> &'static str {
    match language {
        Language::Nl | Language::De => "Route",
        Language::En => "Directions",
    }
}

/// *Naar Bureau 2.12-3*.
pub fn way_title(language: Language, place: &str) -> String {
    let to = match language {
        Language::Nl => "Naar ",
        Language::En => "To ",
        Language::De => "Zu: ",
    };
    [to, place].concat()
}

/// *Ongeveer 40 meter*.
pub fn about_metres(language: Language, metres: u32) -> String {
    let (about, unit) = match language {
        Language::Nl => ("Ongeveer ", " meter"),
        Language::En => ("About ", " metres"),
        Language::De => ("Etwa ", " Meter"),
    };
    [about, &metres.to_string(), unit].concat()
}

/// The steps in sentences: a turn and the walk after it are one. `floor_of` gives the floor with a
/// code, and `place` is what is looked for.
pub fn sentences<'f>(
    language: Language,
    steps: &[Step],
    floor_of: impl Fn(&domain::plan::FloorCode) -> Option<&'f Floor>,
    place: &str,
) -> Vec<String> {
    let mut said: Vec<String> = Vec::new();
    let mut turn: Option<Turn> = None;
    for step in steps {
        let turned = turn.take();
        match step {
            Step::Turn(next) => {
                said.extend(turned.map(|turn| turned_to(language, turn).to_owned()));
                turn = Some(*next);
            }
            Step::Go { metres } => said.push(walk(language, turned, *metres)),
            Step::Take { change, side } => {
                said.extend(turned.map(|turn| turned_to(language, turn).to_owned()));
                let name = floor_of(&change.to).map(|floor| floor.name.in_language(language));
                said.push(take(language, change.by, *side, name.unwrap_or_default()));
            }
            Step::Arrive { side, .. } => {
                said.extend(turned.map(|turn| turned_to(language, turn).to_owned()));
                said.push([place, " ", is_on(language, *side)].concat());
            }
        }
    }
    said
}

fn turned_to(language: Language, turn: Turn) -> &'static str {
    match (language, turn) {
        (Language::Nl, Turn::SlightLeft) => "Houd links aan",
        (Language::Nl, Turn::Left) => "Ga links",
        (Language::Nl, Turn::SlightRight) => "Houd rechts aan",
        (Language::Nl, Turn::Right) => "Ga rechts",
        (Language::Nl, Turn::Around) => "Draai je om",
        (Language::En, Turn::SlightLeft) => "Keep left",
        (Language::En, Turn::Left) => "Turn left",
        (Language::En, Turn::SlightRight) => "Keep right",
        (Language::En, Turn::Right) => "Turn right",
        (Language::En, Turn::Around) => "Turn around",
        (Language::De, Turn::SlightLeft) => "Halte dich links",
        (Language::De, Turn::Left) => "Geh links",
        (Language::De, Turn::SlightRight) => "Halte dich rechts",
        (Language::De, Turn::Right) => "Geh rechts",
        (Language::De, Turn::Around) => "Dreh dich um",
    }
}

fn walk(language: Language, turn: Option<Turn>, metres: u32) -> String {
    let metres = metres.to_string();
    match (language, turn) {
        (Language::Nl, None) => ["Loop ", &metres, " meter rechtdoor"].concat(),
        (Language::En, None) => ["Walk ", &metres, " metres straight on"].concat(),
        (Language::De, None) => ["Geh ", &metres, " Meter geradeaus"].concat(),
        (Language::Nl, Some(turn)) => {
            [turned_to(language, turn), " en loop ", &metres, " meter"].concat()
        }
        (Language::En, Some(turn)) => {
            [turned_to(language, turn), " and walk ", &metres, " metres"].concat()
        }
        (Language::De, Some(turn)) => {
            [turned_to(language, turn), ", dann ", &metres, " Meter"].concat()
        }
    }
}

fn take(language: Language, by: Ride, side: Side, floor: &str) -> String {
    let by = match (language, by) {
        (Language::Nl, Ride::Stairs) => "Neem de trap",
        (Language::Nl, Ride::Lift) => "Neem de lift",
        (Language::En, Ride::Stairs) => "Take the stairs",
        (Language::En, Ride::Lift) => "Take the lift",
        (Language::De, Ride::Stairs) => "Nimm die Treppe",
        (Language::De, Ride::Lift) => "Nimm den Aufzug",
    };
    let side = match (language, side) {
        (_, Side::Ahead) => "",
        (Language::Nl, Side::Left) => " links van je",
        (Language::Nl, Side::Right) => " rechts van je",
        (Language::Nl, Side::Behind) => " achter je",
        (Language::En, Side::Left) => " on your left",
        (Language::En, Side::Right) => " on your right",
        (Language::En, Side::Behind) => " behind you",
        (Language::De, Side::Left) => " links von dir",
        (Language::De, Side::Right) => " rechts von dir",
        (Language::De, Side::Behind) => " hinter dir",
    };
    let to = match language {
        Language::Nl => " naar: ",
        Language::En => " to: ",
        Language::De => " bis: ",
    };
    [by, side, to, floor].concat()
}

fn is_on(language: Language, side: Side) -> &'static str {
    match (language, side) {
        (Language::Nl, Side::Ahead) => "is recht voor je",
        (Language::Nl, Side::Left) => "is links van je",
        (Language::Nl, Side::Right) => "is rechts van je",
        (Language::Nl, Side::Behind) => "is achter je",
        (Language::En, Side::Ahead) => "is in front of you",
        (Language::En, Side::Left) => "is on your left",
        (Language::En, Side::Right) => "is on your right",
        (Language::En, Side::Behind) => "is behind you",
        (Language::De, Side::Ahead) => "ist vor dir",
        (Language::De, Side::Left) => "ist links von dir",
        (Language::De, Side::Right) => "ist rechts von dir",
        (Language::De, Side::Behind) => "ist hinter dir",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::floor_map::testing::floor_of;
    use wasm_bindgen_test::wasm_bindgen_test as test;
    use wayfinding::{Change, End};

    #[test]
    fn take_the_stairs_and_go_left() {
        let floor = floor_of(1);
        let name = floor.name.in_language(Language::Nl);
        let change = Change { by: Ride::Stairs, to: floor.code.clone(), up: true };
        let steps = [
            Step::Go { metres: 9 },
            Step::Take { change, side: Side::Right },
            Step::Turn(Turn::Left),
            Step::Go { metres: 11 },
            Step::Arrive { side: Side::Ahead, end: End::AtTarget },
        ];
        let said = sentences(Language::Nl, &steps, |_| Some(&floor), "Bureau 2.12-3");
        let stairs = ["Neem de trap rechts van je naar: ", name].concat();
        assert_eq!(
            said,
            [
                "Loop 9 meter rechtdoor",
                &stairs,
                "Ga links en loop 11 meter",
                "Bureau 2.12-3 is recht voor je"
            ]
        );
    }
}
