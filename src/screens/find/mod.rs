//! `/find`: a place for now or later, by what one needs. The wishes live in the address
//! ([`FindWish`]).

mod form;
mod more;
mod near;
mod nothing;
mod on_map;
mod result;
mod results;
mod when;
mod wish;

use super::Preferences;
use super::frame::{AppName, Frame};
use super::parts::{use_heading, use_page_title};
use super::with_building::WithBuilding;
use crate::erased::reactive;
use crate::replica::Shown;
use crate::router::Router;
use crate::screens::map::written;
use crate::text::find::title;
use domain::plan::{PlaceId, PlaceKind};
use domain::time::{Instant, Span};
use form::{Form, FormProps};
use leptos::prelude::*;
pub use on_map::{FoundOnMap, FoundOnMapProps};
use results::{Results, ResultsProps};
use when::When;
use wish::FindWish;

/// `/find`.
#[component]
pub fn FindScreen() -> impl IntoView {
    let language = Preferences::of_context().language();
    use_page_title(move || title(language.get()).to_owned());
    view! {
        <Frame title=|| view! { <AppName /> } class="page-screen">
            <WithBuilding children=|shown| Find(FindProps { shown }) />
        </Frame>
    }
}

#[component]
fn Find(shown: Shown) -> impl IntoView {
    let language = Preferences::of_context().language();
    let heading = use_heading();
    let router = Router::of_context();
    let usual = kinds_of(&shown).first().copied().unwrap_or(PlaceKind::Desk);
    let wish = Memo::new(move |_| FindWish::read(usual, |part| router.query(part)));
    // Who looks for another place has said all there is to say: what was found comes first.
    let has_said_all = Memo::new(move |_| wish.with(|wish| wish.instead.is_some()));
    let halves = move || {
        let form = Form(FormProps { shown: shown.clone(), wish });
        let results = Results(ResultsProps { shown: shown.clone(), wish });
        match has_said_all.get() {
            true => [results.into_any(), form.into_any()],
            false => [form.into_any(), results.into_any()],
        }
    };
    view! {
        <div class="page find">
            <h1 class="page__title" node_ref=heading tabindex="-1">
                {move || title(language.get())}
            </h1>
            <div class="find__halves">{reactive(halves)}</div>
        </div>
    }
}

/// Where another place is looked for instead of one that is reserved.
pub fn elsewhere_path(shown: &Shown, place: PlaceId, span: Span, now: Instant) -> String {
    let rules = &shown.building.rules;
    let found = shown.estate.place(place).and_then(|located| {
        let kind = located.place.kind;
        let when = When::of(span, kind, rules, now)?;
        let instead = (located.place.code.to_string(), written(&rules.clock, span));
        Some(FindWish { when, instead: Some(instead), ..FindWish::any(kind) })
    });
    found.map_or_else(|| String::from("/find"), |wish| wish.path())
}

/// The kinds of place a building has, desks first.
fn kinds_of(shown: &Shown) -> Vec<PlaceKind> {
    let has = |kind: &PlaceKind| {
        let mut places = shown.plan().floors.iter().flat_map(|floor| &floor.places);
        places.any(|place| place.kind == *kind)
    };
    PlaceKind::ALL.into_iter().filter(has).collect()
}
