//! Lobby and floor: a large map, *u bent hier*, what is free by zone, the rooms now and next.

use super::frame::Frame;
use super::rooms::{Rooms, now_words};
use super::zones::{Floors, Zones};
use crate::erased::{on_press, reactive};
use crate::floor_map::FloorMap;
use crate::replica::{Live, Shown};
use crate::screens::Preferences;
use crate::screens::map::use_faulty;
use crate::text::kiosk::words;
use crate::text::phrase;
use crate::wanted::Wanted;
use domain::plan::{Floor, PlaceId};
use leptos::prelude::*;
use std::sync::Arc;
use sync::wire::ScreenSetup;

/// A screen in the lobby or on a floor.
#[component]
pub fn OnMap(shown: Shown, setup: ScreenSetup, is_lobby: bool) -> impl IntoView {
    let language = Preferences::of_context().language();
    let own = setup.floor.clone();
    let chosen = RwSignal::new(own.clone());
    let selected = RwSignal::new(None::<PlaceId>);
    let home = own.clone();
    let is_open =
        Signal::derive(move || selected.get().is_some() || chosen.with(|chosen| *chosen != home));
    let home = own.clone();
    let close = Callback::new(move |()| {
        selected.set(None);
        chosen.set(home.clone());
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
    let on_floor = {
        let (shown, setup) = (shown.clone(), setup.clone());
        move || {
            let floor = chosen.with(|code| shown.estate.floor(code).map(|(_, it)| it.clone()));
            let floor = Arc::new(ahead_up(floor?, &setup));
            let (shown, setup) = (shown.clone(), setup.clone());
            Some(view! { <OneFloor shown setup floor chosen selected is_lobby /> })
        }
    };
    let mode = if is_lobby { "lobby" } else { "floor" };
    view! {
        <Frame shown setup title mode is_open close>{reactive(on_floor)}</Frame>
    }
}

/// Turned so that what lies ahead of whoever stands before the screen is up.
fn ahead_up(mut floor: Floor, setup: &ScreenSetup) -> Floor {
    floor.rotation_degrees = (360 - setup.direction_degrees % 360) % 360;
    floor
}

#[component]
fn OneFloor(
    shown: Shown,
    setup: ScreenSetup,
    floor: Arc<Floor>,
    chosen: RwSignal<domain::plan::FloorCode>,
    selected: RwSignal<Option<PlaceId>>,
    is_lobby: bool,
) -> impl IntoView {
    let language = Preferences::of_context().language();
    let statuses = shown.statuses.clone();
    let clock = shown.building.rules.clock.clone();
    let here = (floor.code == setup.floor).then_some(setup.at);
    let wanted: Signal<Wanted> = Signal::stored(Wanted::default());
    let on_map = Arc::clone(&floor);
    let faulty = use_faulty(expect_context::<Live>(), Arc::clone(&floor));
    let you_are_here = here.map(|_| {
        view! {
            <p class="kiosk__here">
                <span class="kiosk__dot" aria-hidden="true"></span>
                {move || words(language.get()).you_are_here}
            </p>
        }
    });
    let beside = {
        let (shown, floor) = (shown.clone(), Arc::clone(&floor));
        move || match selected.get() {
            Some(place) => view! { <Chosen shown=shown.clone() place selected /> }.into_any(),
            None if is_lobby => view! {
                <p class="kiosk__lead">{move || words(language.get()).welcome_lead}</p>
                <Floors shown=shown.clone() chosen />
                <Rooms shown=shown.clone() floor=Arc::clone(&floor) />
            }
            .into_any(),
            None => view! {
                <Zones shown=shown.clone() floor=Arc::clone(&floor) />
                <Rooms shown=shown.clone() floor=Arc::clone(&floor) />
            }
            .into_any(),
        }
    };
    view! {
        <div class="kiosk__map">
            <FloorMap floor=on_map clock statuses selected wanted faulty language here />
            {you_are_here}
        </div>
        <div class="kiosk__side">{reactive(beside)}</div>
    }
}

/// A place that somebody touched on the map.
#[component]
fn Chosen(shown: Shown, place: PlaceId, selected: RwSignal<Option<PlaceId>>) -> impl IntoView {
    let language = Preferences::of_context().language();
    let live = expect_context::<Live>();
    let named = shown.estate.place(place)?.place.clone();
    let now = now_words(live, &shown, place);
    Some(view! {
        <section class="chosen" data-status=move || live.status_of(place).code()>
            <h2 class="chosen__title">{move || phrase::place_title(language.get(), &named)}</h2>
            <p class="chosen__status">{reactive(now)}</p>
            <p class="chosen__hint">{move || words(language.get()).how_to_take}</p>
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
