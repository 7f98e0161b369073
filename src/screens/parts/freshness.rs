//! The age of the data, always in the same corner.

use super::{Icon, Sign};
use crate::erased::reactive;
use crate::replica::{Freshness, Live};
use crate::screens::Preferences;
use crate::text::{Key, Language, moment, phrase, text};
use domain::time::Instant;
use leptos::prelude::*;

/// *live · 14:02*, or since when nothing was heard.
#[component]
pub fn FreshnessMark() -> impl IntoView {
    let live = expect_context::<Live>();
    let preferences = Preferences::of_context();
    let word = move || preferences.say(name(live.freshness.get()));
    let time = move || {
        let at = match live.freshness.get() {
            Freshness::Live => Some(live.now.get()),
            Freshness::Stale | Freshness::Offline => live.heard_at.get(),
            Freshness::NotShown => None,
        }?;
        Some(age(live, preferences.language().get(), at))
    };
    view! {
        <WaitingMark />
        <p class="freshness" data-freshness=move || freshness_code(live.freshness.get())>
            <span class="freshness__word">{reactive(word)}</span>
            {move || time().map(|time| view! { <span class="freshness__time">{time}</span> })}
        </p>
    }
}

/// How many of the own choices are still on this device only.
#[component]
pub fn WaitingMark() -> impl IntoView {
    let live = expect_context::<Live>();
    let preferences = Preferences::of_context();
    let words = move || phrase::waiting(preferences.language().get(), live.waiting.get());
    move || {
        let is_stuck = live.waiting.get() > 0 && live.freshness.get() != Freshness::Live;
        is_stuck.then(|| {
            view! {
                <p class="waiting-mark" title=reactive(words)>
                    <Icon sign=Sign::Clock />
                    <span aria-hidden="true">{move || live.waiting.get()}</span>
                    <span class="visually-hidden">{reactive(words)}</span>
                </p>
            }
        })
    }
}

/// Says aloud when the age of the data becomes another one, and nothing else.
#[component]
pub fn Announcer() -> impl IntoView {
    let live = expect_context::<Live>();
    let preferences = Preferences::of_context();
    let said = RwSignal::new("");
    Effect::new(move |before: Option<(Freshness, bool)>| {
        let now = live.freshness.get();
        let (last, was_ever_live) = before.unwrap_or((now, false));
        // The first connection is no news.
        if was_ever_live
            && last != now
            && let Some(key) = announcement(now)
        {
            said.set(text(preferences.language().get_untracked(), key));
        }
        (now, was_ever_live || now == Freshness::Live)
    });
    view! { <p class="visually-hidden" role="status">{move || said.get()}</p> }
}

fn age(live: Live, language: Language, at: Instant) -> String {
    let Some(shown) = live.shown() else { return String::new() };
    let clock = &shown.building.rules.clock;
    if live.freshness.get() == Freshness::Live {
        return moment::time_of_day(clock, at);
    }
    phrase::as_of(language, &moment::time_or_day(language, clock, at, live.now.get()))
}

/// What stands in `data-freshness`.
pub fn freshness_code(freshness: Freshness) -> Option<&'static str> {
    match freshness {
        Freshness::Live => Some("live"),
        Freshness::Stale => Some("stale"),
        Freshness::Offline => Some("offline"),
        Freshness::NotShown => None,
    }
}

fn name(freshness: Freshness) -> Key {
    match freshness {
        Freshness::Live => Key::Live,
        Freshness::Stale => Key::Stale,
        Freshness::Offline => Key::Offline,
        Freshness::NotShown => Key::NotLive,
    }
}

fn announcement(freshness: Freshness) -> Option<Key> {
    match freshness {
        Freshness::Live => Some(Key::BackLive),
        Freshness::Stale => Some(Key::WentStale),
        Freshness::Offline => Some(Key::WentOffline),
        Freshness::NotShown => None,
    }
}
