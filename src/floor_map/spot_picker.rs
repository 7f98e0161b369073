//! Pointing at a spot of a floor: a still, small drawing on which one taps, or moves by arrow keys.

use super::place_mark::push_moved_to;
use super::still_plan::{part_of, point_at, proportion, still_plan, view_box};
use crate::erased::on_press;
use domain::plan::{Bounds, Floor, Point};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::svg;
use std::sync::Arc;
use web_sys::MouseEvent;

/// How far an arrow key moves the spot, in centimetres; with Shift a tenth of it.
const STEP_CM: i32 = 100;

/// A floor on which one spot can be chosen. It is drawn as the plan has it, north where it is there.
#[component]
pub fn SpotPicker(
    /// Which floor.
    floor: Arc<Floor>,
    /// The spot, in centimetres of the plan.
    spot: Signal<Option<Point>>,
    /// Where somebody looks who stands there, in degrees clockwise from the top.
    direction: Signal<u16>,
    /// Another spot was chosen.
    choose: Callback<Point>,
    /// What it is for, to who cannot see it.
    #[prop(into)]
    label: Signal<&'static str>,
) -> impl IntoView {
    let frame = floor.bounds;
    let drawing = NodeRef::<svg::Svg>::new();
    let tap = move |event: MouseEvent| {
        let Some(drawn) = drawing.get_untracked() else { return };
        let seen = drawn.get_bounding_client_rect();
        if seen.width() < 1.0 || seen.height() < 1.0 {
            return;
        }
        let across = (f64::from(event.client_x()) - seen.left()) / seen.width();
        let down = (f64::from(event.client_y()) - seen.top()) / seen.height();
        choose.run(point_at(&frame, across, down));
    };
    let press = move |event: KeyboardEvent| {
        let step = if event.shift_key() { STEP_CM / 10 } else { STEP_CM };
        let Some((right, down)) = steps_of(&event.key()) else { return };
        event.prevent_default();
        let from = spot.get_untracked().unwrap_or_else(|| point_at(&frame, 0.5, 0.5));
        choose.run(moved(&frame, from, right * step, down * step));
    };
    let size = frame.width_cm().max(frame.height_cm()) / 40;
    let marked = move || {
        let mut mark = String::new();
        push_moved_to(&mut mark, spot.get()?);
        let place = mark.trim().trim_start_matches("transform=\"").trim_end_matches('"');
        let turned = [place, " rotate(", &direction.get().to_string(), ")"].concat();
        let parts = [-size, size, size, size / 2, -size].map(|it| it.to_string());
        let [top, right, bottom, notch, left] = &parts;
        let arrow =
            ["M0 ", top, "L", right, " ", bottom, "L0 ", notch, "L", left, " ", bottom, "Z"];
        Some(view! {
            <g transform=turned>
                <path class="still__mark" d=arrow.concat() />
            </g>
        })
    };
    view! {
        <svg
            node_ref=drawing
            class="still still--pick"
            style=("--proportion", proportion(&frame).to_string())
            viewBox=view_box(&frame)
            role="application"
            tabindex="0"
            aria-label=move || label.get()
            on:click=on_press(tap)
            on:keydown=press
        >
            {still_plan(&floor)}
            {marked}
        </svg>
    }
}

/// Where an arrow key leads: steps to the right and down.
fn steps_of(key: &str) -> Option<(i32, i32)> {
    match key {
        "ArrowLeft" => Some((-1, 0)),
        "ArrowRight" => Some((1, 0)),
        "ArrowUp" => Some((0, -1)),
        "ArrowDown" => Some((0, 1)),
        _ => None,
    }
}

/// So many centimetres further, and never off the drawing.
fn moved(frame: &Bounds, from: Point, right_cm: i32, down_cm: i32) -> Point {
    let there = Point::new(from.x_cm.saturating_add(right_cm), from.y_cm.saturating_add(down_cm));
    let (across, down) = part_of(frame, there);
    point_at(frame, across, down)
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn arrow_keys_move_the_spot_and_stop_at_the_edge() {
        let frame = Bounds { min: Point::new(0, 0), max: Point::new(1_000, 500) };
        for (key, from, expected) in [
            ("ArrowRight", (100, 100), (200, 100)),
            ("ArrowLeft", (50, 100), (0, 100)),
            ("ArrowUp", (0, 100), (0, 0)),
            ("ArrowDown", (0, 450), (0, 500)),
        ] {
            let (right, down) = steps_of(key).unwrap();
            let from = Point::new(from.0, from.1);
            let there = moved(&frame, from, right * STEP_CM, down * STEP_CM);
            assert_eq!((there.x_cm, there.y_cm), expected, "{key}");
        }
        assert_eq!(steps_of("Tab"), None, "one can leave it");
    }
}
