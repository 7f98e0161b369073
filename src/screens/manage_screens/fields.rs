//! The questions of the form, in the order in which somebody answers them who stands before the screen.

use super::draft::{Draft, Shows};
use crate::erased::{on_press, reactive};
use crate::floor_map::SpotPicker;
use crate::replica::Shown;
use crate::screens::Preferences;
use crate::screens::parts::{option, pressed, select};
use crate::text::manage_screens::{Words, spot, words};
use crate::text::{Language, language_name, phrase};
use domain::plan::{FloorCode, PlaceId, PlaceKind};
use leptos::prelude::*;
use std::sync::Arc;
use sync::wire::ScreenSettings;

/// Longest name of a screen, in characters, as the hub has it.
const LONGEST_NAME: &str = "60";
/// The directions that are offered are so many degrees apart.
const APART_DEGREES: u16 = 45;

type Of = fn(&Words) -> &'static str;

/// A text of this page in the language of the moment.
fn said(of: Of) -> Signal<&'static str> {
    let language = Preferences::of_context().language();
    Signal::derive(move || of(words(language.get())))
}

/// Its code, while it has one, and what people call it.
#[component]
pub fn Names(draft: RwSignal<Draft>, is_new: bool) -> impl IntoView {
    let code = is_new.then(|| {
        field(
            (|words| words.code, |words| words.code_hint),
            ("screens__code", "12"),
            Signal::derive(move || draft.with(|draft| draft.code.clone())),
            Callback::new(move |code| draft.update(|draft| draft.code = code)),
        )
    });
    let name = field(
        (|words| words.name, |words| words.name_hint),
        ("", LONGEST_NAME),
        Signal::derive(move || draft.with(|draft| draft.name.clone())),
        Callback::new(move |name| draft.update(|draft| draft.name = name)),
    );
    view! {
        {code}
        {name}
    }
}

fn field(
    (label, hint): (Of, Of),
    (class, longest): (&'static str, &'static str),
    value: Signal<String>,
    change: Callback<String>,
) -> AnyView {
    let (label, hint) = (said(label), said(hint));
    view! {
        <label class="field">
            <span class="field__label">{move || label.get()}</span>
            <span class="field__hint">{move || hint.get()}</span>
            <input
                class=["field__input ", class].concat()
                autocomplete="off"
                maxlength=longest
                prop:value=move || value.get()
                on:input:target=move |event| change.run(event.target().value())
            />
        </label>
    }
    .into_any()
}

/// What it shows, and at whose door.
#[component]
pub fn What(shown: Shown, draft: RwSignal<Draft>) -> impl IntoView {
    let language = Preferences::of_context().language();
    let shows = Memo::new(move |_| draft.with(|draft| draft.shows));
    let modes = Shows::ALL.into_iter().enumerate().map(|(index, one)| {
        option(
            index.to_string(),
            Signal::derive(move || {
                words(language.get()).modes.get(index).copied().unwrap_or_default().to_owned()
            }),
            Signal::derive(move || shows.get() == one),
        )
    });
    let choose = Callback::new(move |value: String| {
        let chosen = value.parse().ok().and_then(|index: usize| Shows::ALL.get(index).copied());
        draft.update(|draft| draft.shows = chosen.unwrap_or(draft.shows));
    });
    view! {
        {select(said(|words| words.mode), modes.collect(), choose)}
        {reactive(move || (shows.get() == Shows::Room).then(|| rooms(shown.clone(), draft)))}
    }
}

/// The rooms of the building. One on another floor brings its floor with it.
fn rooms(shown: Shown, draft: RwSignal<Draft>) -> AnyView {
    let language = Preferences::of_context().language();
    let of = |draft: RwSignal<Draft>| draft.with(|draft| draft.room);
    let none = option(
        String::new(),
        Signal::derive(move || words(language.get()).choose.to_owned()),
        Signal::derive(move || of(draft).is_none()),
    );
    let floors = shown.plan().floors.iter();
    let each = floors.flat_map(|floor| floor.places.iter().map(move |place| (floor, place)));
    let with_door = each.filter(|(_, place)| place.kind != PlaceKind::Desk);
    let each = with_door.map(|(floor, place)| {
        let (id, floor, place) = (place.id, floor.name.clone(), place.clone());
        let name = move || {
            let language = language.get();
            let floor = floor.in_language(language);
            [&phrase::place_title(language, &place), " · ", floor].concat()
        };
        option(
            id.0.to_string(),
            Signal::derive(name),
            Signal::derive(move || of(draft) == Some(id)),
        )
    });
    let options = std::iter::once(none).chain(each).collect();
    let choose = Callback::new(move |value: String| {
        let room = value.parse().ok().map(PlaceId);
        let located = room.and_then(|room| shown.estate.place(room));
        let floor = located.map(|located| located.floor.code.clone());
        draft.update(|draft| {
            if let Some(floor) = floor {
                draft.move_to(floor);
            }
            draft.room = room;
        });
    });
    select(said(|words| words.room), options, choose)
}

/// On which floor, where on it, and which way one looks.
#[component]
pub fn Where(shown: Shown, draft: RwSignal<Draft>) -> impl IntoView {
    let language = Preferences::of_context().language();
    let on = Memo::new(move |_| draft.with(|draft| draft.floor.clone()));
    let each = shown.plan().floors.iter().map(|floor| {
        let (code, name) = (floor.code.clone(), floor.name.clone());
        option(
            code.to_string(),
            Signal::derive(move || name.in_language(language.get()).to_owned()),
            Signal::derive(move || on.with(|floor| *floor == code)),
        )
    });
    let options = each.collect();
    let choose = Callback::new(move |value: String| {
        if let Ok(code) = FloorCode::new(&value) {
            draft.update(|draft| draft.move_to(code));
        }
    });
    let point = Signal::derive(move || draft.with(|draft| draft.spot));
    let degrees = Signal::derive(move || draft.with(|draft| draft.direction));
    let move_there = Callback::new(move |at| draft.update(|draft| draft.spot = Some(at)));
    let plan = move || {
        let floor = on.with(|code| shown.estate.floor(code).map(|(_, it)| it.clone()))?;
        let corner = floor.bounds.min;
        let there = move || {
            let at = point.get()?;
            Some(spot(language.get(), at.x_cm - corner.x_cm, at.y_cm - corner.y_cm))
        };
        let label = said(|words| words.spot_hint);
        Some(view! {
            <SpotPicker
                floor=Arc::new(floor)
                spot=point
                direction=degrees
                choose=move_there
                label
            />
            <p class="visually-hidden" role="status">{reactive(there)}</p>
        })
    };
    view! {
        {select(said(|words| words.floor), options, choose)}
        <div class="field">
            <span class="field__label">{move || words(language.get()).spot}</span>
            <span class="field__hint">{move || words(language.get()).spot_hint}</span>
            {reactive(plan)}
        </div>
        {directions(draft)}
    }
}

/// Eight of them; one in between, which only the API can say, is kept until another is chosen.
fn directions(draft: RwSignal<Draft>) -> AnyView {
    let language = Preferences::of_context().language();
    let degrees = move || draft.with(|draft| draft.direction);
    let between = untrack(degrees);
    let between = (between % APART_DEGREES != 0).then(|| {
        option(
            between.to_string(),
            Signal::stored([&between.to_string(), "°"].concat()),
            Signal::derive(move || degrees() == between),
        )
    });
    let each = (0_u16..8).map(|eighth| {
        let name = move || {
            let names = words(language.get()).directions;
            names.get(usize::from(eighth)).copied().unwrap_or_default().to_owned()
        };
        let here = eighth * APART_DEGREES;
        option(here.to_string(), Signal::derive(name), Signal::derive(move || degrees() == here))
    });
    let turn = Callback::new(move |value: String| {
        if let Ok(degrees) = value.parse() {
            draft.update(|draft| draft.direction = degrees);
        }
    });
    select(said(|words| words.direction), between.into_iter().chain(each).collect(), turn)
}

/// The language it begins with, and which others one can choose.
#[component]
pub fn Languages(draft: RwSignal<Draft>) -> impl IntoView {
    let language = Preferences::of_context().language();
    let usual = Memo::new(move |_| draft.with(|draft| draft.usual));
    let options = Language::ALL.map(|one| {
        option(
            one.tag().to_owned(),
            Signal::stored(language_name(one).to_owned()),
            Signal::derive(move || usual.get() == one),
        )
    });
    let choose = Callback::new(move |tag: String| {
        if let Some(chosen) = Language::from_tag(&tag) {
            draft.update(|draft| draft.begin_with(chosen));
        }
    });
    let others = move || {
        let others = Language::ALL.into_iter().filter(|one| *one != usual.get());
        let each = others.map(|one| {
            let toggle = move |_| {
                draft.update(|draft| match draft.others.contains(&one) {
                    true => draft.others.retain(|it| *it != one),
                    false => draft.others.push(one),
                });
            };
            view! {
                <button
                    type="button"
                    class="row__option"
                    lang=one.tag()
                    aria-pressed=move || pressed(draft.with(|it| it.others.contains(&one)))
                    on:click=on_press(toggle)
                >
                    {language_name(one)}
                </button>
            }
        });
        each.collect_view()
    };
    view! {
        {select(said(|words| words.usual), options.into(), choose)}
        <div class="field">
            <span class="field__label" id="screen-languages">
                {move || words(language.get()).others}
            </span>
            <div class="row" role="group" aria-labelledby="screen-languages">{reactive(others)}</div>
        </div>
    }
}

/// A setting that is on or off.
type Setting = fn(&mut ScreenSettings) -> &mut bool;

/// How it behaves.
#[component]
pub fn Behaviour(draft: RwSignal<Draft>) -> impl IntoView {
    let language = Preferences::of_context().language();
    let settings: [Setting; 4] = [
        |settings| &mut settings.keep_awake,
        |settings| &mut settings.dim_at_night,
        |settings| &mut settings.reach,
        |settings| &mut settings.high_contrast,
    ];
    let each = settings.into_iter().enumerate().map(|(index, setting)| {
        let is_on = move || draft.with(|draft| *setting(&mut draft.settings.clone()));
        let name = move || words(language.get()).behaviour.get(index).copied().unwrap_or_default();
        view! {
            <label class="screens__setting">
                <input
                    type="checkbox"
                    prop:checked=is_on
                    on:change:target=move |event| {
                        draft.update(|draft| *setting(&mut draft.settings) = event.target().checked());
                    }
                />
                <span>{name}</span>
            </label>
        }
    });
    view! {
        <fieldset class="screens__settings">
            <legend class="field__label">{move || words(language.get()).settings}</legend>
            {each.collect_view()}
        </fieldset>
    }
}
