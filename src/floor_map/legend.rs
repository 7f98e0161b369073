//! What the colours and shapes mean: the five zones in the one order, and the marks of places.

use super::defs::zone_patterns;
use super::status_mark::StatusMark;
use super::zone_glyph::ZoneGlyph;
use crate::erased::reactive;
use crate::replica::Statuses;
use crate::text::{Key, Language, phrase, text, zone_name};
use crate::wanted::Wanted;
use domain::plan::{Floor, PlaceKind, Zone};
use domain::sorted::put_in_order;
use leptos::prelude::*;
use std::sync::Arc;

/// The legend of a floor, with how many places of what is wanted are free in each zone.
#[component]
pub fn Legend(
    /// Which floor.
    floor: Arc<Floor>,
    /// What its places are now.
    statuses: Statuses,
    /// What is looked for.
    wanted: Signal<Wanted>,
    /// In which words.
    language: Signal<Language>,
) -> impl IntoView {
    let mut zones: Vec<&Zone> = floor.zones.iter().collect();
    put_in_order(&mut zones, |one, other| one.level.cmp(&other.level));
    let rows: Vec<_> = zones
        .into_iter()
        .map(|zone| view! { <ZoneRow zone=zone.clone() statuses=statuses.clone() wanted language /> })
        .collect();
    view! {
        <section class="legend" aria-label=move || text(language.get(), Key::Legend)>
            <svg class="legend__patterns" width="0" height="0" aria-hidden="true">
                <defs inner_html=zone_patterns("legend")></defs>
            </svg>
            <ul class="legend__zones">{rows}</ul>
            <ul class="legend__marks">
                {mark("free", Key::Free, language)}
                {mark("occupied", Key::Occupied, language)}
                {mark("reserved", Key::Reserved, language)}
                {mark("closed", Key::Closed, language)}
                {mark("mine", Key::Mine, language)}
            </ul>
        </section>
    }
}

#[component]
fn ZoneRow(
    zone: Zone,
    statuses: Statuses,
    wanted: Signal<Wanted>,
    language: Signal<Language>,
) -> impl IntoView {
    let (level, code) = (zone.level, zone.code.clone());
    let own_name = zone.name.clone();
    let name = move || {
        let language = language.get();
        match &own_name {
            Some(own) => [zone_name(language, level), " · ", own.in_language(language)].concat(),
            None => zone_name(language, level).to_owned(),
        }
    };
    // When the zone is not looked for, its count is of all it has.
    let kinds = move || {
        let fitting: Vec<_> = wanted.with(|wanted| {
            PlaceKind::ALL.into_iter().filter(|kind| wanted.fits(*kind, level)).collect()
        });
        if fitting.is_empty() { PlaceKind::ALL.to_vec() } else { fitting }
    };
    let is_dimmed = move || {
        wanted.with(|wanted| !PlaceKind::ALL.into_iter().any(|kind| wanted.fits(kind, level)))
    };
    let count = move || {
        let (mut free, mut all) = (0, 0);
        for kind in kinds() {
            free += statuses.free_in(&code, kind);
            all += statuses.all_in(&code, kind);
        }
        if all == 0 { String::from("–") } else { phrase::free_of(language.get(), free, all) }
    };
    let swatch = ["legend__swatch zone zone--", level.code()].concat();
    view! {
        <li class="legend__zone" class:is-dimmed=reactive(is_dimmed)>
            <svg class=swatch viewBox="0 0 340 260" aria-hidden="true">
                <rect class="zone__tint" width="340" height="260" />
                <rect class="zone__pattern" width="340" height="260" />
            </svg>
            <ZoneGlyph level />
            <span class="legend__name">{reactive(name)}</span>
            <span class="legend__count">{reactive(count)}</span>
        </li>
    }
}

/// A mark as it stands on the map, and what it means.
fn mark(shows: &'static str, meaning: Key, language: Signal<Language>) -> impl IntoView {
    view! {
        <li class="legend__mark">
            <StatusMark shows />
            <span>{move || text(language.get(), meaning)}</span>
        </li>
    }
}
