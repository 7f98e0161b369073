//! Closing: what, when, whom it touches, and the one button.

use super::Closable;
use super::period::{next_hour, read_moment, written_moment};
use crate::erased::{on_press, reactive};
use crate::replica::Live;
use crate::screens::Preferences;
use crate::text::closing::{Words, words};
use crate::text::{Key, refusal_text};
use domain::plan::PlaceId;
use domain::time::{Instant, LocalClock, Span};
use domain::{Affected, Command, Reason, Target};
use leptos::prelude::*;

/// What somebody has said. Times are as their fields have them; what is empty is not said.
#[derive(Debug, Clone, Default)]
struct Said {
    /// Which of the three.
    what: usize,
    /// Whether it is for a time of its own, and not from now until it is reopened.
    is_later: bool,
    from: String,
    until: String,
}

/// The form. What is closed begins with the place, now, until it is reopened.
#[component]
pub fn Form(
    /// That of the building.
    clock: LocalClock,
    /// At which place.
    place: PlaceId,
    /// What can be closed.
    all: Vec<Closable>,
) -> impl IntoView {
    let live = expect_context::<Live>();
    let preferences = Preferences::of_context();
    let language = preferences.language();
    let said = RwSignal::new(Said::default());
    let option =
        move |name: Signal<String>, group, is_chosen: Signal<bool>, choose: Callback<()>| {
            view! {
                <label class="option">
                    <input
                        class="option__input"
                        type="radio"
                        name=group
                        prop:checked=move || is_chosen.get()
                        on:change=move |_| choose.run(())
                    />
                    <span class="option__name">{move || name.get()}</span>
                </label>
            }
        };
    let whats: Vec<_> = all
        .iter()
        .cloned()
        .enumerate()
        .map(|(index, it)| {
            option(
                Signal::derive(move || it.name(language.get())),
                "closing-what",
                Signal::derive(move || said.with(|said| said.what == index)),
                Callback::new(move |()| said.update(|said| said.what = index)),
            )
        })
        .collect();
    let begin_at = clock.clone();
    let whens: Vec<_> = [false, true]
        .map(|is_later| {
            let clock = begin_at.clone();
            let name = move || {
                let words = words(language.get());
                (if is_later { words.own_time } else { words.from_now }).to_owned()
            };
            let choose = move |()| {
                let begins = written_moment(&clock, next_hour(live.now.get_untracked()));
                said.update(|said| {
                    said.is_later = is_later;
                    if said.from.is_empty() {
                        said.from = begins;
                    }
                });
            };
            option(
                Signal::derive(name),
                "closing-when",
                Signal::derive(move || said.with(|said| said.is_later == is_later)),
                Callback::new(choose),
            )
        })
        .into();
    let is_later = Memo::new(move |_| said.with(|said| said.is_later));
    let times = move || is_later.get().then(|| times(said));
    let heading = move |of: fn(&Words) -> &'static str| move || of(words(language.get()));
    view! {
        <fieldset class="question">
            <legend class="question__title">{heading(|words| words.what)}</legend>
            <div class="options">{whats}</div>
        </fieldset>
        <fieldset class="question">
            <legend class="question__title">{heading(|words| words.when)}</legend>
            <div class="options">{whens}</div>
        </fieldset>
        {reactive(times)}
        {ask(live, said, clock, place, all)}
    }
}

/// From when until when.
fn times(said: RwSignal<Said>) -> AnyView {
    let language = Preferences::of_context().language();
    let field = move |label: fn(&Words) -> &'static str,
                      read: fn(&Said) -> &String,
                      write: fn(&mut Said, String)| {
        view! {
            <label class="field">
                <span class="field__label">{move || label(words(language.get()))}</span>
                <input
                    class="field__input"
                    type="datetime-local"
                    prop:value=move || said.with(|said| read(said).clone())
                    on:change:target=move |event| {
                        said.update(|said| write(said, event.target().value()));
                    }
                />
            </label>
        }
    };
    view! {
        <div class="reserve">
            {field(|words| words.from, |said| &said.from, |said, text| said.from = text)}
            {field(|words| words.until, |said| &said.until, |said, text| said.until = text)}
        </div>
    }
    .into_any()
}

/// How much it touches, and the button.
fn ask(
    live: Live,
    said: RwSignal<Said>,
    clock: LocalClock,
    place: PlaceId,
    all: Vec<Closable>,
) -> AnyView {
    let preferences = Preferences::of_context();
    let language = preferences.language();
    let wish = Memo::new(move |_| {
        said.with(|said| {
            let (from, until) = match said.is_later {
                true => (read_moment(&clock, &said.from), read_moment(&clock, &said.until)),
                false => (None, None),
            };
            let it = all.get(said.what)?.clone();
            let target = it.target;
            Some((Command::Close { target, from, until }, it.area))
        })
    });
    let against = move || wish.with(|wish| wish.as_ref().and_then(|wish| live.against(&wish.0)));
    let touched = move || {
        let (command, area) = wish.get()?;
        let Command::Close { from, until, .. } = command else { return None };
        let now = live.now.get();
        let begins = from.unwrap_or(now).max(now);
        live.affected_by_closing(&area, Span::new(begins, until.unwrap_or(Instant(i64::MAX))))
    };
    let give = move |_| {
        let Some((command, _)) = wish.get_untracked() else { return };
        let about = match &command {
            Command::Close { target: Target::Place(_), .. } => Some(place),
            _ => None,
        };
        live.give(vec![(command, about)]);
        said.set(Said::default());
    };
    let told = move || match against() {
        Some(reason) => {
            let why = move || match reason {
                Reason::BadInput => words(language.get()).ends_first,
                other => refusal_text(language.get(), other),
            };
            view! { <p class="standing standing--waits">{why}</p> }.into_any()
        }
        None => counted(touched()),
    };
    let button = move || {
        against().is_none().then(|| {
            view! {
                <button type="button" class="button button--big" on:click=on_press(give)>
                    {preferences.saying(Key::Close)}
                </button>
            }
        })
    };
    view! {
        <div class="reserve__ask">
            <div role="status">{reactive(told)}</div>
            {reactive(button)}
        </div>
    }
    .into_any()
}

/// How many reservations and people: never which or who.
fn counted(touched: Option<Affected>) -> AnyView {
    let language = Preferences::of_context().language();
    let line = move |label: fn(&Words) -> &'static str, count: usize| {
        (count > 0).then(|| {
            view! {
                <p>
                    {move || label(words(language.get()))} " " <strong>{count}</strong>
                </p>
            }
        })
    };
    match touched {
        None => view! { <p>{move || words(language.get()).not_known}</p> }.into_any(),
        Some(Affected { stays: 0, reservations: 0 }) => {
            view! { <p>{move || words(language.get()).nobody}</p> }.into_any()
        }
        Some(Affected { stays, reservations }) => view! {
            {line(|words| words.reservations, reservations)}
            {line(|words| words.people, stays)}
            <p class="manage__hint">{move || words(language.get()).are_told}</p>
        }
        .into_any(),
    }
}
