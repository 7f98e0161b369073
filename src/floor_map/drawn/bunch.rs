//! A bunch of places on the page.

use super::{Look, Said};
use crate::floor_map::arithmetic::decimal;
use crate::floor_map::bunches::Bunch;
use crate::floor_map::detail::Detail;
use crate::floor_map::markup::push_attribute;
use crate::floor_map::place_mark::{push_code, push_place};
use crate::floor_map::writing::{Writing, class_from, class_until};
use crate::replica::Statuses;
use crate::text::Language;
use crate::wanted::Wanted;
use domain::Status;
use domain::plan::{Floor, Place, PlaceId, PlaceKind, ZoneLevel};
use domain::time::LocalClock;
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::{Element, SvgElement};

/// What a single place that is dimmed has.
const DIMMED: &str = "data-dimmed";
/// What a room has in which something is broken that a hybrid meeting takes.
const FAULTY: &str = "data-faulty";

/// Some places that are near each other, and what the page shows of them.
pub struct DrawnBunch {
    bunch: Bunch,
    level: ZoneLevel,
    floor: Arc<Floor>,
    clock: Rc<LocalClock>,
    statuses: Vec<ArcRwSignal<Status>>,
    /// What the page says, in the order of the places.
    shown: RefCell<Option<(Language, Vec<Status>)>>,
    look: Cell<Look>,
    has_desk_codes: Cell<bool>,
    has_dimmed: Cell<bool>,
    node: RefCell<Option<SvgElement>>,
}

impl DrawnBunch {
    /// A bunch that is not on the page yet.
    pub fn new(
        bunch: Bunch,
        floor: Arc<Floor>,
        clock: Rc<LocalClock>,
        statuses: &Statuses,
    ) -> Self {
        let places = bunch.places.iter().filter_map(|index| floor.places.get(*index));
        let statuses = places.map(|place| statuses.of(place.id)).collect();
        DrawnBunch {
            level: floor.zones.get(bunch.zone).map_or(ZoneLevel::Mixed, |zone| zone.level),
            bunch,
            floor,
            clock,
            statuses,
            shown: RefCell::default(),
            look: Cell::default(),
            has_desk_codes: Cell::default(),
            has_dimmed: Cell::default(),
            node: RefCell::default(),
        }
    }

    /// What it holds and where.
    pub fn bunch(&self) -> &Bunch {
        &self.bunch
    }

    /// The level of its zone.
    pub fn level(&self) -> ZoneLevel {
        self.level
    }

    /// Adds its markup, with what its places are now.
    pub fn push(&self, markup: &mut String, writing: &Writing, language: Language) {
        let now: Vec<Status> = self.statuses.iter().map(GetUntracked::get_untracked).collect();
        markup.push_str("<g");
        push_attribute(markup, "class", &self.look.get().class(&self.base_class()));
        markup.push('>');
        for ((index, place), status) in self.places().zip(&now) {
            let words = writing.rooms.get(index).copied().unwrap_or_default();
            push_place(markup, place, &self.said(language, place, status), &words);
        }
        markup.push_str("</g>");
        self.shown.replace(Some((language, now)));
    }

    /// Gets to know its node. Rooms, which are measured in pixels, are told how large one is.
    pub fn attach(&self, node: SvgElement) {
        self.tell_pixel(&node);
        self.node.replace(Some(node));
    }

    /// Brings the page up to what the places are now. What it reads is tracked.
    pub fn refresh(&self, language: Language) {
        let now: Vec<Status> = self.statuses.iter().map(Get::get).collect();
        let node = self.node.borrow();
        let Some(node) = node.as_ref() else { return };
        let shown = self.shown.replace(Some((language, now.clone())));
        let Some((spoken, before)) = shown.filter(|it| *it != (language, now.clone())) else {
            return;
        };
        let changes = before.iter().zip(&now);
        for (((_, place), mark), (before, now)) in self.places().zip(children(node)).zip(changes) {
            if spoken != language || before != now {
                let said = self.said(spoken, place, before);
                self.said(language, place, now).write(&said, &mark);
            }
        }
    }

    /// Looks different from now on.
    pub fn show(&self, look: Look) {
        let before = self.look.replace(look);
        let node = self.node.borrow();
        let Some(node) = node.as_ref().filter(|_| before != look) else { return };
        // A fixed name cannot fail.
        let _ = node.set_attribute("class", &look.class(&self.base_class()));
        if before.detail != look.detail {
            self.tell_pixel(node);
        }
    }

    /// Where only some places are wanted, the others are dimmed one by one.
    pub fn dim_all_but(&self, wanted: &Wanted) {
        let had_any = self.has_dimmed.replace(wanted.only.is_some());
        if had_any || wanted.only.is_some() {
            self.mark(DIMMED, &|place| !wanted.names(place));
        }
    }

    /// Takes the sign of a hybrid room from those where something is broken.
    pub fn tell_faulty(&self, faulty: &[PlaceId]) {
        if self.bunch.kind == PlaceKind::Room {
            self.mark(FAULTY, &|place| faulty.contains(&place));
        }
    }

    fn mark(&self, name: &str, is_marked: &dyn Fn(PlaceId) -> bool) {
        let node = self.node.borrow();
        let Some(node) = node.as_ref() else { return };
        for ((_, place), mark) in self.places().zip(children(node)) {
            let is_marked = is_marked(place.id);
            if mark.has_attribute(name) != is_marked {
                // A fixed name cannot fail.
                let _ = mark.toggle_attribute_with_force(name, is_marked);
            }
        }
    }

    /// How it looks.
    pub fn look(&self) -> Look {
        self.look.get()
    }

    /// Whether it is in view and has desks whose codes could be seen, but are not written yet.
    pub fn wants_desk_codes(&self, begin: Option<Detail>) -> bool {
        let Look { is_away, detail, .. } = self.look.get();
        let is_close = begin.is_some_and(|begin| detail.is_some_and(|detail| begin <= detail));
        self.bunch.kind == PlaceKind::Desk && is_close && !is_away && !self.has_desk_codes.get()
    }

    /// Writes the codes of its desks; `first` says from when each is seen, in the floor's order.
    pub fn write_desk_codes(&self, first: &[Option<Detail>]) {
        let node = self.node.borrow();
        let Some(node) = node.as_ref() else { return };
        self.has_desk_codes.set(true);
        let codes =
            self.places().map(|(index, place)| (place, first.get(index).copied().flatten()));
        let codes: Vec<_> = codes.collect();
        let mut markup = String::new();
        for (place, first) in &codes {
            push_code(&mut markup, place, &class_from(*first));
        }
        // Read at once, beside the page, and then moved into the places.
        let Some(texts) = node.clone_node().ok().map(JsCast::unchecked_into::<Element>) else {
            return;
        };
        texts.set_inner_html(&markup);
        let texts: Vec<Element> = children(&texts).collect();
        for ((mark, text), (_, first)) in children(node).zip(texts).zip(codes) {
            // Nodes that were just made can be moved, and the names are fixed.
            let _ = mark.append_child(&text);
            if let Some(shape) = mark.first_element_child() {
                let _ = shape.set_attribute("class", &class_until(first));
            }
        }
    }

    fn tell_pixel(&self, node: &SvgElement) {
        if let Some(detail) = self.look.get().detail
            && self.bunch.kind != PlaceKind::Desk
        {
            tell_pixel(node, detail);
        }
    }

    fn base_class(&self) -> String {
        ["bunch bunch--", self.bunch.kind.code()].concat()
    }

    fn places(&self) -> impl Iterator<Item = (usize, &Place)> {
        let places = self.bunch.places.iter();
        places.filter_map(|index| Some((*index, self.floor.places.get(*index)?)))
    }

    fn said(&self, language: Language, place: &Place, status: &Status) -> Said {
        Said::of(language, &self.clock, place, self.level, status)
    }
}

/// The size of a pixel is told only to what needs it: told to the whole drawing, it would make the
/// browser look at every place again.
pub fn tell_pixel(node: &SvgElement, detail: Detail) {
    // A fixed name cannot fail.
    let _ = node.style().set_property("--px", &decimal(detail.cm_per_px(), 4));
}

fn children(node: &Element) -> impl Iterator<Item = Element> {
    std::iter::successors(node.first_element_child(), Element::next_element_sibling)
}
