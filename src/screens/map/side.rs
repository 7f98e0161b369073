//! Beside or below the map: the chosen place, or what the colours mean.

use super::address::MapAddress;
use super::beside::{place_sheet, way_sheet};
use super::place_sheet::PlaceSheetProps;
use super::{best_floor, floor_path, floors};
use crate::erased::{on_press, reactive};
use crate::floor_map::Legend;
use crate::lazy::lazy;
use crate::replica::{Freshness, Live, Shown};
use crate::screens::Preferences;
use crate::screens::reserving::reserve_sheet;
use crate::text::{Key, phrase};
use crate::wanted::Wanted;
use domain::plan::{Floor, PlaceId};
use leptos::prelude::*;
use std::sync::Arc;

/// A sheet at the bottom of a phone, a panel beside the map on a desktop.
#[component]
pub fn Side(
    /// The building.
    shown: Shown,
    /// The floor.
    floor: Arc<Floor>,
    /// Where we are.
    address: Memo<MapAddress>,
    /// The chosen place.
    selected: RwSignal<Option<PlaceId>>,
    /// What is looked for.
    wanted: Signal<Wanted>,
) -> impl IntoView {
    let for_sheet = shown.clone();
    let is_reserving = Memo::new(move |_| address.with(|address| address.reserve.is_some()));
    let is_routing = Memo::new(move |_| address.with(|address| address.route.is_some()));
    let is_unknown =
        move || selected.get().is_none() && address.with(|address| address.place.is_some());
    view! {
        <div class="side" data-open=move || selected.get().is_some().then_some("true")>
            {move || match selected.get() {
                Some(place) => {
                    let shown = for_sheet.clone();
                    let sheet = match (is_reserving.get(), is_routing.get()) {
                        (true, _) => reserve_sheet,
                        (_, true) => way_sheet,
                        _ => place_sheet,
                    };
                    lazy(sheet, move || PlaceSheetProps {
                        shown: shown.clone(),
                        place,
                        selected,
                        address,
                    })
                }
                None => view! {
                    <Overview shown=shown.clone() floor=floor.clone() wanted is_unknown />
                }
                .into_any(),
            }}
        </div>
    }
}

#[component]
fn Overview(
    shown: Shown,
    floor: Arc<Floor>,
    wanted: Signal<Wanted>,
    is_unknown: impl Fn() -> bool + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let preferences = Preferences::of_context();
    let live = expect_context::<Live>();
    let language = preferences.language();
    let is_open = RwSignal::new(false);
    let statuses = shown.statuses.clone();
    let on_this = floor.clone();
    let nothing_free = move || {
        let is_known = live.is_known.get();
        let (free, _) = wanted.with(|wanted| floors::on_floor(&shown.statuses, &on_this, wanted));
        (is_known && free == 0).then(|| nothing_here(&shown, &wanted.get()))
    };
    let lead = move || {
        let key = if is_unknown() { Key::PlaceUnknown } else { Key::PickAPlace };
        preferences.say(key)
    };
    let hint = move || match (is_unknown(), live.freshness.get()) {
        (true, _) => preferences.say(Key::PlaceUnknownHint),
        (false, Freshness::NotShown) => preferences.say(Key::SignInToSeeFree),
        (false, _) => preferences.say(Key::PickAPlaceHint),
    };
    view! {
        <section class="overview" data-unfolded=move || is_open.get().then_some("true")>
            <div class="overview__lead" data-look=move || is_unknown().then_some("true")>
                <h2 class="overview__title">{reactive(lead)}</h2>
                <p class="overview__hint">{reactive(hint)}</p>
            </div>
            {reactive(nothing_free)}
            <button
                type="button"
                class="overview__fold"
                aria-expanded=move || if is_open.get() { "true" } else { "false" }
                aria-controls="legend"
                on:click=on_press(move |_| is_open.update(|is_open| *is_open = !*is_open))
            >
                {preferences.saying(Key::Legend)}
            </button>
            <div id="legend" class="overview__legend">
                <Legend floor statuses wanted language />
            </div>
        </section>
    }
}

/// Nothing that fits is free on this floor: where it is.
fn nothing_here(shown: &Shown, wanted: &Wanted) -> impl IntoView + use<> {
    let preferences = Preferences::of_context();
    let best = best_floor(shown, wanted, None);
    let elsewhere = best.and_then(|floor| {
        let (free, _) = floors::on_floor(&shown.statuses, floor, wanted);
        (free > 0).then(|| (floor_path(floor, wanted), free, floor.name.clone()))
    });
    let link = elsewhere.map(|(path, free, name)| {
        let words = move || {
            let language = preferences.language().get();
            phrase::free_on_floor(language, free, name.in_language(language))
        };
        view! { <a class="chip chip--free" href=path>{reactive(words)}</a> }
    });
    view! {
        <div class="overview__none">
            <p>{preferences.saying(Key::NothingFreeHere)}</p>
            {link}
        </div>
    }
}
