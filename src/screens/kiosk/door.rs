//! The screen at a room's door: free or taken, readable from five metres; now and next; and what one
//! can do about it.

use super::door_actions::Actions;
use super::door_asking::{AskingHere, Open};
use super::door_faults::Equipped;
use super::frame::Frame;
use super::rooms::next_words;
use crate::erased::reactive;
use crate::replica::{AtDoor, Live, Shown};
use crate::screens::Preferences;
use crate::screens::map::status_in_words;
use crate::screens::parts::{Icon, Sign};
use crate::text::kiosk::words;
use crate::text::{Key, moment, phrase, text};
use domain::Status;
use domain::plan::{Place, PlaceId};
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
    let here = AskingHere::begin(expect_context());
    let is_open = Signal::derive(move || here.open.get() != Open::Nothing);
    let close = Callback::new(move |()| here.open.set(Open::Nothing));
    let whole = shown.clone();
    let body = match room {
        Some(room) => view! { <Room shown=whole room here /> }.into_any(),
        None => {
            view! { <p class="door__gone">{move || words(language.get()).room_gone}</p> }.into_any()
        }
    };
    view! { <Frame shown setup title mode="room" is_open close>{body}</Frame> }
}

#[component]
fn Room(shown: Shown, room: Place, here: AskingHere) -> impl IntoView {
    let live = expect_context::<Live>();
    let language = Preferences::of_context().language();
    let place = room.id;
    let status = Memo::new(move |_| live.status_of(place));
    let next = next_words(live, &shown, place, status);
    let clock = shown.building.rules.clock.clone();
    let of_actions = clock.clone();
    let now = move || {
        let (language, now) = (language.get(), live.now.get());
        let time = |at| moment::time_or_day(language, &clock, at, now);
        match status.get() {
            // How long somebody may stay who comes in now stands at the buttons; this is about the room.
            Status::Free { .. } => match live.at_door(place) {
                AtDoor::Free { then: Some(then), .. } => phrase::free_until(language, &time(then)),
                _ => String::new(),
            },
            // Whoever took it, here it is taken.
            Status::Occupied { until, .. } => phrase::occupied_until(language, &time(until)),
            status => status_in_words(language, &status, time),
        }
    };
    let word = move || {
        let key = match status.get() {
            Status::Free { .. } => Key::Free,
            Status::Occupied { .. } => Key::Occupied,
            Status::Reserved { .. } => Key::Reserved,
            Status::Closed { .. } => Key::Closed,
            Status::Unknown => Key::Unknown,
        };
        text(language.get(), key)
    };
    let sign = Memo::new(move |_| match status.get() {
        Status::Free { .. } => Sign::Tick,
        Status::Occupied { .. } => Sign::Cross,
        Status::Reserved { .. } => Sign::Clock,
        Status::Closed { .. } | Status::Unknown => Sign::Warning,
    });
    let actions = room.clone();
    view! {
        <section class="door" data-status=move || status.get().code()>
            <p class="door__word">{move || view! { <Icon sign=sign.get() /> }}{reactive(word)}</p>
            <p class="door__now">{reactive(now)}</p>
            <p class="door__next">{reactive(next)}</p>
        </section>
        <div class="door__side">
            <Actions here room=actions clock=of_actions />
            <Equipped here room />
        </div>
    }
}
