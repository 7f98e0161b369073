//! The form: which day, what time, and the one button.

use super::chosen::Chosen;
use super::days::Days;
use super::offer::Part;
use super::often::{Exceptions, Often, Repeat};
use super::times::{Parts, Times};
use crate::erased::{on_press, reactive};
use crate::replica::{Freshness, Live, Shown};
use crate::screens::Preferences;
use crate::screens::parts::{Toward, nearby};
use crate::text::reservations::{title, words};
use crate::text::{Key, moment, refusal_text};
use domain::plan::{Place, PlaceKind};
use domain::time::Span;
use domain::{Command, Reason, ReservationId};
use leptos::prelude::*;

/// What the form is opened for.
#[derive(Clone)]
pub struct Wish {
    /// The building.
    pub shown: Shown,
    /// What to reserve.
    pub place: Place,
    /// Which reservation it is to be instead of; none for a new one.
    pub instead: Option<ReservationId>,
    /// The time to begin with.
    pub first: Option<Span>,
}

impl Wish {
    /// The command for a time, and how often.
    pub fn command(&self, span: Span, often: &Often) -> Command {
        let (place, Span { from, until }) = (self.place.code.clone(), span);
        match (self.instead, often.weeks) {
            (Some(reservation), _) => Command::Change { reservation, place, from, until },
            (None, 0 | 1) => Command::Reserve { place, from, until },
            (None, weeks) => {
                let skip = often.skip.clone();
                Command::ReserveSeries { place, from, until, weeks, skip }
            }
        }
    }
}

/// The form. `done` is told when the wish is given.
#[component]
pub fn Form(wish: Wish, done: Callback<()>) -> impl IntoView {
    let live = expect_context::<Live>();
    let language = Preferences::of_context().language();
    let chosen = Chosen::new(live, &wish);
    let kind = wish.place.kind;
    let is_own_time =
        Memo::new(move |_| chosen.present().is_some_and(|present| present.part == Part::OwnTime));
    let has_day = Memo::new(move |_| chosen.present().is_some_and(|present| present.day.is_some()));
    let has_days = Memo::new(move |_| chosen.days.with(|days| !days.is_empty()));
    let has_start = Memo::new(move |_| chosen.starts.with(|starts| !starts.is_empty()));
    let often = RwSignal::new(Often::default());
    let may_repeat = wish.instead.is_none().then(|| Often::most(&wish)).filter(|most| *most > 1);
    let repeat = move || {
        let has_time = has_day.get() && has_start.get();
        may_repeat.filter(|_| has_time).map(|most| view! { <Repeat often most /> })
    };
    let day = move || has_days.get().then(|| view! { <Days chosen /> });
    let time = move || match (has_days.get(), has_day.get(), has_start.get()) {
        (false, ..) => note(move || words(language.get()).no_day_left),
        (_, false, _) => note(move || words(language.get()).no_such_day),
        (.., false) => note(move || words(language.get()).nothing_left),
        _ => {
            let parts = (kind == PlaceKind::Desk).then(|| view! { <Parts chosen /> });
            let times = move || is_own_time.get().then(|| view! { <Times chosen kind /> });
            view! { {parts} {times} }.into_any()
        }
    };
    view! {
        <div class="reserve">
            {reactive(day)}
            {reactive(time)}
            {reactive(repeat)}
            <Ask chosen wish often done />
        </div>
    }
}

/// What is about to be asked for, what must be known before it, and the button.
#[component]
fn Ask(chosen: Chosen, wish: Wish, often: RwSignal<Often>, done: Callback<()>) -> impl IntoView {
    let live = expect_context::<Live>();
    let preferences = Preferences::of_context();
    let language = preferences.language();
    let clock = wish.shown.building.rules.clock.clone();
    let when = move || {
        let span = chosen.span()?;
        let words = moment::stretch(language.get(), &clock, span, live.now.get());
        Some(view! { <p class="reserve__when">{words}</p> })
    };
    let for_against = wish.clone();
    let against = Memo::new(move |_| {
        let (span, often) = (chosen.span()?, often.get());
        let stands_against = |wish: &Wish| often.against(live, wish, span);
        let dates = stands_against(&for_against);
        // What stands against single weeks is said of those.
        if dates.is_empty() { live.against(&for_against.command(span, &often)) } else { None }
    });
    let for_dates = wish.clone();
    let exceptions = move || {
        let span = chosen.span()?;
        let dates = often.get().against(live, &for_dates, span);
        (!dates.is_empty()).then(|| view! { <Exceptions often dates /> })
    };
    let uncertain = move || {
        let words = words(language.get());
        let said = match (live.freshness.get(), live.is_known.get()) {
            (_, false) => words.not_known,
            (Freshness::Offline, true) => words.no_network,
            _ => return None,
        };
        Some(view! { <p class="standing standing--waits">{said}</p> })
    };
    let (place, instead) = (wish.place.id, wish.instead);
    let verb = if instead.is_some() { Key::Change } else { Key::Reserve };
    let wish = StoredValue::new(wish);
    let ask = move |_| {
        let Some(span) = untrack(|| chosen.span()) else { return };
        let often = often.get_untracked();
        if let Some(command) = wish.try_with_value(|wish| wish.command(span, &often)) {
            live.give(vec![(command, Some(place))]);
            done.run(());
        }
    };
    let has_span = Memo::new(move |_| chosen.span().is_some());
    let button = move || match (has_span.get(), against.get()) {
        (false, _) => ().into_any(),
        (true, Some(reason)) => {
            let span = untrack(|| chosen.span());
            let near = span.filter(|_| reason != Reason::AlreadyElsewhere).and_then(|span| {
                let free = live.free_near_during(place, span, 3);
                nearby(live, Some(place), Toward::of(Some(span), instead), free)
            });
            let own = (reason == Reason::AlreadyElsewhere).then(|| {
                view! {
                    <a class="link-button" href="/reservations">{move || title(language.get())}</a>
                }
            });
            view! {
                <p class="standing standing--waits">
                    {move || refusal_text(language.get(), reason)}
                </p>
                {near}
                {own}
            }
            .into_any()
        }
        (true, None) => view! {
            {uncertain}
            <button
                type="button"
                class="button button--action button--big"
                on:click=on_press(ask)
            >
                {preferences.saying(verb)}
            </button>
        }
        .into_any(),
    };
    view! {
        <div class="reserve__ask">
            {reactive(when)}
            {reactive(exceptions)}
            {reactive(button)}
        </div>
    }
}

fn note(words: impl Fn() -> &'static str + Send + Sync + 'static) -> AnyView {
    view! { <p class="sheet__note">{reactive(words)}</p> }.into_any()
}
