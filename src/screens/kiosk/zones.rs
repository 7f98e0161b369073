//! How many desks are free, by zone in the one order from dynamic to quiet.

use crate::erased::{on_press, reactive};
use crate::floor_map::ZoneGlyph;
use crate::replica::{Live, Shown};
use crate::screens::Preferences;
use crate::screens::map::on_floor;
use crate::screens::parts::pressed;
use crate::text::kiosk::words;
use crate::text::{phrase, zone_name};
use crate::wanted::Wanted;
use domain::plan::{Floor, FloorCode, PlaceKind, ZoneLevel};
use leptos::prelude::*;
use std::sync::Arc;

/// The zones of one floor with what is free in each.
#[component]
pub fn Zones(shown: Shown, floor: Arc<Floor>) -> impl IntoView {
    let language = Preferences::of_context().language();
    let row = |level: ZoneLevel| {
        let (shown, floor) = (shown.clone(), Arc::clone(&floor));
        let has_any = floor.zones.iter().any(|zone| zone.level == level);
        has_any.then(|| {
            view! {
                <li class="zones__row" data-level=level.code()>
                    <ZoneGlyph level />
                    <span class="zones__name">{move || zone_name(language.get(), level)}</span>
                    <Count shown floor level />
                </li>
            }
        })
    };
    view! {
        <section class="zones">
            <h2 class="kiosk__heading">{move || words(language.get()).free_now}</h2>
            <ul role="list">{ZoneLevel::ALL.into_iter().map(row).collect_view()}</ul>
        </section>
    }
}

/// All floors, highest first as they lie above each other, each with its zones.
#[component]
pub fn Floors(shown: Shown, chosen: RwSignal<FloorCode>) -> impl IntoView {
    let language = Preferences::of_context().language();
    let floor = |floor: &Floor| {
        let code = floor.code.clone();
        let (is_this, press) = (code.clone(), code);
        let (name, short) = (floor.name.clone(), floor.short_name.clone());
        let whole = Arc::new(floor.clone());
        let cells = ZoneLevel::ALL.map(|level| {
            // Of a zone that the floor does not have there is nothing to hear.
            let spoken = whole.zones.iter().any(|zone| zone.level == level).then(|| {
                view! {
                    <span class="visually-hidden">
                        {move || zone_name(language.get(), level)} " "
                    </span>
                }
            });
            view! {
                <span class="floor-row__zone" data-level=level.code()>
                    <ZoneGlyph level />
                    {spoken}
                    <Count shown=shown.clone() floor=Arc::clone(&whole) level />
                </span>
            }
        });
        view! {
            <li>
                <button
                    type="button"
                    class="floor-row"
                    aria-pressed=move || pressed(chosen.with(|chosen| *chosen == is_this))
                    on:click=on_press(move |_| chosen.set(press.clone()))
                >
                    <span class="floor-row__short" aria-hidden="true">{short}</span>
                    <span class="floor-row__name">
                        {move || name.in_language(language.get()).to_owned()}
                    </span>
                    {cells.collect_view()}
                </button>
            </li>
        }
    };
    let floors = shown.plan().floors.iter().rev().map(floor).collect_view();
    view! {
        <section class="all-floors">
            <h2 class="kiosk__heading">{move || words(language.get()).free_now}</h2>
            <Names />
            <ul role="list">{floors}</ul>
        </section>
    }
}

/// What the glyphs above the counts mean. To who hears the screen each count says it itself.
#[component]
fn Names() -> impl IntoView {
    let language = Preferences::of_context().language();
    let name = |level: ZoneLevel| {
        view! {
            <li class="zone-names__one" data-level=level.code()>
                <ZoneGlyph level />
                {move || zone_name(language.get(), level)}
            </li>
        }
    };
    view! {
        <ul class="zone-names" role="list" aria-hidden="true">
            {ZoneLevel::ALL.into_iter().map(name).collect_view()}
        </ul>
    }
}

/// *12*, or a dash where nobody knows or there is none.
#[component]
fn Count(shown: Shown, floor: Arc<Floor>, level: ZoneLevel) -> impl IntoView {
    let live = expect_context::<Live>();
    let language = Preferences::of_context().language();
    let statuses = shown.statuses.clone();
    let wanted = Wanted { levels: vec![level], kind: Some(PlaceKind::Desk), only: None };
    let counted = Memo::new(move |_| on_floor(&statuses, &floor, &wanted));
    let figure = move || match (live.is_known.get(), counted.get()) {
        (true, (free, 1..)) => free.to_string(),
        _ => String::from("–"),
    };
    let spoken = move || {
        let (free, all) = counted.get();
        let is_told = live.is_known.get() && all > 0;
        is_told.then(|| phrase::free_of(language.get(), free, all))
    };
    view! {
        <span
            class="count"
            aria-hidden="true"
            data-none=move || (counted.get().0 == 0).then_some("true")
            data-absent=move || (counted.get().1 == 0).then_some("true")
        >
            {reactive(figure)}
        </span>
        <span class="visually-hidden">{reactive(spoken)}</span>
    }
}
