//! Which screen is shown, and the code of which is fetched when it is first wanted.

use crate::lazy::{lazy, lazy_view};
use crate::replica::{Live, Phase, outbox};
use crate::router::{KIOSK, Router, Screen};
use crate::screens::{
    Announcer, AnyFloor, Home, MapScreen, Notices, Preferences, Visits, entering, fetch_reserving,
    fetch_telling, find_page, is_screen, reading, reservations_page, rooms_page,
};
use crate::screens::{facility, map};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;

lazy_view!(home: () = |()| Home().into_any());

/// How long the network is left to a screen that has what it shows, in milliseconds.
const REST_AFTER: u32 = 1_500;

/// Brings in what was not wanted yet, so that it is there when the network is not. What
/// [`facility`] holds is left out: few need it, and not on a phone.
fn fetch_rest() {
    spawn_local(async {
        // What does not come now is asked for again when it is wanted.
        let _ = home().await;
        outbox::fetch().await;
        fetch_telling().await;
        fetch_reserving().await;
        entering::fetch().await;
        reading::fetch().await;
        map::fetch_rest().await;
    });
}

/// The whole app.
#[component]
pub fn App() -> impl IntoView {
    Preferences::provide();
    provide_context(Visits(StoredValue::new(0)));
    let screen = Router::provide().screen();
    let live = Live::new();
    provide_context(live);
    live.start();
    let is_waiting = Memo::new(move |_| live.phase.with(|phase| matches!(phase, Phase::Loading)));
    Effect::new(move || {
        if !is_waiting.get() {
            // As long as the page lives. What is here already is not fetched again.
            Timeout::new(REST_AFTER, fetch_rest).forget();
        }
    });
    let router = Router::of_context();
    // The hub says the same, but is not asked once the service worker answers.
    let is_closed = Memo::new(move |_| screen.get().is_for_people() && is_screen());
    Effect::new(move || {
        if is_closed.get() {
            router.replace(KIOSK);
        }
    });
    let nothing = || ();
    view! {
        {move || match screen.get() {
            _ if is_closed.get() => ().into_any(),
            Screen::Home => lazy(home, nothing),
            Screen::AnyFloor => AnyFloor().into_any(),
            Screen::Map => MapScreen().into_any(),
            Screen::PlaceLink => lazy(map::place_link, nothing),
            Screen::Find => lazy(find_page, nothing),
            Screen::Rooms => lazy(rooms_page, nothing),
            Screen::Rules => lazy(reading::rules, nothing),
            Screen::Scan => lazy(entering::scan, nothing),
            Screen::SignIn => lazy(entering::sign_in, nothing),
            Screen::Reservations => lazy(reservations_page, nothing),
            Screen::Privacy => lazy(reading::privacy, nothing),
            Screen::HowItWorks => lazy(reading::how_it_works, nothing),
            Screen::Labels => lazy(facility::labels, nothing),
            Screen::ManageScreens => lazy(facility::screens, nothing),
            Screen::Kiosk => lazy(facility::kiosk, nothing),
            Screen::Pairing => lazy(facility::pairing, nothing),
            Screen::NotFound => lazy(reading::not_found, nothing),
        }}
        <Notices />
        <Announcer />
    }
}
