//! The floor map: one drawing that is moved as a whole, with one button for every place.

use super::backdrop::{backdrop, walls};
use super::board::Board;
use super::bunches::{Bunch, bunches_of};
use super::controls::ZoomButtons;
use super::defs::map_defs;
use super::glow::Glow;
use super::overlay::overlay;
use super::place_mark::{Hand, place_mark};
use super::resizing::Resizing;
use super::signs::sign;
use super::turned::as_shown;
use super::writing::{Writing, class_from};
use crate::erased::{on_press, reactive};
use crate::replica::Statuses;
use crate::text::{Key, Language, text, zone_name};
use crate::wanted::Wanted;
use domain::plan::{Floor, PlaceId, Zone};
use domain::time::LocalClock;
use leptos::prelude::*;
use leptos::svg;
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::SvgElement;

/// A floor that can be looked at and steered through. Show another floor by making another one.
#[component]
pub fn FloorMap(
    /// Which floor.
    floor: Arc<Floor>,
    /// Its local time.
    clock: LocalClock,
    /// What its places are now.
    statuses: Statuses,
    /// Which place is chosen. The map sets it, and shows what others set.
    selected: RwSignal<Option<PlaceId>>,
    /// What is looked for; the rest is dimmed, never hidden.
    wanted: Signal<Wanted>,
    /// In which words.
    language: Signal<Language>,
) -> impl IntoView {
    let floor = Arc::new(as_shown(&floor));
    let writing = Writing::of(&floor);
    let hand = Hand { statuses: statuses.clone(), language, clock: StoredValue::new(clock) };
    let bunches = bunches_of(&floor);
    let areas = bunches.iter().map(|bunch| bunch.area).collect();
    let board = Board::new(floor.clone(), areas, selected);
    let (drawing, moved) = (NodeRef::<svg::Svg>::new(), NodeRef::<svg::G>::new());
    keep_alive(&board, drawing, moved, wanted, selected);

    let zones: Vec<_> = floor
        .zones
        .iter()
        .map(|zone| places_of_zone(zone, &bunches, wanted, &hand, &writing))
        .collect();
    let signs: Vec<_> = floor
        .amenities
        .iter()
        .zip(writing.signs())
        .map(|(amenity, first)| sign(amenity, class_from(*first)))
        .collect();
    let name = floor.name.clone();
    let on = |act: fn(&Board, &web_sys::PointerEvent)| {
        let board = board.clone();
        move |event: web_sys::PointerEvent| act(&board, &event)
    };
    let (for_wheel, for_click, for_key, for_focus, for_zoom) =
        (board.clone(), board.clone(), board.clone(), board.clone(), board.clone());
    view! {
        // The focus is heard here: Chromium makes a drawing that hears it a tab stop of its own.
        <div class="floor-map" on:focusin=move |event| for_focus.focus_in(&event)>
            <svg
                node_ref=drawing
                class="floor-map__drawing"
                role="application"
                aria-label=move || name.in_language(language.get()).to_owned()
                aria-roledescription=move || text(language.get(), Key::FloorPlan)
                aria-describedby="floor-map-keys"
                on:pointerdown=on(Board::press)
                on:pointermove=on(Board::slide)
                on:pointerup=on(Board::lift)
                on:pointercancel=on(Board::cancel)
                on:wheel=move |event| for_wheel.wheel(&event)
                on:click=on_press(move |event| for_click.click(&event))
                on:keydown=move |event| for_key.key(&event)
            >
                <defs inner_html=map_defs()></defs>
                <g node_ref=moved class="floor-map__floor">
                    {backdrop(&floor, wanted)}
                    {zones}
                    {walls(&floor)}
                    <g class="signs in-pixels" aria-hidden="true">{signs}</g>
                    {overlay(&floor, statuses, selected)}
                </g>
            </svg>
            <p id="floor-map-keys" class="floor-map__keys">
                {move || text(language.get(), Key::FloorPlanKeys)}
            </p>
            <ZoomButtons
                ends=board.camera.ends
                zoom=move |zoom| for_zoom.zoom(zoom)
                language
            />
        </div>
    }
}

/// The places of a zone.
fn places_of_zone(
    zone: &Zone,
    bunches: &[Bunch<'_>],
    wanted: Signal<Wanted>,
    hand: &Hand,
    writing: &Writing,
) -> impl IntoView + use<> {
    let level = zone.level;
    let of_zone = bunches.iter().enumerate().filter(|(_, bunch)| bunch.zone.code == zone.code);
    let drawn: Vec<_> = of_zone
        .map(|(number, bunch)| {
            let kind = bunch.kind;
            let marks = bunch.places.iter().map(|place| place_mark(place, level, hand, writing));
            let is_dimmed = move || wanted.with(|wanted| !wanted.fits(kind, level));
            let class = ["bunch bunch--", kind.code()].concat();
            view! {
                <g class=class class:is-dimmed=reactive(is_dimmed) data-bunch=number>
                    {marks.collect::<Vec<_>>()}
                </g>
            }
        })
        .collect();
    let language = hand.language;
    view! {
        <g class="places" role="group" aria-label=move || zone_name(language.get(), level)>
            {drawn}
        </g>
    }
}

/// Connects the board with its nodes, and with what changes elsewhere, as long as the map is there.
fn keep_alive(
    board: &Rc<Board>,
    drawing: NodeRef<svg::Svg>,
    moved: NodeRef<svg::G>,
    wanted: Signal<Wanted>,
    selected: RwSignal<Option<PlaceId>>,
) {
    let watchers = StoredValue::new_local(None::<(Option<Glow>, Option<Resizing>)>);
    let for_nodes = board.clone();
    Effect::new(move || {
        let (Some(drawing), Some(moved)) = (drawing.get(), moved.get()) else { return };
        let drawing: SvgElement = drawing.unchecked_into();
        for_nodes.attach(&drawing, moved.unchecked_into(), &wanted.get_untracked());
        let board = for_nodes.clone();
        let resizing = Resizing::watch(&drawing, move || {
            if let Some(wanted) = wanted.try_get_untracked() {
                board.resize(&wanted);
            }
        });
        let camera = for_nodes.camera.clone();
        let glow = Glow::watch(&drawing, move || camera.detail().cm_per_px());
        watchers.set_value(Some((glow, resizing)));
    });
    let for_wanted = board.clone();
    Effect::new(move |before: Option<Wanted>| {
        let now = wanted.get();
        if before.is_some_and(|before| before != now) {
            for_wanted.show_wanted(&now);
        }
        now
    });
    let for_selected = board.clone();
    Effect::new(move |before: Option<Option<PlaceId>>| {
        let now = selected.get();
        if let Some(place) = now.filter(|_| before.is_some_and(|before| before != now)) {
            for_selected.show_selected(place);
        }
        now
    });
}
