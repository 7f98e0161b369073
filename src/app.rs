//! Which screen is shown, and the code of which is fetched when it is first wanted.

use crate::lazy::{lazy, lazy_view};
use crate::replica::Live;
use crate::router::{Router, Screen};
use crate::screens::{
    Announcer, AnyFloor, Home, MapScreen, NotFound, Notices, PlaceLink, Preferences, PrivacyScreen,
    SignInScreen, Visits,
};
use leptos::prelude::*;

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
    let screen = Router::provide().screen();
    let live = Live::new();
    provide_context(live);
    live.start();
    let nothing = || ();
    view! {
        {move || match screen.get() {
            Screen::Home => lazy(home, nothing),
            Screen::AnyFloor => AnyFloor().into_any(),
            Screen::Map => MapScreen().into_any(),
            Screen::PlaceLink => lazy(place_link, nothing),
            Screen::SignIn => lazy(sign_in, nothing),
            Screen::Privacy => lazy(privacy, nothing),
            Screen::NotFound => lazy(not_found, nothing),
        }}
        <Notices />
        <Announcer />
    }
}
