//! `/manage/labels`: QR labels to print, for those who manage the building.

mod chosen;
mod form;
mod making;
mod outcome;
mod questions;
mod sheet;
mod sheet_picture;

use super::Preferences;
use super::frame::{AppName, Frame};
use super::map::sign_in_path;
use super::parts::{use_heading, use_page_title};
use super::with_building::WithBuilding;
use crate::replica::{Live, Shown};
use crate::text::labels::{title, words};
use crate::text::{Key, Language};
use form::Form;
use leptos::prelude::*;

/// `/manage/labels`.
#[component]
pub fn LabelsScreen() -> impl IntoView {
    let preferences = Preferences::of_context();
    let language = preferences.language();
    use_page_title(move || title(language.get()).to_owned());
    view! {
        <Frame title=|| view! { <AppName /> } class="page-screen">
            <WithBuilding children=|shown| view! { <Admitted shown /> } />
        </Frame>
    }
}

/// The form for who may, else the way in.
#[component]
fn Admitted(shown: Shown) -> impl IntoView {
    let live = expect_context::<Live>();
    let may = Memo::new(move |_| (live.manages_building(), live.is_signed_in()));
    move || match may.get() {
        (true, _) => view! { <Form shown=shown.clone() /> }.into_any(),
        (false, is_signed_in) => view! { <Refusal is_signed_in /> }.into_any(),
    }
}

/// To everybody else: why not, and what one can do.
#[component]
fn Refusal(is_signed_in: bool) -> impl IntoView {
    let preferences = Preferences::of_context();
    let language = preferences.language();
    let heading = use_heading();
    let said = move |signed_in: fn(Language) -> &'static str,
                     signed_out: fn(Language) -> &'static str| {
        move || if is_signed_in { signed_in(language.get()) } else { signed_out(language.get()) }
    };
    view! {
        <section class="page page--message">
            <h1 class="page__title" node_ref=heading tabindex="-1">
                {said(|language| words(language).not_yours, title)}
            </h1>
            <p class="page__lead">
                {said(|language| words(language).not_yours_hint, |language| words(language).sign_in_lead)}
            </p>
            <p class="page__ways">
                <a class="button button--action" href=sign_in_path>
                    {said(
                        |language| words(language).other_account,
                        |language| crate::text::text(language, Key::SignIn),
                    )}
                </a>
                <a class="button" href="/map">{preferences.saying(Key::WholeMap)}</a>
            </p>
        </section>
    }
}
