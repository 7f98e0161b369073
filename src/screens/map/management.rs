//! For those who manage the building: taking a place, zone or floor out of use, and back.

use crate::lazy::lazy;
use crate::replica::{Live, Shown};
use crate::screens::closing::ClosingProps;
use crate::screens::reserving::closing;
use domain::plan::PlaceId;
use leptos::prelude::*;

/// What closes and opens the place, its zone and its floor. Nothing for other people.
#[component]
pub fn Management(
    /// The building.
    shown: Shown,
    /// Which place.
    place: PlaceId,
) -> impl IntoView {
    let live = expect_context::<Live>();
    let is_manager = Memo::new(move |_| live.manages_building());
    move || {
        let shown = shown.clone();
        is_manager
            .get()
            .then(|| lazy(closing, move || ClosingProps { shown: shown.clone(), place }))
    }
}
