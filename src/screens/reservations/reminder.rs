//! Before a reservation lapses: what to do, on every screen.

use super::card::check_in_button;
use crate::erased::reactive;
use crate::lazy::lazy;
use crate::replica::{Live, Shown, lapsing};
use crate::router::{Router, Screen};
use crate::screens::Preferences;
use crate::screens::reserving::due;
use crate::text::lost::{has_lapsed, words};
use crate::text::reservations::lapses_at;
use crate::text::{moment, phrase};
use domain::plan::PlaceId;
use domain::time::Instant;
use leptos::prelude::*;

/// The reminder while a reservation runs and nobody has checked in. A live region that is always
/// there, so that screen readers hear what comes into it.
#[component]
pub fn Reminder() -> impl IntoView {
    let live = expect_context::<Live>();
    let has_any = Memo::new(move |_| live.has_reserved() || !live.lost().is_empty());
    view! { <div role="status">{move || has_any.get().then(|| lazy(due, || ()))}</div> }
}

/// The one that lapses first; where none does, the first that was taken back.
#[component]
pub fn Due() -> impl IntoView {
    let live = expect_context::<Live>();
    let next = Memo::new(move |_| {
        let (reserved, now) = (live.reserved(), live.now.get());
        lapsing(&reserved, now).cloned().into_iter().collect::<Vec<_>>()
    });
    let lost = Memo::new(move |_| live.lost().into_iter().next().map(|it| it.place));
    move || match next.get().pop() {
        Some(next) => reminder(live, live.shown()?, next.place, next.lapses?),
        None => loss(live.shown()?, lost.get()?),
    }
}

/// Says it where one is; what to do stands on the page with the own reservations.
fn loss(shown: Shown, place: PlaceId) -> Option<AnyView> {
    let language = Preferences::of_context().language();
    let screen = Router::of_context().screen();
    let place = shown.estate.place(place)?.place.clone();
    let said = move || {
        let language = language.get();
        has_lapsed(language, &phrase::place_title(language, &place))
    };
    let view = move || {
        let said = said.clone();
        (screen.get() != Screen::Reservations).then(|| {
            view! {
                <div class="reminder">
                    <p class="reminder__words">{reactive(said)}</p>
                    <a class="button" href="/reservations">{move || words(language.get()).look}</a>
                </div>
            }
        })
    };
    Some(reactive(view).into_any())
}

fn reminder(live: Live, shown: Shown, place: PlaceId, lapses: Instant) -> Option<AnyView> {
    let language = Preferences::of_context().language();
    let place = shown.estate.place(place)?.place.clone();
    let time = moment::time_of_day(&shown.building.rules.clock, lapses);
    let named = place.clone();
    let said = move || {
        let language = language.get();
        lapses_at(language, &phrase::place_title(language, &named), &time)
    };
    let view = view! {
        <div class="reminder">
            <p class="reminder__words">{reactive(said)}</p>
            {reactive(move || check_in_button(live, &shown, &place))}
        </div>
    };
    Some(view.into_any())
}
