//! One place on the map, as markup: a button of one shape, and its words.

use super::badge::push_badge;
use super::drawn::Said;
use super::markup::{push_attribute, push_number, push_text};
use super::path::path_with_mark;
use super::writing::{RoomWords, class_from, class_lifted, class_until};
use domain::plan::{Place, PlaceKind, Point};

/// A place, and what is said of it. `words` are a room's; a desk gets its code when there is room
/// for it.
pub fn push_place(markup: &mut String, place: &Place, said: &Said, words: &RoomWords) {
    markup.push_str("<g");
    push_attribute(markup, "class", &["place place--", place.kind.code()].concat());
    markup.push_str(r#" role="button" tabindex="-1""#);
    push_attribute(markup, "data-place", place.code.as_str());
    push_attribute(markup, "data-status", said.status);
    if said.is_mine {
        push_attribute(markup, "data-mine", "");
    }
    push_attribute(markup, "aria-label", &said.name);
    markup.push_str("><path");
    push_attribute(markup, "class", &class_until(words.code));
    push_attribute(markup, "d", &path_with_mark(place.at, &place.outline));
    markup.push_str("/>");
    if place.kind != PlaceKind::Desk {
        push_room_words(markup, place, said, words);
    }
    markup.push_str("</g>");
}

/// The code of a place, in its middle.
pub fn push_code(markup: &mut String, place: &Place, classes: &str) {
    let class = ["place__code ", classes].concat();
    push_words(markup, &class, place.at, "0.35em", place.code.as_str());
}

/// What a room or booth has besides: its status in words, and the pin that shows when it is one's
/// own. (Desks are too small: their pins stand above all places.)
fn push_room_words(markup: &mut String, place: &Place, said: &Said, words: &RoomWords) {
    push_code(markup, place, &(class_from(words.code) + &class_lifted(words.status)));
    // Read as two words, code and status, not as one.
    markup.push(' ');
    let class = ["place__status ", &class_from(words.status)].concat();
    push_words(markup, &class, place.at, "1.05em", &said.word);
    push_badge(markup, place, &class_from(words.badge));
    push_pin(markup, place);
}

/// The pin that marks one's own place.
pub fn push_pin(markup: &mut String, place: &Place) {
    markup.push_str(r#"<g class="place__pin" aria-hidden="true""#);
    push_moved_to(markup, place.at);
    markup.push_str(r##"><use href="#map-pin"/></g>"##);
}

/// The attribute that moves a drawing around the origin to a point of the floor.
pub fn push_moved_to(markup: &mut String, at: Point) {
    markup.push_str(r#" transform="translate("#);
    push_number(markup, at.x_cm);
    markup.push(' ');
    push_number(markup, at.y_cm);
    markup.push_str(r#")""#);
}

fn push_words(markup: &mut String, class: &str, at: Point, lower: &str, words: &str) {
    markup.push_str("<text");
    push_attribute(markup, "class", class);
    markup.push_str(" x=\"");
    push_number(markup, at.x_cm);
    markup.push_str("\" y=\"");
    push_number(markup, at.y_cm);
    markup.push('"');
    push_attribute(markup, "dy", lower);
    markup.push('>');
    push_text(markup, words);
    markup.push_str("</text>");
}
