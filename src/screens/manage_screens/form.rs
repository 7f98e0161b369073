//! Pairing a screen: its code, what it is called, where it hangs and what it shows.

use crate::erased::{on_press, reactive};
use crate::floor_map::SpotPicker;
use crate::replica::{ApiError, Live, Shown, screen};
use crate::screens::Preferences;
use crate::screens::map::sign_in_path;
use crate::screens::parts::{option, pressed, select};
use crate::screens::with_building::error_text;
use crate::text::kiosk::{Words, words};
use crate::text::{Language, language_name, phrase, text};
use domain::plan::{Floor, FloorCode, PlaceId, PlaceKind, Point};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;
use sync::wire::{NewScreen, ScreenMode, ScreenSettings, ScreenSetup};

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Nothing,
    Paired,
    Incomplete,
    Failed(ApiError),
}

/// What was filled in so far.
#[derive(Clone, Copy)]
struct Filled {
    code: RwSignal<String>,
    name: RwSignal<String>,
    floor: RwSignal<FloorCode>,
    spot: RwSignal<Option<Point>>,
    /// In quarters of a turn clockwise from the top of the plan.
    direction: RwSignal<u16>,
    /// 0 lobby, 1 floor, 2 room.
    mode: RwSignal<usize>,
    room: RwSignal<Option<PlaceId>>,
    /// In the order in which they were chosen.
    languages: RwSignal<Vec<Language>>,
}

/// The form.
#[component]
pub fn Form(shown: Shown, changed: RwSignal<u32>) -> impl IntoView {
    let language = Preferences::of_context().language();
    let first = shown.plan().floors.iter().min_by_key(|floor| floor.ordinal.unsigned_abs())?;
    let filled = Filled {
        code: RwSignal::new(String::new()),
        name: RwSignal::new(String::new()),
        floor: RwSignal::new(first.code.clone()),
        spot: RwSignal::new(None),
        direction: RwSignal::new(0),
        mode: RwSignal::new(0),
        room: RwSignal::new(None),
        languages: RwSignal::new(Language::ALL.to_vec()),
    };
    let outcome = RwSignal::new(Outcome::Nothing);
    let site = shown.plan().site.code.clone();
    let pair = move |_| {
        let Some(setup) = setup_of(filled, &site) else {
            outcome.set(Outcome::Incomplete);
            return;
        };
        let screen = NewScreen { code: filled.code.get_untracked(), setup };
        spawn_local(async move {
            let done = screen::approve(&screen).await;
            outcome.try_set(match done {
                Ok(_) => Outcome::Paired,
                Err(error) => Outcome::Failed(error),
            });
            if done.is_ok() {
                filled.code.try_set(String::new());
                filled.name.try_set(String::new());
                changed.try_update(|changed| *changed += 1);
            }
        });
    };
    Some(view! {
        <form class="screens__form" on:submit=|event| event.prevent_default()>
            <h2 class="screens__title">{move || words(language.get()).add}</h2>
            {field(filled.code, |words| words.code, Some(|words| words.code_hint), "screens__code")}
            {field(filled.name, |words| words.name, None, "")}
            <Where shown=shown.clone() filled />
            <What shown filled />
            <Outcomes outcome />
            <button type="button" class="button button--action button--big" on:click=on_press(pair)>
                {move || words(language.get()).pair}
            </button>
        </form>
    })
}

/// Nothing while something is missing.
fn setup_of(filled: Filled, site: &domain::plan::SiteCode) -> Option<ScreenSetup> {
    let name = filled.name.get_untracked().trim().to_owned();
    let languages = filled.languages.get_untracked();
    let mode = match filled.mode.get_untracked() {
        0 => ScreenMode::Lobby,
        1 => ScreenMode::Floor,
        _ => ScreenMode::Room(filled.room.get_untracked()?),
    };
    let is_complete =
        !name.is_empty() && !languages.is_empty() && !filled.code.get_untracked().is_empty();
    is_complete.then_some(())?;
    Some(ScreenSetup {
        name,
        site: site.clone(),
        floor: filled.floor.get_untracked(),
        at: filled.spot.get_untracked()?,
        direction_degrees: filled.direction.get_untracked() * 90,
        mode,
        languages,
        settings: ScreenSettings::default(),
    })
}

type Of = fn(&Words) -> &'static str;

fn field(value: RwSignal<String>, label: Of, hint: Option<Of>, class: &'static str) -> AnyView {
    let language = Preferences::of_context().language();
    let hint = hint.map(|hint| {
        view! { <span class="field__hint">{move || hint(words(language.get()))}</span> }
    });
    view! {
        <label class="field">
            <span class="field__label">{move || label(words(language.get()))}</span>
            {hint}
            <input
                class=["field__input ", class].concat()
                autocomplete="off"
                prop:value=move || value.get()
                on:input:target=move |event| value.set(event.target().value())
            />
        </label>
    }
    .into_any()
}

/// A text of this page in the language of the moment.
fn said(of: Of) -> Signal<&'static str> {
    let language = Preferences::of_context().language();
    Signal::derive(move || of(words(language.get())))
}

#[component]
fn Where(shown: Shown, filled: Filled) -> impl IntoView {
    let language = Preferences::of_context().language();
    let floors = shown.plan().floors.clone();
    let each = |floor: &Floor| {
        let (code, name) = (floor.code.clone(), floor.name.clone());
        let value = code.to_string();
        option(
            value,
            Signal::derive(move || name.in_language(language.get()).to_owned()),
            Signal::derive(move || filled.floor.with(|floor| *floor == code)),
        )
    };
    let options = floors.iter().map(each).collect();
    let choose = Callback::new(move |value: String| {
        if let Ok(code) = FloorCode::new(&value) {
            filled.floor.set(code);
            filled.spot.set(None);
            filled.room.set(None);
        }
    });
    let directions = [0_u16, 1, 2, 3].into_iter().map(|quarter| {
        let name = move || {
            words(language.get()).directions.get(usize::from(quarter)).copied().unwrap_or_default()
        };
        option(
            quarter.to_string(),
            Signal::derive(move || name().to_owned()),
            Signal::derive(move || filled.direction.get() == quarter),
        )
    });
    let turn = Callback::new(move |value: String| {
        filled.direction.set(value.parse().unwrap_or_default());
    });
    let plan = move || {
        let floor = filled.floor.with(|code| shown.estate.floor(code).map(|(_, it)| it.clone()));
        let floor = Arc::new(floor?);
        Some(view! { <SpotPicker floor spot=filled.spot label=said(|words| words.spot_hint) /> })
    };
    view! {
        {select(said(|words| words.floor), options, choose)}
        <div class="field">
            <span class="field__label">{move || words(language.get()).spot}</span>
            <span class="field__hint">{move || words(language.get()).spot_hint}</span>
            {reactive(plan)}
        </div>
        {select(said(|words| words.direction), directions.collect(), turn)}
    }
}

#[component]
fn What(shown: Shown, filled: Filled) -> impl IntoView {
    let language = Preferences::of_context().language();
    let modes = [0_usize, 1, 2].into_iter().map(|mode| {
        let name = move || words(language.get()).modes.get(mode).copied().unwrap_or_default();
        option(
            mode.to_string(),
            Signal::derive(move || name().to_owned()),
            Signal::derive(move || filled.mode.get() == mode),
        )
    });
    let choose = Callback::new(move |value: String| {
        filled.mode.set(value.parse().unwrap_or_default());
    });
    let rooms = move || {
        (filled.mode.get() == 2).then(|| {
            let floor =
                filled.floor.with(|code| shown.estate.floor(code).map(|(_, it)| it.clone()));
            let rooms = floor.map(|floor| floor.places).unwrap_or_default();
            let rooms = rooms.into_iter().filter(|place| place.kind != PlaceKind::Desk);
            let each = rooms.map(|place| {
                let id = place.id;
                option(
                    id.0.to_string(),
                    Signal::derive(move || phrase::place_title(language.get(), &place)),
                    Signal::derive(move || filled.room.get() == Some(id)),
                )
            });
            let none = option(
                String::new(),
                Signal::stored(String::from("–")),
                Signal::derive(move || filled.room.get().is_none()),
            );
            let options = std::iter::once(none).chain(each).collect();
            let choose = Callback::new(move |value: String| {
                filled.room.set(value.parse().ok().map(PlaceId));
            });
            select(said(|words| words.room), options, choose)
        })
    };
    let languages = Language::ALL.map(|one| {
        let toggle = move |_| {
            filled.languages.update(|chosen| match chosen.contains(&one) {
                true => chosen.retain(|it| *it != one),
                false => chosen.push(one),
            });
        };
        view! {
            <button
                type="button"
                class="row__option"
                lang=one.tag()
                aria-pressed=move || pressed(filled.languages.with(|it| it.contains(&one)))
                on:click=on_press(toggle)
            >
                {language_name(one)}
            </button>
        }
    });
    view! {
        {select(said(|words| words.mode), modes.collect(), choose)}
        {reactive(rooms)}
        <div class="field">
            <span class="field__label" id="screen-languages">
                {move || words(language.get()).languages}
            </span>
            <div class="row" role="group" aria-labelledby="screen-languages">
                {languages.collect_view()}
            </div>
        </div>
    }
}

/// What came of it: what to do next where it did not work.
#[component]
fn Outcomes(outcome: RwSignal<Outcome>) -> impl IntoView {
    let language = Preferences::of_context().language();
    let live = expect_context::<Live>();
    let shown = move || {
        let words = words(language.get());
        let (said, is_good) = match outcome.get() {
            Outcome::Nothing => return None,
            Outcome::Paired => (words.paired, true),
            Outcome::Incomplete => (words.incomplete, false),
            Outcome::Failed(ApiError::NotFound | ApiError::Refused) => (words.wrong_code, false),
            Outcome::Failed(ApiError::Forbidden) if live.manages_building() => {
                (words.sign_in_again, false)
            }
            Outcome::Failed(error) => (text(language.get(), error_text(error)), false),
        };
        let again = (outcome.get() == Outcome::Failed(ApiError::Forbidden)).then(|| {
            view! { " " <a href=sign_in_path>{words.sign_in_again_link}</a> }
        });
        let class = if is_good { "alert alert--ok" } else { "alert alert--warning" };
        Some(view! { <p class=class>{said} {again}</p> })
    };
    view! { <div role="status">{reactive(shown)}</div> }
}
