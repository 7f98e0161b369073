//! How old what a screen shows is: always there, in words that nobody has to know.

use crate::erased::reactive;
use crate::replica::{Freshness, Live};
use crate::screens::Preferences;
use crate::screens::parts::{WaitingMark, freshness_code};
use crate::text::kiosk::{no_connection_since, updated};
use crate::text::{Key, moment, text};
use domain::time::LocalClock;
use leptos::prelude::*;

/// *Bijgewerkt 14:02 · live*, or *Geen verbinding sinds 13:58*.
#[component]
pub fn Age(
    /// Of the building.
    clock: LocalClock,
) -> impl IntoView {
    let live = expect_context::<Live>();
    let language = Preferences::of_context().language();
    let words = move || {
        let (language, now) = (language.get(), live.now.get());
        let heard = live.heard_at.get().unwrap_or(now);
        let then = || moment::time_or_day(language, &clock, heard, now);
        match live.freshness.get() {
            Freshness::Live => updated(language, &moment::time_of_day(&clock, now), Key::Live),
            Freshness::Stale => updated(language, &then(), Key::Stale),
            Freshness::Offline => no_connection_since(language, &then()),
            Freshness::NotShown => text(language, Key::NotLive).to_owned(),
        }
    };
    view! {
        <WaitingMark />
        <p class="freshness kiosk__age" data-freshness=move || freshness_code(live.freshness.get())>
            {reactive(words)}
        </p>
    }
}
