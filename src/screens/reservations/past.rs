//! *Geweest*: what has become of the own reservations and stays of the last days. The hub tells it
//! when somebody asks; this device keeps none of it.

use crate::erased::reactive;
use crate::replica::{ApiError, Live, MyLost, Shown, api};
use crate::screens::Preferences;
use crate::text::past::{Words, words};
use crate::text::{moment, phrase};
use domain::time::Span;
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use sync::wire::{Became, PastItem};
use wasm_bindgen::JsCast;
use web_sys::HtmlDetailsElement;

/// The section, folded: only who opens it asks the hub.
#[component]
pub fn PastOnes(shown: Shown) -> impl IntoView {
    let live = expect_context::<Live>();
    let language = Preferences::of_context().language();
    let heard = RwSignal::new(None::<Result<Vec<PastItem>, ApiError>>);
    let ask = move |event: ev::Event| {
        let details = event.target().and_then(|it| it.dyn_into::<HtmlDetailsElement>().ok());
        if details.is_some_and(|details| details.open()) {
            spawn_local(async move {
                let answer = api::past().await.map(|past| past.past);
                // The screen may have been left meanwhile.
                heard.try_set(Some(answer));
            });
        }
    };
    let told = move || match heard.get()? {
        Err(_) => Some(note(|words| words.needs_network)),
        Ok(mut items) => {
            let lost = live.lost();
            items.retain(|it| !stands_above(&shown, &lost, it));
            if items.is_empty() {
                return Some(note(|words| words.none));
            }
            let items: Vec<_> = items.into_iter().map(|it| item(&shown, it)).collect();
            Some(view! { <ul class="bookings__group" role="list">{items}</ul> }.into_any())
        }
    };
    view! {
        <details class="manage" on:toggle=ask>
            <summary class="manage__summary">{move || words(language.get()).title}</summary>
            <p class="manage__hint">{move || words(language.get()).lead}</p>
            <div role="status">{reactive(told)}</div>
        </details>
    }
}

/// Whether it still stands under *Vervallen*, with what one can do about it.
fn stands_above(shown: &Shown, lost: &[MyLost], it: &PastItem) -> bool {
    let place = it.place.as_ref().and_then(|code| Some(shown.estate.place_by_code(code)?.place.id));
    lost.iter().any(|lost| Some(lost.place) == place && lost.span == Span::new(it.from, it.until))
}

fn note(of: fn(&Words) -> &'static str) -> AnyView {
    let language = Preferences::of_context().language();
    view! { <p class="booking__hint">{move || of(words(language.get()))}</p> }.into_any()
}

fn item(shown: &Shown, it: PastItem) -> impl IntoView + use<> {
    let live = expect_context::<Live>();
    let language = Preferences::of_context().language();
    let clock = shown.building.rules.clock.clone();
    let place = it.place.and_then(|code| Some(shown.estate.place_by_code(&code)?.place.clone()));
    let span = Span::new(it.from, it.until);
    let when = move || moment::stretch(language.get(), &clock, span, live.now.get_untracked());
    let what = move || {
        let language = language.get();
        let words = words(language);
        let title = place.as_ref().map(|place| phrase::place_title(language, place));
        let title = title.unwrap_or_else(|| words.place_gone.to_owned());
        [&title, " · ", became(words, it.became)].concat()
    };
    view! {
        <li>
            <p class="booking__when">{reactive(when)}</p>
            <p class="booking__where">{reactive(what)}</p>
        </li>
    }
}

fn became(words: &Words, became: Became) -> &'static str {
    match became {
        Became::WasThere => words.was_there,
        Became::UsedAtDoor => words.used_at_door,
        Became::Cancelled => words.cancelled,
        Became::NoShow => words.no_show,
        Became::Closed => words.closed,
    }
}
