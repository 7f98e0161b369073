//! *Herhalen*: the same time every week, and the weeks in which that cannot be.

use super::form::Wish;
use crate::erased::on_press;
use crate::replica::Live;
use crate::screens::Preferences;
use crate::screens::parts::{option, select};
use crate::text::reservations::{not_on, times_weekly, words};
use chrono::NaiveDate;
use domain::time::Span;
use domain::{Command, MOST_WEEKS, weekly};
use leptos::prelude::*;

/// How often.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Often {
    /// In how many weeks, with those that are left out.
    pub weeks: u16,
    /// Those that are left out, by their local dates.
    pub skip: Vec<NaiveDate>,
}

impl Default for Often {
    fn default() -> Self {
        Often { weeks: 1, skip: Vec::new() }
    }
}

impl Often {
    /// In how many weeks a wish can come true at most: as far as one may look ahead, and as often
    /// as one may have reserved.
    pub fn most(wish: &Wish) -> u16 {
        let rules = wish.shown.building.rules.of(wish.place.kind);
        let most = rules.reserving.as_ref().map(|it| (it.horizon_days / 7 + 1).min(it.open));
        most.unwrap_or(1).min(MOST_WEEKS)
    }

    /// The dates that stand against it. Tracked.
    pub fn against(&self, live: Live, wish: &Wish, span: Span) -> Vec<NaiveDate> {
        if self.weeks < 2 {
            return Vec::new();
        }
        let clock = &wish.shown.building.rules.clock;
        let weeks = weekly(clock, span, self.weeks).filter(|(date, _)| !self.skip.contains(date));
        let is_against = |span: Span| {
            let (place, Span { from, until }) = (wish.place.code.clone(), span);
            live.against(&Command::Reserve { place, from, until }).is_some()
        };
        weeks.filter(|(_, span)| is_against(*span)).map(|(date, _)| date).collect()
    }
}

/// The choice of how often.
#[component]
pub fn Repeat(often: RwSignal<Often>, most: u16) -> impl IntoView {
    let language = Preferences::of_context().language();
    let choices = (1..=most).map(|weeks| {
        let name = Signal::derive(move || times_weekly(language.get(), weeks));
        let is_chosen = Signal::derive(move || often.with(|often| often.weeks == weeks));
        option(weeks.to_string(), name, is_chosen)
    });
    let chosen = Callback::new(move |weeks: String| {
        if let Ok(weeks) = weeks.parse() {
            often.set(Often { weeks, skip: Vec::new() });
        }
    });
    let label = Signal::derive(move || words(language.get()).repeat);
    view! { <div class="reserve__times">{select(label, choices.collect(), chosen)}</div> }
}

/// The weeks in which it cannot be, and leaving them out.
#[component]
pub fn Exceptions(often: RwSignal<Often>, dates: Vec<NaiveDate>) -> impl IntoView {
    let language = Preferences::of_context().language();
    let named = dates.clone();
    let said = move || not_on(language.get(), &named);
    let leave_out = move |_| often.update(|often| often.skip.extend(dates.iter().copied()));
    view! {
        <div role="status">
            <p class="standing standing--waits">{said}</p>
            <button type="button" class="button" on:click=on_press(leave_out)>
                {move || words(language.get()).without_these}
            </button>
        </div>
    }
}
