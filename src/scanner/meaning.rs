//! What the text of a code means in this building.

use domain::Estate;
use domain::plan::{PlaceCode, PlaceId, Tag};

/// What was read or typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// A place of this building.
    Place(PlaceId),
    /// An address that is no label of this building: its host.
    Elsewhere(String),
    /// Something else: as much of it as fits in a line.
    Unknown(String),
}

/// How many letters of a foreign code are shown.
const SHOWN: usize = 40;

/// What `text`, read from a code or typed, means. A label is this building's when its tag is: the
/// hub may go by several names, and a tag of another building is not in the plan.
pub fn meaning(estate: &Estate, text: &str) -> Meaning {
    let text = text.trim();
    let Some((_, rest)) = text.split_once("://") else {
        let place = named_place(estate, text);
        return place.map_or_else(|| Meaning::Unknown(start_of(text)), Meaning::Place);
    };
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let named = path.strip_prefix("d/").map(|tag| tag.trim_end_matches('/').replace("%2A", "*"));
    let place = named.and_then(|tag| named_place(estate, &tag));
    place.map_or_else(|| Meaning::Elsewhere(start_of(host)), Meaning::Place)
}

/// A place by what people say, or by the tag on its label.
pub fn named_place(estate: &Estate, asked: &str) -> Option<PlaceId> {
    let by_code = PlaceCode::new(asked).ok().and_then(|code| estate.place_by_code(&code));
    let by_tag = || Tag::parse(asked).ok().and_then(|tag| estate.place_by_tag(tag));
    by_code.or_else(by_tag).map(|located| located.place.id)
}

fn start_of(text: &str) -> String {
    let mut start: String = text.chars().take(SHOWN).collect();
    if start.len() < text.len() {
        start.push('…');
    }
    start
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::floor_map::testing;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn labels_of_this_building_are_known_by_their_tag_under_any_name_of_the_hub() {
        let estate = testing::estate();
        let floor = testing::floor_of(12);
        let place = &floor.places[3];
        let tag = Tag::of(place.id);
        for text in [
            format!("https://hub.example/d/{tag}"),
            format!("http://127.0.0.1:8080/d/{tag}?from=label"),
            format!("https://hub.example/d/{tag}/"),
            format!("https://hub.example/d/{}", place.code),
            tag.to_string().to_lowercase(),
            format!("  {}\n", place.code),
        ] {
            assert_eq!(meaning(&estate, &text), Meaning::Place(place.id), "{text}");
        }
    }

    #[test]
    fn anything_else_is_named_and_not_followed() {
        let estate = testing::estate();
        let other = Tag::of(PlaceId(uuid::Uuid::from_u128(u128::MAX)));
        for (text, expected) in [
            (
                format!("https://other.example/d/{other}"),
                Meaning::Elsewhere("other.example".into()),
            ),
            ("https://shop.example/buy?now".into(), Meaning::Elsewhere("shop.example".into())),
            ("javascript:alert(1)".into(), Meaning::Unknown("javascript:alert(1)".into())),
            ("WIFI:S:guest;;".into(), Meaning::Unknown("WIFI:S:guest;;".into())),
            ("x".repeat(50), Meaning::Unknown(format!("{}…", "x".repeat(40)))),
            (String::new(), Meaning::Unknown(String::new())),
        ] {
            assert_eq!(meaning(&estate, &text), expected, "{text}");
        }
    }
}
