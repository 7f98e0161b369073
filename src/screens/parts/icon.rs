//! Line drawings of 24 by 24. Decoration: words stand beside them or name the button.

use leptos::prelude::*;

/// Which drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// Three sliders: settings.
    Settings,
    /// A cross: put away.
    Cross,
    /// An arrow to the right: go on.
    Arrow,
    /// A telephone.
    Phone,
    /// A table with people.
    Table,
    /// A tick: done.
    Tick,
    /// A clock: waits.
    Clock,
    /// An exclamation mark: look here.
    Warning,
    /// A pin on a map.
    Pin,
    /// The corners of a code in a viewfinder.
    Scan,
}

/// The drawing itself.
#[component]
pub fn Icon(
    /// Which.
    sign: Sign,
) -> impl IntoView {
    let path = match sign {
        Sign::Settings => "M4 7h9m4 0h3M4 17h3m4 0h9M15 4.5v5M9 14.5v5",
        Sign::Cross => "M6 6l12 12M18 6L6 18",
        Sign::Arrow => "M5 12h14m-6-6 6 6-6 6",
        Sign::Phone => {
            "M6.5 3.5h3l1.5 4-2 1.8a12 12 0 0 0 5.7 5.7l1.8-2 4 1.5v3a2 2 0 0 1-2.2 2A16.5 16.5 0 0 1 4.5 5.7a2 2 0 0 1 2-2.2Z"
        }
        Sign::Table => {
            "M5 14h14M8 14v5m8-5v5M8.5 8.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4Zm7 0a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM5.5 14v-.5a3 3 0 0 1 6 0v.5m1 0v-.5a3 3 0 0 1 6 0v.5"
        }
        Sign::Tick => "M5 12.5l4.5 4.5L19 7.5",
        Sign::Clock => "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm0-14v5.2l3.4 2",
        Sign::Warning => "M12 4.2 21 20H3L12 4.2ZM12 10v4.6m0 2.4v.1",
        Sign::Scan => {
            "M4 8V4h4m8 0h4v4m0 8v4h-4m-8 0H4v-4M8 8h3v3H8zm5 0h3v3h-3zm-5 5h3v3H8zm6 0h2m-2 3h2"
        }
        Sign::Pin => {
            "M12 21s-6.5-6.2-6.5-11a6.5 6.5 0 0 1 13 0c0 4.8-6.5 11-6.5 11Zm0-8.5a2.4 2.4 0 1 0 0-4.8 2.4 2.4 0 0 0 0 4.8Z"
        }
    };
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d=path />
        </svg>
    }
}
