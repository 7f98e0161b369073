//! The rooms of a floor: what each is now, and what comes next.

use crate::erased::reactive;
use crate::floor_map::StatusMark;
use crate::replica::{By, Live, Shown};
use crate::screens::Preferences;
use crate::screens::map::status_in_words;
use crate::text::kiosk::words;
use crate::text::{moment, phrase};
use domain::Status;
use domain::plan::{Floor, PlaceId, PlaceKind};
use domain::time::{Instant, Span};
use leptos::prelude::*;
use std::sync::Arc;

/// The rooms of a floor.
#[component]
pub fn Rooms(shown: Shown, floor: Arc<Floor>) -> impl IntoView {
    let language = Preferences::of_context().language();
    let rooms: Vec<_> = floor
        .places
        .iter()
        .filter(|place| place.kind == PlaceKind::Room)
        .map(|place| {
            let named = place.clone();
            let (live, place) = (expect_context::<Live>(), place.id);
            let status = Memo::new(move |_| live.status_of(place));
            let now = now_words(live, &shown, status);
            let next = next_words(live, &shown, place, status);
            // In a list, a day on which nothing comes any more is told by saying nothing.
            let next = move || next().filter(|said| said != words(language.get()).nothing_next);
            view! {
                <li class="rooms-now__row" data-status=move || status.get().code()>
                    {move || view! { <StatusMark shows=status.get().code() /> }}
                    <span class="rooms-now__name">
                        {move || phrase::place_title(language.get(), &named)}
                    </span>
                    <span class="rooms-now__now">{reactive(now)}</span>
                    <span class="rooms-now__next">{reactive(next)}</span>
                </li>
            }
        })
        .collect();
    let none = rooms.is_empty().then(|| view! { <p>{move || words(language.get()).no_rooms}</p> });
    view! {
        <section class="rooms-now">
            <h2 class="kiosk__heading">{move || words(language.get()).rooms}</h2>
            {none}
            <ul role="list">{rooms}</ul>
        </section>
    }
}

/// *Bezet tot 14:30*. Tracked.
pub fn now_words(
    live: Live,
    shown: &Shown,
    status: Memo<Status>,
) -> impl Fn() -> String + Send + Sync + Clone + use<> {
    let language = Preferences::of_context().language();
    let clock = shown.building.rules.clock.clone();
    move || {
        let (language, now) = (language.get(), live.now.get());
        let time = |at| moment::time_or_day(language, &clock, at, now);
        status_in_words(language, &status.get(), time)
    }
}

/// *Daarna 15:00–16:00*: the next time today at which somebody else has it. Tracked.
pub fn next_words(
    live: Live,
    shown: &Shown,
    place: PlaceId,
    status: Memo<Status>,
) -> impl Fn() -> Option<String> + Send + Sync + Clone + use<> {
    let language = Preferences::of_context().language();
    let clock = shown.building.rules.clock.clone();
    move || {
        let now = live.now.get();
        let today = clock.local(now)?.date();
        let midnight = clock.start_of_day(today.succ_opt()?);
        let taken = live.taken(&[place], Span::new(now, midnight))?.into_iter().next()?;
        let begins = |from: Instant| from > now && !is_the_present(status.get(), from);
        // Who is there came a moment ago, which the tick may not have reached yet.
        let is_stay = |by: By| matches!(by, By::Stay | By::Me);
        let next = taken.into_iter().find(|it| begins(it.span.from) && !is_stay(it.by));
        let words = words(language.get());
        Some(match next {
            Some(next) => [words.next, " ", &moment::hours(&clock, next.span)].concat(),
            None => words.nothing_next.to_owned(),
        })
    }
}

/// Whether what begins then is what the status is about already.
fn is_the_present(status: Status, from: Instant) -> bool {
    matches!(status, Status::Reserved { from: begun, .. } if begun == from)
}
