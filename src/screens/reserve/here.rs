//! On the sheet of a place: what one has reserved there.

use crate::erased::reactive;
use crate::replica::{Live, MyReservation, Promise, Shown};
use crate::screens::Preferences;
use crate::screens::parts::{Icon, Sign};
use crate::text::reservations::{title, words};
use crate::text::{Language, moment};
use domain::plan::PlaceId;
use leptos::prelude::*;

/// The own reservations of a place, each with how far it has come. Nothing where there are none.
#[component]
pub fn YoursHere(shown: Shown, place: PlaceId) -> impl IntoView {
    let live = expect_context::<Live>();
    let language = Preferences::of_context().language();
    let here = Memo::new(move |_| {
        let own = live.reserved().into_iter();
        own.filter(|it| it.place == place).collect::<Vec<_>>()
    });
    move || {
        let clock = shown.building.rules.clock.clone();
        let line = move |it: MyReservation| {
            let clock = clock.clone();
            let is_granted = it.promise == Promise::Granted;
            let tone =
                if is_granted { "standing standing--done" } else { "standing standing--waits" };
            let sign = if is_granted { Sign::Tick } else { Sign::Clock };
            let said = move || {
                let language = language.get();
                let when = moment::stretch(language, &clock, it.span, live.now.get());
                [standing(language, it.promise), ": ", &when].concat()
            };
            view! {
                <li class=tone>
                    <Icon sign />
                    <span>{reactive(said)}</span>
                </li>
            }
        };
        let lines: Vec<_> = here.get().into_iter().map(line).collect();
        (!lines.is_empty()).then(|| {
            view! {
                <ul class="yours" role="list" aria-label=move || words(language.get()).yours_here>
                    {lines}
                </ul>
                <p><a class="link-button" href="/reservations">{move || title(language.get())}</a></p>
            }
        })
    }
}

/// How far a reservation has come, in words.
pub fn standing(language: Language, promise: Promise) -> &'static str {
    let words = words(language);
    match promise {
        Promise::Granted => words.granted,
        Promise::Asked => words.asked,
        Promise::Unlikely => words.unlikely,
        Promise::GivingUp => words.giving_up,
    }
}
