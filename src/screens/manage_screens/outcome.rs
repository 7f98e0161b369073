//! What came of it, and what one can do where it did not work.

use super::all::Done;
use super::draft::Missing;
use crate::erased::reactive;
use crate::replica::{ApiError, Live};
use crate::screens::Preferences;
use crate::screens::map::sign_in_path;
use crate::screens::with_building::error_text;
use crate::text::manage_screens::{Words, words};
use crate::text::text;
use leptos::prelude::*;

/// Why a form was not saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// Something is missing.
    Missing(Missing),
    /// The hub did not do it; whether a screen was to be paired.
    Failed(ApiError, Wish),
}

/// What was asked of the hub.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    /// A new screen.
    Pair,
    /// Another setup of one.
    Change,
}

impl Trouble {
    /// In words that say what to do; nothing where the general ones do.
    fn in_words(self, words: &Words, manages: bool) -> Option<&'static str> {
        let [code, name, spot, room] = words.missing;
        match self {
            Trouble::Missing(Missing::Code) => Some(code),
            Trouble::Missing(Missing::Name) => Some(name),
            Trouble::Missing(Missing::Spot) => Some(spot),
            Trouble::Missing(Missing::Room) => Some(room),
            Trouble::Failed(ApiError::NotFound, Wish::Pair) => Some(words.wrong_code),
            Trouble::Failed(ApiError::Conflict, Wish::Pair) => Some(words.used_code),
            Trouble::Failed(ApiError::Forbidden, Wish::Pair) if manages => {
                Some(words.sign_in_again)
            }
            Trouble::Failed(ApiError::NotFound, Wish::Change) => Some(words.no_such),
            Trouble::Failed(..) => None,
        }
    }
}

/// Beside the button that was pressed.
#[component]
pub fn Outcome(trouble: RwSignal<Option<Trouble>>) -> impl IntoView {
    let language = Preferences::of_context().language();
    let live = expect_context::<Live>();
    let shown = move || {
        let trouble = trouble.get()?;
        let language = language.get();
        let error = match trouble {
            Trouble::Failed(error, _) => Some(error),
            Trouble::Missing(_) => None,
        };
        let said = trouble.in_words(words(language), live.manages_building());
        let said = said.or(error.map(|error| text(language, error_text(error))))?;
        Some(view! { <p class="alert alert--warning">{said} {error.map(way_in)}</p> })
    };
    view! { <div role="status">{reactive(shown)}</div> }
}

/// Why something was not done, in a line.
#[component]
pub fn Problem(error: RwSignal<Option<ApiError>>) -> impl IntoView {
    let language = Preferences::of_context().language();
    reactive(move || {
        let error = error.get()?;
        let said = text(language.get(), error_text(error));
        Some(view! { <p class="alert alert--warning" role="alert">{said} {way_in(error)}</p> })
    })
}

/// Where signing in helps, the way there and back.
fn way_in(error: ApiError) -> AnyView {
    let language = Preferences::of_context().language();
    let helps = matches!(error, ApiError::Forbidden | ApiError::SignIn);
    helps
        .then(|| {
            view! { " " <a href=sign_in_path>{move || words(language.get()).sign_in_link}</a> }
        })
        .into_any()
}

/// What was done last, above the list.
#[component]
pub fn Told(done: RwSignal<Option<Done>>) -> impl IntoView {
    let language = Preferences::of_context().language();
    let shown = move || {
        let words = words(language.get());
        let said = match done.get()? {
            Done::Paired => words.paired,
            Done::Saved => words.saved,
            Done::Revoked => words.revoked,
        };
        Some(view! { <p class="alert alert--ok">{said}</p> })
    };
    view! { <div role="status">{reactive(shown)}</div> }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn a_code_that_somebody_has_used_is_not_told_as_a_wrong_one() {
        let words = words(Language::Nl);
        for (error, expected) in [
            (ApiError::NotFound, Some(words.wrong_code)),
            (ApiError::Conflict, Some(words.used_code)),
            (ApiError::Forbidden, Some(words.sign_in_again)),
            (ApiError::Network, None),
        ] {
            assert_eq!(Trouble::Failed(error, Wish::Pair).in_words(words, true), expected);
        }
        let other = Trouble::Failed(ApiError::Forbidden, Wish::Pair);
        assert_eq!(other.in_words(words, false), None, "signing in again would not help");
    }
}
