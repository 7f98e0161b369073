//! Why a place was found, in a few words, and how far it is from what it should be close to.

use super::near::{Landmark, What};
use super::wish::FindWish;
use crate::text::find::{close_to, metres_from};
use crate::text::{
    Key, Language, amenity_name, equipment_name, feature_name, in_small_letters, phrase, text,
    zone_name,
};
use domain::Found;
use domain::plan::{AmenityKind, Place, PlaceKind};
use domain::time::Instant;

/// So many things that a place offers are said beside what was asked for.
const EXTRAS: usize = 2;

/// What the words are made of.
pub struct Reasons<'a> {
    /// The place.
    pub place: &'a Place,
    /// What the search says of it.
    pub found: &'a Found,
    /// What was asked for.
    pub wish: &'a FindWish,
    /// What it should be close to.
    pub near: Option<&'a Landmark>,
    /// Whether what is free is known, and not too old to be said.
    pub is_known: bool,
}

impl Reasons<'_> {
    /// *twee schermen · vrij tot 17:00 · ongeveer 10 m van de trap*. `time` writes a moment. How
    /// lively it is there stands beside it.
    pub fn words(&self, language: Language, time: impl Fn(Instant) -> String) -> String {
        let people = (self.place.kind == PlaceKind::Room)
            .then(|| phrase::for_people(language, self.found.capacity));
        let hybrid = self.found.is_hybrid_ready.then(|| text(language, Key::Hybrid).to_owned());
        let free = self.is_known.then(|| self.free(language, time));
        let distance = self.distance(language);
        let parts = [people, hybrid].into_iter().flatten();
        let parts = parts.chain(self.offers(language)).chain(free).chain(distance);
        parts.collect::<Vec<_>>().join(" · ")
    }

    /// What was asked for, then a little of what it has besides.
    fn offers(&self, language: Language) -> Vec<String> {
        let asked = self.wish.features.len() + EXTRAS;
        let features = self.found.offers.iter().take(asked).map(|it| feature_name(language, *it));
        let equipment = self.wish.equipment.iter().map(|it| equipment_name(language, *it));
        features.chain(equipment).map(str::to_owned).collect()
    }

    /// Until when one could stay there, in the middle of a line.
    fn free(&self, language: Language, time: impl Fn(Instant) -> String) -> String {
        let words = phrase::free_until(language, &time(self.found.free_until));
        let mut letters = words.chars();
        let first = letters.next().map(|first| first.to_ascii_lowercase());
        first.into_iter().chain(letters).collect()
    }

    fn distance(&self, language: Language) -> Option<String> {
        let (near, distance_cm) = (self.near?, self.found.distance_cm?);
        // As the crow flies, so by fives.
        let metres = (i64::from(distance_cm) / 100 + 2) / 5 * 5;
        let name = landmark_in_sentence(language, &near.what);
        Some(match (metres, &near.what) {
            (0, _) => close_to(language, &name),
            (_, What::Amenity(kind, None)) => phrase::distance_from(language, metres, *kind),
            _ => metres_from(language, metres, &name),
        })
    }
}

/// What a landmark is called, where it stands by itself.
pub fn landmark_name(language: Language, what: &What) -> String {
    match what {
        What::Amenity(_, Some(name)) => name.in_language(language).to_owned(),
        What::Amenity(kind, None) => amenity_name(language, *kind).to_owned(),
        What::Zone(level, None) => phrase::in_zone(language, *level),
        What::Zone(level, Some(name)) => {
            [zone_name(language, *level), " (", name.in_language(language), ")"].concat()
        }
        What::Room(place) => phrase::place_title(language, place),
    }
}

/// The same after *dicht bij*.
fn landmark_in_sentence(language: Language, what: &What) -> String {
    match what {
        What::Amenity(kind, None) => with_article(language, *kind),
        _ => landmark_name(language, what),
    }
}

fn with_article(language: Language, kind: AmenityKind) -> String {
    let name = amenity_name(language, kind);
    match language {
        Language::Nl => ["de ", &in_small_letters(name)].concat(),
        Language::En => ["the ", &in_small_letters(name)].concat(),
        Language::De => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::floor_map::testing::floor_of;
    use domain::Near;
    use domain::plan::{Feature, FloorCode, Point, ZoneLevel};
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn time(at: Instant) -> String {
        [&at.0.to_string(), ":00"].concat()
    }

    #[test]
    fn the_words_say_what_was_asked_for_first() {
        let place = floor_of(1).places.remove(0);
        let near = Near { floor: FloorCode::new("t-1").unwrap(), at: Point::new(0, 0) };
        let stairs = |name| What::Amenity(AmenityKind::Stairs, name);
        let landmark = Landmark { code: String::new(), near, what: stairs(None) };
        let found = |free_until, distance_cm| Found {
            place: place.id,
            level: ZoneLevel::Silence,
            free_until: Instant(free_until),
            distance_cm: Some(distance_cm),
            offers: vec![
                Feature::DualMonitor,
                Feature::SitStand,
                Feature::Docking,
                Feature::Daylight,
            ],
            capacity: 1,
            is_hybrid_ready: false,
        };
        let wish =
            FindWish { features: vec![Feature::DualMonitor], ..FindWish::any(PlaceKind::Desk) };
        for (found, is_known, expected) in [
            (
                found(17, 1_180),
                true,
                "twee schermen · zit-sta · één kabel voor alles · vrij tot 17:00 · ongeveer 10 m van de trap",
            ),
            (
                found(17, 180),
                false,
                "twee schermen · zit-sta · één kabel voor alles · vlak bij de trap",
            ),
        ] {
            let reasons = Reasons {
                place: &place,
                found: &found,
                wish: &wish,
                near: Some(&landmark),
                is_known,
            };
            assert_eq!(reasons.words(Language::Nl, time), expected);
        }
    }
}
