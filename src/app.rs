//! The routes, one line a screen.

use crate::lazy::{lazy, lazy_view};
use crate::replica::Live;
use crate::screens::{
    Announcer, AnyFloor, Home, MapScreen, NotFound, Notices, PlaceLink, Preferences, PrivacyScreen,
    SignInScreen, Visits,
};
use leptos::prelude::*;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::path;

lazy_view!(home: () = |()| Home().into_any());
lazy_view!(place_link: () = |()| PlaceLink().into_any());
lazy_view!(sign_in: () = |()| SignInScreen().into_any());
lazy_view!(privacy: () = |()| PrivacyScreen().into_any());
lazy_view!(not_found: () = |()| NotFound().into_any());

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
            <FlatRoutes fallback=|| lazy(not_found, || ())>
                <Route path=path!("/") view=|| lazy(home, || ()) />
                <Route path=path!("/map") view=AnyFloor />
                <Route path=path!("/map/:floor_code") view=MapScreen />
                <Route path=path!("/d/:tag_or_code") view=|| lazy(place_link, || ()) />
                <Route path=path!("/sign-in") view=|| lazy(sign_in, || ()) />
                <Route path=path!("/privacy") view=|| lazy(privacy, || ()) />
            </FlatRoutes>
            <Notices />
            <Announcer />
        </Router>
    }
}
