//! The sound-level glyph: five bars is lively, one is silent. It needs no language.

use domain::plan::ZoneLevel;
use leptos::prelude::*;

/// Five bars, of which as many are filled as the zone is lively. Stands beside the zone's name, so
/// it is hidden from screen readers.
#[component]
pub fn ZoneGlyph(
    /// Of which level.
    level: ZoneLevel,
) -> impl IntoView {
    let bar = |number: u8| {
        let class = if number <= level.bars() { "zone-glyph__on" } else { "zone-glyph__off" };
        let (left, height) = (45 * i32::from(number - 1), 26 * i32::from(number) + 20);
        view! {
            <rect class=class x=left y=150 - height width="30" height=height rx="8" />
        }
    };
    view! {
        <svg class="zone-glyph" viewBox="0 0 210 150" width="21" height="15" aria-hidden="true">
            {(1..=5).map(bar).collect_view()}
        </svg>
    }
}
