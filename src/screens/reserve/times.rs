//! *Welk deel van de dag?* and *Hoe laat?*

use super::chosen::Chosen;
use super::day_bar::DayBar;
use super::offer::{Item, Part};
use crate::erased::reactive;
use crate::screens::Preferences;
use crate::screens::parts::{option, select};
use crate::text::reservations::{Words, length, words};
use crate::text::{Language, moment, phrase};
use domain::plan::PlaceKind;
use domain::time::Instant;
use leptos::prelude::*;

/// Lengths that are offered for rooms and booths, in minutes.
const LENGTHS: [i64; 8] = [15, 30, 45, 60, 90, 120, 180, 240];

/// The parts of a day, for desks.
#[component]
pub fn Parts(chosen: Chosen) -> impl IntoView {
    let language = Preferences::of_context().language();
    let option = move |Item { part, span, .. }: Item| {
        let is_own = part == Part::OwnTime;
        let hint = move || {
            let words = words(language.get());
            match (span, chosen.present()) {
                (Some(span), Some(present)) => moment::hours(&present.offer.rules.clock, span),
                _ if is_own => words.own_time_hint.to_owned(),
                _ => words.taken.to_owned(),
            }
        };
        view! {
            <label class="option">
                <input
                    class="option__input"
                    type="radio"
                    name="part"
                    disabled=span.is_none() && !is_own
                    prop:checked=move || chosen.present().is_some_and(|it| it.part == part)
                    on:change=move |_| chosen.say(|said| said.part = Some(part))
                />
                <span class="option__name">{move || name(language.get(), part)}</span>
                <span class="option__hint">{reactive(hint)}</span>
            </label>
        }
    };
    view! {
        <fieldset class="question">
            <legend class="question__title">{move || words(language.get()).which_part}</legend>
            <div class="options options--parts">
                {move || chosen.parts.get().into_iter().map(option).collect_view()}
            </div>
        </fieldset>
    }
}

/// Start and end on the grid, with the day in sight.
#[component]
pub fn Times(chosen: Chosen, kind: PlaceKind) -> impl IntoView {
    let language = Preferences::of_context().language();
    let say =
        move |of: fn(&Words) -> &'static str| Signal::derive(move || of(words(language.get())));
    let starts = move || {
        let items = chosen.starts.get().into_iter();
        let options = items.map(|it| time_option(chosen, it, false)).collect();
        let chosen_minute = Callback::new(move |minute: String| {
            chosen.say(|said| said.minute = minute.parse().unwrap_or(said.minute));
        });
        select(say(|words| words.from), options, chosen_minute)
    };
    let ends = move || {
        let items = chosen.ends.get().into_iter();
        let options = items.map(|it| time_option(chosen, it, true)).collect();
        let chosen_end = Callback::new(move |minute: String| {
            let start = untrack(|| chosen.present())
                .and_then(|it| it.start.map(|at| it.offer.minute_of(at)));
            if let Some((end, start)) = minute.parse::<i64>().ok().zip(start) {
                chosen.say(|said| said.length = end - start);
            }
        });
        select(say(|words| words.until), options, chosen_end)
    };
    let is_desk = kind == PlaceKind::Desk;
    view! {
        <fieldset class="question">
            <legend class="question__title">{move || words(language.get()).which_time}</legend>
            <DayBar chosen />
            <div class="reserve__times">
                {reactive(starts)}
                {is_desk.then(|| reactive(ends))}
            </div>
        </fieldset>
        {(!is_desk).then(|| view! { <Lengths chosen /> })}
    }
}

/// A start or an end, named by its time; its value is the minute of the day.
fn time_option(chosen: Chosen, it: Item, is_end: bool) -> AnyView {
    let at = it.span.map_or(Instant(0), |span| span.from);
    let offer = untrack(|| chosen.present()).map(|present| present.offer);
    let minute = offer.as_ref().map_or(0, |offer| {
        // The end of the day is not its beginning.
        let minute = offer.minute_of(at);
        if is_end && minute == 0 { 24 * 60 } else { minute }
    });
    let name = offer.map(|offer| moment::end_time(&offer.rules.clock, at)).unwrap_or_default();
    let is_chosen = move || {
        let span = chosen.span();
        span.is_some_and(|span| at == if is_end { span.until } else { span.from })
    };
    option(minute.to_string(), Signal::derive(move || name.clone()), Signal::derive(is_chosen))
}

/// How long, for rooms and booths.
#[component]
fn Lengths(chosen: Chosen) -> impl IntoView {
    let language = Preferences::of_context().language();
    let minutes_to = move |it: &Item| {
        let start = chosen.present()?.start?;
        Some(it.span?.from.ms_since(start) / 60_000)
    };
    let offered = Memo::new(move |_| {
        let mut ends = chosen.ends.get();
        let last = ends.last().copied();
        // What most want, and as long as it goes.
        ends.retain(|it| {
            let minutes = minutes_to(it).unwrap_or_default();
            LENGTHS.contains(&minutes) || (Some(*it) == last && is_long(minutes))
        });
        ends
    });
    let option = move |it: Item| {
        let end = it.span.map(|span| span.from);
        let name = move || {
            let (language, minutes) = (language.get(), minutes_to(&it)?);
            if !is_long(minutes) {
                return Some(length(language, minutes));
            }
            let clock = chosen.present()?.offer.rules.clock;
            Some(phrase::until_moment(language, &moment::end_time(&clock, end?)))
        };
        view! {
            <label class="option option--tile">
                <input
                    class="option__input"
                    type="radio"
                    name="length"
                    prop:checked=move || chosen.span().map(|span| span.until) == end
                    on:change=move |_| {
                        if let Some(minutes) = untrack(|| minutes_to(&it)) {
                            chosen.say(|said| said.length = minutes);
                        }
                    }
                />
                <span class="option__name">{reactive(name)}</span>
            </label>
        }
    };
    view! {
        <fieldset class="question">
            <legend class="question__title">{move || words(language.get()).how_long}</legend>
            <div class="options options--tiles">
                {move || offered.get().into_iter().map(option).collect_view()}
            </div>
        </fieldset>
    }
}

/// Longer than what most want.
fn is_long(minutes: i64) -> bool {
    LENGTHS.iter().all(|it| *it < minutes)
}

fn name(language: Language, part: Part) -> &'static str {
    let words = words(language);
    match part {
        Part::Morning => words.morning,
        Part::Afternoon => words.afternoon,
        Part::WholeDay => words.whole_day,
        Part::OwnTime => words.own_time,
    }
}
