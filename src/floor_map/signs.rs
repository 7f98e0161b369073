//! Signs for what is shown and cannot be taken: lift, stairs, toilets, coffee …

use super::detail::Detail;
use super::markup::push_attribute;
use super::place_mark::push_moved_to;
use super::writing::class_from;
use domain::plan::{AmenityKind, Floor};

/// The side of a sign on the screen, in pixels.
pub const SIGN_PX: f64 = 22.0;

/// The signs of a floor; `first` says from which step of zoom each is seen.
pub fn push_signs(markup: &mut String, floor: &Floor, class: &str, first: &[Option<Detail>]) {
    markup.push_str(r#"<g aria-hidden="true""#);
    push_attribute(markup, "class", class);
    markup.push('>');
    for (amenity, first) in floor.amenities.iter().zip(first) {
        markup.push_str("<g");
        push_attribute(markup, "class", &["sign ", &class_from(*first)].concat());
        push_moved_to(markup, amenity.at);
        markup.push_str(
            r#"><g class="sign__sized"><rect class="sign__plate" x="-11" y="-11" width="22" height="22" rx="5"/><path class="sign__drawing""#,
        );
        push_attribute(markup, "d", drawing(amenity.kind));
        markup.push_str("/></g></g>");
    }
    markup.push_str("</g>");
}

/// A pictogram of lines in a square of 16 pixels around the origin.
pub fn drawing(kind: AmenityKind) -> &'static str {
    match kind {
        // A cabin with arrows up and down.
        AmenityKind::Lift => "M-3-1.5L0-5.5L3-1.5M-3 1.5L0 5.5L3 1.5",
        // Steps going up to the right.
        AmenityKind::Stairs => "M-6 5.5H-3V2H0V-1.5H3V-5H6.5",
        // Two people and the wall between them.
        AmenityKind::Toilets => {
            "M0-6V6M-4-5.6V-5.4M-4-2.5V5.5M-6-2H-2M4-5.6V-5.4M4-2.5L2 2.5H6L4-2.5M4 2.5V5.5"
        }
        // A cup with a handle and steam.
        AmenityKind::Coffee => {
            "M-5-1H3.5V2.5A3 3 0 0 1 .5 5.5H-2A3 3 0 0 1-5 2.5ZM3.5 0H5A1.6 1.6 0 0 1 5 3.2H3.5M-2.5-6V-4M1-6V-4"
        }
        // A bell on a desk.
        AmenityKind::Reception => "M-6 4.5H6M-4.5 2A4.5 4.5 0 0 1 4.5 2ZM0-2.5V-4.5M-1.5-4.5H1.5",
        // A cross.
        AmenityKind::FirstAid => "M0-5V5M-5 0H5",
        // A door and an arrow out of it.
        AmenityKind::Exit => "M-1-5.5H-5.5V5.5H-1M-2 0H6M3-3L6 0L3 3",
        // Paper in, paper out.
        AmenityKind::Printer => "M-3.5-2V-5.5H3.5V-2M-3.5 3H-6V-2H6V3H3.5M-3.5 1H3.5V5.5H-3.5Z",
        // A door with a lock.
        AmenityKind::Lockers => "M-4.5-6H4.5V6H-4.5ZM-1.5-3.5H1.5M1.8 0V1.5",
    }
}
