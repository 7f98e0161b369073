//! The sign of an amenity as it stands on the map, for lists.

use super::signs::drawing;
use domain::plan::AmenityKind;
use leptos::prelude::*;

/// The sign of an amenity. Its name stands beside it, so it is hidden from screen readers.
#[component]
pub fn SignMark(
    /// Of what.
    kind: AmenityKind,
) -> impl IntoView {
    view! {
        <svg class="sign-mark" viewBox="-11 -11 22 22" width="44" height="44" aria-hidden="true">
            <rect class="sign__plate" x="-11" y="-11" width="22" height="22" rx="5" />
            <path class="sign__drawing" d=drawing(kind) />
        </svg>
    }
}
