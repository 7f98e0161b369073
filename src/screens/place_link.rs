//! `/d/…`: what the QR code on a place leads to. Opens the place on the map.

use super::Preferences;
use super::frame::{AppName, Frame};
use super::map::place_path;
use super::not_found::FloorLinks;
use super::parts::{Icon, Sign, use_heading, use_page_title};
use super::with_building::WithBuilding;
use crate::replica::Shown;
use crate::router::Router;
use crate::scanner::named_place;
use crate::text::Key;
use domain::plan::{Tag, TagError};
use leptos::prelude::*;

/// `/d/:tag_or_code`.
#[component]
pub fn PlaceLink() -> impl IntoView {
    view! {
        <Frame title=|| view! { <AppName /> } class="page-screen">
            <WithBuilding children=|shown| view! { <Found shown /> } />
        </Frame>
    }
}

#[component]
fn Found(shown: Shown) -> impl IntoView {
    let router = Router::of_context();
    let asked = Memo::new(move |_| router.named());
    let (for_way, for_title) = (shown.clone(), shown.clone());
    let preferences = Preferences::of_context();
    use_page_title(move || {
        let is_known = named_place(&for_title.estate, &asked.get()).is_some();
        preferences.say(if is_known { Key::Map } else { Key::PlaceUnknown }).to_owned()
    });
    Effect::new(move || {
        if let Some(place) = named_place(&for_way.estate, &asked.get()) {
            let there = place_path(&for_way, place);
            router.replace(&there);
        }
    });
    move || {
        let asked = asked.get();
        named_place(&shown.estate, &asked)
            .is_none()
            .then(|| view! { <UnknownPlace shown=shown.clone() asked /> })
    }
}

#[component]
fn UnknownPlace(shown: Shown, asked: String) -> impl IntoView {
    let preferences = Preferences::of_context();
    let heading = use_heading();
    let is_mistyped = Tag::parse(&asked) == Err(TagError::Mistyped);
    let hint = if is_mistyped { Key::PlaceMistyped } else { Key::PlaceUnknownHint };
    view! {
        <section class="page page--message">
            <p class="page__sign"><Icon sign=Sign::Pin /></p>
            <h1 class="page__title" node_ref=heading tabindex="-1">
                {preferences.saying(Key::PlaceUnknown)}
            </h1>
            <p class="page__code">{asked}</p>
            <p class="page__lead">{preferences.saying(hint)}</p>
            <FloorLinks shown />
        </section>
    }
}
