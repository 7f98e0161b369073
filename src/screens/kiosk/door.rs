//! The screen at a room's door: free or taken, readable from five metres; now and next.

use super::frame::Frame;
use super::rooms::{next_words, now_words};
use crate::erased::reactive;
use crate::replica::{Live, Shown};
use crate::screens::Preferences;
use crate::text::kiosk::words;
use crate::text::{Key, equipment_name, faults, phrase, text};
use domain::Status;
use domain::plan::{PlaceId, hybrid_ready};
use leptos::prelude::*;
use sync::wire::ScreenSetup;

/// A screen at a door.
#[component]
pub fn Door(shown: Shown, setup: ScreenSetup, place: PlaceId) -> impl IntoView {
    let language = Preferences::of_context().language();
    let room = shown.estate.place(place).map(|located| located.place.clone());
    let named = room.clone();
    let title = Signal::derive(move || match &named {
        Some(room) => phrase::place_title(language.get(), room),
        None => String::new(),
    });
    let never = Signal::stored(false);
    let close = Callback::new(|()| ());
    let whole = shown.clone();
    let body = match room {
        Some(room) => view! { <Room shown=whole room /> }.into_any(),
        None => {
            view! { <p class="door__gone">{move || words(language.get()).room_gone}</p> }.into_any()
        }
    };
    view! {
        <Frame shown setup title mode="room" is_open=never close>{body}</Frame>
    }
}

#[component]
fn Room(shown: Shown, room: domain::plan::Place) -> impl IntoView {
    let live = expect_context::<Live>();
    let language = Preferences::of_context().language();
    let place = room.id;
    let (now, next) = (now_words(live, &shown, place), next_words(live, &shown, place));
    let word = move || {
        let key = match live.status_of(place) {
            Status::Free { .. } => Key::Free,
            Status::Occupied { .. } => Key::Occupied,
            Status::Reserved { .. } => Key::Reserved,
            Status::Closed { .. } => Key::Closed,
            Status::Unknown => Key::Unknown,
        };
        text(language.get(), key)
    };
    let capacity = room.capacity;
    let offers = move || {
        let (language, broken) = (language.get(), live.broken(&room));
        let hybrid =
            hybrid_ready(&room.working(&broken)).then(|| text(language, Key::Hybrid).to_owned());
        let each = room.equipment.iter().map(|it| match broken.contains(it) {
            true => faults::broken(language, *it),
            false => equipment_name(language, *it).to_owned(),
        });
        hybrid.into_iter().chain(each).map(|it| view! { <li>{it}</li> }).collect_view()
    };
    view! {
        <section class="door" data-status=move || live.status_of(place).code()>
            <p class="door__word">{reactive(word)}</p>
            <p class="door__now">{reactive(now)}</p>
            <p class="door__next">{reactive(next)}</p>
        </section>
        <section class="door__about">
            <h2 class="kiosk__heading">{move || words(language.get()).equipment}</h2>
            <ul role="list">
                <li>{move || phrase::for_people(language.get(), capacity)}</li>
                {reactive(offers)}
            </ul>
        </section>
    }
}
