//! `/rooms`: all rooms, now and today. Filters live in the address ([`RoomsWish`]).

mod axis;
mod board;
mod filters;
mod hours;
mod room_day;
mod row;
mod wish;

use super::Preferences;
use super::frame::{AppName, Frame};
use super::parts::{Icon, Sign, use_heading, use_page_title};
use super::with_building::WithBuilding;
use crate::erased::reactive;
use crate::replica::Shown;
use crate::router::Router;
use crate::text::Key;
use crate::text::rooms::{Words, title, words};
use board::{Board, BoardProps};
use domain::plan::{PlaceId, PlaceKind};
use filters::{Filters, FiltersProps};
use leptos::prelude::*;
use wish::RoomsWish;

/// `/rooms`.
#[component]
pub fn RoomsScreen() -> impl IntoView {
    let preferences = Preferences::of_context();
    let language = preferences.language();
    use_page_title(move || title(language.get()).to_owned());
    view! {
        <Frame title=|| view! { <AppName /> } class="page-screen">
            <WithBuilding children=|shown| Rooms(RoomsProps { shown }) />
        </Frame>
    }
}

#[component]
fn Rooms(shown: Shown) -> impl IntoView {
    let language = Preferences::of_context().language();
    let heading = use_heading();
    let router = Router::of_context();
    let wish = Memo::new(move |_| RoomsWish::read(|part| router.query(part)));
    let all = all_rooms(&shown);
    let is_empty = all.is_empty();
    let below = if is_empty {
        view! { <NoRooms /> }.into_any()
    } else {
        let filters = FiltersProps { shown: shown.clone(), wish };
        let board = BoardProps { shown, all, wish };
        view! { {Filters(filters)} {Board(board)} }.into_any()
    };
    view! {
        <div class="page rooms">
            <h1 class="page__title" node_ref=heading tabindex="-1">
                {move || title(language.get())}
            </h1>
            {below}
        </div>
    }
}

/// Nothing to show, and where one can go on.
#[component]
fn NoRooms() -> impl IntoView {
    let preferences = Preferences::of_context();
    let language = preferences.language();
    let say = move |of: fn(&Words) -> &'static str| reactive(move || of(words(language.get())));
    view! {
        <p class="page__sign"><Icon sign=Sign::Table /></p>
        <p class="page__lead">{say(|words| words.no_rooms)} ". " {say(|words| words.no_rooms_hint)}</p>
        <p class="page__ways">
            <a class="button" href="/map">{preferences.saying(Key::WholeMap)}</a>
        </p>
    }
}

/// All rooms and booths of the building, in its own order.
fn all_rooms(shown: &Shown) -> Vec<PlaceId> {
    let floors = shown.plan().floors.iter();
    let places = floors.flat_map(|floor| &floor.places);
    places.filter(|place| place.kind != PlaceKind::Desk).map(|place| place.id).collect()
}
