//! What whoever stands at a door can do: one clear thing for what the room is now.

use super::door_asking::{AskingHere, Open, Said};
use crate::erased::{on_press, reactive};
use crate::replica::{AtDoor, Freshness, Live};
use crate::screens::Preferences;
use crate::screens::parts::pressed;
use crate::text::door::{reserved_then, words};
use crate::text::{moment, phrase};
use domain::Command;
use domain::plan::Place;
use domain::time::{Instant, LocalClock};
use leptos::prelude::*;

const MINUTE_MS: i64 = 60_000;

/// What is shown, without the times in it: buttons stay where they are while time goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Free { ends: usize, is_cut: bool, is_promised: bool },
    Promised,
    Own { longer: usize },
    Another { may_end: bool },
    Nothing,
}

impl Shape {
    fn of(can: &AtDoor) -> Self {
        match can {
            AtDoor::Free { ends, then, promised } => Shape::Free {
                ends: ends.len(),
                is_cut: then.is_some(),
                is_promised: promised.is_some(),
            },
            AtDoor::Promised(_) => Shape::Promised,
            AtDoor::Own { longer, .. } => Shape::Own { longer: longer.len() },
            AtDoor::Another { may_end } => Shape::Another { may_end: may_end.is_some() },
            AtDoor::Nothing => Shape::Nothing,
        }
    }
}

/// The buttons of a door.
#[component]
pub fn Actions(here: AskingHere, room: Place, clock: LocalClock) -> impl IntoView {
    let live = expect_context::<Live>();
    let place = room.id;
    let can = Memo::new(move |_| live.at_door(place));
    let shape = Memo::new(move |_| can.with(Shape::of));
    let buttons =
        Buttons { here, can, room: StoredValue::new(room), clock: StoredValue::new(clock) };
    let language = Preferences::of_context().language();
    let told = move || {
        let language = language.get();
        buttons.clock.with_value(|clock| here.in_words(language, place, clock))
    };
    let no_hub = move || {
        let is_offline = live.freshness.get() == Freshness::Offline;
        is_offline.then(|| view! { <p class="do__lead">{words(language.get()).no_hub}</p> })
    };
    view! {
        <section
            class="do"
            aria-busy=move || pressed(here.is_busy())
            data-shut=move || (live.freshness.get() != Freshness::Live).then_some("")
        >
            {reactive(no_hub)}
            {reactive(move || buttons.of(shape.get()))}
            <p class="do__told" role="status">{reactive(told)}</p>
        </section>
    }
}

#[derive(Clone, Copy)]
struct Buttons {
    here: AskingHere,
    can: Memo<AtDoor>,
    room: StoredValue<Place>,
    clock: StoredValue<LocalClock>,
}

impl Buttons {
    fn of(self, shape: Shape) -> Vec<AnyView> {
        match shape {
            Shape::Free { ends, is_cut, is_promised } => {
                let arrive = is_promised.then(|| self.arrive());
                let take = (ends > 0).then(|| self.take(ends, is_cut));
                arrive.into_iter().chain(take).collect()
            }
            Shape::Promised => vec![self.arrive()],
            Shape::Own { longer } => {
                let longer = (longer > 0).then(|| self.longer(longer));
                longer.into_iter().chain([self.end()]).collect()
            }
            Shape::Another { may_end } => {
                vec![if may_end { self.end() } else { self.of_another() }]
            }
            Shape::Nothing => Vec::new(),
        }
    }

    /// *We zijn er*.
    fn arrive(self) -> AnyView {
        let language = Preferences::of_context().language();
        let span = move || match self.can.get() {
            AtDoor::Free { promised, .. } => promised,
            AtDoor::Promised(span) => Some(span),
            _ => None,
        };
        let hours = move || {
            let hours = span().map(|it| self.clock.with_value(|clock| moment::hours(clock, it)));
            [words(language.get()).arrive_lead, " ", &hours.unwrap_or_default()].concat()
        };
        let press = move || {
            if let Some(span) = untrack(span) {
                let place = self.room.with_value(|room| room.code.clone());
                self.here.ask(Command::Arrive { place, from: span.from }, Said::Taken);
            }
        };
        view! {
            <div class="do__group">
                {self.button("do__button do__button--first", press, move || {
                    view! { {words(language.get()).arrive} }.into_any()
                })}
                <p class="do__lead">{reactive(hours)}</p>
            </div>
        }
        .into_any()
    }

    /// *Nu gebruiken: 15, 30, 60 min*.
    fn take(self, ends: usize, is_cut: bool) -> AnyView {
        let language = Preferences::of_context().language();
        let live = expect_context::<Live>();
        let end = move |n: usize| match self.can.get() {
            AtDoor::Free { ends, .. } => ends.get(n).copied(),
            _ => None,
        };
        let now = move || Instant(live.now.get().0.div_euclid(MINUTE_MS) * MINUTE_MS);
        let press = move |n: usize| {
            let Some(until) = untrack(|| end(n)) else { return };
            // At least as many minutes as were shown; what comes then cuts it short.
            let ms = until.ms_since(untrack(now)).max(MINUTE_MS);
            let minutes = u16::try_from(ms.div_euclid(MINUTE_MS)).ok();
            let place = self.room.with_value(|room| room.code.clone());
            self.here.ask(Command::CheckIn { place, minutes }, Said::Taken);
        };
        let choices: Vec<_> = (0..ends)
            .map(|n| {
                let minutes = move || end(n).map_or(0, |it| it.ms_since(now()) / MINUTE_MS);
                self.choice(move || minutes().to_string(), move || end(n), move || press(n))
            })
            .collect();
        let then = is_cut.then(|| {
            let then = move || match self.can.get() {
                AtDoor::Free { then: Some(then), .. } => {
                    let from = self.clock.with_value(|clock| moment::time_of_day(clock, then));
                    reserved_then(language.get(), &from)
                }
                _ => String::new(),
            };
            view! { <p class="do__lead">{reactive(then)}</p> }
        });
        view! {
            <div class="do__group" role="group" aria-labelledby="take">
                <h2 class="do__title" id="take">{move || words(language.get()).take}</h2>
                <div class="do__choices">{choices}</div>
                {then}
            </div>
        }
        .into_any()
    }

    /// *Langer gebruiken*.
    fn longer(self, count: usize) -> AnyView {
        let language = Preferences::of_context().language();
        let live = expect_context::<Live>();
        let end = move |n: usize| match self.can.get() {
            AtDoor::Own { longer, .. } => longer.get(n).copied(),
            _ => None,
        };
        let place = self.room.with_value(|room| room.id);
        let ends_now = move || match live.status_of(place) {
            domain::Status::Occupied { until, .. } => until,
            _ => live.now.get(),
        };
        let press = move |n: usize| {
            let own = untrack(|| self.can.get());
            if let (AtDoor::Own { occupancy, .. }, Some(until)) = (own, untrack(|| end(n))) {
                self.here.ask(Command::Extend { occupancy, until }, Said::Taken);
            }
        };
        let choices: Vec<_> = (0..count)
            .map(|n| {
                let more = move || {
                    let ms = end(n).map_or(0, |it| it.ms_since(ends_now()));
                    ["+", &(ms / MINUTE_MS).to_string()].concat()
                };
                self.choice(more, move || end(n), move || press(n))
            })
            .collect();
        view! {
            <div class="do__group" role="group" aria-labelledby="longer">
                <h2 class="do__title" id="longer">{move || words(language.get()).longer}</h2>
                <div class="do__choices">{choices}</div>
            </div>
        }
        .into_any()
    }

    /// *Klaar*, with a second touch.
    fn end(self) -> AnyView {
        let language = Preferences::of_context().language();
        let open = self.here.open;
        let since = move || match self.can.get() {
            AtDoor::Own { since, .. } => Some(since),
            AtDoor::Another { may_end } => may_end,
            _ => None,
        };
        let press = move || {
            if let Some(since) = untrack(since) {
                let place = self.room.with_value(|room| room.code.clone());
                self.here.ask(Command::Vacate { place, since }, Said::Ended);
            }
        };
        let view = move || {
            if open.get() != Open::Ending {
                let label = move || view! { {words(language.get()).end} }.into_any();
                return self.button("do__button", move || open.set(Open::Ending), label);
            }
            view! {
                <div class="do__group" role="group" aria-labelledby="ending">
                    <p class="do__title" id="ending">{move || words(language.get()).end_question}</p>
                    <div class="do__choices">
                        {self.button("do__button do__button--first", press, move || {
                            view! { {words(language.get()).end_yes} }.into_any()
                        })}
                        {self.button("do__button", move || open.set(Open::Nothing), move || {
                            view! { {words(language.get()).end_no} }.into_any()
                        })}
                    </div>
                </div>
            }
            .into_any()
        };
        view! { {reactive(view)} }.into_any()
    }

    fn of_another(self) -> AnyView {
        let language = Preferences::of_context().language();
        view! { <p class="do__lead">{move || words(language.get()).of_another}</p> }.into_any()
    }

    /// *30 min · tot 14:30*.
    fn choice(
        self,
        minutes: impl Fn() -> String + Clone + Send + Sync + 'static,
        end: impl Fn() -> Option<Instant> + Clone + Send + Sync + 'static,
        press: impl Fn() + 'static,
    ) -> AnyView {
        let language = Preferences::of_context().language();
        self.button("do__button do__button--choice", press, move || {
            let (minutes, end) = (minutes.clone(), end.clone());
            let until = move || {
                let time = |at| self.clock.with_value(|clock| moment::end_time(clock, at));
                end().map(|at| phrase::until_moment(language.get(), &time(at)))
            };
            view! {
                <span class="do__minutes">
                    {reactive(minutes)} " " <span class="do__unit">{move || words(language.get()).minutes}</span>
                </span>
                <span class="do__until">{reactive(until)}</span>
            }
            .into_any()
        })
    }

    /// A button that can be reached and says that it does nothing while nothing can be asked.
    fn button(
        self,
        class: &'static str,
        press: impl Fn() + 'static,
        label: impl FnOnce() -> AnyView,
    ) -> AnyView {
        let here = self.here;
        view! {
            <button
                type="button"
                class=class
                aria-disabled=move || pressed(!here.can_ask())
                on:click=on_press(move |_| {
                    if untrack(|| here.can_ask()) {
                        press();
                    }
                })
            >
                {label()}
            </button>
        }
        .into_any()
    }
}
