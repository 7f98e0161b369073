//! What the screens say, in Dutch, English and German.
//!
//! Every fixed text is a [`Key`], and each language is one exhaustive `match` over the keys: a
//! text that is missing in a language does not compile. Texts with something filled in are the
//! functions in [`phrase`]; times of the day are written by [`moment`].

pub mod calendar_feed;
mod casing;
pub mod closing;
mod de;
pub mod door;
mod en;
pub mod faults;
pub mod find;
pub mod how_it_works;
mod key;
pub mod kiosk;
pub mod kiosk_search;
pub mod labels;
pub mod lost;
pub mod manage_screens;
pub mod moment;
mod named;
mod nl;
pub mod past;
pub mod phrase;
pub mod privacy;
mod reason;
pub mod reservations;
pub mod rooms;
pub mod rules;
pub mod staying;
pub mod way;

pub use casing::in_small_letters;
pub use domain::plan::Language;
pub use key::Key;
pub use named::{
    amenity_name, equipment_name, feature_name, kind_name, language_name, role_name, zone_name,
};
pub use reason::{reason_text, refusal_text};

/// A fixed text.
pub fn text(language: Language, key: Key) -> &'static str {
    match language {
        Language::Nl => nl::text(key),
        Language::En => en::text(key),
        Language::De => de::text(key),
    }
}

/// Of what is there in Dutch, English and German, that of a language.
fn in_language<T>(language: Language, [nl, en, de]: [T; 3]) -> T {
    match language {
        Language::Nl => nl,
        Language::En => en,
        Language::De => de,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn every_text_says_something_in_every_language() {
        for key in Key::ALL {
            for language in Language::ALL {
                let said = text(language, *key);
                assert!(!said.trim().is_empty(), "{key:?} in {}", language.tag());
                assert_eq!(said.trim(), said, "{key:?} in {}", language.tag());
            }
        }
    }

    #[test]
    fn labels_that_others_rely_on_are_as_in_the_contract() {
        for (key, label) in [
            (Key::CheckIn, "Inchecken"),
            (Key::Release, "Vrijgeven"),
            (Key::Reserve, "Reserveren"),
            (Key::Cancel, "Annuleren"),
            (Key::List, "Lijst"),
            (Key::Map, "Kaart"),
            (Key::PlacesOnThisFloor, "Plekken op deze verdieping"),
        ] {
            assert_eq!(text(Language::Nl, key), label);
        }
    }
}
