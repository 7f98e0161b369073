//! `/kiosk`: a screen in the building, for everybody who walks by. It is paired, not signed in, and
//! sees what the public sees (`kiosk.md`).

mod age;
mod asking;
mod awake;
mod door;
mod door_actions;
mod door_asking;
mod door_faults;
mod frame;
mod health;
mod idle;
mod on_map;
mod own;
mod pairing;
mod rooms;
mod search;
mod update;
mod way;
mod way_out;
mod zones;

pub use pairing::Pairing;

use crate::erased::reactive;
use crate::replica::{Live, Phase};
use crate::screens::Preferences;
use crate::screens::parts::use_page_title;
use crate::screens::with_building::WithBuilding;
use crate::text::kiosk::words;
use leptos::prelude::*;
use own::{Own, use_own_screen};
use sync::wire::{ScreenMode, ScreenSetup};
use update::use_updates;

/// Where a screen is paired.
const PAIR: &str = "/kiosk/pair";

/// `/kiosk`.
#[component]
pub fn KioskScreen() -> impl IntoView {
    let language = Preferences::of_context().language();
    let own = use_own_screen();
    let live = expect_context::<Live>();
    use_updates(move || {
        let is_paired = own.try_with_untracked(|own| matches!(own, Own::Is(_)));
        let has_content = live.phase.try_with_untracked(|phase| matches!(phase, Phase::Ready(_)));
        is_paired == Some(true) && has_content == Some(true)
    });
    use_page_title(move || {
        own.with(|own| match own {
            Own::Is(setup) => setup.name.clone(),
            _ => words(language.get()).welcome.to_owned(),
        })
    });
    let setup = Memo::new(move |_| own.get());
    reactive(move || match setup.get() {
        Own::Is(setup) => view! { <Paired setup=*setup /> }.into_any(),
        Own::Asking => ().into_any(),
        Own::Unreachable => view! {
            <frame::Alone>
                <div role="status">
                    <h1 class="pairing__title">{move || words(language.get()).no_hub}</h1>
                </div>
            </frame::Alone>
        }
        .into_any(),
    })
}

#[component]
fn Paired(setup: ScreenSetup) -> impl IntoView {
    let live = expect_context::<Live>();
    live.show_site(setup.site.clone());
    view! {
        <WithBuilding children=move |shown| {
            let setup = setup.clone();
            match setup.mode {
                ScreenMode::Room(place) => view! { <door::Door shown setup place /> }.into_any(),
                ScreenMode::Lobby => view! { <on_map::OnMap shown setup is_lobby=true /> }.into_any(),
                ScreenMode::Floor => view! { <on_map::OnMap shown setup is_lobby=false /> }.into_any(),
            }
        } />
    }
}
