//! One place on the map: a button of one shape and its words. A change of status writes attributes
//! of that one node (and a room's word), nothing else.

use super::badge::badge;
use super::path::path_with_mark;
use super::wording::{accessible_name, short_status};
use super::writing::{Writing, class_from, class_lifted, class_until};
use crate::erased::reactive;
use crate::replica::Statuses;
use crate::text::Language;
use domain::plan::{Place, PlaceKind, ZoneLevel};
use domain::time::LocalClock;
use leptos::prelude::*;

/// What every place of a floor is drawn with.
#[derive(Clone)]
pub struct Hand {
    /// What the places are now.
    pub statuses: Statuses,
    /// In which words.
    pub language: Signal<Language>,
    /// In which local time.
    pub clock: StoredValue<LocalClock>,
}

/// A place of a zone of that level.
pub fn place_mark(
    place: &Place,
    level: ZoneLevel,
    hand: &Hand,
    writing: &Writing,
) -> impl IntoView + use<> {
    let status = hand.statuses.of(place.id);
    let (for_code, for_mine, for_name) = (status.clone(), status.clone(), status.clone());
    let language = hand.language;
    let named = place.clone();
    let clock = hand.clock;
    let name = move || {
        let named =
            |clock: &_| accessible_name(language.get(), clock, &named, level, &for_name.get());
        clock.with_value(named)
    };
    let (first, lifted) = (writing.code(place.id), writing.status(place.id));
    let class = ["place place--", place.kind.code()].concat();
    let words = (place.kind != PlaceKind::Desk).then(|| room_words(place, hand, writing));
    view! {
        <g
            class=class
            role="button"
            tabindex="-1"
            data-place=place.code.to_string()
            data-status=move || for_code.get().code()
            data-mine=move || for_mine.get().is_mine()
            aria-label=reactive(name)
        >
            <path class=class_until(first) d=path_with_mark(place.at, &place.outline) />
            <text
                class=["place__code ", &class_from(first), &class_lifted(lifted)].concat()
                x=place.at.x_cm
                y=place.at.y_cm
                dy="0.35em"
            >
                {place.code.to_string()}
            </text>
            {words}
        </g>
    }
}

/// What a room or booth has besides: its status in words, and the pin that shows when it is one's
/// own. (Desks are too small: their pins stand above all places.)
fn room_words(place: &Place, hand: &Hand, writing: &Writing) -> impl IntoView + use<> {
    let status = hand.statuses.of(place.id);
    let (language, clock) = (hand.language, hand.clock);
    let word = move || clock.with_value(|clock| short_status(language.get(), clock, &status.get()));
    view! {
        // Read as two words, code and status, not as one.
        " "
        <text
            class=["place__status ", &class_from(writing.status(place.id))].concat()
            x=place.at.x_cm
            y=place.at.y_cm
            dy="1.05em"
        >
            {reactive(word)}
        </text>
        {badge(place, &class_from(writing.badge(place.id)))}
        {pin(place)}
    }
}

/// The pin that marks one's own place.
pub fn pin(place: &Place) -> impl IntoView + use<> {
    let at = format!("translate({} {})", place.at.x_cm, place.at.y_cm);
    view! {
        <g class="place__pin" transform=at aria-hidden="true">
            <use href="#map-pin" />
        </g>
    }
}
