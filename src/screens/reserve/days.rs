//! *Welke dag?*

use super::chosen::Chosen;
use super::offer::{Item, Room};
use crate::erased::reactive;
use crate::screens::Preferences;
use crate::screens::map::{read_date, written_date};
use crate::text::moment;
use crate::text::reservations::words;
use leptos::prelude::*;

/// The next days as big choices, and any other.
#[component]
pub fn Days(chosen: Chosen) -> impl IntoView {
    let language = Preferences::of_context().language();
    let option = move |it: Item| {
        let date = move || {
            let offer = chosen.present()?.offer;
            Some((offer.date_of(it.span?.from)?, offer.today()?))
        };
        let name =
            move || date().map(|(date, today)| moment::short_day(language.get(), date, today));
        let hint = move || {
            let words = words(language.get());
            match it.room {
                Room::Free => words.free,
                Room::Partly => words.partly,
                Room::Taken => words.taken,
            }
        };
        let is_this = move || {
            let day = chosen.present().and_then(|present| present.day);
            let is_day = day.is_some_and(|day| Some(day.date) == date().map(|(date, _)| date));
            is_day && !chosen.said.with(|said| said.is_other_day)
        };
        let choose = move || {
            let date = untrack(date).map(|(date, _)| date);
            chosen.say(|said| {
                said.is_other_day = false;
                said.date = date;
            });
        };
        view! {
            <label class="option option--tile">
                <input
                    class="option__input"
                    type="radio"
                    name="day"
                    disabled=it.room == Room::Taken
                    prop:checked=is_this
                    on:change=move |_| choose()
                />
                <span class="option__name">{reactive(name)}</span>
                <span class="option__hint">{reactive(hint)}</span>
            </label>
        }
    };
    let has_more = Memo::new(move |_| {
        let last = chosen.days.with(|days| days.last().and_then(|it| it.span));
        let offer = chosen.present().map(|present| present.offer);
        offer.zip(last).is_some_and(|(offer, last)| offer.date_of(last.from) < offer.last_date())
    });
    let is_other = Memo::new(move |_| chosen.said.with(|said| said.is_other_day));
    let other = move || {
        has_more.get().then(|| {
            view! {
                <label class="option option--tile">
                    <input
                        class="option__input"
                        type="radio"
                        name="day"
                        prop:checked=move || is_other.get()
                        on:change=move |_| chosen.say(|said| said.is_other_day = true)
                    />
                    <span class="option__name">{move || words(language.get()).other_day}</span>
                </label>
            }
        })
    };
    view! {
        <fieldset class="question">
            <legend class="question__title">{move || words(language.get()).which_day}</legend>
            <div class="options options--tiles">
                {move || chosen.days.get().into_iter().map(option).collect_view()}
                {reactive(other)}
            </div>
            {move || is_other.get().then(|| view! { <OtherDay chosen /> })}
        </fieldset>
    }
}

/// Any day as far as one may look ahead.
#[component]
fn OtherDay(chosen: Chosen) -> impl IntoView {
    let language = Preferences::of_context().language();
    let date = move || {
        let of_day = chosen.present().and_then(|present| Some(present.day?.date));
        of_day.or(chosen.said.with(|said| said.date)).map(written_date).unwrap_or_default()
    };
    let offer = untrack(|| chosen.present()).map(|present| present.offer);
    let limit = |date: Option<chrono::NaiveDate>| date.map(written_date).unwrap_or_default();
    let least = limit(offer.as_ref().and_then(|offer| offer.today()));
    let most = limit(offer.as_ref().and_then(|offer| offer.last_date()));
    view! {
        <label class="field">
            <span class="field__label">{move || words(language.get()).other_day}</span>
            <input
                class="field__input"
                type="date"
                min=least
                max=most
                prop:value=date
                on:change:target=move |event| {
                    if let Some(date) = read_date(&event.target().value()) {
                        chosen.say(|said| said.date = Some(date));
                    }
                }
            />
        </label>
    }
}
