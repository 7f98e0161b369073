//! The way to a place, in steps.

use super::{Language, in_language};
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
    in_language(language, [&NL, &EN, &DE])
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

/// How the reader is spoken to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// On one's own phone: *je*, *du*.
    Familiar,
    /// On a screen for everybody: *u*, *Sie*.
    Polite,
}

/// The steps in sentences: a turn and the walk after it are one. `floor_of` gives the floor with a
/// code, and `place` is what is looked for.
pub fn sentences<'f>(
    (language, manner): (Language, Manner),
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
                said.extend(turned.map(|turn| turned_to(language, manner, turn).to_owned()));
                turn = Some(*next);
            }
            Step::Go { metres } => said.push(walk((language, manner), turned, *metres)),
            Step::Take { change, side } => {
                said.extend(turned.map(|turn| turned_to(language, manner, turn).to_owned()));
                let name = floor_of(&change.to).map(|floor| floor.name.in_language(language));
                said.push(take((language, manner), change.by, *side, name.unwrap_or_default()));
            }
            Step::Arrive { side, .. } => {
                said.extend(turned.map(|turn| turned_to(language, manner, turn).to_owned()));
                said.push([place, " ", &is_on(language, manner, *side)].concat());
            }
        }
    }
    said
}

fn turned_to(language: Language, manner: Manner, turn: Turn) -> &'static str {
    let [familiar, polite] = match (language, turn) {
        (Language::Nl, Turn::SlightLeft) => ["Houd links aan"; 2],
        (Language::Nl, Turn::Left) => ["Ga links"; 2],
        (Language::Nl, Turn::SlightRight) => ["Houd rechts aan"; 2],
        (Language::Nl, Turn::Right) => ["Ga rechts"; 2],
        (Language::Nl, Turn::Around) => ["Draai je om", "Draai u om"],
        (Language::En, Turn::SlightLeft) => ["Keep left"; 2],
        (Language::En, Turn::Left) => ["Turn left"; 2],
        (Language::En, Turn::SlightRight) => ["Keep right"; 2],
        (Language::En, Turn::Right) => ["Turn right"; 2],
        (Language::En, Turn::Around) => ["Turn around"; 2],
        (Language::De, Turn::SlightLeft) => ["Halte dich links", "Halten Sie sich links"],
        (Language::De, Turn::Left) => ["Geh links", "Gehen Sie links"],
        (Language::De, Turn::SlightRight) => ["Halte dich rechts", "Halten Sie sich rechts"],
        (Language::De, Turn::Right) => ["Geh rechts", "Gehen Sie rechts"],
        (Language::De, Turn::Around) => ["Dreh dich um", "Drehen Sie sich um"],
    };
    if manner == Manner::Polite { polite } else { familiar }
}

fn walk((language, manner): (Language, Manner), turn: Option<Turn>, metres: u32) -> String {
    let metres = metres.to_string();
    let (before, between, unit) = match (language, turn, manner) {
        (Language::Nl, None, _) => ("Loop ", "", " meter rechtdoor"),
        (Language::En, None, _) => ("Walk ", "", " metres straight on"),
        (Language::De, None, Manner::Familiar) => ("Geh ", "", " Meter geradeaus"),
        (Language::De, None, Manner::Polite) => ("Gehen Sie ", "", " Meter geradeaus"),
        (Language::Nl, Some(turn), _) => (turned_to(language, manner, turn), " en loop ", " meter"),
        (Language::En, Some(turn), _) => {
            (turned_to(language, manner, turn), " and walk ", " metres")
        }
        (Language::De, Some(turn), _) => (turned_to(language, manner, turn), ", dann ", " Meter"),
    };
    [before, between, &metres, unit].concat()
}

fn take((language, manner): (Language, Manner), by: Ride, side: Side, floor: &str) -> String {
    let [familiar, polite] = match (language, by) {
        (Language::Nl, Ride::Stairs) => ["Neem de trap"; 2],
        (Language::Nl, Ride::Lift) => ["Neem de lift"; 2],
        (Language::En, Ride::Stairs) => ["Take the stairs"; 2],
        (Language::En, Ride::Lift) => ["Take the lift"; 2],
        (Language::De, Ride::Stairs) => ["Nimm die Treppe", "Nehmen Sie die Treppe"],
        (Language::De, Ride::Lift) => ["Nimm den Aufzug", "Nehmen Sie den Aufzug"],
    };
    let by = if manner == Manner::Polite { polite } else { familiar };
    let (space, side) = match side {
        Side::Ahead => ("", ""),
        side => (" ", seen(language, manner, side)),
    };
    let to = match language {
        Language::Nl => " naar: ",
        Language::En => " to: ",
        Language::De => " bis: ",
    };
    [by, space, side, to, floor].concat()
}

fn is_on(language: Language, manner: Manner, side: Side) -> String {
    let is = match language {
        Language::Nl | Language::En => "is ",
        Language::De => "ist ",
    };
    [is, seen(language, manner, side)].concat()
}

/// Where something is seen.
fn seen(language: Language, manner: Manner, side: Side) -> &'static str {
    let [familiar, polite] = match (language, side) {
        (Language::Nl, Side::Ahead) => ["recht voor je", "recht voor u"],
        (Language::Nl, Side::Left) => ["links van je", "links van u"],
        (Language::Nl, Side::Right) => ["rechts van je", "rechts van u"],
        (Language::Nl, Side::Behind) => ["achter je", "achter u"],
        (Language::En, Side::Ahead) => ["in front of you"; 2],
        (Language::En, Side::Left) => ["on your left"; 2],
        (Language::En, Side::Right) => ["on your right"; 2],
        (Language::En, Side::Behind) => ["behind you"; 2],
        (Language::De, Side::Ahead) => ["vor dir", "vor Ihnen"],
        (Language::De, Side::Left) => ["links von dir", "links von Ihnen"],
        (Language::De, Side::Right) => ["rechts von dir", "rechts von Ihnen"],
        (Language::De, Side::Behind) => ["hinter dir", "hinter Ihnen"],
    };
    if manner == Manner::Polite { polite } else { familiar }
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
        let tell = |language, manner| {
            sentences((language, manner), &steps, |_| Some(&floor), "Bureau 2.12-3")
        };
        let said = tell(Language::Nl, Manner::Familiar);
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
        assert_eq!(tell(Language::Nl, Manner::Polite)[3], "Bureau 2.12-3 is recht voor u");
        assert_eq!(tell(Language::De, Manner::Polite)[2], "Gehen Sie links, dann 11 Meter");
    }
}
