//! What the map does when it is touched, clicked, scrolled or steered by keys.

use super::camera::{Camera, Home, Pace};
use super::controls::Zoom;
use super::drawn::Drawn;
use super::gestures::{Gestures, Motion, Tap, wheel_factor};
use super::hit::{REACH_PX, nearest};
use super::space::{FloorBox, ScreenPoint, ScreenSize};
use super::steps::{Step, step_from};
use super::viewport::Viewport;
use crate::wanted::Wanted;
use domain::plan::{Bounds, Floor, Place, PlaceId};
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent, MouseEvent, PointerEvent, SvgElement, WheelEvent};

/// How many times as close a press of a button brings.
const BUTTON_FACTOR: f64 = 1.7;

/// How close the map goes by itself, in pixels a centimetre: to a place, and to what is wanted.
const CLOSE_TO_PLACE: f64 = 0.6;
const CLOSE_TO_WANTED: f64 = 0.3;

/// How much of the surroundings is shown with a place that the map goes to, in centimetres.
const AROUND_CM: f64 = 350.0;

/// How far the pin at the end of a way stands above it, in pixels.
const PIN_PX: f64 = 30.0;

/// One floor under somebody's hands.
pub struct Board {
    /// What is seen of it.
    pub camera: Rc<Camera>,
    floor: Arc<Floor>,
    selected: RwSignal<Option<PlaceId>>,
    gestures: RefCell<Gestures>,
    drawing: RefCell<Option<SvgElement>>,
    /// Where the drawing's top left corner is on the page, measured when a finger goes down: to
    /// measure it at every movement would hold up the browser.
    corner: Cell<(f64, f64)>,
    /// The place that the Tab key enters.
    tab_stop: Cell<Option<PlaceId>>,
    /// Whether the last choice was made on the map, which then need not go there.
    chosen_here: Cell<bool>,
    /// The way that is shown.
    way: Cell<Option<FloorBox>>,
}

impl Board {
    /// A floor that is not on the page yet.
    pub fn new(
        floor: Arc<Floor>,
        drawn: Rc<Drawn>,
        selected: RwSignal<Option<PlaceId>>,
        home: Option<Home>,
    ) -> Rc<Self> {
        Rc::new(Board {
            camera: Camera::new(floor.bounds.into(), drawn, home),
            floor,
            selected,
            gestures: RefCell::default(),
            drawing: RefCell::default(),
            corner: Cell::default(),
            tab_stop: Cell::default(),
            chosen_here: Cell::default(),
            way: Cell::default(),
        })
    }

    /// The drawing is on the page and still empty, so that measuring it is quick: takes the first
    /// look.
    pub fn attach(&self, drawing: &SvgElement, floor: SvgElement, wanted: &Wanted) {
        self.drawing.replace(Some(drawing.clone()));
        self.camera.attach(floor);
        self.camera.show(self.first_look(wanted, self.size()));
    }

    /// The places are on the page: makes the first tab stop.
    pub fn begin(&self) {
        let chosen = self.selected.get_untracked().filter(|id| self.place(*id).is_some());
        let first_place = || {
            let any = self.floor.places.first().map(|place| place.id);
            any.and_then(|any| step_from(&self.floor.places, any, Step::First))
        };
        if let Some(stop) = chosen.or_else(first_place) {
            self.make_tab_stop(stop);
        }
    }

    /// The map has another size on the page; 0 × 0 while it is hidden.
    pub fn resize(&self, wanted: &Wanted) {
        let size = self.size();
        if size.width_px <= 0.0 || size.height_px <= 0.0 {
            return;
        }
        let before = self.camera.aim();
        let look =
            if before.has_size() { before.resized(size) } else { self.first_look(wanted, size) };
        let chosen = self.selected.get_untracked().and_then(|id| self.surroundings(id, 0.0));
        let look = chosen.map_or(look, |area| look.revealing(area));
        // Who has looked around on the way stays there.
        let saw_way = self.look_at_way(before) == Some(before) || !before.has_size();
        let look = self.look_at_way(look).filter(|_| saw_way).unwrap_or(look);
        self.camera.go(look, Pace::AtOnce);
    }

    /// Goes to what is wanted, or to the whole floor when that is everything or nothing here.
    pub fn show_wanted(&self, wanted: &Wanted) {
        self.camera.go(self.look_at_wanted(wanted, self.size()), Pace::Calm);
    }

    /// Somebody chose a place: on the map, in the list, by an address.
    pub fn show_selected(&self, id: PlaceId) {
        self.make_tab_stop(id);
        let aim = self.camera.aim();
        let look = if self.chosen_here.take() {
            self.surroundings(id, 40.0).map(|area| aim.revealing(area))
        } else {
            self.surroundings(id, AROUND_CM).map(|area| aim.fitted_to(area, CLOSE_TO_PLACE))
        };
        if let Some(look) = look.filter(|look| *look != aim) {
            self.camera.go(look, Pace::Calm);
        }
    }

    /// Somebody is shown the way: all of it on this floor, for as long as it is shown.
    pub fn show_way(&self, area: Option<Bounds>) {
        let before = self.way.replace(area.map(FloorBox::from));
        let aim = self.camera.aim();
        // Afterwards, to where one was: the chosen place, or the whole floor.
        let without = || before.map(|_| self.first_look(&Wanted::default(), self.size()));
        if let Some(look) = self.look_at_way(aim).or_else(without).filter(|look| *look != aim) {
            self.camera.go(look, Pace::Calm);
        }
    }

    /// All of the way, with room for the pin that stands above its end.
    fn look_at_way(&self, from: Viewport) -> Option<Viewport> {
        let area = self.way.get()?;
        let look = from.fitted_to(area.grown_by(AROUND_CM / 2.0), CLOSE_TO_WANTED);
        let top_cm = area.top_cm - PIN_PX / look.px_per_cm();
        Some(look.revealing(FloorBox { top_cm, ..area }))
    }

    /// A button or key zooms.
    pub fn zoom(&self, zoom: Zoom) {
        let aim = self.camera.aim();
        let chosen = self.selected.get_untracked().and_then(|id| self.place(id));
        let look = match (zoom, chosen) {
            (Zoom::In, Some(place)) => aim.zoomed_about_spot(place.at.into(), BUTTON_FACTOR),
            (Zoom::In, None) => aim.zoomed_about_middle(BUTTON_FACTOR),
            (Zoom::Out, _) => aim.zoomed_about_middle(1.0 / BUTTON_FACTOR),
            (Zoom::Whole, _) => Viewport::whole(self.floor.bounds.into(), self.size()),
        };
        self.camera.go(look, Pace::Calm);
    }

    /// A finger or button goes down on the map.
    pub fn press(&self, event: &PointerEvent) {
        if event.button() != 0 {
            return;
        }
        self.measure_corner();
        self.gestures.borrow_mut().press(event.pointer_id(), self.at(event));
        if let Some(drawing) = self.drawing.borrow().as_ref() {
            // So that a finger that leaves the map still moves it. Fails for a pointer that is
            // gone already, which then needs no capture.
            let _ = drawing.set_pointer_capture(event.pointer_id());
        }
    }

    /// A pointer moves over the map.
    pub fn slide(&self, event: &PointerEvent) {
        let motion = self.gestures.borrow_mut().slide(event.pointer_id(), self.at(event));
        let Some(Motion { right_px, down_px, zoom }) = motion else { return };
        let look = self.camera.look().panned(right_px, down_px);
        let look = zoom.map_or(look, |(factor, about)| look.zoomed(about, factor));
        self.camera.go(look, Pace::AtOnce);
    }

    /// A pointer goes up.
    pub fn lift(&self, event: &PointerEvent) {
        let (id, at) = (event.pointer_id(), self.at(event));
        match self.gestures.borrow_mut().lift(id, at, event.time_stamp()) {
            Some(Tap::Single(at)) => self.tap(at),
            Some(Tap::Double(at)) => self.zoom_to_tapped(at),
            None => {}
        }
    }

    /// A pointer is taken away by the system.
    pub fn cancel(&self, event: &PointerEvent) {
        self.gestures.borrow_mut().cancel(event.pointer_id());
    }

    /// The wheel turns, or two fingers pinch on a trackpad.
    pub fn wheel(&self, event: &WheelEvent) {
        event.prevent_default();
        self.measure_corner();
        let factor = wheel_factor(event.delta_y(), event.delta_mode(), event.ctrl_key());
        self.camera.go(self.camera.look().zoomed(self.at(event), factor), Pace::AtOnce);
    }

    /// A screen reader or a program presses a place: a click without a pointer.
    pub fn click(&self, event: &MouseEvent) {
        if event.detail() == 0
            && let Some(place) = self.place_of(event)
        {
            self.choose(Some(place));
        }
    }

    /// A key is pressed while a place has the focus.
    pub fn key(&self, event: &KeyboardEvent) {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let Some(here) = self.place_of(event) else { return };
        let key = event.key();
        if let Some(step) = Step::of_key(&key) {
            if let Some(next) = step_from(&self.floor.places, here, step) {
                self.focus(next);
            }
        } else if let Some(zoom) = Zoom::of_key(&key) {
            self.zoom(zoom);
        } else {
            match key.as_str() {
                "Enter" | " " => self.choose(Some(here)),
                "Escape" => self.selected.set(None),
                _ => return,
            }
        }
        event.prevent_default();
    }

    /// A place gets the focus: it becomes the tab stop, and is brought into view for who steers
    /// by keys. A finger sees already what it touches.
    pub fn focus_in(&self, event: &Event) {
        let Some(place) = self.place_of(event) else { return };
        self.make_tab_stop(place);
        let by_keys = target(event).is_some_and(|it| it.matches(":focus-visible") == Ok(true));
        if by_keys && let Some(area) = self.surroundings(place, 40.0) {
            let aim = self.camera.aim();
            let look = aim.revealing(area);
            if look != aim {
                self.camera.go(look, Pace::Calm);
            }
        }
    }

    fn tap(&self, at: ScreenPoint) {
        let touched = self.touched(at);
        if touched.is_some() && touched == self.selected.get_untracked() {
            self.zoom_to_tapped(at);
            return;
        }
        self.choose(touched);
        if let Some(place) = touched {
            self.focus(place);
        }
    }

    /// A second tap: closer to the place that was tapped, or to the spot.
    fn zoom_to_tapped(&self, at: ScreenPoint) {
        let aim = self.camera.aim();
        let closer = aim.px_per_cm() * BUTTON_FACTOR;
        let touched = self.touched(at).and_then(|id| self.surroundings(id, AROUND_CM));
        let look = match touched {
            Some(area) => aim.fitted_to(area, closer.max(CLOSE_TO_PLACE)),
            None => aim.zoomed(at, BUTTON_FACTOR),
        };
        self.camera.go(look, Pace::Calm);
    }

    fn touched(&self, at: ScreenPoint) -> Option<PlaceId> {
        let look = self.camera.look();
        let spot = look.floor_from_screen(at);
        nearest(&self.floor.places, spot, REACH_PX / look.px_per_cm())
    }

    fn choose(&self, place: Option<PlaceId>) {
        self.chosen_here.set(place.is_some() && place != self.selected.get_untracked());
        self.selected.set(place);
    }

    fn focus(&self, id: PlaceId) {
        if let Some(node) = self.node(id).and_then(|node| node.dyn_into::<SvgElement>().ok()) {
            let options = web_sys::FocusOptions::new();
            // The map moves itself; the page must stay.
            options.set_prevent_scroll(true);
            // A node that cannot take the focus simply does not get it.
            let _ = node.focus_with_options(&options);
        }
    }

    fn make_tab_stop(&self, id: PlaceId) {
        let before = self.tab_stop.replace(Some(id));
        if before == Some(id) {
            return;
        }
        for (place, tabindex) in [(before, "-1"), (Some(id), "0")] {
            if let Some(node) = place.and_then(|place| self.node(place)) {
                // A fixed name and a fixed value cannot fail.
                let _ = node.set_attribute("tabindex", tabindex);
            }
        }
    }

    fn first_look(&self, wanted: &Wanted, size: ScreenSize) -> Viewport {
        let chosen = self.selected.get_untracked();
        let around_chosen = chosen.and_then(|id| self.surroundings(id, AROUND_CM));
        match around_chosen {
            Some(area) => {
                let whole = Viewport::whole(self.floor.bounds.into(), size);
                whole.fitted_to(area, CLOSE_TO_PLACE)
            }
            None => self.look_at_wanted(wanted, size),
        }
    }

    fn look_at_wanted(&self, wanted: &Wanted, size: ScreenSize) -> Viewport {
        let whole = Viewport::whole(self.floor.bounds.into(), size);
        if wanted.is_everything() {
            return whole;
        }
        let fitting = self.floor.places.iter().filter(|place| {
            let zone = self.floor.zones.iter().find(|zone| zone.code == place.zone);
            zone.is_some_and(|zone| wanted.fits(place.kind, zone.level))
        });
        let area = fitting.filter_map(|place| FloorBox::around(&place.outline));
        match area.reduce(FloorBox::with) {
            Some(area) => whole.fitted_to(area.grown_by(AROUND_CM / 2.0), CLOSE_TO_WANTED),
            None => whole,
        }
    }

    fn surroundings(&self, id: PlaceId, margin_cm: f64) -> Option<FloorBox> {
        Some(FloorBox::around(&self.place(id)?.outline)?.grown_by(margin_cm))
    }

    fn place(&self, id: PlaceId) -> Option<&Place> {
        self.floor.places.iter().find(|place| place.id == id)
    }

    fn place_of(&self, event: &Event) -> Option<PlaceId> {
        let node = target(event)?.closest("[data-place]").ok().flatten()?;
        let code = node.get_attribute("data-place")?;
        self.floor.places.iter().find(|place| place.code.as_str() == code).map(|place| place.id)
    }

    fn node(&self, id: PlaceId) -> Option<Element> {
        // Codes hold letters, digits, dashes, underscores and dots only: nothing ends the quotes.
        let selector = ["[data-place=\"", self.place(id)?.code.as_str(), "\"]"].concat();
        self.drawing.borrow().as_ref()?.query_selector(&selector).ok().flatten()
    }

    fn size(&self) -> ScreenSize {
        let rectangle = self.drawing.borrow().as_ref().map(|it| it.get_bounding_client_rect());
        rectangle.map_or(ScreenSize { width_px: 0.0, height_px: 0.0 }, |it| ScreenSize {
            width_px: it.width(),
            height_px: it.height(),
        })
    }

    fn measure_corner(&self) {
        if let Some(drawing) = self.drawing.borrow().as_ref() {
            let rectangle = drawing.get_bounding_client_rect();
            self.corner.set((rectangle.left(), rectangle.top()));
        }
    }

    fn at(&self, event: &MouseEvent) -> ScreenPoint {
        let (left_px, top_px) = self.corner.get();
        ScreenPoint {
            x_px: f64::from(event.client_x()) - left_px,
            y_px: f64::from(event.client_y()) - top_px,
        }
    }
}

fn target(event: &Event) -> Option<Element> {
    event.target().and_then(|target| target.dyn_into::<Element>().ok())
}
