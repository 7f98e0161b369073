//! What people call each place: one code for each, the same after every import.

use super::feature::Feature;
use super::{ImportError, ImportReport, RepairKind, words};
use domain::plan::{PlaceCode, PlaceId, PlaceKind, Plan, Tag};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Bytes of a name that are kept in a code; leaves room for a suffix.
const LONGEST: usize = 56;

/// A place and the code it would have if no other had it.
pub(super) struct Named {
    id: Uuid,
    title: String,
    base: String,
    repair: Option<(RepairKind, String)>,
}

/// The codes of all places by their ids.
pub(super) struct Codes(BTreeMap<Uuid, PlaceCode>);

impl Named {
    /// The code a hub wrote, else the name without the word for its kind, in characters a code can
    /// hold.
    pub(super) fn of(kind: PlaceKind, feature: &Feature) -> Self {
        if let Some(code) = feature.own.code.as_deref().and_then(|it| PlaceCode::new(it).ok()) {
            let (id, title) = (feature.id, feature.title.clone());
            return Named { id, title, base: code.as_str().to_owned(), repair: None };
        }
        let name = feature.name.as_ref().map_or("", |name| words::without_kind(&name.nl));
        let mut base = code_text(name);
        let repair = if base.is_empty() {
            let tag = Tag::of(PlaceId(feature.id)).to_string();
            base = format!("{}-{}", kind.code(), tag.chars().take(8).collect::<String>());
            Some((RepairKind::NoName, format!("became {base}")))
        } else {
            (base != name).then(|| (RepairKind::NameCharacters, format!("became {base}")))
        };
        Named { id: feature.id, title: feature.title.clone(), base, repair }
    }
}

/// The text with a dash for every run of characters a code cannot hold; empty when no letter or
/// digit is left.
fn code_text(name: &str) -> String {
    let mut text = String::new();
    let mut gap = false;
    for c in name.chars() {
        if !(c.is_alphanumeric() || matches!(c, '-' | '_' | '.')) {
            // The minus sign of floors below ground stays a sign.
            gap = !text.is_empty();
            if c == '\u{2212}' {
                text.push('-');
                gap = false;
            }
            continue;
        }
        if text.len() + c.len_utf8() >= LONGEST {
            break;
        }
        if std::mem::take(&mut gap) && !text.ends_with('-') {
            text.push('-');
        }
        text.push(c);
    }
    if text.chars().any(char::is_alphanumeric) { text } else { String::new() }
}

impl Codes {
    /// Gives every place its code: first those that keep the one they had, then by the order of
    /// their ids. A place keeps its code when its name in the plan did not change.
    pub(super) fn give(
        mut places: Vec<Named>,
        previous: Option<&Plan>,
        report: &mut ImportReport,
    ) -> Result<Self, ImportError> {
        places.sort_by_key(|place| place.id);
        let had: BTreeMap<Uuid, &PlaceCode> = previous
            .iter()
            .flat_map(|plan| &plan.floors)
            .flat_map(|floor| &floor.places)
            .map(|place| (place.id.0, &place.code))
            .collect();
        let mut given: BTreeMap<Uuid, String> = BTreeMap::new();
        let mut taken: BTreeSet<String> = BTreeSet::new();
        for place in &places {
            let kept = had.get(&place.id).filter(|code| is_code_of(code.as_str(), &place.base));
            if let Some(code) = kept
                && taken.insert(code.as_str().to_lowercase())
            {
                given.insert(place.id, code.as_str().to_owned());
            }
        }
        // Every name goes to one that bears it before any suffix is made, so that a suffix never
        // takes a name that stands in the plan.
        for place in &places {
            if !given.contains_key(&place.id) && taken.insert(place.base.to_lowercase()) {
                given.insert(place.id, place.base.clone());
            }
        }
        let mut codes = BTreeMap::new();
        let mut used: BTreeMap<&str, usize> = BTreeMap::new();
        for place in &places {
            let code = match given.remove(&place.id) {
                Some(code) => code,
                None => with_suffix(&place.base, &mut taken, used.entry(&place.base).or_default()),
            };
            if let Some((what, detail)) = &place.repair {
                report.repair(*what, &place.title, detail.as_str());
            }
            if code != place.base {
                report.repair(RepairKind::RepeatedName, &place.title, format!("became {code}"));
            }
            let code = PlaceCode::new(&code)
                .map_err(|cause| ImportError::NoCode { feature: place.title.clone(), cause })?;
            codes.insert(place.id, code);
        }
        Ok(Codes(codes))
    }

    /// The code of a place.
    pub(super) fn of(&self, id: Uuid) -> Option<PlaceCode> {
        self.0.get(&id).cloned()
    }
}

/// The name with the first free of `b`, `c` … `z`, then `-27`, `-28` …; `used` is how far the
/// search for this name has come, so that ten thousand equal names take no quadratic time.
fn with_suffix(base: &str, taken: &mut BTreeSet<String>, used: &mut usize) -> String {
    loop {
        *used += 1;
        let code = match ('b'..='z').nth(*used - 1) {
            Some(letter) => format!("{base}{letter}"),
            None => format!("{base}-{}", *used + 1),
        };
        if taken.insert(code.to_lowercase()) {
            return code;
        }
    }
}

/// Whether a code is this name, with or without a suffix of ours.
fn is_code_of(code: &str, base: &str) -> bool {
    let Some(suffix) = code.strip_prefix(base) else { return false };
    let mut letters = suffix.chars();
    match (letters.next(), letters.next()) {
        (None, _) | (Some('b'..='z'), None) => true,
        _ => suffix.strip_prefix('-').is_some_and(|n| n.parse::<usize>().is_ok_and(|n| n > 26)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_codes() {
        for (name, code) in [
            ("1.118-3", "1.118-3"),
            ("-1.B36-2", "-1.B36-2"),
            ("\u{2212}1.B36", "-1.B36"),
            ("Kamer A / B", "Kamer-A-B"),
            (" (hoek) ", "hoek"),
            ("Käse", "Käse"),
            ("..", ""),
            ("…", ""),
        ] {
            assert_eq!(code_text(name), code, "{name}");
        }
        assert!(code_text(&"é".repeat(100)).len() < LONGEST);
    }

    #[test]
    fn a_suffix_is_known_as_ours() {
        for (code, base, ours) in [
            ("1.2", "1.2", true),
            ("1.2b", "1.2", true),
            ("1.2-27", "1.2", true),
            ("1.2-3", "1.2", false),
            ("1.2bc", "1.2", false),
            ("1.3", "1.2", false),
        ] {
            assert_eq!(is_code_of(code, base), ours, "{code} of {base}");
        }
    }
}
