//! Addresses that lead nowhere, with ways on.

use super::Preferences;
use super::frame::{AppName, Frame};
use super::map::floor_path;
use super::parts::{use_heading, use_page_title};
use crate::erased::reactive;
use crate::replica::Shown;
use crate::text::Key;
use crate::wanted::Wanted;
use leptos::prelude::*;

/// Any address the app does not have.
#[component]
pub fn NotFound() -> impl IntoView {
    let preferences = Preferences::of_context();
    let heading = use_heading();
    use_page_title(move || preferences.say(Key::PageUnknown).to_owned());
    view! {
        <Frame title=|| view! { <AppName /> } class="page-screen">
            <section class="page page--message">
                <h1 class="page__title" node_ref=heading tabindex="-1">
                    {preferences.saying(Key::PageUnknown)}
                </h1>
                <p class="page__lead">{preferences.saying(Key::PageUnknownHint)}</p>
                <p class="page__ways">
                    <a class="button button--action" href="/">{preferences.saying(Key::WhatFor)}</a>
                    <a class="button" href="/map">{preferences.saying(Key::WholeMap)}</a>
                </p>
            </section>
        </Frame>
    }
}

/// A floor that the building does not have: those that it has.
#[component]
pub fn UnknownFloor(
    /// The building.
    shown: Shown,
) -> impl IntoView {
    let preferences = Preferences::of_context();
    view! {
        <section class="page page--message">
            <h2 class="page__title">{preferences.saying(Key::FloorUnknown)}</h2>
            <p class="page__lead">{preferences.saying(Key::FloorUnknownHint)}</p>
            <FloorLinks shown />
        </section>
    }
}

/// The floors of a building, highest first.
#[component]
pub fn FloorLinks(
    /// The building.
    shown: Shown,
) -> impl IntoView {
    let preferences = Preferences::of_context();
    let links: Vec<_> = shown
        .plan()
        .floors
        .iter()
        .rev()
        .map(|floor| {
            let name = floor.name.clone();
            let words = move || name.in_language(preferences.language().get()).to_owned();
            view! { <li><a class="button" href=floor_path(floor, &Wanted::default())>{reactive(words)}</a></li> }
        })
        .collect();
    view! { <ul class="page__ways" role="list">{links}</ul> }
}
