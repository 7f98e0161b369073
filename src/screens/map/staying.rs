//! *Verlengen*, *Eerder weg*: until when one stays, later or sooner than was said.

use crate::erased::{on_press, reactive};
use crate::replica::{Live, MyPlace, Shown};
use crate::screens::Preferences;
use crate::screens::parts::pressed;
use crate::text::staying::words;
use crate::text::{moment, phrase};
use domain::Command;
use domain::plan::PlaceId;
use domain::time::Instant;
use leptos::prelude::*;

/// More than this nobody reads.
const MOST: usize = 8;
/// In which steps an end can be chosen, in minutes; larger ones where there is much time.
const STEPS: [i64; 5] = [15, 30, 60, 120, 240];
const QUARTER_MS: i64 = 15 * MINUTE_MS;
const MINUTE_MS: i64 = 60_000;

/// Another end of the own stay, two taps away. Nothing where one does not stay, or the hub has not
/// said so yet.
#[component]
pub fn Staying(
    /// The building.
    shown: Shown,
    /// At which place.
    place: PlaceId,
) -> impl IntoView {
    let live = expect_context::<Live>();
    let language = Preferences::of_context().language();
    let own = Memo::new(move |_| {
        live.mine.with(|mine| mine.iter().find(|own| own.place == place && own.confirmed).cloned())
    });
    let is_open = RwSignal::new(false);
    let rules = shown.building.rules.clone();
    let closes = move || rules.closing(live.now.get());
    let clock = shown.building.rules.clock.clone();
    let choice = move |own: &MyPlace, until: Instant| {
        let (occupancy, is_this) = (own.occupancy, own.until == until);
        let clock = clock.clone();
        let name = move || phrase::until_moment(language.get(), &moment::end_time(&clock, until));
        let choose = move |_| {
            is_open.set(false);
            if !is_this {
                live.give(vec![(Command::Extend { occupancy, until }, Some(place))]);
            }
        };
        view! {
            <button
                type="button"
                class="chip"
                aria-pressed=pressed(is_this)
                on:click=on_press(choose)
            >
                {reactive(name)}
            </button>
        }
    };
    let offered = Memo::new(move |_| {
        let Some(own) = own.get() else { return Vec::new() };
        let may_end = |until: Instant| {
            let occupancy = own.occupancy;
            until == own.until || live.against(&Command::Extend { occupancy, until }).is_none()
        };
        ends(live.now.get(), own.until, closes(), may_end)
    });
    let choices = move || {
        let own = own.get()?;
        let chips: Vec<_> = offered.get().into_iter().map(|until| choice(&own, until)).collect();
        Some(view! {
            <div class="manage__buttons" role="group" aria-label=move || words(language.get()).until>
                {chips}
            </div>
        })
    };
    let has_own = Memo::new(move |_| own.get().is_some());
    let name = move || {
        let (words, own) = (words(language.get()), own.get()?);
        let may_stay_longer = offered.with(|ends| ends.last() > Some(&own.until));
        Some(if may_stay_longer { words.longer } else { words.shorter })
    };
    reactive(move || {
        let choices = choices.clone();
        has_own.get().then(|| {
            view! {
                <button
                    type="button"
                    class="button button--big sheet__more"
                    aria-expanded=move || pressed(is_open.get())
                    on:click=on_press(move |_| is_open.update(|is_open| *is_open = !*is_open))
                >
                    {reactive(name)}
                </button>
                {reactive(move || is_open.get().then(|| reactive(choices.clone())))}
            }
        })
    })
}

/// The ends that can be chosen, in order of time: on the grid, the latest that is possible, and the
/// one that holds now.
fn ends(
    now: Instant,
    holds: Instant,
    closes: Instant,
    may_end: impl Fn(Instant) -> bool,
) -> Vec<Instant> {
    let first = now.0.div_euclid(QUARTER_MS) + 1;
    let last = closes.max(holds);
    let grid = (first..).map(|it| Instant(it * QUARTER_MS)).take_while(|at| *at < last);
    let all: Vec<_> = grid.chain([last]).filter(|at| may_end(*at)).collect();
    let latest = all.last().copied();
    let in_steps = |minutes: i64| {
        let is_step = |at: &Instant| at.0.rem_euclid(minutes * MINUTE_MS) == 0;
        let kept = all.iter().filter(|at| is_step(at) || Some(**at) == latest || **at == holds);
        kept.copied().collect::<Vec<_>>()
    };
    let mut offered = STEPS.into_iter().map(in_steps);
    let few = offered.find(|ends| ends.len() <= MOST);
    few.unwrap_or_else(|| latest.into_iter().collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn at(hour: i64, minute: i64) -> Instant {
        Instant((hour * 60 + minute) * MINUTE_MS)
    }

    #[test]
    fn a_few_ends_are_offered_and_always_the_latest_and_the_one_that_holds() {
        let always = |_: Instant| true;
        let times = |ends: Vec<Instant>| {
            ends.iter().map(|at| at.0 / MINUTE_MS).map(|it| it / 60 * 100 + it % 60).collect()
        };
        let check = |found: Vec<Instant>, expected: &[i64]| {
            let found: Vec<i64> = times(found);
            assert_eq!(found, expected);
        };
        check(ends(at(10, 5), at(10, 30), at(11, 0), always), &[1015, 1030, 1045, 1100]);
        // A day long: by the hour, with what holds in between.
        check(
            ends(at(12, 40), at(15, 15), at(19, 0), always),
            &[1300, 1400, 1500, 1515, 1600, 1700, 1800, 1900],
        );
        // Regression: in the middle of the night only the latest was offered, so one could not go sooner.
        check(ends(at(0, 20), at(19, 0), at(19, 0), always), &[400, 800, 1200, 1600, 1900]);
        // Somebody else has it from eleven on.
        let until_eleven = |it: Instant| it <= at(11, 0);
        check(ends(at(10, 20), at(10, 45), at(19, 0), until_eleven), &[1030, 1045, 1100]);
    }
}
