//! The screens there are, and what is wrong with each.

use crate::erased::{on_press, reactive};
use crate::replica::{Live, Shown, screen};
use crate::screens::Preferences;
use crate::screens::with_building::error_text;
use crate::text::kiosk::{Words, words};
use crate::text::{moment, text};
use domain::ScreenId;
use gloo::timers::callback::Interval;
use leptos::prelude::*;
use leptos::task::spawn_local;
use sync::wire::{ScreenMode, ScreenStatus, Trouble};

/// So often the list is fetched again, in milliseconds.
const FETCH_EVERY_MS: u32 = 30_000;

/// The list.
#[component]
pub fn List(
    shown: Shown,
    /// Grows when a screen was paired or revoked.
    changed: RwSignal<u32>,
) -> impl IntoView {
    let language = Preferences::of_context().language();
    let fetched = RwSignal::new(None);
    let fetch = move || {
        spawn_local(async move {
            let answer = screen::screens().await.map(|it| it.screens);
            fetched.try_set(Some(answer));
        });
    };
    Effect::new(move || {
        changed.track();
        fetch();
    });
    StoredValue::new_local(Interval::new(FETCH_EVERY_MS, fetch));
    let rows = move || match fetched.get() {
        None => ().into_any(),
        Some(Err(error)) => {
            view! { <p role="alert">{move || text(language.get(), error_text(error))}</p> }
                .into_any()
        }
        Some(Ok(screens)) if screens.is_empty() => {
            view! { <p>{move || words(language.get()).none}</p> }.into_any()
        }
        Some(Ok(screens)) => {
            let row = |it: ScreenStatus| view! { <Row shown=shown.clone() it changed /> };
            view! { <ul class="screens__list" role="list">{screens.into_iter().map(row).collect_view()}</ul> }
                .into_any()
        }
    };
    view! { {reactive(rows)} }
}

#[component]
fn Row(shown: Shown, it: ScreenStatus, changed: RwSignal<u32>) -> impl IntoView {
    let language = Preferences::of_context().language();
    let live = expect_context::<Live>();
    let floor = shown.estate.floor(&it.setup.floor).map(|(_, floor)| floor.name.clone());
    let clock = shown.building.rules.clock.clone();
    let (mode, troubles) = (it.setup.mode, it.troubles.clone());
    let about = move || {
        let language = language.get();
        let floor = floor.as_ref().map(|name| name.in_language(language)).unwrap_or_default();
        let [lobby, on_floor, door] = words(language).modes;
        let mode = match mode {
            ScreenMode::Lobby => lobby,
            ScreenMode::Floor => on_floor,
            ScreenMode::Room(_) => door,
        };
        [floor, " · ", mode].concat()
    };
    let state = move || {
        let (language, now) = (language.get(), live.now.get());
        let words = words(language);
        match troubles.first() {
            None => words.fine.to_owned(),
            Some(trouble) => {
                let since = moment::time_or_day(language, &clock, trouble.since, now);
                [in_words(words, trouble.what), " · ", words.since, " ", &since].concat()
            }
        }
    };
    let look = if it.alarm {
        "alarm"
    } else if it.troubles.is_empty() {
        "fine"
    } else {
        "trouble"
    };
    view! {
        <li class="screens__row" data-look=look>
            <div>
                <p class="screens__name">{it.setup.name}</p>
                <p class="screens__about">{reactive(about)}</p>
                <p class="screens__state">{reactive(state)}</p>
            </div>
            <Revoke id=it.id changed />
        </li>
    }
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

/// Asked before it is done: the screen shows nothing any more.
#[component]
fn Revoke(id: ScreenId, changed: RwSignal<u32>) -> impl IntoView {
    let language = Preferences::of_context().language();
    let asks = RwSignal::new(false);
    let revoke = move |_| {
        spawn_local(async move {
            // Whether it was done shows in the list, which is fetched again either way.
            let _ = screen::revoke(id).await;
            changed.try_update(|changed| *changed += 1);
        });
    };
    reactive(move || match asks.get() {
        false => view! {
            <button type="button" class="button" on:click=on_press(move |_| asks.set(true))>
                {move || words(language.get()).revoke}
            </button>
        }
        .into_any(),
        true => view! {
            <div class="screens__question" role="alert">
                <p>{move || words(language.get()).revoke_question}</p>
                <button type="button" class="button" on:click=on_press(revoke)>
                    {move || words(language.get()).revoke_yes}
                </button>
                <button type="button" class="button" on:click=on_press(move |_| asks.set(false))>
                    {move || words(language.get()).revoke_no}
                </button>
            </div>
        }
        .into_any(),
    })
}
