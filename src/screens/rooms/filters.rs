//! The choices above the board.

use super::wish::{Kinds, MINUTES, Need, RoomsWish};
use crate::erased::{on_press, reactive};
use crate::replica::Shown;
use crate::router::Router;
use crate::screens::Preferences;
use crate::screens::parts::{option, pressed, select};
use crate::text::rooms::{Words, persons, words};
use domain::Located;
use domain::plan::PlaceKind;
use leptos::prelude::*;

/// The numbers of people that one can ask for, as far as a room has room for them.
const PEOPLE: [u16; 8] = [2, 4, 6, 8, 10, 12, 16, 20];

/// Free for how long, what it must have, for how many, where. Only what the building has is asked.
#[component]
pub fn Filters(
    /// The building.
    shown: Shown,
    /// What is chosen.
    wish: Memo<RoomsWish>,
) -> impl IntoView {
    let language = Preferences::of_context().language();
    let router = Router::of_context();
    let choose = Callback::new(move |wish: RoomsWish| router.replace(&wish.path()));
    let say = move |of: fn(&Words) -> &'static str| reactive(move || of(words(language.get())));
    let minutes = move |minutes: Option<u16>| {
        let name = move || {
            let words = words(language.get());
            minutes.map_or(words.any_time.to_owned(), |it| {
                [&it.to_string(), " ", words.minutes].concat()
            })
        };
        view! {
            <button
                type="button"
                class="row__option"
                aria-pressed=move || pressed(wish.with(|wish| wish.minutes == minutes))
                on:click=on_press(move |_| choose.run(RoomsWish { minutes, ..wish.get_untracked() }))
            >
                {reactive(name)}
            </button>
        }
    };
    let offered: Vec<Need> =
        Need::ALL.into_iter().filter(|need| is_offered(&shown, *need)).collect();
    let need = move |need: Need| {
        let name = move || {
            let words = words(language.get());
            match need {
                Need::Hybrid => words.hybrid,
                Need::Wheelchair => words.wheelchair,
                Need::HearingLoop => words.hearing_loop,
            }
        };
        view! {
            <button
                type="button"
                class="chip"
                aria-pressed=move || pressed(wish.with(|wish| wish.needs.contains(&need)))
                on:click=on_press(move |_| choose.run(wish.get_untracked().toggled(need)))
            >
                {reactive(name)}
            </button>
        }
    };
    let choices = MINUTES.map(Some);
    // What is chosen is in sight. Where there is room, all of it is.
    let is_open = RwSignal::new(wish.with_untracked(RoomsWish::asks_for_more));
    let more =
        [kinds(&shown, wish, choose), people(&shown, wish, choose), floors(&shown, wish, choose)];
    view! {
        <div class="rooms__filters">
            <div class="rooms__minutes">
                <p class="field__label" id="free-for">{say(|words| words.free_now_for)}</p>
                <div class="row" role="group" aria-labelledby="free-for">
                    {minutes(None)} {choices.map(minutes).collect_view()}
                </div>
            </div>
            <div class="rooms__needs">
                {offered.into_iter().map(need).collect_view()}
                <button
                    type="button"
                    class="chip rooms__more"
                    aria-expanded=move || pressed(is_open.get())
                    aria-controls="more-choices"
                    on:click=on_press(move |_| is_open.update(|is_open| *is_open = !*is_open))
                >
                    {say(|words| words.more)}
                </button>
            </div>
            <div
                class="rooms__selects"
                id="more-choices"
                data-open=move || is_open.get().then_some("true")
            >
                {more.into_iter().flatten().collect_view()}
            </div>
        </div>
    }
}

fn rooms_of(shown: &Shown) -> impl Iterator<Item = Located<'_>> {
    let places = shown.plan().floors.iter().flat_map(|floor| &floor.places);
    let rooms = places.filter(|place| place.kind != PlaceKind::Desk);
    rooms.filter_map(|place| shown.estate.place(place.id))
}

fn is_offered(shown: &Shown, need: Need) -> bool {
    rooms_of(shown).any(|located| need.is_met(located, &[]))
}

type Choose = Callback<RoomsWish>;

fn label(of: fn(&Words) -> &'static str) -> Signal<&'static str> {
    let language = Preferences::of_context().language();
    Signal::derive(move || of(words(language.get())))
}

/// Nothing to choose where there is only one kind.
fn kinds(shown: &Shown, wish: Memo<RoomsWish>, choose: Choose) -> Option<AnyView> {
    let has = |kind: PlaceKind| rooms_of(shown).any(|located| located.place.kind == kind);
    let language = Preferences::of_context().language();
    let options = Kinds::ALL.into_iter().enumerate().map(|(index, kinds)| {
        let name =
            move || words(language.get()).kinds.get(index).copied().unwrap_or_default().to_owned();
        let is_chosen = Signal::derive(move || wish.with(|wish| wish.kinds == kinds));
        option(kinds.code().to_owned(), Signal::derive(name), is_chosen)
    });
    let on_choice = Callback::new(move |code: String| {
        let kinds = Kinds::ALL.into_iter().find(|kinds| kinds.code() == code).unwrap_or_default();
        choose.run(RoomsWish { kinds, ..wish.get_untracked() });
    });
    (has(PlaceKind::Room) && has(PlaceKind::Booth))
        .then(|| select(label(|words| words.kind), options.collect(), on_choice))
}

/// Nothing to choose where all are for one.
fn people(shown: &Shown, wish: Memo<RoomsWish>, choose: Choose) -> Option<AnyView> {
    let language = Preferences::of_context().language();
    let most = rooms_of(shown).map(|located| located.place.capacity).max().unwrap_or_default();
    let numbers = PEOPLE.into_iter().filter(|people| *people <= most);
    let options = [0].into_iter().chain(numbers).map(|people| {
        let name = move || {
            let language = language.get();
            let words = words(language);
            match people {
                0 => words.any_people.to_owned(),
                some => [&persons(language, some), words.or_more].concat(),
            }
        };
        let is_chosen = Signal::derive(move || wish.with(|wish| wish.people == people));
        option(people.to_string(), Signal::derive(name), is_chosen)
    });
    let on_choice = Callback::new(move |people: String| {
        let people = people.parse().unwrap_or_default();
        choose.run(RoomsWish { people, ..wish.get_untracked() });
    });
    (most > 1).then(|| select(label(|words| words.people), options.collect(), on_choice))
}

/// Nothing to choose where there is only one floor.
fn floors(shown: &Shown, wish: Memo<RoomsWish>, choose: Choose) -> Option<AnyView> {
    let language = Preferences::of_context().language();
    let with_rooms = shown.plan().floors.iter().rev();
    let with_rooms: Vec<_> = with_rooms
        .filter(|floor| floor.places.iter().any(|place| place.kind != PlaceKind::Desk))
        .map(|floor| (floor.code.to_string(), floor.name.clone()))
        .collect();
    let is_one = with_rooms.len() < 2;
    let whole = {
        let name = move || words(language.get()).any_floor.to_owned();
        let is_chosen = Signal::derive(move || wish.with(|wish| wish.floor.is_none()));
        option(String::new(), Signal::derive(name), is_chosen)
    };
    let each = with_rooms.into_iter().map(|(code, name)| {
        let name = move || name.in_language(language.get()).to_owned();
        let this = code.clone();
        let is_this = move || wish.with(|wish| wish.floor.as_deref() == Some(this.as_str()));
        option(code, Signal::derive(name), Signal::derive(is_this))
    });
    let on_choice = Callback::new(move |code: String| {
        let floor = Some(code).filter(|code| !code.is_empty());
        choose.run(RoomsWish { floor, ..wish.get_untracked() });
    });
    let options: Vec<_> = [whole].into_iter().chain(each).collect();
    (!is_one).then(|| select(label(|words| words.floor), options, on_choice))
}
