//! `/manage/screens`: the screens of the building, what is wrong with them, and pairing another one.

mod form;
mod list;

use super::Preferences;
use super::frame::{AppName, Frame};
use super::map::sign_in_path;
use super::parts::{use_heading, use_page_title};
use super::with_building::WithBuilding;
use crate::erased::reactive;
use crate::replica::{Live, Shown};
use crate::text::Key;
use crate::text::kiosk::{title, words};
use form::Form;
use leptos::prelude::*;
use list::List;

/// `/manage/screens`.
#[component]
pub fn ManageScreens() -> impl IntoView {
    let language = Preferences::of_context().language();
    use_page_title(move || title(language.get()).to_owned());
    view! {
        <Frame title=|| view! { <AppName /> } class="page-screen">
            <WithBuilding children=|shown| view! { <Admitted shown /> } />
        </Frame>
    }
}

#[component]
fn Admitted(shown: Shown) -> impl IntoView {
    let live = expect_context::<Live>();
    let preferences = Preferences::of_context();
    let language = preferences.language();
    let heading = use_heading();
    let may = Memo::new(move |_| live.manages_building());
    // Grows when a screen was paired or revoked.
    let changed = RwSignal::new(0_u32);
    let content = move || {
        match may.get() {
        true => view! {
            <p class="page__lead">{move || words(language.get()).manage_lead}</p>
            <List shown=shown.clone() changed />
            <Form shown=shown.clone() changed />
        }
        .into_any(),
        false => view! {
            <p class="page__lead">{move || words(language.get()).not_yours}</p>
            <p class="page__ways">
                <a class="button button--action" href=sign_in_path>{preferences.saying(Key::SignIn)}</a>
                <a class="button" href="/map">{preferences.saying(Key::WholeMap)}</a>
            </p>
        }
        .into_any(),
    }
    };
    view! {
        <link rel="stylesheet" href="/kiosk.css" />
        <section class="page screens">
            <h1 class="page__title" node_ref=heading tabindex="-1">
                {move || title(language.get())}
            </h1>
            {reactive(content)}
        </section>
    }
}
