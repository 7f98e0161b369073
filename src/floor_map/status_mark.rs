//! The mark of a status as it stands on the map, for legend and list.

use leptos::prelude::*;

/// A desk with the mark of a status: `free`, `occupied`, `closed`, `unknown`, `reserved`, or
/// `mine`. Stands beside the status in words, so it is hidden from screen readers.
#[component]
pub fn StatusMark(
    /// Which status.
    #[prop(into)]
    shows: Signal<&'static str>,
) -> impl IntoView {
    view! {
        <svg
            class="status-mark"
            data-shows=move || shows.get()
            viewBox="-90 -50 180 100"
            width="36"
            height="20"
            aria-hidden="true"
        >
            <path class="status-mark__desk" d="M-80-40H80V40H-80Z" />
            <path class="status-mark__hatch" d="M-70 30L-20-30M-25 30L25-30M20 30L70-30" />
            <circle class="status-mark__dot" r="14" />
            <path class="status-mark__cross" d="M-24-24L24 24M24-24L-24 24" />
        </svg>
    }
}
