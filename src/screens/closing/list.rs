//! What is closed over a place, and will be, each with the way to end it.

use super::Closable;
use crate::erased::{on_press, reactive};
use crate::replica::{Closing, Live, Shown};
use crate::screens::Preferences;
use crate::text::closing::{for_time, words};
use crate::text::moment;
use domain::Command;
use domain::plan::PlaceId;
use leptos::prelude::*;

/// The list; nothing where nothing is closed.
#[component]
pub fn Closings(
    /// The building.
    shown: Shown,
    /// At which place.
    place: PlaceId,
    /// What of it can be closed.
    all: Vec<Closable>,
) -> impl IntoView {
    let live = expect_context::<Live>();
    let language = Preferences::of_context().language();
    let clock = shown.building.rules.clock.clone();
    let closings = Memo::new(move |_| {
        let located = shown.estate.place(place);
        located.map(|located| live.closings_over(located)).unwrap_or_default()
    });
    let item = move |Closing { closure, has_begun, is_noted }: Closing| {
        let (clock, all) = (clock.clone(), all.clone());
        let (id, at, until) = (closure.id, closure.at, closure.until);
        let area = closure.area.clone();
        let what = move || {
            let named = all.iter().find(|it| it.area == area);
            named.map(|it| it.name(language.get())).unwrap_or_default()
        };
        let when = move || {
            let (language, now) = (language.get(), live.now.get());
            let said = |at| moment::time_or_day(language, &clock, at, now);
            for_time(language, (!has_begun).then(|| said(at)), until.map(said))
        };
        let end = move || {
            let words = words(language.get());
            if has_begun { words.reopen } else { words.take_back }
        };
        let reopen = move |_| live.give(vec![(Command::Open { closure: id }, None)]);
        let noted = move || is_noted.then(|| words(language.get()).is_noted);
        view! {
            <li class="booking" data-promise="waits">
                <p>
                    <strong>{reactive(what)}</strong>
                    " "
                    {reactive(when)}
                    " "
                    {reactive(noted)}
                </p>
                <p>
                    <button type="button" class="button" on:click=on_press(reopen)>
                        {reactive(end)}
                    </button>
                </p>
            </li>
        }
    };
    reactive(move || {
        let items: Vec<_> = closings.get().into_iter().map(item.clone()).collect();
        (!items.is_empty()).then(|| {
            view! {
                <ul class="bookings__group" role="list" aria-label=move || words(language.get()).closed>
                    {items}
                </ul>
            }
        })
    })
}
