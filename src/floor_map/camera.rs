//! Puts a look at the floor on the page: one transform, written once a frame.

use super::arithmetic::{decimal, within};
use super::detail::Detail;
use super::space::{FloorBox, ScreenSize};
use super::viewport::Viewport;
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::SvgElement;

/// How long the map takes to go from one look to another, in milliseconds.
const GLIDE_MS: f64 = 320.0;

/// The look at one floor, and the nodes that show it.
pub struct Camera {
    look: Cell<Viewport>,
    glide: Cell<Option<Glide>>,
    awaits_frame: Cell<bool>,
    shown: Cell<Option<Detail>>,
    nodes: RefCell<Option<Nodes>>,
    /// Where the bunches of places are, by their numbers.
    areas: Vec<FloorBox>,
    /// Whether one can look from no farther off, and from no closer by.
    pub ends: RwSignal<(bool, bool)>,
}

#[derive(Clone, Copy)]
struct Glide {
    from: Viewport,
    to: Viewport,
    began_ms: f64,
}

struct Nodes {
    drawing: SvgElement,
    floor: SvgElement,
    /// What is measured in pixels: rooms with their words, signs, ring and pins.
    in_pixels: Vec<SvgElement>,
    bunches: Vec<BunchNode>,
}

struct BunchNode {
    node: SvgElement,
    area: FloorBox,
    is_away: Cell<bool>,
}

/// How to get to another look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// In the next frame: a finger or a wheel leads.
    AtOnce,
    /// Calmly, except for who asked for less motion.
    Calm,
}

impl Camera {
    /// A camera that sees a whole floor once it knows its nodes.
    pub fn new(frame: FloorBox, areas: Vec<FloorBox>) -> Rc<Self> {
        let size = ScreenSize { width_px: 0.0, height_px: 0.0 };
        Rc::new(Camera {
            look: Cell::new(Viewport::whole(frame, size)),
            glide: Cell::new(None),
            awaits_frame: Cell::new(false),
            shown: Cell::new(None),
            nodes: RefCell::new(None),
            areas,
            ends: RwSignal::new((true, false)),
        })
    }

    /// Gets to know its nodes: the drawing, and the group in it that is moved.
    pub fn attach(&self, drawing: SvgElement, floor: SvgElement) {
        let bunches = self.areas.iter().enumerate().filter_map(|(number, area)| {
            let selector = ["[data-bunch=\"", &number.to_string(), "\"]"].concat();
            let node = floor.query_selector(&selector).ok()??.unchecked_into();
            Some(BunchNode { node, area: *area, is_away: Cell::new(false) })
        });
        let bunches = bunches.collect();
        let in_pixels = all_of(&floor, ".in-pixels, .bunch--room, .bunch--booth");
        self.nodes.replace(Some(Nodes { drawing, floor, in_pixels, bunches }));
    }

    /// Shows a look at once, so that the first picture on the page is the right one.
    pub fn show(&self, look: Viewport) {
        self.look.set(look);
        self.draw_look(look);
    }

    /// The look at this moment.
    pub fn look(&self) -> Viewport {
        self.look.get()
    }

    /// How much is told at this moment.
    pub fn detail(&self) -> Detail {
        Detail::at(self.look.get().px_per_cm())
    }

    /// The look that the map is going to.
    pub fn aim(&self) -> Viewport {
        self.glide.get().map_or(self.look.get(), |glide| glide.to)
    }

    /// Goes to another look.
    pub fn go(self: &Rc<Self>, to: Viewport, pace: Pace) {
        if pace == Pace::AtOnce || prefers_less_motion() {
            self.glide.set(None);
            self.look.set(to);
        } else {
            self.glide.set(Some(Glide { from: self.look.get(), to, began_ms: now_ms() }));
        }
        self.await_frame();
    }

    fn await_frame(self: &Rc<Self>) {
        if self.awaits_frame.replace(true) {
            return;
        }
        let camera = Rc::downgrade(self);
        request_animation_frame(move || {
            if let Some(camera) = camera.upgrade() {
                camera.awaits_frame.set(false);
                camera.draw_frame();
            }
        });
    }

    fn draw_frame(self: &Rc<Self>) {
        if let Some(Glide { from, to, began_ms }) = self.glide.get() {
            let share = within((now_ms() - began_ms) / GLIDE_MS, 0.0, 1.0);
            self.look.set(from.towards(&to, eased(share)));
            if share < 1.0 {
                self.await_frame();
            } else {
                self.look.set(to);
                self.glide.set(None);
            }
        }
        self.draw_look(self.look.get());
    }

    fn draw_look(&self, look: Viewport) {
        let nodes = self.nodes.borrow();
        let Some(nodes) = nodes.as_ref() else { return };
        // None of these can fail: the names are fixed, and the values are numbers.
        let _ = nodes.floor.set_attribute("transform", &look.transform());
        let detail = Detail::at(look.px_per_cm());
        if self.shown.replace(Some(detail)) != Some(detail) {
            nodes.show_detail(detail);
        }
        nodes.tell_in_view(&look);
        let ends = (look.shows_whole(), look.is_closest());
        if self.ends.try_get_untracked().is_some_and(|before| before != ends) {
            self.ends.set(ends);
        }
    }
}

impl Nodes {
    /// The size of a pixel is told only to what needs it: told to the whole drawing, it would make
    /// the browser look at every place again.
    fn show_detail(&self, detail: Detail) {
        let cm_per_px = decimal(detail.cm_per_px(), 4);
        for node in &self.in_pixels {
            let _ = node.style().set_property("--px", &cm_per_px);
        }
        let _ = self.drawing.set_attribute("class", &drawing_class(detail));
    }

    /// Words outside the view are not drawn: text is what costs most when the scale changes.
    fn tell_in_view(&self, look: &Viewport) {
        let seen = look.seen();
        for BunchNode { node, area, is_away } in &self.bunches {
            let now_away = !area.overlaps(&seen);
            if is_away.replace(now_away) != now_away {
                let _ = node.class_list().toggle_with_force("is-away", now_away);
            }
        }
    }
}

fn all_of(node: &SvgElement, selector: &str) -> Vec<SvgElement> {
    let Ok(found) = node.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|it| found.item(it)).map(JsCast::unchecked_into).collect()
}

/// The classes of the drawing: one for every step of zoom that is reached, by which the style sheet
/// shows the labels that have room.
fn drawing_class(detail: Detail) -> String {
    let mut class = String::from("floor-map__drawing");
    for reached in Detail::all().take_while(|reached| *reached <= detail) {
        class.push_str(" d");
        class.push_str(&reached.number().to_string());
    }
    class
}

/// Quick at first and gentle at the end.
fn eased(share: f64) -> f64 {
    let rest = 1.0 - share;
    1.0 - rest * rest * rest
}

fn now_ms() -> f64 {
    js_sys::Date::now()
}

/// Whether the person asked the device for less motion.
pub fn prefers_less_motion() -> bool {
    let query = window().match_media("(prefers-reduced-motion: reduce)");
    query.ok().flatten().is_some_and(|query| query.matches())
}
