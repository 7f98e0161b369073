//! Lobby and floor: a large map, *u bent hier*, what is free by zone, the rooms now and next.

use super::asking::{Asking, SearchButton, put_on_map};
use super::frame::Frame;
use super::rooms::{Rooms, now_words};
use super::search::Thing;
use super::way::{NextFloor, WayTo};
use super::zones::{Floors, Zones};
use crate::erased::{keep_up, on_press, reactive};
use crate::floor_map::{FloorMap, Home, WayShown, way_on_floor};
use crate::replica::{Live, Shown};
use crate::screens::Preferences;
use crate::screens::map::use_faulty;
use crate::text::kiosk::words;
use crate::text::{kiosk_search, phrase};
use crate::wanted::Wanted;
use domain::plan::{Floor, PlaceId};
use leptos::prelude::*;
use std::sync::Arc;
use sync::wire::ScreenSetup;

/// A screen in the lobby or on a floor.
#[component]
pub fn OnMap(shown: Shown, setup: ScreenSetup, is_lobby: bool) -> impl IntoView {
    let language = Preferences::of_context().language();
    let home = setup.floor.clone();
    let look = Home::new();
    let chosen = RwSignal::new(home.clone());
    let selected = RwSignal::new(None::<PlaceId>);
    let asking = Asking::new(&shown, &setup);
    let is_home = {
        let home = home.clone();
        move || chosen.with(|chosen| *chosen == home)
    };
    let is_open = Signal::derive(move || {
        selected.get().is_some() || asking.is_open() || !is_home() || look.is_away.get()
    });
    let close = Callback::new(move |()| {
        asking.end();
        selected.set(None);
        put_on_map(chosen, &home);
        look.back.notify();
    });
    let named = shown.clone();
    let title = Signal::derive(move || {
        let language = language.get();
        let floor = chosen.with(|code| named.estate.floor(code).map(|(_, it)| it.name.clone()));
        let site = named.plan().site.name.in_language(language).to_owned();
        match floor {
            Some(floor) => [&site, " · ", floor.in_language(language)].concat(),
            None => site,
        }
    });
    let floor_shown = {
        let (shown, setup) = (shown.clone(), setup.clone());
        move || {
            let floor = chosen.with(|code| shown.estate.floor(code).map(|(_, it)| it.clone()));
            Some(Arc::new(ahead_up(floor?, &setup)))
        }
    };
    let map = {
        let (shown, setup, floor) = (shown.clone(), setup.clone(), floor_shown.clone());
        move || {
            let (shown, setup, floor) = (shown.clone(), setup.clone(), floor()?);
            Some(view! { <Map shown setup floor selected way=asking.way look /> })
        }
    };
    let beside = {
        let (shown, setup) = (shown.clone(), setup.clone());
        move || {
            let shown = shown.clone();
            if let Some(there) = asking.there(&shown, &setup, chosen) {
                return there;
            }
            if let Some(place) = selected.get() {
                let go = asking.go(&setup, chosen);
                return view! { <Chosen shown place selected go /> }.into_any();
            }
            let Some(floor) = floor_shown() else { return ().into_any() };
            let counts = if is_lobby {
                view! {
                    <p class="kiosk__lead">
                        <strong>{move || words(language.get()).welcome}</strong>
                        " "
                        {move || words(language.get()).welcome_lead}
                    </p>
                    <Floors shown=shown.clone() chosen />
                }
                .into_any()
            } else {
                view! { <Zones shown=shown.clone() floor=Arc::clone(&floor) /> }.into_any()
            };
            view! {
                {counts}
                <Rooms shown floor />
            }
            .into_any()
        }
    };
    let search = asking.search(&shown, &setup, chosen);
    let mode = if is_lobby { "lobby" } else { "floor" };
    let over_map = shown.clone();
    view! {
        <Frame shown setup title mode is_open close>
            {search}
            // What lies under the search is not there for those who hear the page, either.
            <div class="kiosk__map" inert=move || asking.is_searching.get()>
                {reactive(map)}
                <div class="kiosk__over">
                    <SearchButton asking />
                    <NextFloor shown=over_map way=asking.way chosen />
                </div>
            </div>
            <div class="kiosk__side" inert=move || asking.is_searching.get()>{reactive(beside)}</div>
        </Frame>
    }
}

/// Turned so that what lies ahead of whoever stands before the screen is up.
fn ahead_up(mut floor: Floor, setup: &ScreenSetup) -> Floor {
    floor.rotation_degrees = (360 - setup.direction_degrees % 360) % 360;
    floor
}

/// One floor, with the part of the way that lies on it.
#[component]
fn Map(
    shown: Shown,
    setup: ScreenSetup,
    floor: Arc<Floor>,
    selected: RwSignal<Option<PlaceId>>,
    way: WayTo,
    look: Home,
) -> impl IntoView {
    let language = Preferences::of_context().language();
    let statuses = shown.statuses.clone();
    let clock = shown.building.rules.clock.clone();
    let here = (floor.code == setup.floor).then_some(setup.at);
    let wanted: Signal<Wanted> = Signal::stored(Wanted::default());
    let faulty = use_faulty(expect_context::<Live>(), Arc::clone(&floor));
    let on_map = WayShown::new(None);
    let on_floor = Arc::clone(&floor);
    keep_up(move || {
        let drawn = way.with(|way| match way {
            Some(Ok(route)) => way_on_floor(route, &on_floor),
            _ => None,
        });
        on_map.set(drawn);
    });
    let you_are_here = here.map(|_| {
        view! {
            <p class="kiosk__here">
                <span class="kiosk__dot" aria-hidden="true"></span>
                {move || words(language.get()).you_are_here}
            </p>
        }
    });
    view! {
        <FloorMap floor clock statuses selected wanted faulty language here way=on_map home=look />
        {you_are_here}
    }
}

/// A place that somebody touched on the map.
#[component]
fn Chosen(
    shown: Shown,
    place: PlaceId,
    selected: RwSignal<Option<PlaceId>>,
    go: Callback<Thing>,
) -> impl IntoView {
    let language = Preferences::of_context().language();
    let live = expect_context::<Live>();
    let named = shown.estate.place(place)?.place.clone();
    let status = Memo::new(move |_| live.status_of(place));
    let now = now_words(live, &shown, status);
    let there = Thing::Place(Box::new(named.clone()));
    let how = move || {
        let is_free = status.get().is_free();
        is_free.then(|| view! { <p class="chosen__hint">{words(language.get()).how_to_take}</p> })
    };
    Some(view! {
        <section class="chosen" data-status=move || status.get().code()>
            <h2 class="chosen__title">{move || phrase::place_title(language.get(), &named)}</h2>
            <p class="chosen__status">{reactive(now)}</p>
            {reactive(how)}
            <button
                type="button"
                class="button button--action button--big"
                on:click=on_press(move |_| go.run(there.clone()))
            >
                {move || kiosk_search::words(language.get()).route}
            </button>
            <button
                type="button"
                class="button button--big"
                on:click=on_press(move |_| selected.set(None))
            >
                {move || words(language.get()).back}
            </button>
        </section>
    })
}
