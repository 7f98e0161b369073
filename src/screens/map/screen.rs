//! The screen of one floor: wishes, map or list, floors, and the chosen place.

use super::address::MapAddress;
use super::beside::place_list;
use super::chips::WantedChips;
use super::floor_switch::FloorSwitch;
use super::side::Side;
use crate::erased::{keep_up, on_press, reactive};
use crate::floor_map::{Faulty, FloorMap, PlaceListProps, WayShown};
use crate::lazy::lazy;
use crate::replica::{Live, Shown};
use crate::router::Router;
use crate::screens::Preferences;
use crate::screens::frame::Frame;
use crate::screens::not_found::UnknownFloor;
use crate::screens::parts::{use_heading, use_page_title};
use crate::screens::with_building::WithBuilding;
use crate::text::Key;
use crate::wanted::Wanted;
use domain::plan::{Floor, FloorCode, PlaceCode, PlaceId};
use leptos::prelude::*;
use std::sync::Arc;

/// `/map/:floor_code`.
#[component]
pub fn MapScreen() -> impl IntoView {
    let preferences = Preferences::of_context();
    let live = expect_context::<Live>();
    let router = Router::of_context();
    let address = Memo::new(move |_| MapAddress::read(router.named(), |part| router.query(part)));
    follow_site(live, address);
    let named = Memo::new(move |_| {
        let language = preferences.language().get();
        let shown = live.shown()?;
        let floor = floor_of(&shown, &address.with(|address| address.floor.clone()))?;
        let site = shown.plan().site.name.in_language(language).to_owned();
        Some((site, floor.name.in_language(language).to_owned()))
    });
    let heading = use_heading();
    use_page_title(move || match named.get() {
        Some((_, floor)) => floor,
        None => preferences.say(Key::Map).to_owned(),
    });
    let title = move || {
        view! {
            <h1 class="bar__title" node_ref=heading tabindex="-1">
                {move || match named.get() {
                    Some((site, floor)) => view! {
                        <span class="bar__site">{site}</span>
                        <span class="bar__dot" aria-hidden="true">" · "</span>
                        // Said as two words, not as one.
                        " "
                        <span class="bar__floor">{floor}</span>
                    }
                    .into_any(),
                    None => preferences.say(Key::AppName).into_any(),
                }}
            </h1>
        }
    };
    view! {
        <Frame title=title class="map-screen">
            <WithBuilding children=move |shown| view! { <Floors shown address /> } />
        </Frame>
    }
}

/// Goes to another building when the address names a floor of it.
fn follow_site(live: Live, address: Memo<MapAddress>) {
    Effect::new(move || {
        let code = address.with(|address| address.floor.clone());
        let site = live.sites.with(|sites| {
            let has_floor = |floor: &sync::wire::FloorSummary| floor.code.as_str() == code;
            sites.iter().find(|site| site.floors.iter().any(has_floor)).map(|it| it.code.clone())
        });
        if let Some(site) = site {
            live.show_site(site);
        }
    });
}

/// Shows the floor of the address; built anew only when it becomes another one.
#[component]
fn Floors(shown: Shown, address: Memo<MapAddress>) -> impl IntoView {
    let code = Memo::new(move |_| address.with(|address| address.floor.clone()));
    move || match floor_of(&shown, &code.get()) {
        Some(floor) => {
            let floor = Arc::new(floor.clone());
            view! { <OneFloor shown=shown.clone() floor address /> }.into_any()
        }
        None => view! { <UnknownFloor shown=shown.clone() /> }.into_any(),
    }
}

#[component]
fn OneFloor(shown: Shown, floor: Arc<Floor>, address: Memo<MapAddress>) -> impl IntoView {
    let preferences = Preferences::of_context();
    let live = expect_context::<Live>();
    let language = preferences.language();
    let only = RwSignal::new(None);
    let wanted = Memo::new(move |_| {
        let wanted = address.with(|address| address.wanted.clone());
        Wanted { only: only.get(), ..wanted }
    });
    let wanted: Signal<Wanted> = wanted.into();
    let selected = use_selected(&shown, address);
    let faulty = use_faulty(live, floor.clone());
    let way = WayShown::new(None);
    provide_context(way);
    let is_list = Memo::new(move |_| address.with(|address| address.list));
    let other_view = move || {
        let there = address.get();
        MapAddress { list: !there.list, ..there }.path()
    };
    let drawn = {
        let (shown, floor) = (shown.clone(), floor.clone());
        move || {
            let (floor, statuses) = (floor.clone(), shown.statuses.clone());
            let clock = shown.building.rules.clock.clone();
            if is_list.get() {
                lazy(place_list, move || PlaceListProps {
                    floor: floor.clone(),
                    clock: clock.clone(),
                    statuses: statuses.clone(),
                    selected,
                    wanted,
                    language,
                })
            } else {
                view! { <FloorMap floor clock statuses selected wanted faulty language way /> }
                    .into_any()
            }
        }
    };
    let router = Router::of_context();
    view! {
        <WantedChips address only />
        <div class="stage" data-view=move || if is_list.get() { "list" } else { "map" }>
            {reactive(drawn)}
            <FloorSwitch shown=shown.clone() address />
            <button
                type="button"
                class="button stage__view"
                on:click=on_press(move |_| router.replace(&other_view()))
            >
                {move || preferences.say(if is_list.get() { Key::Map } else { Key::List })}
            </button>
        </div>
        <Side shown floor address selected wanted />
    }
}

/// Which rooms of a floor have lost the sign of a hybrid one, kept up as long as the owner at hand
/// lives.
pub fn use_faulty(live: Live, floor: Arc<Floor>) -> Faulty {
    let faulty = RwSignal::new(None);
    keep_up(move || {
        let now = Some(live.faulty_rooms(&floor));
        if faulty.with_untracked(|before| *before != now) {
            faulty.set(now);
        }
    });
    faulty
}

/// The chosen place, in step with the address both ways: choosing one writes it into the address,
/// so that *back* lets it go; an address with a place chooses it.
fn use_selected(shown: &Shown, address: Memo<MapAddress>) -> RwSignal<Option<PlaceId>> {
    let estate = Arc::clone(&shown.estate);
    let in_address = Memo::new(move |_| {
        let code = address.with(|address| address.place.clone())?;
        let code = PlaceCode::new(&code).ok()?;
        estate.place_by_code(&code).map(|located| located.place.id)
    });
    let selected = RwSignal::new(in_address.get_untracked());
    Effect::new(move || {
        let place = in_address.get();
        if selected.get_untracked() != place {
            selected.set(place);
        }
    });
    let router = Router::of_context();
    let estate = Arc::clone(&shown.estate);
    Effect::new(move || {
        let place = selected.get();
        let before = in_address.get_untracked();
        if place != before {
            let code = place.and_then(|place| estate.place(place));
            let code = code.map(|located| located.place.code.to_string());
            let there = address.with_untracked(|address| address.with_place(code));
            // From nothing to a place is a step one can go back; the rest is not.
            if before.is_none() && place.is_some() {
                router.go(&there.path());
            } else {
                router.replace(&there.path());
            }
        }
    });
    selected
}

fn floor_of<'a>(shown: &'a Shown, code: &str) -> Option<&'a Floor> {
    let code = FloorCode::new(code).ok()?;
    shown.estate.floor(&code).map(|(_, floor)| floor)
}
