//! *Niet gelukt*: what did not come about, until the person has seen it.

use super::notices::{step, with_dates};
use super::telling::undone_list;
use super::{Icon, Sign, Toward, nearby};
use crate::erased::{on_press, reactive};
use crate::lazy::lazy;
use crate::replica::{Live, Undone, Why};
use crate::screens::Preferences;
use crate::text::{Key, Language, moment, phrase, reason_text, refusal_text, text};
use domain::Command;
use domain::time::Span;
use leptos::prelude::*;

/// The way to the list, where there is anything in it. A popover, as the menu.
#[component]
pub fn UndoneMark() -> impl IntoView {
    let live = expect_context::<Live>();
    let preferences = Preferences::of_context();
    let is_there = Memo::new(move |_| live.undone.with(|undone| !undone.is_empty()));
    let count = move || live.undone.with(Vec::len);
    let label = move || {
        let title = text(preferences.language().get(), Key::NotDone);
        [title, ": ", &count().to_string()].concat()
    };
    move || {
        is_there.get().then(|| {
            view! {
                <button
                    type="button"
                    class="waiting-mark undone-mark"
                    popovertarget="undone"
                    aria-label=reactive(label)
                >
                    <Icon sign=Sign::Warning />
                    {reactive(count)}
                </button>
                <div id="undone" class="menu" popover="auto">
                    {lazy(undone_list, || ())}
                </div>
            }
        })
    }
}

/// The list itself.
#[component]
pub fn UndoneList() -> impl IntoView {
    let live = expect_context::<Live>();
    let preferences = Preferences::of_context();
    let items = move || {
        let undone = live.undone.get();
        undone.into_iter().rev().map(|it| item(live, preferences, it)).collect::<Vec<_>>()
    };
    let has_forgotten =
        move || live.undone.with(|undone| undone.iter().any(|it| it.why == Why::Forgotten));
    let repeat = move || {
        has_forgotten().then(|| {
            view! {
                <button
                    type="button"
                    class="button button--action"
                    on:click=on_press(move |_| live.repeat_forgotten())
                >
                    {preferences.saying(Key::AskAgain)}
                </button>
            }
        })
    };
    view! {
        <h2 class="undone__title">{preferences.saying(Key::NotDone)}</h2>
        {reactive(repeat)}
        <ul class="undone" role="list">{reactive(items)}</ul>
    }
}

fn item(live: Live, preferences: Preferences, undone: Undone) -> impl IntoView {
    let id = undone.id;
    let free = match (&undone.why, undone.place) {
        (Why::TurnedDown { .. }, Some(place)) if live.is_known.get() && is_wish(&undone) => {
            match span_of(&undone) {
                Some(span) => live.free_near_during(place, span, 3),
                None => live.free_near(place, 3),
            }
        }
        (Why::TurnedDown { alternatives, .. }, _) => alternatives.clone(),
        (Why::Parked | Why::Forgotten, _) => Vec::new(),
    };
    let instead = match undone.command {
        Some(Command::Change { reservation, .. }) => Some(reservation),
        _ => None,
    };
    let near = nearby(live, undone.place, Toward::of(span_of(&undone), instead), free);
    let is_parked = undone.why == Why::Parked;
    let for_title = undone.clone();
    let title = move || title(live, preferences.language().get(), &for_title);
    let is_about_then = span_of(&undone).is_some();
    let dates = match &undone.why {
        Why::TurnedDown { dates, .. } => dates.clone(),
        Why::Parked | Why::Forgotten => Vec::new(),
    };
    let why = move || {
        let language = preferences.language().get();
        with_dates(language, why(language, &undone.why, is_about_then), &dates)
    };
    let try_now = is_parked.then(|| step(Key::TryNow, move || live.try_parked()));
    view! {
        <li class="undone__item">
            <h3 class="undone__what">{reactive(title)}</h3>
            <p>{reactive(why)}</p>
            {near}
            <p class="undone__steps">
                {try_now}
                {step(Key::PutAway, move || live.dismiss(id))}
            </p>
        </li>
    }
}

fn is_wish(undone: &Undone) -> bool {
    matches!(undone.command, Some(Command::CheckIn { .. })) || span_of(undone).is_some()
}

/// For when a wish to reserve was.
fn span_of(undone: &Undone) -> Option<Span> {
    match undone.command {
        Some(
            Command::Reserve { from, until, .. }
            | Command::ReserveSeries { from, until, .. }
            | Command::Change { from, until, .. },
        ) => Some(Span::new(from, until)),
        _ => None,
    }
}

/// *Inchecken: Bureau 1.118-3, 14:02*
fn title(live: Live, language: Language, undone: &Undone) -> String {
    let verb = match &undone.command {
        Some(Command::CheckIn { .. }) => Key::CheckIn,
        Some(Command::Release { .. }) => Key::Release,
        Some(Command::Close { .. }) => Key::Close,
        Some(Command::Open { .. }) => Key::Open,
        Some(Command::Reserve { .. } | Command::ReserveSeries { .. }) => Key::Reserve,
        Some(Command::Change { .. }) => Key::Change,
        Some(Command::Cancel { .. }) => Key::Cancel,
        // No screen of this build asks for the rest.
        Some(
            Command::ReportFault { .. }
            | Command::Repair { .. }
            | Command::Extend { .. }
            | Command::Arrive { .. }
            | Command::Vacate { .. },
        )
        | None => Key::YourChoice,
    };
    let mut words = text(language, verb).to_owned();
    let Some(shown) = live.shown() else { return words };
    if let Some(located) = undone.place.and_then(|place| shown.estate.place(place)) {
        words = [&words, ": ", &phrase::place_title(language, located.place)].concat();
    }
    let (clock, now) = (&shown.building.rules.clock, live.now.get());
    let at = match span_of(undone) {
        Some(span) => moment::stretch(language, clock, span, now),
        None => moment::time_or_day(language, clock, undone.at, now),
    };
    [&words, ", ", &at].concat()
}

fn why(language: Language, why: &Why, is_about_then: bool) -> &'static str {
    match why {
        Why::TurnedDown { reason, .. } if is_about_then => refusal_text(language, *reason),
        Why::TurnedDown { reason, .. } => reason_text(language, *reason),
        Why::Parked => text(language, Key::Parked),
        Why::Forgotten => text(language, Key::ForgottenWhy),
    }
}
