//! What hangs where on a floor: a still drawing with a mark and a name at each spot.

use super::still_plan::{part_of, proportion, still_plan, view_box};
use domain::plan::{Floor, Point};
use leptos::prelude::*;

/// Marks at two spots that lie nearer to each other than these parts of the drawing, across and down,
/// would cover each other: on a drawing as wide as a desktop shows it, and as wide as a phone.
const NEAR: [(f64, f64); 2] = [(0.26, 0.16), (0.48, 0.24)];
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
    let [wide, narrow] = NEAR.map(|near| rows_of(&parts, near));
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
        <div class="spots" style=("--proportion", proportion(&frame))>
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

/// In which row below its spot each mark stands, so that neighbours do not cover each other.
fn rows_of(parts: &[(f64, f64)], near: (f64, f64)) -> Vec<usize> {
    let is_near = |one: (f64, f64), other: (f64, f64)| {
        (one.0 - other.0).abs() < near.0 && (one.1 - other.1).abs() < near.1
    };
    let before = |index: usize| parts.iter().take(index);
    parts
        .iter()
        .enumerate()
        .map(|(index, one)| before(index).filter(|other| is_near(*one, **other)).count())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn neighbours_stand_below_each_other_and_names_stay_on_the_drawing() {
        let parts = [(0.5, 0.5), (0.52, 0.5), (0.9, 0.5), (0.5, 0.45)];
        let [wide, narrow] = NEAR;
        assert_eq!(rows_of(&parts, wide), [0, 1, 0, 2]);
        assert_eq!(rows_of(&parts, narrow), [0, 1, 2, 3]);
        for (across, expected) in [(0.0, "start"), (0.5, "middle"), (0.95, "end")] {
            assert_eq!(side(across), expected, "{across}");
        }
    }
}
