//! The floor map: one drawing that is moved as a whole, with one button for every place.

use super::board::Board;
use super::camera::Home;
use super::controls::{Zoom, ZoomButtons};
use super::defs::map_defs;
use super::drawn::{Drawn, Faulty};
use super::glow::Glow;
use super::overlay::{draw_here, keep_pins, keep_ring, keep_way};
use super::resizing::Resizing;
use super::turned::{as_shown, as_shown_at};
use super::way::WayShown;
use crate::erased::{keep_up, on_press};
use crate::replica::Statuses;
use crate::text::{Key, Language, text};
use crate::wanted::Wanted;
use domain::plan::{Floor, PlaceId, Point};
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
    /// Which rooms have lost the sign of a hybrid one.
    faulty: Faulty,
    /// In which words.
    language: Signal<Language>,
    /// Where whoever looks at it stands.
    #[prop(optional_no_strip)]
    here: Option<Point>,
    /// A way that is drawn over it.
    #[prop(optional)]
    way: WayShown,
    /// Who keeps an eye on what is seen of it.
    #[prop(optional)]
    home: Option<Home>,
) -> impl IntoView {
    let here = here.map(|here| as_shown_at(&floor, here));
    let floor = as_shown(floor);
    let drawn = Drawn::new(&floor, clock, &statuses);
    let board = Board::new(floor.clone(), drawn.clone(), selected, home);
    let (drawing, moved) = (NodeRef::<svg::Svg>::new(), NodeRef::<svg::G>::new());
    let for_nodes = board.clone();
    let on_floor = floor.clone();
    keep_up(move || {
        let (Some(drawing), Some(moved)) = (drawing.get(), moved.get()) else { return };
        let (drawing, moved) = (drawing.unchecked_into(), moved.unchecked_into());
        untrack(|| {
            let now = wanted.get();
            for_nodes.attach(&drawing, SvgElement::clone(&moved), &now);
            drawn.draw(&moved, language.get(), &now);
            for_nodes.begin();
        });
        drawn.keep(language, wanted, faulty);
        if let Some([line, ring, pins]) = drawn.overlay() {
            keep_way(line, way, for_nodes.clone());
            keep_ring(ring, on_floor.clone(), selected);
            if let Some(here) = here {
                draw_here(&pins, here);
            }
            keep_pins(pins, on_floor.clone(), statuses.clone());
        }
        watch(&for_nodes, &drawing, wanted);
        follow(&for_nodes, wanted, selected);
        if let Some(home) = home {
            lead_back(&for_nodes, home);
        }
    });

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
                <g node_ref=moved class="floor-map__floor"></g>
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

/// Hears of the map's size, and lets changes glow, as long as the reactive owner at hand lives.
fn watch(board: &Rc<Board>, drawing: &SvgElement, wanted: Signal<Wanted>) {
    let resized = board.clone();
    let resizing = Resizing::watch(drawing, move || {
        if let Some(wanted) = wanted.try_get_untracked() {
            resized.resize(&wanted);
        }
    });
    let camera = board.camera.clone();
    let glow = Glow::watch(drawing, move || camera.detail().cm_per_px());
    StoredValue::new_local((glow, resizing));
}

/// Shows the whole floor again whenever that is wanted.
fn lead_back(board: &Rc<Board>, home: Home) {
    let board = board.clone();
    let mut is_told = false;
    keep_up(move || {
        home.back.track();
        // The first time nobody has wanted it yet.
        if std::mem::replace(&mut is_told, true) {
            board.zoom(Zoom::Whole);
        }
    });
}

/// Goes where what is wanted or chosen leads.
fn follow(board: &Rc<Board>, wanted: Signal<Wanted>, selected: RwSignal<Option<PlaceId>>) {
    let for_wanted = board.clone();
    let mut before = wanted.get_untracked();
    keep_up(move || {
        let now = wanted.get();
        if before != now {
            for_wanted.show_wanted(&now);
            before = now;
        }
    });
    let for_selected = board.clone();
    let mut before = selected.get_untracked();
    keep_up(move || {
        let now = selected.get();
        if let Some(place) = now.filter(|_| before != now) {
            for_selected.show_selected(place);
        }
        before = now;
    });
}
