//! The search of a screen: a field, keys, what was found so far, and one touch to the way there.

mod found;
mod keyboard;

use super::rooms::now_words;
use crate::erased::{on_press, reactive};
use crate::floor_map::{SignMark, StatusMark};
use crate::replica::{Live, Shown};
use crate::screens::Preferences;
use crate::text::kiosk;
use crate::text::kiosk_search::{found as found_words, short_metres, words};
use domain::searching::Typed;
use found::{Entry, Found, Group, found, nearest_of_each};
pub use found::{Entry as Findable, Thing, everything};
use keyboard::{Keyboard, pressed};
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use std::sync::Arc;

/// The search.
#[component]
pub fn Search(
    /// The building.
    shown: Shown,
    /// All that can be found in it.
    entries: Arc<[Arc<Entry>]>,
    /// What is typed.
    typed: RwSignal<String>,
    /// Shows the way to something.
    go: Callback<Thing>,
    /// Closes it.
    close: Callback<()>,
) -> impl IntoView {
    let language = Preferences::of_context().language();
    let field = NodeRef::<html::Input>::new();
    Effect::new(move || {
        if let Some(field) = field.get() {
            // Without focus the keys on the screen still work.
            let _ = field.focus();
        }
    });
    let write = move |text: String| {
        let kept = text.chars().fold(String::new(), |kept, letter| {
            let key =
                if letter == ' ' { keyboard::Key::Space } else { keyboard::Key::Letter(letter) };
            pressed(&kept, key)
        });
        typed.set(kept);
    };
    let looked_in = Arc::clone(&entries);
    let found = Memo::new(move |_| {
        typed.with(|typed| Typed::new(typed)).map(|typed| found(&looked_in, &typed))
    });
    let take_first = move |event: KeyboardEvent| {
        if event.key() != "Enter" {
            return;
        }
        let first = found.with_untracked(|found| {
            let (_, group) = found.as_ref()?.groups.first()?;
            group.first().map(|entry| entry.thing.clone())
        });
        if let Some(thing) = first {
            go.run(thing);
        }
    };
    let leave_by_key = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            close.run(());
        }
    };
    let counted = move || {
        let count = |found: &Found| found.groups.iter().map(|(_, group)| group.len()).sum();
        let count = found.with(|found| found.as_ref().map(count))?;
        Some(found_words(language.get(), count))
    };
    let shown_now = move || {
        let language = language.get();
        let row = |entry: &Entry| row(&shown, entry, go);
        let Some(Found { groups, has_more }) = found.get() else {
            return near(&entries, words(language).near, row).into_any();
        };
        if groups.is_empty() {
            return view! {
                <div class="search__none">
                    <p class="search__nothing">{words(language).nothing}</p>
                    <p>{words(language).nothing_hint}</p>
                </div>
                {near(&entries, words(language).near, row)}
            }
            .into_any();
        }
        let groups = groups.into_iter().map(|(group, entries)| {
            let name = match group {
                Group::Rooms => words(language).rooms,
                Group::Amenities => words(language).amenities,
                Group::Desks => words(language).desks,
            };
            section(name, entries.iter().map(|entry| row(entry)).collect())
        });
        let groups: Vec<_> = groups.collect();
        let more = has_more.then(|| view! { <p class="search__more">{words(language).more}</p> });
        view! { {groups} {more} }.into_any()
    };
    view! {
        <section class="search" aria-labelledby="search-title" on:keydown=leave_by_key>
            <h2 id="search-title" class="visually-hidden">{move || words(language.get()).title}</h2>
            <div class="search__head">
                <input
                    class="search__field"
                    type="text"
                    inputmode="none"
                    autocomplete="off"
                    spellcheck="false"
                    node_ref=field
                    aria-label=move || words(language.get()).hint
                    placeholder=move || words(language.get()).hint
                    prop:value=move || typed.get()
                    on:input=move |event| write(event_target_value(&event))
                    on:keydown=take_first
                />
                <button
                    type="button"
                    class="button search__close"
                    on:click=on_press(move |_| close.run(()))
                >
                    {move || kiosk::words(language.get()).back}
                </button>
            </div>
            <p class="visually-hidden" role="status">{reactive(counted)}</p>
            <div class="search__found">{reactive(shown_now)}</div>
            <Keyboard typed />
        </section>
    }
}

fn near(entries: &[Arc<Entry>], name: &'static str, row: impl Fn(&Entry) -> AnyView) -> AnyView {
    section(name, nearest_of_each(entries).into_iter().map(row).collect())
}

fn section(name: &'static str, rows: Vec<AnyView>) -> AnyView {
    view! {
        <section class="search__group">
            <h3 class="kiosk__heading">{name}</h3>
            <ul role="list">{rows}</ul>
        </section>
    }
    .into_any()
}

/// One thing that was found: what it is, where, and how it is there now.
fn row(shown: &Shown, entry: &Entry, go: Callback<Thing>) -> AnyView {
    let language = Preferences::of_context().language();
    let live = expect_context::<Live>();
    let floor = shown.estate.floor(&entry.floor).map(|(_, floor)| floor.name.clone());
    let metres = entry.metres.map(short_metres);
    let place = entry.thing.place();
    let status = place.map(|place| Memo::new(move |_| live.status_of(place)));
    let code = move || status.map(|status| status.get().code());
    let mark = match &entry.thing {
        Thing::Place(_) => {
            view! { {move || code().map(|shows| view! { <StatusMark shows /> })} }.into_any()
        }
        Thing::Sign(kind, ..) => view! { <SignMark kind=*kind /> }.into_any(),
    };
    let now = status.map(|status| {
        view! { <span class="found__now">{reactive(now_words(live, shown, status))}</span> }
    });
    let (named, thing) = (entry.thing.clone(), entry.thing.clone());
    view! {
        <li>
            <button
                type="button"
                class="found"
                data-status=code
                on:click=on_press(move |_| go.run(thing.clone()))
            >
                {mark}
                <span class="found__name">{move || named.title(language.get())}</span>
                " "
                <span class="found__where">
                    {move || floor.as_ref().map(|name| name.in_language(language.get()).to_owned())}
                </span>
                " "
                {metres.map(|metres| view! { <span class="found__metres">{metres}</span> })}
                {now}
            </button>
        </li>
    }
    .into_any()
}

#[cfg(test)]
mod tests;
