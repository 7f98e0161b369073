//! The routes, one line a screen.

use leptos::prelude::*;
use leptos_router::components::{Route, Router, Routes};
use leptos_router::path;

/// The whole app.
#[component]
pub fn App() -> impl IntoView {
    view! {
        <Router>
            <Routes fallback=|| "404">
                <Route path=path!("/") view=|| "start" />
                <Route path=path!("/map") view=|| "map" />
                <Route path=path!("/map/:floor_code") view=|| "floor" />
                <Route path=path!("/d/:tag_or_code") view=|| "place" />
                <Route path=path!("/sign-in") view=|| "sign in" />
                <Route path=path!("/privacy") view=|| "privacy" />
            </Routes>
        </Router>
    }
}
