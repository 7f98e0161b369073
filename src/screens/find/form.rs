//! The questions: what, when, in which zone or for how many; the rest behind *Meer wensen*.

use super::kinds_of;
use super::more::{More, MoreProps};
use super::when::{PartOfDay, When, read_minute, written_minute};
use super::wish::FindWish;
use crate::erased::{on_press, reactive};
use crate::floor_map::ZoneGlyph;
use crate::replica::{Live, Shown};
use crate::router::Router;
use crate::screens::Preferences;
use crate::screens::map::{read_date, written_date};
use crate::screens::parts::{option, pressed, select};
use crate::text::find::{Words, duration, words};
use crate::text::rooms::persons;
use crate::text::{kind_name, zone_name};
use chrono::Days;
use domain::plan::{PlaceKind, ZoneLevel};
use domain::time::HalfDay;
use leptos::prelude::*;

/// How long one can look for, in minutes.
const DURATIONS: [u16; 7] = [15, 30, 60, 90, 120, 180, 240];
/// For how many people one can look.
const PEOPLE: [u16; 8] = [2, 4, 6, 8, 10, 12, 16, 20];

/// Goes to another wish.
pub type Choose = Callback<FindWish>;

/// The questions.
#[component]
pub fn Form(
    /// The building.
    shown: Shown,
    /// What is looked for.
    wish: Memo<FindWish>,
) -> impl IntoView {
    let router = Router::of_context();
    // A new question begins with the best few again.
    let choose: Choose = Callback::new(move |wish: FindWish| {
        router.replace(&FindWish { all: false, ..wish }.path());
    });
    let shape = Memo::new(move |_| wish.with(FindWish::shape));
    let asked = shown.clone();
    let time = move || match shape.get() {
        FindWish { when: When::Now(_), .. } => how_long(wish, choose),
        FindWish { kind, .. } => later(&asked, kind, wish, choose),
    };
    let of_room = shown.clone();
    let who = move || match shape.get().kind {
        PlaceKind::Desk => zones(wish, choose),
        PlaceKind::Room => people(&of_room, wish, choose),
        PlaceKind::Booth => ().into_any(),
    };
    view! {
        <div class="find__form">
            {kinds(&shown, wish, choose)} {moment(&shown, wish, choose)} {reactive(time)}
            {reactive(who)} {More(MoreProps { shown, wish, shape, choose })}
        </div>
    }
}

/// A word of the page in the language of the moment.
pub fn label(of: fn(&Words) -> &'static str) -> Signal<&'static str> {
    let language = Preferences::of_context().language();
    Signal::derive(move || of(words(language.get())))
}

/// A question with buttons of which one holds.
pub fn row(title: Signal<&'static str>, id: &'static str, options: Vec<AnyView>) -> AnyView {
    view! {
        <div class="find__question">
            <p class="field__label" id=id>{move || title.get()}</p>
            <div class="row" role="group" aria-labelledby=id>{options}</div>
        </div>
    }
    .into_any()
}

/// One of those buttons.
fn row_option(name: Signal<String>, is_chosen: Signal<bool>, press: Callback<()>) -> AnyView {
    view! {
        <button
            type="button"
            class="row__option"
            aria-pressed=move || pressed(is_chosen.get())
            on:click=on_press(move |_| press.run(()))
        >
            {move || name.get()}
        </button>
    }
    .into_any()
}

fn kinds(shown: &Shown, wish: Memo<FindWish>, choose: Choose) -> AnyView {
    let language = Preferences::of_context().language();
    let options = kinds_of(shown).into_iter().map(|kind| {
        let name = Signal::derive(move || kind_name(language.get(), kind).to_owned());
        let is_chosen = Signal::derive(move || wish.with(|wish| wish.kind == kind));
        let press = Callback::new(move |()| choose.run(wish.get_untracked().of_kind(kind)));
        row_option(name, is_chosen, press)
    });
    row(label(|words| words.kind), "find-kind", options.collect())
}

fn moment(shown: &Shown, wish: Memo<FindWish>, choose: Choose) -> AnyView {
    let live = expect_context::<Live>();
    let (now, later) = (label(|words| words.now), label(|words| words.later));
    let rules = shown.building.rules.clone();
    let press_now = Callback::new(move |()| {
        choose.run(FindWish { when: When::default(), ..wish.get_untracked() });
    });
    let press_later = Callback::new(move |()| {
        let wish = wish.get_untracked();
        if !matches!(wish.when, When::Now(_)) {
            return;
        }
        if let Some(when) = When::later(wish.kind, &rules, live.now.get_untracked()) {
            choose.run(FindWish { when, ..wish });
        }
    });
    let is_later = move || wish.with(|wish| wish.when.date().is_some());
    let option = |name: Signal<&'static str>, is_this: bool, press| {
        let name = Signal::derive(move || name.get().to_owned());
        row_option(name, Signal::derive(move || is_later() == is_this), press)
    };
    let options = vec![option(now, false, press_now), option(later, true, press_later)];
    row(label(|words| words.when), "find-when", options)
}

fn how_long(wish: Memo<FindWish>, choose: Choose) -> AnyView {
    let language = Preferences::of_context().language();
    let options = DURATIONS.into_iter().map(|minutes| {
        let name = Signal::derive(move || duration(language.get(), minutes));
        let is_chosen = move || wish.with(|wish| wish.when.minutes() == Some(minutes));
        option(minutes.to_string(), name, Signal::derive(is_chosen))
    });
    let on_choice = Callback::new(move |minutes: String| {
        if let Ok(minutes) = minutes.parse() {
            put(wish, choose, |when| when.lasting(minutes));
        }
    });
    select(label(|words| words.how_long), options.collect(), on_choice)
}

/// The same wish for another time.
fn put(wish: Memo<FindWish>, choose: Choose, change: impl Fn(&When) -> When) {
    let wish = wish.get_untracked();
    choose.run(FindWish { when: change(&wish.when), ..wish });
}

/// On a day: which, and which part of it.
fn later(shown: &Shown, kind: PlaceKind, wish: Memo<FindWish>, choose: Choose) -> AnyView {
    let live = expect_context::<Live>();
    let rules = &shown.building.rules;
    let horizon = rules.of(kind).reserving.as_ref().map_or(0, |it| it.horizon_days);
    let today = rules.clock.local(live.now.get_untracked()).map(|local| local.date());
    let last = today.and_then(|today| today.checked_add_days(Days::new(horizon.into())));
    let parts = match kind {
        PlaceKind::Desk => half_days(wish, choose),
        PlaceKind::Room | PlaceKind::Booth => times(wish, choose),
    };
    let title = label(|words| words.day);
    view! {
        <label class="field">
            <span class="field__label">{move || title.get()}</span>
            <input
                class="field__input"
                type="date"
                min=today.map(written_date)
                max=last.map(written_date)
                prop:value=move || wish.with(|wish| wish.when.date().map(written_date))
                on:change:target=move |event| {
                    // An empty field is no day: what was chosen before stays.
                    if let Some(date) = read_date(&event.target().value()) {
                        put(wish, choose, |when| when.on(date));
                    }
                }
            />
        </label>
        {parts}
    }
    .into_any()
}

fn half_days(wish: Memo<FindWish>, choose: Choose) -> AnyView {
    let language = Preferences::of_context().language();
    let parts =
        [PartOfDay::Half(HalfDay::Morning), PartOfDay::Half(HalfDay::Afternoon), PartOfDay::Whole];
    let options = parts.into_iter().enumerate().map(|(index, this)| {
        let name = move || {
            let names = words(language.get()).parts;
            names.get(index).copied().unwrap_or_default().to_owned()
        };
        let is_chosen = Signal::derive(move || wish.with(|wish| wish.when.part() == this));
        let press = Callback::new(move |()| put(wish, choose, |when| when.with_part(this)));
        row_option(Signal::derive(name), is_chosen, press)
    });
    row(label(|words| words.part), "find-part", options.collect())
}

fn times(wish: Memo<FindWish>, choose: Choose) -> AnyView {
    let options = (0..96).map(|quarter| {
        let minute = quarter * 15;
        let name = Signal::derive(move || written_minute(minute));
        let is_chosen = move || wish.with(|wish| wish.when.start_minute() == Some(minute));
        option(written_minute(minute), name, Signal::derive(is_chosen))
    });
    let on_from = Callback::new(move |text: String| {
        if let Some(from) = read_minute(&text) {
            put(wish, choose, |when| when.beginning(from));
        }
    });
    view! {
        <div class="find__times">
            {select(label(|words| words.from), options.collect(), on_from)}
            {how_long(wish, choose)}
        </div>
    }
    .into_any()
}

/// From lively to silent, in the one order, each with its glyph.
fn zones(wish: Memo<FindWish>, choose: Choose) -> AnyView {
    let language = Preferences::of_context().language();
    let zone = |level: ZoneLevel| {
        view! {
            <button
                type="button"
                class="chip"
                data-level=level.code()
                aria-pressed=move || pressed(wish.with(|wish| wish.levels.contains(&level)))
                on:click=on_press(move |_| choose.run(wish.get_untracked().with_level(level)))
            >
                <ZoneGlyph level />
                <span>{move || zone_name(language.get(), level)}</span>
            </button>
        }
    };
    let title = label(|words| words.what_for);
    view! {
        <div class="find__question">
            <p class="field__label" id="find-zone">{move || title.get()}</p>
            <div class="find__chips" role="group" aria-labelledby="find-zone">
                {ZoneLevel::ALL.map(zone).collect_view()}
            </div>
        </div>
    }
    .into_any()
}

fn people(shown: &Shown, wish: Memo<FindWish>, choose: Choose) -> AnyView {
    let language = Preferences::of_context().language();
    let places = shown.plan().floors.iter().flat_map(|floor| &floor.places);
    let most = places.map(|place| place.capacity).max().unwrap_or_default();
    let numbers = PEOPLE.into_iter().filter(|people| *people <= most);
    let options = [0].into_iter().chain(numbers).map(|people| {
        let name = move || match people {
            0 => words(language.get()).any_people.to_owned(),
            some => persons(language.get(), some),
        };
        let is_chosen = Signal::derive(move || wish.with(|wish| wish.people == people));
        option(people.to_string(), Signal::derive(name), is_chosen)
    });
    let on_choice = Callback::new(move |people: String| {
        let people = people.parse().unwrap_or_default();
        choose.run(FindWish { people, ..wish.get_untracked() });
    });
    select(label(|words| words.people), options.collect(), on_choice)
}
