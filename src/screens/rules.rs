//! `/rules`: what holds in this building, in plain words. It says what the hub decides by, so it
//! cannot differ from it.

use super::Preferences;
use super::frame::{AppName, Frame};
use super::parts::{use_heading, use_page_title};
use super::with_building::WithBuilding;
use crate::erased::reactive;
use crate::replica::Shown;
use crate::text::rules::{at_door, kind_title, lead, open_title, opening, sentences, title};
use domain::plan::PlaceKind;
use leptos::prelude::*;

/// `/rules`.
#[component]
pub fn RulesScreen() -> impl IntoView {
    let language = Preferences::of_context().language();
    use_page_title(move || title(language.get()).to_owned());
    view! {
        <Frame title=|| view! { <AppName /> } class="page-screen">
            <WithBuilding children=|shown| SiteRules(SiteRulesProps { shown }) />
        </Frame>
    }
}

#[component]
fn SiteRules(shown: Shown) -> impl IntoView {
    let language = Preferences::of_context().language();
    let heading = use_heading();
    let sections = move || {
        let (language, rules) = (language.get(), &shown.building.rules);
        let site = shown.plan().site.name.in_language(language);
        let open = section(open_title(language), opening(language, &rules.hours));
        let kinds = PlaceKind::ALL.into_iter().filter(|kind| has(&shown, *kind)).map(|kind| {
            let door = (kind == PlaceKind::Room).then(|| at_door(language, rules.end_at_door));
            let lines = sentences(language, kind, rules.of(kind)).into_iter().chain(door);
            section(kind_title(language, kind), lines.collect())
        });
        view! {
            <p class="page__lead">{lead(language, site)}</p>
            {open}
            {kinds.collect_view()}
        }
    };
    view! {
        <article class="page reading">
            <h1 class="page__title" node_ref=heading tabindex="-1">
                {move || title(language.get())}
            </h1>
            {reactive(sections)}
        </article>
    }
}

fn has(shown: &Shown, kind: PlaceKind) -> bool {
    let mut places = shown.plan().floors.iter().flat_map(|floor| &floor.places);
    places.any(|place| place.kind == kind)
}

fn section(title: &'static str, lines: Vec<String>) -> AnyView {
    let lines = lines.into_iter().map(|line| view! { <li>{line}</li> });
    view! {
        <section class="reading__section">
            <h2>{title}</h2>
            <ul class="reading__list">{lines.collect_view()}</ul>
        </section>
    }
    .into_any()
}
