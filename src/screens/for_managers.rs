//! A page for those who manage the building: it is theirs, or why it is not.

use super::Preferences;
use super::frame::{AppName, Frame};
use super::map::sign_in_path;
use super::parts::{use_heading, use_page_title};
use super::with_building::WithBuilding;
use crate::erased::reactive;
use crate::replica::{Live, Shown};
use crate::text::{Key, Language, labels, text};
use leptos::prelude::*;

/// A text in a language.
type Of = fn(Language) -> &'static str;

/// What it says to everybody else.
#[derive(Clone, Copy)]
pub struct Gate {
    /// What the page is called.
    pub title: Of,
    /// To who is not signed in.
    pub sign_in_lead: Of,
    /// Title for somebody who may not.
    pub not_yours: Of,
    /// What such a person can do.
    pub not_yours_hint: Of,
}

/// The page, in the frame of all pages.
#[component]
pub fn ForManagers(
    /// What it says to everybody else.
    gate: Gate,
    /// The page itself.
    children: Callback<Shown, AnyView>,
) -> impl IntoView {
    let language = Preferences::of_context().language();
    use_page_title(move || (gate.title)(language.get()).to_owned());
    view! {
        <Frame title=|| view! { <AppName /> } class="page-screen">
            <WithBuilding children=move |shown| view! { <Admitted shown gate children /> } />
        </Frame>
    }
}

#[component]
fn Admitted(shown: Shown, gate: Gate, children: Callback<Shown, AnyView>) -> impl IntoView {
    let live = expect_context::<Live>();
    let may = Memo::new(move |_| (live.manages_building(), live.is_signed_in()));
    reactive(move || match may.get() {
        (true, _) => children.run(shown.clone()),
        (false, is_signed_in) => view! { <Refusal gate is_signed_in /> }.into_any(),
    })
}

/// To everybody else: why not, and what one can do.
#[component]
fn Refusal(gate: Gate, is_signed_in: bool) -> impl IntoView {
    let preferences = Preferences::of_context();
    let language = preferences.language();
    let heading = use_heading();
    let said = move |signed_in: Of, signed_out: Of| {
        reactive(move || if is_signed_in { signed_in } else { signed_out }(language.get()))
    };
    view! {
        <section class="page page--message">
            <h1 class="page__title" node_ref=heading tabindex="-1">
                {said(gate.not_yours, gate.title)}
            </h1>
            <p class="page__lead">{said(gate.not_yours_hint, gate.sign_in_lead)}</p>
            <p class="page__ways">
                <a class="button button--action" href=sign_in_path>
                    {said(
                        |language| labels::words(language).other_account,
                        |language| text(language, Key::SignIn),
                    )}
                </a>
                <a class="button" href="/map">{preferences.saying(Key::WholeMap)}</a>
            </p>
        </section>
    }
}
