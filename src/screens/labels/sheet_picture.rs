//! A sheet as one sees it in the box: how its labels lie.

use super::sheet::{Ruler, Sheet};
use leptos::prelude::*;

/// The size of the picture, in the proportions of A4.
const WIDTH: u32 = 42;
const HEIGHT: u32 = 59;
const EDGE: u32 = 3;

/// A small sheet. Stands beside its measures, so it is hidden from screen readers.
#[component]
pub fn SheetPicture(sheet: Sheet) -> impl IntoView {
    let (columns, rows) = (f64::from(sheet.columns), f64::from(sheet.rows));
    let (across, down) =
        (f64::from(WIDTH - 2 * EDGE) / columns, f64::from(HEIGHT - 2 * EDGE) / rows);
    let last = sheet.columns * sheet.rows - 1;
    let label = move |number: u32| {
        let is_ruler = sheet.ruler == Ruler::LastLabel && number == last;
        let class = if is_ruler { "sheet-picture__ruler" } else { "sheet-picture__label" };
        let (column, row) = (f64::from(number % sheet.columns), f64::from(number / sheet.columns));
        let (left, top) = (f64::from(EDGE) + column * across, f64::from(EDGE) + row * down);
        view! {
            <rect class=class x=left + 0.5 y=top + 0.5 width=across - 1.0 height=down - 1.0 rx="1" />
        }
    };
    view! {
        <svg class="sheet-picture" viewBox=format!("0 0 {WIDTH} {HEIGHT}") aria-hidden="true">
            <rect class="sheet-picture__paper" width=WIDTH height=HEIGHT rx="2" />
            {(0..=last).map(label).collect_view()}
        </svg>
    }
}
