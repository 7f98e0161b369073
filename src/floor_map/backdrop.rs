//! What never changes on a floor, as markup: ground, rooms, zones and walls.

use super::markup::push_attribute;
use super::path::{path_of, path_of_lines};
use crate::wanted::Wanted;
use domain::plan::{Floor, Polygon, UnitKind, Zone};

/// Everything under the places.
pub fn push_backdrop(markup: &mut String, floor: &Floor, wanted: &Wanted) {
    let units = |kinds: &[UnitKind]| {
        let chosen = floor.drawing.units.iter().filter(|unit| kinds.contains(&unit.kind));
        path_of(chosen.map(|unit| &unit.outline))
    };
    let rooms = units(&[UnitKind::Room]);
    let services = units(&[UnitKind::Stairs, UnitKind::Lift, UnitKind::Toilets]);
    markup.push_str(r#"<g class="backdrop" aria-hidden="true">"#);
    push_path(markup, "backdrop__ground", &path_of(&floor.outline));
    push_path(markup, "backdrop__rooms", &rooms);
    for zone in &floor.zones {
        let shape = path_of(&zone.areas as &[Polygon]);
        markup.push_str("<g");
        push_attribute(markup, "class", &zone_class(floor, zone, wanted));
        markup.push('>');
        push_path(markup, "zone__tint", &shape);
        push_path(markup, "zone__pattern", &shape);
        markup.push_str("</g>");
    }
    push_path(markup, "backdrop__walkways", &units(&[UnitKind::Walkway]));
    push_path(markup, "backdrop__services", &services);
    push_path(markup, "backdrop__blocked", &units(&[UnitKind::Blocked]));
    push_path(markup, "backdrop__edges", &rooms);
    markup.push_str("</g>");
}

/// What stands above the places: walls, with their openings cut out.
pub fn push_walls(markup: &mut String, floor: &Floor) {
    markup.push_str(r#"<g class="walls" aria-hidden="true">"#);
    push_path(markup, "walls__solid", &path_of(&floor.drawing.walls));
    push_path(markup, "walls__openings", &path_of_lines(&floor.drawing.openings));
    markup.push_str("</g>");
}

/// The classes of a zone; one that holds nothing of what is wanted is dimmed.
pub fn zone_class(floor: &Floor, zone: &Zone, wanted: &Wanted) -> String {
    let mut of_zone = floor.places.iter().filter(|place| place.zone == zone.code);
    let is_bright =
        wanted.is_everything() || of_zone.any(|place| wanted.fits(place.kind, zone.level));
    let dimmed = if is_bright { "" } else { " is-dimmed" };
    ["zone zone--", zone.level.code(), dimmed].concat()
}

fn push_path(markup: &mut String, class: &str, path: &str) {
    markup.push_str("<path");
    push_attribute(markup, "class", class);
    push_attribute(markup, "d", path);
    markup.push_str("/>");
}
