//! `/map` without a floor: goes to the first sensible one.

use super::address::MapAddress;
use super::best_floor;
use crate::replica::{Live, Shown};
use crate::router::Router;
use crate::screens::Preferences;
use crate::screens::frame::{AppName, Frame};
use crate::screens::parts::use_page_title;
use crate::screens::with_building::WithBuilding;
use crate::text::Key;
use leptos::prelude::*;

/// The map of whichever floor is best.
#[component]
pub fn AnyFloor() -> impl IntoView {
    let preferences = Preferences::of_context();
    use_page_title(move || preferences.say(Key::Map).to_owned());
    view! {
        <Frame title=|| view! { <AppName /> } class="home">
            <WithBuilding children=|shown| view! { <GoThere shown /> } />
        </Frame>
    }
}

#[component]
fn GoThere(shown: Shown) -> impl IntoView {
    let live = expect_context::<Live>();
    let router = Router::of_context();
    Effect::new(move || {
        let address = untrack(|| MapAddress::read(String::new(), |part| router.query(part)));
        let own = live.mine.with_untracked(|mine| mine.first().map(|own| own.place));
        let floor = untrack(|| best_floor(&shown, &address.wanted, own).map(|it| it.code.clone()));
        if let Some(floor) = floor {
            let there = address.on_floor(floor.as_str()).path();
            router.replace(&there);
        }
    });
}
