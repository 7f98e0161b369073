//! Where one is: the address in the browser, kept in a signal and changed without loading the page.
//!
//! A library could do it, and did: with the types it made of seven routes it was a fifteenth of the
//! whole app. What the app needs of one is less: which screen a path means, the parts of the
//! query, links that stay in the app, and *back*.

use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlAnchorElement, MouseEvent, UrlSearchParams};

/// Where a screen in the building shows what it is for.
pub const KIOSK: &str = "/kiosk";

/// The screens by their addresses (contract: *Addresses in the app*).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// `/`
    Home,
    /// `/map`
    AnyFloor,
    /// `/map/:floor`
    Map,
    /// `/d/:tag_or_code`
    PlaceLink,
    /// `/scan`
    Scan,
    /// `/find`
    Find,
    /// `/rooms`
    Rooms,
    /// `/rules`
    Rules,
    /// `/sign-in`
    SignIn,
    /// `/reservations`
    Reservations,
    /// `/privacy`
    Privacy,
    /// `/how-it-works`
    HowItWorks,
    /// `/manage/labels`
    Labels,
    /// `/manage/screens`
    ManageScreens,
    /// `/kiosk`
    Kiosk,
    /// `/kiosk/pair`
    Pairing,
    /// Anything else.
    NotFound,
}

impl Screen {
    /// The screen at a path. A slash too many does no harm.
    pub fn at(path: &str) -> Self {
        let mut parts = path.split('/').filter(|part| !part.is_empty());
        match (parts.next(), parts.next(), parts.next()) {
            (None, ..) => Self::Home,
            (Some("map"), None, _) => Self::AnyFloor,
            (Some("map"), Some(_), None) => Self::Map,
            (Some("d"), Some(_), None) => Self::PlaceLink,
            (Some("scan"), None, _) => Self::Scan,
            (Some("find"), None, _) => Self::Find,
            (Some("rooms"), None, _) => Self::Rooms,
            (Some("rules"), None, _) => Self::Rules,
            (Some("sign-in"), None, _) => Self::SignIn,
            (Some("reservations"), None, _) => Self::Reservations,
            (Some("privacy"), None, _) => Self::Privacy,
            (Some("how-it-works"), None, _) => Self::HowItWorks,
            (Some("manage"), Some("labels"), None) => Self::Labels,
            (Some("manage"), Some("screens"), None) => Self::ManageScreens,
            (Some("kiosk"), None, _) => Self::Kiosk,
            (Some("kiosk"), Some("pair"), None) => Self::Pairing,
            _ => Self::NotFound,
        }
    }

    /// Whether it is for people with an account: closed on a screen in the building.
    pub fn is_for_people(self) -> bool {
        matches!(self, Self::SignIn | Self::Reservations | Self::Labels | Self::ManageScreens)
    }
}

/// A path with those parts of a query that have a value: `/rooms?free=30&people=6`.
pub fn with_query<'a>(
    path: &str,
    parts: impl IntoIterator<Item = (&'a str, Option<String>)>,
) -> String {
    let mut address = path.to_owned();
    let mut mark = "?";
    for (name, value) in parts.into_iter().filter_map(|(name, value)| Some((name, value?))) {
        address.extend([mark, name, "=", &value]);
        mark = "&";
    }
    address
}

/// The address of the page.
#[derive(Clone, Copy)]
pub struct Router {
    here: RwSignal<Here>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Here {
    path: String,
    search: String,
}

impl Here {
    fn read() -> Self {
        let location = window().location();
        // Both exist in every page that has an address.
        Here {
            path: location.pathname().unwrap_or_default(),
            search: location.search().unwrap_or_default(),
        }
    }
}

impl Router {
    /// Follows the address as long as the page lives, and puts this into the context.
    pub fn provide() -> Self {
        let this = Router { here: RwSignal::new(Here::read()) };
        provide_context(this);
        EventListener::new(&window(), "popstate", move |_| this.look()).forget();
        let may_prevent = EventListenerOptions::enable_prevent_default();
        let on_click = move |event: &Event| this.follow_link(event);
        EventListener::new_with_options(&document(), "click", may_prevent, on_click).forget();
        this
    }

    /// That of the context.
    pub fn of_context() -> Self {
        use_context().unwrap_or_else(Self::provide)
    }

    /// Which screen the address means. Changes only when it means another one.
    pub fn screen(self) -> Memo<Screen> {
        Memo::new(move |_| self.here.with(|here| Screen::at(&here.path)))
    }

    /// What follows the screen's name in the path: the floor of `/map/wh-1`. Tracked.
    pub fn named(self) -> String {
        let part = self.here.with(|here| {
            here.path.split('/').filter(|part| !part.is_empty()).nth(1).map(str::to_owned)
        });
        let part = part.unwrap_or_default();
        // What cannot be decoded is shown as it is; no place is called that.
        js_sys::decode_uri_component(&part).map_or(part, String::from)
    }

    /// A part of the query. Tracked.
    pub fn query(self, name: &str) -> Option<String> {
        let asked = self.here.with(|here| UrlSearchParams::new_with_str(&here.search));
        asked.ok()?.get(name)
    }

    /// Goes to a path of this app, as a step that *back* undoes.
    pub fn go(self, path: &str) {
        self.change(path, false);
    }

    /// Goes to a path of this app in the place of where one is.
    pub fn replace(self, path: &str) {
        self.change(path, true);
    }

    fn change(self, path: &str, replace: bool) {
        let nothing = wasm_bindgen::JsValue::NULL;
        let Ok(history) = window().history() else { return };
        // Fails only for another origin's address and for hundreds of steps a second.
        let _ = if replace {
            history.replace_state_with_url(&nothing, "", Some(path))
        } else {
            history.push_state_with_url(&nothing, "", Some(path))
        };
        let before = self.here.with_untracked(|here| here.path.clone());
        self.look();
        // Another screen begins at its top; another choice on the same one stays where one reads.
        if self.here.with_untracked(|here| here.path != before) {
            window().scroll_to_with_x_and_y(0.0, 0.0);
        }
    }

    fn look(self) {
        let here = Here::read();
        if self.here.with_untracked(|before| *before != here) {
            self.here.set(here);
        }
    }

    /// A plain click on a link into the app changes the address without loading the page.
    fn follow_link(self, event: &Event) {
        let Some(click) = event.dyn_ref::<MouseEvent>() else { return };
        let wants_more =
            click.meta_key() || click.ctrl_key() || click.shift_key() || click.alt_key();
        if click.default_prevented() || click.button() != 0 || wants_more {
            return;
        }
        let pressed = click.target().and_then(|target| target.dyn_into::<Element>().ok());
        let link = pressed.and_then(|pressed| pressed.closest("a[href]").ok().flatten());
        let link = link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok());
        let Some(link) = link.filter(stays_in_app) else { return };
        let here = Here::read();
        let (path, search) = (link.pathname(), link.search());
        let is_here = here.path == path && here.search == search;
        if is_here && !link.hash().is_empty() {
            // Within the page, such as *to the content*: the browser knows how.
            return;
        }
        event.prevent_default();
        self.change(&[path, search].concat(), is_here);
    }
}

fn stays_in_app(link: &HtmlAnchorElement) -> bool {
    let own = window().location().origin();
    own.is_ok_and(|own| link.origin() == own)
        && link.target().is_empty()
        && !link.has_attribute("download")
        // Asks for the page to be loaded anew.
        && link.rel() != "external"
        // What the hub serves itself.
        && !link.pathname().starts_with("/v1/")
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn each_address_of_the_contract_has_its_screen() {
        for (path, screen) in [
            ("/", Screen::Home),
            ("", Screen::Home),
            ("/map", Screen::AnyFloor),
            ("/map/", Screen::AnyFloor),
            ("/map/wh-1", Screen::Map),
            ("/map/wh-1/", Screen::Map),
            ("/map/wh-1/more", Screen::NotFound),
            ("/d/7ZK3", Screen::PlaceLink),
            ("/d", Screen::NotFound),
            ("/scan", Screen::Scan),
            ("/find", Screen::Find),
            ("/rooms", Screen::Rooms),
            ("/rules", Screen::Rules),
            ("/sign-in", Screen::SignIn),
            ("/reservations", Screen::Reservations),
            ("/privacy", Screen::Privacy),
            ("/how-it-works", Screen::HowItWorks),
            ("/manage/labels", Screen::Labels),
            ("/manage/screens", Screen::ManageScreens),
            ("/kiosk", Screen::Kiosk),
            ("/kiosk/pair", Screen::Pairing),
            ("/kiosk/else", Screen::NotFound),
            ("/manage", Screen::NotFound),
            ("/elsewhere", Screen::NotFound),
        ] {
            assert_eq!(Screen::at(path), screen, "{path}");
        }
    }

    #[test]
    fn the_address_is_followed_and_back_undoes_a_step() {
        let owner = Owner::new();
        owner.set();
        let before = Here::read();
        let router = Router::provide();
        router.go("/map/wh%2D1?zone=focus%2Csilence&place=1.118-3");
        assert_eq!(router.screen().get_untracked(), Screen::Map);
        assert_eq!(untrack(|| router.named()), "wh-1");
        assert_eq!(untrack(|| router.query("zone")).as_deref(), Some("focus,silence"));
        assert_eq!(untrack(|| router.query("view")), None);
        router.replace("/d/%E0%A4%A");
        assert_eq!(untrack(|| router.named()), "%E0%A4%A", "what cannot be decoded stays");
        router.replace(&[before.path, before.search].concat());
    }
}
