//! What a room or booth is good for, as a small sign above its code: a call, a hybrid meeting.

use super::markup::push_attribute;
use super::place_mark::push_moved_to;
use domain::plan::{Place, PlaceKind, hybrid_ready};

/// Whether a place has a badge.
pub fn has_badge(place: &Place) -> bool {
    drawing(place).is_some()
}

/// The badge of a place, seen from the step that the class `first` names. It stands 24 pixels above
/// the middle of its place.
pub fn push_badge(markup: &mut String, place: &Place, first: &str) {
    let Some(drawing) = drawing(place) else { return };
    markup.push_str("<g");
    push_attribute(markup, "class", &["place__badge ", first].concat());
    push_moved_to(markup, place.at);
    markup.push_str(r#"><g class="place__badge-sized"><path transform="translate(0 -24)""#);
    push_attribute(markup, "d", drawing);
    markup.push_str("/></g></g>");
}

/// A drawing of lines in a square of 14 pixels around the origin.
fn drawing(place: &Place) -> Option<&'static str> {
    match place.kind {
        // A handset.
        PlaceKind::Booth => Some(
            "M-6-4.5C-6 1.5-1.5 6 4.5 6C5.4 6 6 5.4 6 4.5V2.6L3 1.6L1.5 3.1C-.6 2.2-2.2.6-3.1-1.5L-1.6-3L-2.6-6H-4.5C-5.4-6-6-5.4-6-4.5Z",
        ),
        // A camera.
        PlaceKind::Room if hybrid_ready(&place.equipment) => {
            Some("M-6.5-3.5H2.5V3.5H-6.5ZM2.5-1L6.5-3.2V3.2L2.5 1")
        }
        PlaceKind::Room | PlaceKind::Desk => None,
    }
}
