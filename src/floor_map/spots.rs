//! What hangs where on a floor: a still drawing with a mark and a name at each spot.

use super::still_plan::{part_of, proportion, still_plan, view_box};
use domain::plan::{Floor, Point};
use leptos::prelude::*;

/// How wide and high a name may be, with its border, in rem: `.spots__mark` in the stylesheet.
const NAME: (f64, f64) = (9.5, 4.25);
/// How far a name at an edge begins outside its spot, in rem.
const OUTSIDE: f64 = 0.75;
/// The drawing's height where there is room, in rem, and its width on a phone.
const HEIGHT: f64 = 27.0;
const PHONE: f64 = 20.0;
/// How far from an edge of the drawing a name still has room on both sides of its spot.
const EDGE: f64 = 0.22;

/// Something that hangs somewhere.
pub struct Spot {
    /// Where, in centimetres of the plan.
    pub at: Point,
    /// What stands there.
    pub mark: AnyView,
}

/// A floor with what hangs on it.
#[component]
pub fn Spots(
    /// Which floor.
    floor: Floor,
    /// What hangs there.
    spots: Vec<Spot>,
) -> impl IntoView {
    let frame = floor.bounds;
    let parts: Vec<_> = spots.iter().map(|spot| part_of(&frame, spot.at)).collect();
    let [wide, narrow] = sizes(proportion(&frame)).map(|size| rows_of(&parts, size));
    let rows = wide.into_iter().zip(narrow);
    let each = spots.into_iter().zip(parts).zip(rows);
    let marks = each.map(|((spot, (across, down)), (wide, narrow))| {
        let percent = |part: f64| [&(part * 100.0).to_string(), "%"].concat();
        view! {
            <li
                class="spots__spot"
                data-side=side(across)
                style=("--across", percent(across))
                style=("--down", percent(down))
                style=("--row-wide", wide.to_string())
                style=("--row-narrow", narrow.to_string())
            >
                {spot.mark}
            </li>
        }
    });
    view! {
        <div class="spots" style=("--proportion", proportion(&frame).to_string())>
            <svg class="still" viewBox=view_box(&frame) aria-hidden="true" focusable="false">
                {still_plan(&floor)}
            </svg>
            <ul role="list">{marks.collect_view()}</ul>
        </div>
    }
}

/// To which side of its spot a name is written.
fn side(across: f64) -> &'static str {
    if across < EDGE {
        "start"
    } else if across > 1.0 - EDGE {
        "end"
    } else {
        "middle"
    }
}

/// How wide and high the drawing is on a desktop and on a phone, in rem.
fn sizes(proportion: f64) -> [(f64, f64); 2] {
    [f64::INFINITY, PHONE].map(|most| {
        let width = most.min(HEIGHT * proportion);
        (width, width / proportion)
    })
}

/// In which row below its spot each name stands, so that none covers another.
fn rows_of(parts: &[(f64, f64)], (width, height): (f64, f64)) -> Vec<usize> {
    let (name_width, name_height) = NAME;
    let mut taken: Vec<(f64, f64)> = Vec::with_capacity(parts.len());
    let mut row_of = |(across, down): (f64, f64)| {
        let spot = across * width;
        let left = match side(across) {
            "start" => spot - OUTSIDE,
            "end" => spot + OUTSIDE - name_width,
            _ => spot - name_width / 2.0,
        };
        let covers = |top: f64| {
            let is_near = |(x, y): &(f64, f64)| {
                (x - left).abs() < name_width && (y - top).abs() < name_height
            };
            taken.iter().any(is_near)
        };
        let mut row = 0;
        let mut top = down * height;
        while covers(top) {
            row += 1;
            top += name_height;
        }
        taken.push((left, top));
        row
    };
    parts.iter().map(|part| row_of(*part)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn neighbours_stand_below_each_other_and_names_stay_on_the_drawing() {
        let [wide, narrow] = sizes(2.0);
        let parts = [(0.5, 0.5), (0.52, 0.5), (0.9, 0.5), (0.5, 0.45)];
        assert_eq!(rows_of(&parts, wide), [0, 1, 0, 3]);
        assert_eq!(rows_of(&parts, narrow), [0, 1, 2, 4]);
        // A name at an edge reaches far inwards, and a square drawing is narrow on a desktop too.
        let [square, _] = sizes(0.8);
        assert_eq!(rows_of(&[(0.5, 0.5), (0.9, 0.45)], square), [0, 2]);
        for (across, expected) in [(0.0, "start"), (0.5, "middle"), (0.95, "end")] {
            assert_eq!(side(across), expected, "{across}");
        }
    }
}
