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
        let height = f32::from(number).mul_add(2.6, 2.0);
        view! {
            <rect class=class x=f32::from(number - 1) * 4.5 y=15.0 - height width="3" height=height rx="0.8" />
        }
    };
    view! {
        <svg class="zone-glyph" viewBox="0 0 21 15" width="21" height="15" aria-hidden="true">
            {(1..=5).map(bar).collect_view()}
        </svg>
    }
}
