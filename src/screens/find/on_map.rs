//! On the map: all that a search has found, by what is known now.

use super::kinds_of;
use super::wish::FindWish;
use crate::erased::keep_up;
use crate::replica::{Live, Shown};
use crate::screens::Preferences;
use crate::text::find::found;
use domain::plan::{PlaceId, PlaceKind};
use leptos::prelude::*;
use web_sys::UrlSearchParams;

/// Says how much was found, leads back to it, and keeps `only` up to date.
#[component]
pub fn FoundOnMap(
    /// The search, as it stands in the address of `/find`.
    query: String,
    /// Takes what was found; nothing where nobody knows.
    only: RwSignal<Option<Vec<PlaceId>>>,
) -> impl IntoView {
    let live = expect_context::<Live>();
    let language = Preferences::of_context().language();
    let there = ["/find?", &query].concat();
    keep_up(move || {
        let now = live.shown().and_then(|shown| sought(live, &shown, &query));
        if only.with_untracked(|before| *before != now) {
            only.set(now);
        }
    });
    on_cleanup(move || {
        only.try_set(None);
    });
    let count = move || only.with(|only| only.as_ref().map(Vec::len));
    let words = move || count().map(|count| found(language.get(), count));
    view! {
        <li>
            <a class="chip" href=there aria-current="true">{words}</a>
        </li>
    }
}

fn sought(live: Live, shown: &Shown, query: &str) -> Option<Vec<PlaceId>> {
    let parts = UrlSearchParams::new_with_str(query).ok()?;
    let usual = kinds_of(shown).first().copied().unwrap_or(PlaceKind::Desk);
    let wish = FindWish::read(usual, |part| parts.get(part));
    let span = wish.when.span(wish.kind, &shown.building.rules, live.now.get()).ok()?;
    let found = live.find(&wish.wanted(span, None))?;
    Some(found.into_iter().map(|it| it.place).collect())
}
