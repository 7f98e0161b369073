//! The routes, one line a screen.

use crate::replica::Live;
use crate::screens::{
    Announcer, AnyFloor, Home, MapScreen, NotFound, Notices, PlaceLink, Preferences, PrivacyScreen,
    SignInScreen, Visits,
};
use leptos::prelude::*;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::path;

/// The whole app.
#[component]
pub fn App() -> impl IntoView {
    Preferences::provide();
    provide_context(Visits(StoredValue::new(0)));
    let live = Live::new();
    provide_context(live);
    live.start();
    view! {
        <Router>
            <FlatRoutes fallback=NotFound>
                <Route path=path!("/") view=Home />
                <Route path=path!("/map") view=AnyFloor />
                <Route path=path!("/map/:floor_code") view=MapScreen />
                <Route path=path!("/d/:tag_or_code") view=PlaceLink />
                <Route path=path!("/sign-in") view=SignInScreen />
                <Route path=path!("/privacy") view=PrivacyScreen />
            </FlatRoutes>
            <Notices />
            <Announcer />
        </Router>
    }
}
