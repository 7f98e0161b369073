//! A reservation that was taken back: why, what is free at that time, and putting it away.

use crate::erased::{on_press, reactive};
use crate::replica::{Live, MyLost, Shown};
use crate::screens::Preferences;
use crate::screens::parts::{Icon, Sign, Toward, nearby};
use crate::text::lost::{Words, words};
use crate::text::{moment, phrase};
use domain::time::Span;
use domain::{Command, UnreserveCause};
use leptos::prelude::*;

/// How many places are offered instead.
const INSTEAD: usize = 3;

/// All of them, before what is still reserved. Nothing where there are none.
#[component]
pub fn LostOnes(shown: Shown) -> impl IntoView {
    let live = expect_context::<Live>();
    let language = Preferences::of_context().language();
    let lost = Memo::new(move |_| live.lost());
    reactive(move || {
        let cards: Vec<_> = lost.get().into_iter().map(|it| card(live, &shown, it)).collect();
        (!cards.is_empty()).then(|| {
            view! {
                <section class="bookings__group" aria-labelledby="lost-title">
                    <h2 class="bookings__title" id="lost-title">
                        {move || words(language.get()).title}
                    </h2>
                    {cards}
                </section>
            }
        })
    })
}

fn card(live: Live, shown: &Shown, it: MyLost) -> impl IntoView + use<> {
    let language = Preferences::of_context().language();
    let MyLost { id, place, span, cause } = it;
    let clock = shown.building.rules.clock.clone();
    let when = move || moment::stretch(language.get(), &clock, span, live.now.get());
    let named = shown.estate.place(place).map(|located| located.place.clone());
    let name = move || {
        let title = |place| phrase::place_title(language.get(), place);
        named.as_ref().map(title).unwrap_or_default()
    };
    // What has begun can only be had for the rest of it.
    let instead = move || {
        let now = live.now.get();
        let (toward, rest) = match span.from > now {
            true => (Toward::Then(span), span),
            false => (Toward::Now, Span::new(now, span.until)),
        };
        nearby(live, Some(place), toward, live.free_near_during(place, rest, INSTEAD))
    };
    let put_away = move |_| live.give(vec![(Command::Cancel { reservation: id }, Some(place))]);
    view! {
        <article class="booking" data-promise="lost">
            <h3 class="booking__when">{reactive(when)}</h3>
            <p class="booking__where">{reactive(name)}</p>
            <p class="booking__standing" data-promise="lost">
                <Icon sign=Sign::Warning />
                <span>{move || why(words(language.get()), cause)}</span>
            </p>
            {reactive(instead)}
            <div class="booking__ways">
                <button type="button" class="button" on:click=on_press(put_away)>
                    {move || words(language.get()).understood}
                </button>
            </div>
        </article>
    }
}

fn why(words: &'static Words, cause: UnreserveCause) -> &'static str {
    match cause {
        UnreserveCause::NoShow => words.no_show,
        UnreserveCause::Closed => words.closed,
        // The others are no losses.
        UnreserveCause::Vanished
        | UnreserveCause::CheckedIn
        | UnreserveCause::Cancelled
        | UnreserveCause::Changed => words.vanished,
    }
}
