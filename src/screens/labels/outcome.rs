//! The one button, and what became of it.

use super::chosen::Chosen;
use super::making::Making;
use crate::erased::{on_press, reactive};
use crate::replica::ApiError;
use crate::screens::Preferences;
use crate::screens::map::sign_in_path;
use crate::screens::with_building::error_text;
use crate::text::Key;
use crate::text::labels::words;
use leptos::prelude::*;

/// *Etiketten maken*.
#[component]
pub fn MakeButton(chosen: Chosen, make: Callback<()>) -> impl IntoView {
    let language = Preferences::of_context().language();
    let is_busy = move || chosen.making.get() == Making::Busy;
    let words = move || {
        let words = words(language.get());
        if is_busy() { words.making } else { words.make }
    };
    view! {
        <button
            type="button"
            class="button button--action button--big"
            aria-disabled=move || if is_busy() { "true" } else { "false" }
            on:click=on_press(move |_| make.run(()))
        >
            {reactive(words)}
        </button>
    }
}

/// What became of it. The regions are always there, so that screen readers hear what comes in.
#[component]
pub fn Outcome(chosen: Chosen) -> impl IntoView {
    let preferences = Preferences::of_context();
    let language = preferences.language();
    let done = move || (chosen.making.get() == Making::Done).then(|| words(language.get()).done);
    let trouble = move || match chosen.making.get() {
        Making::Failed(error) => Some(error),
        _ => None,
    };
    let way_in = move || {
        (trouble() == Some(ApiError::SignIn)).then(|| {
            view! { " " <a href=sign_in_path>{preferences.saying(Key::SignInAgain)}</a> }
        })
    };
    view! {
        <p class="order__done" role="status">{reactive(done)}</p>
        <p class="trouble" role="alert">
            {move || trouble().map(|error| preferences.say(error_text(error)))} {reactive(way_in)}
        </p>
    }
}
