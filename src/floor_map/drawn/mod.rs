//! A floor on the page: drawn as one text, and kept up to date place by place.
//!
//! First [`Drawn::see`] says from where somebody looks, then [`Drawn::draw`] puts the whole floor on
//! the page as it looks from there. After that only what changed is written: a status by
//! [`DrawnBunch::refresh`], what is in view and how close by [`Drawn::see`].

mod bunch;
mod look;
mod said;

pub use said::Said;

use bunch::{DrawnBunch, tell_pixel};
use look::Look;

use super::backdrop::{push_backdrop, push_walls, zone_class};
use super::bunches::{Bunch, bunches_of};
use super::detail::Detail;
use super::markup::push_attribute;
use super::signs::push_signs;
use super::viewport::Viewport;
use super::writing::{Writing, desk_codes, first_desk_code};
use crate::erased::keep_up;
use crate::replica::Statuses;
use crate::text::{Language, zone_name};
use crate::wanted::Wanted;
use domain::plan::{Floor, PlaceId};
use domain::time::LocalClock;
use leptos::prelude::*;
use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::SvgElement;

/// About how many places may look different in one frame. More would take longer than a frame;
/// the others follow in the next ones.
const PLACES_A_FRAME: usize = 1_000;

/// Of how many bunches the codes of desks are written in one frame, so that none takes long.
const BUNCHES_A_FRAME: usize = 3;

/// Rooms in which something is broken that a hybrid meeting takes.
pub type Faulty = RwSignal<Option<Vec<PlaceId>>>;

/// A floor on the page.
pub struct Drawn {
    floor: Arc<Floor>,
    bunches: Vec<DrawnBunch>,
    writing: Writing,
    desk_codes_begin: Option<Detail>,
    desk_codes: OnceCell<Vec<Option<Detail>>>,
    signs_look: Cell<Look>,
    nodes: RefCell<Option<Nodes>>,
}

struct Nodes {
    zones: Vec<SvgElement>,
    groups: Vec<SvgElement>,
    signs: SvgElement,
    overlay: SvgElement,
}

impl Drawn {
    /// A floor that is not on the page yet.
    pub fn new(floor: &Arc<Floor>, clock: LocalClock, statuses: &Statuses) -> Rc<Self> {
        let clock = Rc::new(clock);
        let bunches = bunches_of(floor).into_iter();
        let drawn = |bunch| DrawnBunch::new(bunch, floor.clone(), clock.clone(), statuses);
        Rc::new(Drawn {
            floor: floor.clone(),
            bunches: bunches.map(drawn).collect(),
            writing: Writing::of(floor),
            desk_codes_begin: first_desk_code(floor),
            desk_codes: OnceCell::new(),
            signs_look: Cell::default(),
            nodes: RefCell::default(),
        })
    }

    /// Puts it into its node, with what its places are now, as [`Self::see`] has seen it last.
    pub fn draw(&self, into: &SvgElement, language: Language, wanted: &Wanted) {
        self.dim(wanted);
        into.set_inner_html(&self.markup(language, wanted));
        let bunches = all_of(into, ".bunch");
        self.bunches.iter().zip(bunches).for_each(|(bunch, node)| bunch.attach(node));
        let first = |selector: &str| all_of(into, selector).into_iter().next();
        let (Some(signs), Some(overlay)) = (first(".signs"), first(".overlay")) else { return };
        let (zones, groups) = (all_of(into, ".zone"), all_of(into, ".places"));
        if let Some(detail) = self.signs_look.get().detail {
            tell_pixel(&signs, detail);
            tell_pixel(&overlay, detail);
        }
        self.nodes.replace(Some(Nodes { zones, groups, signs, overlay }));
    }

    /// Backdrop, places zone by zone, walls and signs. What the overlay holds changes, so it is
    /// empty here.
    fn markup(&self, language: Language, wanted: &Wanted) -> String {
        let mut markup = String::with_capacity(4_096 + 448 * self.floor.places.len());
        push_backdrop(&mut markup, &self.floor, wanted);
        for of_zone in self.zones() {
            markup.push_str(r#"<g class="places" role="group""#);
            if let Some(any) = of_zone.first() {
                push_attribute(&mut markup, "aria-label", zone_name(language, any.level()));
            }
            markup.push('>');
            of_zone.iter().for_each(|bunch| bunch.push(&mut markup, &self.writing, language));
            markup.push_str("</g>");
        }
        push_walls(&mut markup, &self.floor);
        let class = self.signs_look.get().class("signs");
        push_signs(&mut markup, &self.floor, &class, &self.writing.signs);
        markup.push_str(r#"<g class="overlay" aria-hidden="true"><g/><g/><g/></g>"#);
        markup
    }

    /// Keeps what was drawn up to date as long as the reactive owner at hand lives.
    pub fn keep(
        self: &Rc<Self>,
        language: Signal<Language>,
        wanted: Signal<Wanted>,
        faulty: Faulty,
    ) {
        for number in 0..self.bunches.len() {
            let drawn = self.clone();
            keep_up(move || {
                let language = language.get();
                drawn.bunches.get(number).into_iter().for_each(|bunch| bunch.refresh(language));
            });
        }
        let drawn = self.clone();
        keep_up(move || drawn.name_groups(language.get()));
        let drawn = self.clone();
        keep_up(move || wanted.with(|wanted| drawn.dim(wanted)));
        let drawn = self.clone();
        keep_up(move || {
            faulty.with(|faulty| {
                let faulty = faulty.as_deref().unwrap_or_default();
                drawn.bunches.iter().for_each(|bunch| bunch.tell_faulty(faulty));
            });
        });
    }

    /// The nodes of what floats above all: a way, the ring around the chosen place, and the pins.
    pub fn overlay(&self) -> Option<[SvgElement; 3]> {
        let nodes = self.nodes.borrow();
        let way = nodes.as_ref()?.overlay.first_element_child()?;
        let ring = way.next_element_sibling()?;
        let pins = ring.next_element_sibling()?;
        Some([way, ring, pins].map(JsCast::unchecked_into))
    }

    /// Somebody looks from elsewhere. Gives whether something is left to write in the next frame.
    pub fn see(&self, look: &Viewport) -> bool {
        let (seen, detail) = (look.seen(), Detail::at(look.px_per_cm()));
        self.see_signs(detail);
        let is_on_page = self.nodes.borrow().is_some();
        let mut places = 0;
        for drawn in &self.bunches {
            let Bunch { area, places: of_bunch, .. } = drawn.bunch();
            let now = drawn.look().seen(area.overlaps(&seen), detail);
            if now == drawn.look() {
                continue;
            }
            drawn.show(now);
            places += of_bunch.len();
            if is_on_page && places > PLACES_A_FRAME {
                return true;
            }
        }
        let begin = self.desk_codes_begin;
        let mut wanting = self.bunches.iter().filter(|bunch| bunch.wants_desk_codes(begin));
        for bunch in wanting.by_ref().take(BUNCHES_A_FRAME) {
            bunch.write_desk_codes(self.desk_codes.get_or_init(|| desk_codes(&self.floor)));
        }
        wanting.next().is_some()
    }

    fn see_signs(&self, detail: Detail) {
        let look = self.signs_look.get().seen(true, detail);
        let is_other = self.signs_look.replace(look) != look;
        let nodes = self.nodes.borrow();
        if let Some(Nodes { signs, overlay, .. }) = nodes.as_ref().filter(|_| is_other) {
            // A fixed name cannot fail.
            let _ = signs.set_attribute("class", &look.class("signs"));
            tell_pixel(signs, detail);
            tell_pixel(overlay, detail);
        }
    }

    /// What does not fit what is wanted is dimmed, never hidden.
    fn dim(&self, wanted: &Wanted) {
        for drawn in &self.bunches {
            let is_dimmed = !wanted.fits(drawn.bunch().kind, drawn.level());
            drawn.show(Look { is_dimmed, ..drawn.look() });
            drawn.dim_all_but(wanted);
        }
        let nodes = self.nodes.borrow();
        let nodes = nodes.iter().flat_map(|nodes| &nodes.zones);
        for (zone, node) in self.floor.zones.iter().zip(nodes) {
            write_when_other(node, "class", &zone_class(&self.floor, zone, wanted));
        }
    }

    fn name_groups(&self, language: Language) {
        let nodes = self.nodes.borrow();
        let nodes = nodes.iter().flat_map(|nodes| &nodes.groups);
        for (of_zone, node) in self.zones().zip(nodes) {
            if let Some(any) = of_zone.first() {
                write_when_other(node, "aria-label", zone_name(language, any.level()));
            }
        }
    }

    /// The bunches of each zone that has any.
    fn zones(&self) -> impl Iterator<Item = &[DrawnBunch]> {
        self.bunches.chunk_by(|one, other| one.bunch().zone == other.bunch().zone)
    }
}

fn write_when_other(node: &SvgElement, name: &str, value: &str) {
    if node.get_attribute(name).as_deref() != Some(value) {
        // A fixed name cannot fail.
        let _ = node.set_attribute(name, value);
    }
}

fn all_of(node: &SvgElement, selector: &str) -> Vec<SvgElement> {
    let Ok(found) = node.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|it| found.item(it)).map(JsCast::unchecked_into).collect()
}
