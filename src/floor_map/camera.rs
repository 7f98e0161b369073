//! Puts a look at the floor on the page: one transform, written once a frame.

use super::arithmetic::within;
use super::detail::Detail;
use super::drawn::Drawn;
use super::space::{FloorBox, ScreenSize};
use super::viewport::Viewport;
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use web_sys::SvgElement;

/// How long the map takes to go from one look to another, in milliseconds.
const GLIDE_MS: f64 = 320.0;

/// The look at one floor, and the node that is moved.
pub struct Camera {
    look: Cell<Viewport>,
    glide: Cell<Option<Glide>>,
    awaits_frame: Cell<bool>,
    drawn: Rc<Drawn>,
    node: RefCell<Option<SvgElement>>,
    /// Whether one can look from no farther off, and from no closer by.
    pub ends: RwSignal<(bool, bool)>,
    /// Who keeps an eye on the look, if anybody does.
    home: Option<Home>,
}

/// For who wants to know whether a map is looked at from elsewhere than at first, and to bring it back.
#[derive(Clone, Copy)]
pub struct Home {
    /// Whether the map shows something else than all of its floor.
    pub is_away: RwSignal<bool>,
    /// Told, the map shows all of its floor again.
    pub back: Trigger,
}

impl Home {
    /// Of a map that begins.
    pub fn new() -> Self {
        Home { is_away: RwSignal::new(false), back: Trigger::new() }
    }
}

#[derive(Clone, Copy)]
struct Glide {
    from: Viewport,
    to: Viewport,
    began_ms: f64,
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
    /// A camera that sees a whole floor once it knows its node.
    pub fn new(frame: FloorBox, drawn: Rc<Drawn>, home: Option<Home>) -> Rc<Self> {
        let size = ScreenSize { width_px: 0.0, height_px: 0.0 };
        Rc::new(Camera {
            look: Cell::new(Viewport::whole(frame, size)),
            glide: Cell::new(None),
            awaits_frame: Cell::new(false),
            drawn,
            node: RefCell::new(None),
            ends: RwSignal::new((true, false)),
            home,
        })
    }

    /// Gets to know the group that is moved.
    pub fn attach(&self, floor: SvgElement) {
        self.node.replace(Some(floor));
    }

    /// Shows a look at once, so that the first picture on the page is the right one.
    pub fn show(self: &Rc<Self>, look: Viewport) {
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

    fn draw_look(self: &Rc<Self>, look: Viewport) {
        let node = self.node.borrow();
        let Some(node) = node.as_ref() else { return };
        // It cannot fail: the name is fixed, and the values are numbers.
        let _ = node.set_attribute("transform", &look.transform());
        if self.drawn.see(&look) {
            self.await_frame();
        }
        let ends = (look.shows_whole(), look.is_closest());
        if self.ends.try_get_untracked().is_some_and(|before| before != ends) {
            self.ends.set(ends);
        }
        let is_away = !look.is_first();
        if let Some(told) = self.home.map(|home| home.is_away)
            && told.try_get_untracked().is_some_and(|before| before != is_away)
        {
            told.set(is_away);
        }
    }
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
