//! A few options beside each other, of which one holds.

use super::pressed;
use crate::erased::on_press;
use crate::screens::preferences::{Preferences, Theme};
use crate::text::{Key, Language, language_name};
use leptos::prelude::*;

/// The languages by their own names.
#[component]
pub fn LanguageRow() -> impl IntoView {
    let preferences = Preferences::of_context();
    let option = move |language: Language| {
        view! {
            <button
                type="button"
                class="row__option"
                lang=language.tag()
                aria-pressed=move || pressed(preferences.language().get() == language)
                on:click=on_press(move |_| preferences.choose_language(language))
            >
                {language_name(language)}
            </button>
        }
    };
    view! {
        <div class="row" role="group" aria-label=preferences.saying(Key::LanguageChoice)>
            {Language::ALL.map(option).collect_view()}
        </div>
    }
}

/// Light, dark, or as the device has it.
#[component]
pub fn ThemeRow() -> impl IntoView {
    let preferences = Preferences::of_context();
    let option = move |theme: Theme| {
        view! {
            <button
                type="button"
                class="row__option"
                aria-pressed=move || pressed(preferences.theme().get() == theme)
                on:click=on_press(move |_| preferences.choose_theme(theme))
            >
                {preferences.saying(theme.name())}
            </button>
        }
    };
    view! {
        <div class="row" role="group" aria-label=preferences.saying(Key::ThemeChoice)>
            {Theme::ALL.map(option).collect_view()}
        </div>
    }
}
