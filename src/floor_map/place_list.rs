//! The list equal of the map: everything the map tells, as a table.

use super::status_mark::StatusMark;
use super::wording::status_with_time;
use super::zone_glyph::ZoneGlyph;
use crate::erased::{on_press, reactive};
use crate::replica::Statuses;
use crate::text::{Key, Language, kind_name, text, zone_name};
use crate::wanted::Wanted;
use domain::plan::{Floor, Place, PlaceId, Zone, ZoneLevel};
use domain::time::LocalClock;
use leptos::prelude::*;
use std::sync::Arc;

/// All places of a floor that fit what is wanted, in the order of their codes.
#[component]
pub fn PlaceList(
    /// Which floor.
    floor: Arc<Floor>,
    /// Its local time.
    clock: LocalClock,
    /// What its places are now.
    statuses: Statuses,
    /// Which place is chosen; a row chooses.
    selected: RwSignal<Option<PlaceId>>,
    /// What is looked for.
    wanted: Signal<Wanted>,
    /// In which words.
    language: Signal<Language>,
) -> impl IntoView {
    let clock = StoredValue::new(clock);
    let zones = floor.zones.clone();
    let rows: Arc<[(Place, ZoneLevel)]> = floor
        .places
        .iter()
        .filter_map(|place| Some((place.clone(), level_of(&zones, place)?)))
        .collect();
    let fitting = move || {
        let rows = rows.clone();
        wanted.with(|wanted| {
            rows.iter()
                .filter(|(place, level)| wanted.fits_place(place, *level))
                .cloned()
                .collect::<Vec<_>>()
        })
    };
    let column = move |key: Key| {
        view! { <th scope="col" role="columnheader">{move || text(language.get(), key)}</th> }
    };
    view! {
        <table class="place-list" role="table">
            <caption class="place-list__caption">
                {move || text(language.get(), Key::PlacesOnThisFloor)}
            </caption>
            <thead role="rowgroup">
                <tr role="row">
                    {column(Key::ColumnPlace)} {column(Key::ColumnKind)} {column(Key::ColumnZone)}
                    {column(Key::ColumnStatus)}
                </tr>
            </thead>
            <tbody role="rowgroup">
                <For
                    each=fitting
                    key=|(place, _)| place.id
                    children=move |(place, level)| {
                        let status = statuses.of(place.id);
                        view! { <Row place level status clock selected language /> }
                    }
                />
            </tbody>
        </table>
    }
}

#[component]
fn Row(
    place: Place,
    level: ZoneLevel,
    status: ArcRwSignal<domain::Status>,
    clock: StoredValue<LocalClock>,
    selected: RwSignal<Option<PlaceId>>,
    language: Signal<Language>,
) -> impl IntoView {
    let (id, kind) = (place.id, place.kind);
    let shown = status.clone();
    let shows = move || {
        let status = shown.get();
        if status.is_mine() { "mine" } else { status.code() }
    };
    let words =
        move || clock.with_value(|clock| status_with_time(language.get(), clock, &status.get()));
    let code = place.code.to_string();
    view! {
        // The whole row answers to a click; keyboards and screen readers have the button in it.
        <tr
            role="row"
            class="place-list__row"
            class:is-selected=move || selected.get() == Some(id)
            on:click=on_press(move |_| selected.set(Some(id)))
        >
            <th scope="row" role="rowheader" class="place-list__place">
                <button type="button" class="place-list__button">{code}</button>
            </th>
            <td role="cell" class="place-list__kind">{move || kind_name(language.get(), kind)}</td>
            <td role="cell" class="place-list__zone">
                <ZoneGlyph level />
                <span>{move || zone_name(language.get(), level)}</span>
            </td>
            <td role="cell" class="place-list__status">
                <StatusMark shows=Signal::derive(shows) />
                <span>{reactive(words)}</span>
            </td>
        </tr>
    }
}

fn level_of(zones: &[Zone], place: &Place) -> Option<ZoneLevel> {
    zones.iter().find(|zone| zone.code == place.zone).map(|zone| zone.level)
}
