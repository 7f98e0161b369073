//! When nothing was found: why, and the one step that helps most.

use super::more::part_name;
use super::when::{Cannot, When};
use super::wish::{FindWish, Part};
use crate::erased::{on_press, reactive};
use crate::router::Router;
use crate::screens::Preferences;
use crate::text::Language;
use crate::text::find::{too_far, too_long, without, words};
use leptos::prelude::*;

/// Why there are no results.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Nothing {
    /// The time cannot be had.
    Time(Cannot),
    /// Without that wish there are so many.
    But(Part, usize),
    /// No wish alone is the reason.
    AtAll,
}

/// Says so, with the step that helps most.
pub fn nothing(why: Nothing, wish: FindWish) -> AnyView {
    let language = Preferences::of_context().language();
    let router = Router::of_context();
    let (said, next) = (why.clone(), why.clone());
    let lead = move || match said {
        Nothing::Time(cannot) => cannot_in_words(language.get(), cannot),
        Nothing::But(..) => words(language.get()).none.to_owned(),
        Nothing::AtAll => words(language.get()).none_at_all.to_owned(),
    };
    let has_wishes = wish.cleared() != wish;
    let way_out = match why {
        Nothing::Time(Cannot::NotReserved) => {
            Some(FindWish { when: When::default(), ..wish.clone() })
        }
        Nothing::Time(_) => None,
        Nothing::But(part, _) => Some(wish.without(part)),
        Nothing::AtAll => has_wishes.then(|| wish.cleared()),
    };
    let name = move || {
        let language = language.get();
        match next {
            Nothing::But(part, count) => {
                without(language, &part_name(language, part, &wish), count)
            }
            Nothing::Time(_) => words(language).try_now.to_owned(),
            Nothing::AtAll => words(language).clear.to_owned(),
        }
    };
    let name = StoredValue::new(name);
    let way_out = way_out.map(|there| {
        let there = there.path();
        view! {
            <button type="button" class="button" on:click=on_press(move |_| router.replace(&there))>
                {move || name.try_with_value(|name| name())}
            </button>
        }
    });
    view! { <div class="find__none"><p>{reactive(lead)}</p>{way_out}</div> }.into_any()
}

fn cannot_in_words(language: Language, cannot: Cannot) -> String {
    let words = words(language);
    match cannot {
        Cannot::Closed => words.closed.to_owned(),
        Cannot::Outside => words.outside.to_owned(),
        Cannot::Past => words.past.to_owned(),
        Cannot::TooFar(days) => too_far(language, days),
        Cannot::TooLong(minutes) => too_long(language, minutes),
        Cannot::NotReserved => words.not_reserved.to_owned(),
    }
}
