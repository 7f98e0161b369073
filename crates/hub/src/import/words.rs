//! Words that stand in plans: names in languages, zones by name, kinds of place before a number.

use super::limits;
use domain::plan::{Label, Language, ZoneLevel};
use serde_json::Value;

/// A name of an IMDF feature: an object of texts by language, or (against the standard) one text.
/// Dutch first; where there is none, the first language there is.
pub(super) fn label(value: Option<&Value>) -> Option<Label> {
    let texts: Vec<(Option<Language>, String)> = match value? {
        Value::String(text) => vec![(None, short(text))],
        Value::Object(texts) => texts
            .iter()
            .filter_map(|(tag, text)| Some((Language::from_tag(tag), short(text.as_str()?))))
            .filter(|(_, text)| !text.is_empty())
            .collect(),
        _ => return None,
    };
    let find = |wanted: Language| {
        texts.iter().find(|(language, _)| *language == Some(wanted)).map(|(_, text)| text.clone())
    };
    let nl = find(Language::Nl)
        .or_else(|| find(Language::En))
        .or_else(|| texts.first().map(|(_, text)| text.clone()))
        .filter(|text| !text.is_empty())?;
    Some(Label::of(nl, find(Language::En), find(Language::De)))
}

/// A text on one line and of bounded length.
pub(super) fn short(text: &str) -> String {
    let one_line: String = text
        .chars()
        .take(limits::NAME_LETTERS)
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    one_line.trim().to_owned()
}

/// The level a section's name stands for, in any of the three languages.
pub(super) fn zone_level(name: &Label) -> Option<ZoneLevel> {
    [Some(&name.nl), name.en.as_ref(), name.de.as_ref()].into_iter().flatten().find_map(|text| {
        let text = text.to_lowercase();
        let bare =
            text.trim_start_matches("zone ").trim_end_matches("zone").trim_end_matches("bereich");
        let bare = bare.trim_end_matches(|c: char| !c.is_alphanumeric()).trim();
        ZONE_WORDS.iter().find(|(_, words)| words.contains(&bare)).map(|(level, _)| *level)
    })
}

const ZONE_WORDS: [(ZoneLevel, &[&str]); 5] = [
    (
        ZoneLevel::Meet,
        &[
            "ontmoeten",
            "ontmoeting",
            "ontmoetings",
            "meet",
            "meeting",
            "social",
            "begegnen",
            "begegnung",
            "begegnungs",
            "treffen",
        ],
    ),
    (
        ZoneLevel::Collaborate,
        &[
            "samenwerken",
            "samenwerking",
            "samenwerk",
            "overleg",
            "collaborate",
            "collaboration",
            "teamwork",
            "zusammenarbeiten",
            "zusammenarbeit",
            "zusammenarbeits",
        ],
    ),
    (
        ZoneLevel::Mixed,
        &[
            "afwisselend",
            "afwisselend werken",
            "gemengd",
            "mixed",
            "mixed work",
            "gemischt",
            "wechselnd",
            "abwechselnd",
            "abwechselndes arbeiten",
        ],
    ),
    (
        ZoneLevel::Focus,
        &[
            "concentratie",
            "concentreren",
            "geconcentreerd werken",
            "focus",
            "concentration",
            "konzentration",
            "konzentrations",
            "konzentriertes arbeiten",
        ],
    ),
    (ZoneLevel::Silence, &["stilte", "stil", "silence", "silent", "quiet", "stille", "ruhe"]),
];

/// The name without the word for the kind of place that leads it: `Vergaderruimte B01` → `B01`.
pub(super) fn without_kind(name: &str) -> &str {
    KIND_WORDS
        .iter()
        .find_map(|word| {
            let (head, rest) = name.split_at_checked(word.len())?;
            let rest = head.to_lowercase().eq(word).then_some(rest)?;
            let bare = rest.trim_start_matches([' ', ':', '_', '-', '\u{a0}']);
            (!bare.is_empty() && bare.len() < rest.len()).then_some(bare)
        })
        .unwrap_or(name)
}

/// Longer words before the shorter ones they begin with.
const KIND_WORDS: [&str; 34] = [
    "vergaderruimte",
    "vergaderkamer",
    "vergaderzaal",
    "overlegruimte",
    "spreekkamer",
    "zaal",
    "meeting room",
    "meetingroom",
    "conference room",
    "huddle room",
    "room",
    "besprechungsraum",
    "besprechungszimmer",
    "konferenzraum",
    "sitzungszimmer",
    "raum",
    "belplek",
    "belcel",
    "belruimte",
    "telefooncel",
    "telefoonruimte",
    "call booth",
    "phone booth",
    "phone room",
    "booth",
    "telefonzelle",
    "telefonkabine",
    "telefonbox",
    "werkplek",
    "bureau",
    "workplace",
    "desk",
    "arbeitsplatz",
    "schreibtisch",
];
