//! A way on a floor: a line with arrows along it, a dot where it begins, and at its end a pin, or the
//! sign of what leads to another floor. Blue like all that is one's own, on a white edge, so that it
//! is told from walls and zones in every kind of colour blindness and in greyscale.

use super::arithmetic::{decimal, length};
use super::markup::{push_attribute, push_number};
use super::place_mark::push_moved_to;
use super::turned::points_as_shown;
use domain::plan::{Bounds, Floor, Point};
use leptos::prelude::*;
use std::sync::Arc;
use wayfinding::{Leg, Route};

/// From one arrow to the next, in centimetres.
const ARROWS_CM: f64 = 450.0;

/// A way as it is drawn on one floor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WayOnFloor {
    /// The drawing.
    pub(super) markup: String,
    /// What must be seen of the floor.
    pub(super) area: Bounds,
}

/// The way that a map shows, if any.
pub type WayShown = RwSignal<Option<Arc<WayOnFloor>>>;

/// The part of a route that lies on a floor; `None` where none does.
pub fn way_on_floor(route: &Route, floor: &Floor) -> Option<Arc<WayOnFloor>> {
    let mut markup = String::from(r#"<g class="way">"#);
    let mut points = Vec::new();
    for (number, leg) in route.legs.iter().enumerate() {
        if leg.floor == floor.code {
            let line = points_as_shown(floor, &leg.line);
            push_leg(&mut markup, leg, &line, number == 0);
            points.extend(line);
        }
    }
    if route.target.floor == floor.code {
        let target = points_as_shown(floor, &[route.target.at]);
        for at in &target {
            markup.push_str(r#"<g class="way__pin""#);
            push_moved_to(&mut markup, *at);
            markup.push_str(PIN);
        }
        points.extend(target);
    }
    markup.push_str("</g>");
    Bounds::around(points).map(|area| Arc::new(WayOnFloor { markup, area }))
}

/// A drop whose tip is the target.
const PIN: &str = r#"><path class="sign__sized way__drop" d="M0 0C-3-6-10-10-10-17A10 10 0 0 1 10-17C10-10 3-6 0 0Z"/><circle class="sign__sized way__eye" cy="-17" r="4"/></g>"#;

fn push_leg(markup: &mut String, leg: &Leg, line: &[Point], is_first: bool) {
    let mut path = String::new();
    for (number, point) in line.iter().enumerate() {
        path.push(if number == 0 { 'M' } else { 'L' });
        push_number(&mut path, point.x_cm);
        path.push(' ');
        push_number(&mut path, point.y_cm);
    }
    for class in ["way__halo", "way__line"] {
        markup.push_str("<path");
        push_attribute(markup, "class", class);
        push_attribute(markup, "d", &path);
        markup.push_str("/>");
    }
    push_arrows(markup, line);
    if let Some(start) = line.first() {
        let class = if is_first { "way__start" } else { "way__start way__start--on" };
        push_dot(markup, *start, class);
    }
    if let (Some(change), Some(end)) = (&leg.leaves, line.last()) {
        push_dot(markup, *end, "way__change");
        markup.push_str(r#"<g class="way__up""#);
        push_moved_to(markup, *end);
        let arrow = if change.up { "M0 6V-6M-5-1L0-6L5-1" } else { "M0-6V6M-5 1L0 6L5 1" };
        markup.push_str(r#"><path class="sign__sized""#);
        push_attribute(markup, "d", arrow);
        markup.push_str("/></g>");
    }
}

fn push_dot(markup: &mut String, at: Point, class: &str) {
    markup.push_str("<g");
    push_attribute(markup, "class", class);
    push_moved_to(markup, at);
    let radius = if class == "way__change" { "13" } else { "8" };
    markup.push_str(r#"><circle class="sign__sized""#);
    push_attribute(markup, "r", radius);
    markup.push_str("/></g>");
}

/// Small arrows, as far from each other as from the ends.
fn push_arrows(markup: &mut String, line: &[Point]) {
    let pieces: Vec<(Point, f64, f64)> = line
        .windows(2)
        .filter_map(|pair| match pair {
            &[from, to] => {
                let across = f64::from(to.x_cm) - f64::from(from.x_cm);
                Some((from, across, f64::from(to.y_cm) - f64::from(from.y_cm)))
            }
            _ => None,
        })
        .collect();
    let mut left_cm = ARROWS_CM / 2.0;
    for (from, across, down) in pieces {
        let length = length(across, down);
        while left_cm < length {
            let share = left_cm / length;
            let at = Point::new(
                from.x_cm + (across * share).round_ties_even() as i32,
                from.y_cm + (down * share).round_ties_even() as i32,
            );
            // Turned the way the line goes, by the numbers of the turn: an angle would need more code.
            let (cosine, sine) = (decimal(across / length, 3), decimal(down / length, 3));
            let opposite = decimal(-down / length, 3);
            let (x, y) = (at.x_cm.to_string(), at.y_cm.to_string());
            let turn = [
                "matrix(", &cosine, " ", &sine, " ", &opposite, " ", &cosine, " ", &x, " ", &y, ")",
            ];
            markup.push_str("<g");
            push_attribute(markup, "transform", &turn.concat());
            markup.push_str(r#"><path class="sign__sized way__arrow" d="M-2-3L1.5 0L-2 3"/></g>"#);
            left_cm += ARROWS_CM;
        }
        left_cm -= length;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::floor_map::testing::floor_of;
    use std::sync::Arc;
    use wasm_bindgen_test::wasm_bindgen_test as test;
    use wayfinding::{Access, Spot, Target, Wayfinder};

    #[test]
    fn a_way_is_drawn_with_its_ends_on_its_own_floor_only() {
        let floor = floor_of(40);
        let last = floor.places.last().unwrap().id;
        let site = domain::plan::Site {
            code: "wh".parse().unwrap(),
            name: domain::plan::Label::same("Werk Hub"),
            kind: domain::plan::SiteKind::WerkHub,
        };
        let plan = domain::plan::Plan { site, floors: vec![floor.clone()] };
        let from = Spot { floor: floor.code.clone(), at: floor.places[0].at };
        let finder = Wayfinder::of(Arc::new(plan));
        let route = finder.route(&from, &Target::Place(last), Access::Any).unwrap();
        let way = way_on_floor(&route, &floor).unwrap();
        for part in ["way__line", "way__start", "way__pin", "way__arrow"] {
            assert!(way.markup.contains(part), "{part} in {}", way.markup);
        }
        assert!(!way.markup.contains("way__change"));
        let other = Floor { code: "wh-9".parse().unwrap(), ..floor };
        assert_eq!(way_on_floor(&route, &other), None);
    }
}
