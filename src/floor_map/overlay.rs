//! What stands above all places: a way, the ring around the chosen one, and the pins of one's own desks.

use super::board::Board;
use super::markup::push_attribute;
use super::path::path_of;
use super::place_mark::{push_moved_to, push_pin};
use super::way::WayShown;
use crate::erased::keep_up;
use crate::replica::Statuses;
use domain::plan::{Bounds, Floor, Place, PlaceId, PlaceKind, Point};
use leptos::prelude::*;
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::SvgElement;

/// Keeps the way in its node, and goes to where it leads.
pub fn keep_way(node: SvgElement, way: WayShown, board: Rc<Board>) {
    keep_up(move || {
        way.with(|way| {
            node.set_inner_html(way.as_ref().map_or("", |way| way.markup.as_str()));
            board.show_way(way.as_ref().map(|way| way.area));
        });
    });
}

/// Keeps the ring in its node, around the chosen place.
pub fn keep_ring(node: SvgElement, floor: Arc<Floor>, selected: RwSignal<Option<PlaceId>>) {
    let mut around = None;
    keep_up(move || {
        let chosen = selected.get();
        if std::mem::replace(&mut around, chosen) != chosen {
            let place = floor.places.iter().find(|place| Some(place.id) == chosen);
            draw_ring(&node, place);
        }
    });
}

/// Draws where whoever looks at the map stands, above all else: an arrow to what lies ahead, in the
/// colour that nothing else has.
pub fn draw_here(pins: &SvgElement, at: Point) {
    let mut mark = String::from(r#"<g class="here""#);
    push_moved_to(&mut mark, at);
    mark.push_str(
        r#"><g class="here__sized"><circle class="here__halo" r="22"/><circle class="here__dot" r="15"/><path class="here__arrow" d="M0-9L7 7L0 3L-7 7Z"/></g></g>"#,
    );
    // A fixed place beside the pins, and markup of our own: it cannot fail.
    let _ = pins.insert_adjacent_html("afterend", &mark);
}

/// Keeps the pins of one's own desks in their node. Rooms have theirs in them.
pub fn keep_pins(node: SvgElement, floor: Arc<Floor>, statuses: Statuses) {
    let mut before = String::new();
    keep_up(move || {
        let mine = statuses.mine();
        let mut pins = String::new();
        for place in floor.places.iter().filter(|place| mine.contains(&place.id)) {
            if place.kind == PlaceKind::Desk {
                push_pin(&mut pins, place);
            }
        }
        if pins != before {
            node.set_inner_html(&pins);
            before = pins;
        }
    });
}

/// A ring on the edge of a room; around a desk, which may be too small to show anything inside one.
fn draw_ring(node: &SvgElement, place: Option<&Place>) {
    let area = place.and_then(|place| Bounds::around(place.outline.points()));
    let (Some(place), Some(area)) = (place, area) else { return node.set_inner_html("") };
    let mut ring = String::from("<g");
    if place.kind == PlaceKind::Desk {
        ring.push_str(
            r#" class="ring ring--box"><rect class="ring__halo"/><rect class="ring__line"/></g>"#,
        );
    } else {
        let edge = path_of([&place.outline]);
        ring.push_str(r#" class="ring"><path class="ring__halo""#);
        push_attribute(&mut ring, "d", &edge);
        ring.push_str(r#"/><path class="ring__line""#);
        push_attribute(&mut ring, "d", &edge);
        ring.push_str("/></g>");
    }
    node.set_inner_html(&ring);
    let Some(drawn) = node.first_element_child() else { return };
    let style = drawn.unchecked_into::<SvgElement>().style();
    for (name, cm) in [
        ("--left", area.min.x_cm),
        ("--top", area.min.y_cm),
        ("--width", area.width_cm()),
        ("--height", area.height_cm()),
    ] {
        // Fixed names and numbers cannot fail.
        let _ = style.set_property(name, &cm.to_string());
    }
}
