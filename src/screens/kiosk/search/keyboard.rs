//! Keys for who stands before a screen that has none.

use crate::erased::on_press;
use crate::screens::Preferences;
use crate::text::Language;
use crate::text::kiosk_search::words;
use leptos::prelude::*;

/// As many letters as somebody types who looks for something.
const MOST_LETTERS: usize = 32;

/// What a key does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// A letter, digit or sign.
    Letter(char),
    /// Room between two words.
    Space,
    /// Takes back the last letter.
    Back,
    /// Takes back everything.
    Clear,
}

/// What stands in the field after a key.
pub fn pressed(typed: &str, key: Key) -> String {
    let mut typed = typed.to_owned();
    match key {
        Key::Clear => typed.clear(),
        Key::Back => drop(typed.pop()),
        Key::Space if typed.is_empty() || typed.ends_with(' ') => {}
        _ if typed.chars().count() >= MOST_LETTERS => {}
        Key::Space => typed.push(' '),
        Key::Letter(letter) => typed.push(letter),
    }
    typed
}

/// The rows of letters, as they lie on the keyboards of the country.
fn rows(language: Language) -> [&'static str; 4] {
    match language {
        Language::Nl | Language::En => ["1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm.-"],
        Language::De => ["1234567890ß", "qwertzuiopü", "asdfghjklöä", "yxcvbnm.-"],
    }
}

/// The keys.
#[component]
pub fn Keyboard(
    /// What is typed.
    typed: RwSignal<String>,
) -> impl IntoView {
    let language = Preferences::of_context().language();
    let press = move |key: Key| typed.update(|typed| *typed = pressed(typed, key));
    let letter = move |letter: char| {
        let named = letter.to_string();
        view! {
            <button
                type="button"
                class="keys__key"
                on:click=on_press(move |_| press(Key::Letter(letter)))
            >
                {named}
            </button>
        }
    };
    let all = move || {
        let letters = rows(language.get());
        letters
            .map(|row| view! { <div class="keys__row">{row.chars().map(letter).collect_view()}</div> })
            .collect_view()
    };
    let wide = move |key: Key, class: &'static str, name: fn(Language) -> &'static str| {
        view! {
            <button type="button" class=class on:click=on_press(move |_| press(key))>
                {move || name(language.get())}
            </button>
        }
    };
    view! {
        // Pressing a key leaves the focus in the field, where a real keyboard would type.
        <div
            class="keys"
            role="group"
            aria-label=move || words(language.get()).keyboard
            on:mousedown=|event| event.prevent_default()
        >
            {all}
            <div class="keys__row">
                {wide(Key::Clear, "keys__key keys__key--wide", |it| words(it).clear)}
                {wide(Key::Space, "keys__key keys__key--space", |it| words(it).space)}
                {wide(Key::Back, "keys__key keys__key--wide", |it| words(it).back_key)}
            </div>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn keys_write_and_take_back() {
        let mut typed = String::new();
        for (key, expected) in [
            (Key::Space, ""),
            (Key::Letter('w'), "w"),
            (Key::Letter('ö'), "wö"),
            (Key::Space, "wö "),
            (Key::Space, "wö "),
            (Key::Back, "wö"),
            (Key::Back, "w"),
            (Key::Letter('1'), "w1"),
            (Key::Clear, ""),
            (Key::Back, ""),
        ] {
            typed = pressed(&typed, key);
            assert_eq!(typed, expected, "{key:?}");
        }
    }

    #[test]
    fn a_leaning_elbow_ends() {
        let mut typed = String::new();
        for _ in 0..100 {
            typed = pressed(&typed, Key::Letter('a'));
        }
        assert_eq!(typed.chars().count(), MOST_LETTERS);
    }

    #[test]
    fn every_layout_has_every_letter_and_digit_once() {
        for language in Language::ALL {
            let mut keys: Vec<char> = rows(language).concat().chars().collect();
            keys.sort_unstable();
            let count = keys.len();
            keys.dedup();
            assert_eq!(keys.len(), count, "{}", language.tag());
            for needed in ('a'..='z').chain('0'..='9') {
                assert!(keys.contains(&needed), "{needed} in {}", language.tag());
            }
        }
    }
}
