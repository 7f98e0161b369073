//! One screen: what it is, how it is, and what one can do.

use super::all::{All, Entry, Look};
use super::form_path;
use super::revoking::Revoking;
use crate::erased::reactive;
use crate::replica::{Live, Shown};
use crate::screens::Preferences;
use crate::screens::parts::{Icon, Sign};
use crate::text::manage_screens::{Words, words};
use crate::text::{Language, moment, phrase};
use domain::ScreenId;
use leptos::prelude::*;
use sync::wire::{ScreenMode, ScreenSetup, Trouble};

/// A row of the list. What is marked on the plan leads here.
#[component]
pub fn Row(shown: Shown, id: ScreenId, all: All) -> impl IntoView {
    let language = Preferences::of_context().language();
    let live = expect_context::<Live>();
    let entry = Memo::new(move |_| all.one(id));
    let name = Signal::derive(move || {
        entry.with(|entry| entry.as_ref().map(|it| it.setup.name.clone())).unwrap_or_default()
    });
    let look = Memo::new(move |_| entry.with(|entry| entry.as_ref().map(|it| it.look)));
    let clock = shown.building.rules.clock.clone();
    let about = move || {
        entry.with(|entry| entry.as_ref().map(|it| about(language.get(), &shown, &it.setup)))
    };
    let states = move || {
        let (language, now) = (language.get(), live.now.get());
        let entry = entry.get()?;
        let words = words(language);
        let told = entry.troubles.iter().map(|trouble| {
            let since = moment::time_or_day(language, &clock, trouble.since, now);
            let error = entry.error.as_ref().filter(|_| trouble.what == Trouble::Error);
            let error = error.map(|error| [": ", error].concat()).unwrap_or_default();
            let what = [in_words(words, trouble.what), &error, " · ", words.since, " ", &since];
            view! { <li>{what.concat()}</li> }
        });
        Some(told.collect_view())
    };
    let path = form_path(&id.to_string());
    view! {
        <li
            class="screens__row"
            id=anchor(id)
            tabindex="-1"
            data-look=move || look.get().map(Look::code)
        >
            <p class="screens__look">{move || look.get().map(|look| view! { <Mark look /> })}</p>
            <h3 class="screens__name">{move || name.get()}</h3>
            <p class="screens__about">{reactive(about)}</p>
            <ul class="screens__states" role="list">{reactive(states)}</ul>
            <div class="screens__steps">
                <a class="button" href=path>
                    {move || words(language.get()).change}
                    <span class="visually-hidden">" " {move || name.get()}</span>
                </a>
                <Revoking id name all />
            </div>
        </li>
    }
}

/// The row's place on the page.
pub fn anchor(id: ScreenId) -> String {
    ["screen-", &id.to_string()].concat()
}

/// How a screen is, by a sign and a word.
#[component]
pub fn Mark(look: Look) -> impl IntoView {
    let language = Preferences::of_context().language();
    let sign = match look {
        Look::Alarm | Look::Trouble => Sign::Warning,
        Look::Fine => Sign::Tick,
        Look::Unheard => Sign::Clock,
    };
    let word = move || {
        let [alarm, trouble, fine, unheard] = words(language.get()).looks;
        match look {
            Look::Alarm => alarm,
            Look::Trouble => trouble,
            Look::Fine => fine,
            Look::Unheard => unheard,
        }
    };
    view! {
        <span class="look" data-look=look.code()>
            <Icon sign />
            {reactive(word)}
        </span>
    }
}

/// *Begane grond · Deur van Vergaderruimte 0.102*; what the plan does not have any more is said.
fn about(language: Language, shown: &Shown, setup: &ScreenSetup) -> String {
    let words = words(language);
    let gone = |what: &str| [what, " ", words.gone].concat();
    let floor = match shown.estate.floor(&setup.floor) {
        Some((_, floor)) => floor.name.in_language(language).to_owned(),
        None => gone(setup.floor.as_str()),
    };
    let [lobby, on_floor, door] = words.modes;
    let mode = match setup.mode {
        ScreenMode::Lobby => lobby.to_owned(),
        ScreenMode::Floor => on_floor.to_owned(),
        ScreenMode::Room(place) => match shown.estate.place(place) {
            Some(located) => [door, ": ", &phrase::place_title(language, located.place)].concat(),
            None => gone(door),
        },
    };
    [&floor, " · ", &mode].concat()
}

fn in_words(words: &Words, what: Trouble) -> &'static str {
    let [never, silent, floor, room, stale, error, memory, old] = words.troubles;
    match what {
        Trouble::NeverConnected => never,
        Trouble::Silent => silent,
        Trouble::FloorGone => floor,
        Trouble::RoomGone => room,
        Trouble::StaleContent => stale,
        Trouble::Error => error,
        Trouble::MemoryHigh => memory,
        Trouble::OldBuild => old,
    }
}

/// A mark on the plan: its name and how it is; leads to its row.
pub fn on_plan(entry: &Entry) -> AnyView {
    view! {
        <a class="spots__mark" href=["#", &anchor(entry.id)].concat() data-look=entry.look.code()>
            <Mark look=entry.look />
            <span class="spots__name">{entry.setup.name.clone()}</span>
        </a>
    }
    .into_any()
}
