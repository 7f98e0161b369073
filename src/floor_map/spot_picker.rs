//! Pointing at a spot of a floor: a still, small drawing on which one taps.

use super::path::path_of;
use super::place_mark::push_moved_to;
use crate::erased::on_press;
use domain::plan::{Floor, Point};
use leptos::prelude::*;
use leptos::svg;
use std::sync::Arc;
use web_sys::MouseEvent;

/// A floor on which one spot can be chosen. It is drawn as the plan has it, north where it is there.
#[component]
pub fn SpotPicker(
    /// Which floor.
    floor: Arc<Floor>,
    /// The spot, in centimetres of the plan.
    spot: RwSignal<Option<Point>>,
    /// What it is for, to who cannot see it.
    #[prop(into)]
    label: Signal<&'static str>,
) -> impl IntoView {
    let frame = floor.bounds;
    let (width, height) = (frame.width_cm(), frame.height_cm());
    let numbers = [frame.min.x_cm, frame.min.y_cm, width, height].map(|it| it.to_string());
    let drawing = NodeRef::<svg::Svg>::new();
    let choose = move |event: MouseEvent| {
        let Some(drawn) = drawing.get_untracked() else { return };
        let seen = drawn.get_bounding_client_rect();
        if seen.width() < 1.0 || seen.height() < 1.0 {
            return;
        }
        let across = (f64::from(event.client_x()) - seen.left()) / seen.width();
        let down = (f64::from(event.client_y()) - seen.top()) / seen.height();
        spot.set(Some(Point::new(
            frame.min.x_cm + share(across, width),
            frame.min.y_cm + share(down, height),
        )));
    };
    let marked = move || {
        let mut mark = String::new();
        push_moved_to(&mut mark, spot.get()?);
        let place = mark.trim().trim_start_matches("transform=\"").trim_end_matches('"').to_owned();
        Some(view! { <circle class="spot__mark" r=width.max(height) / 60 transform=place /> })
    };
    let units = floor.drawing.units.iter().map(|unit| &unit.outline);
    let places = floor.places.iter().map(|place| &place.outline);
    view! {
        <svg
            node_ref=drawing
            class="spot"
            viewBox=numbers.join(" ")
            role="img"
            aria-label=move || label.get()
            on:click=on_press(choose)
        >
            <path class="spot__ground" d=path_of(&floor.outline) />
            <path class="spot__units" d=path_of(units) />
            <path class="spot__places" d=path_of(places) />
            <path class="spot__walls" d=path_of(&floor.drawing.walls) />
            {marked}
        </svg>
    }
}

/// A part of a length in whole centimetres.
#[allow(clippy::cast_possible_truncation)] // At most the length itself.
fn share(part: f64, length_cm: i32) -> i32 {
    (part.clamp(0.0, 1.0) * f64::from(length_cm)).round() as i32
}
