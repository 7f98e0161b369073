//! The board itself: what is free now first, then the rest, each in the building's own order.

use super::axis::Axis;
use super::hours::{Hours, HoursProps};
use super::room_day::RoomDay;
use super::row::{RoomRow, RoomRowProps};
use super::wish::RoomsWish;
use crate::erased::{on_press, reactive};
use crate::replica::{Freshness, Live, Shown};
use crate::router::Router;
use crate::screens::Preferences;
use crate::text::Key;
use crate::text::rooms::{Words, words};
use domain::plan::{Equipment, PlaceId};
use leptos::prelude::*;
use std::sync::Arc;

/// What is shown, by positions among all rooms.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Order {
    /// Free now, and for as long as is asked.
    pub free: Vec<usize>,
    /// All others that fit; nothing when only free ones are asked for.
    pub others: Vec<usize>,
}

/// Which rooms of `days` come where. `fits` says which are wanted, by position; `minutes` for how
/// long they must be free now.
pub fn order(
    days: &[RoomDay],
    fits: &[bool],
    minutes: Option<u16>,
    now: domain::time::Instant,
) -> Order {
    let mut order = Order::default();
    for (position, (day, _)) in days.iter().zip(fits).enumerate().filter(|(_, (_, fits))| **fits) {
        match minutes {
            _ if day.is_free_for(minutes.unwrap_or_default(), now) => order.free.push(position),
            None => order.others.push(position),
            Some(_) => {}
        }
    }
    order
}

/// The board.
#[component]
pub fn Board(
    /// The building.
    shown: Shown,
    /// All rooms and booths of it.
    all: Vec<PlaceId>,
    /// Which are wanted.
    wish: Memo<RoomsWish>,
) -> impl IntoView {
    let live = expect_context::<Live>();
    let all: Arc<[PlaceId]> = all.into();
    let rules = shown.building.rules.clone();
    let axis = { Memo::new(move |_| Axis::of_today(&rules.clock, &rules.hours, live.now.get())) };
    let days = {
        let (shown, all) = (shown.clone(), Arc::clone(&all));
        Memo::new(move |_| days(live, &shown, &all, axis.get().as_ref()))
    };
    let order = {
        let (shown, all) = (shown.clone(), Arc::clone(&all));
        Memo::new(move |_| {
            let fits = |(place, broken): (&PlaceId, &[Equipment])| {
                let located = shown.estate.place(*place);
                located.is_some_and(|located| wish.with(|wish| wish.fits(located, broken)))
            };
            let fits: Vec<bool> = days.with(|days| {
                let broken = days.iter().map(|day| day.broken.as_slice());
                all.iter().zip(broken).map(fits).collect()
            });
            // What is not known is not left out for not being free.
            let minutes = wish.with(|wish| wish.minutes).filter(|_| live.is_known.get());
            days.with(|days| order(days, &fits, minutes, live.now.get()))
        })
    };
    let row = {
        let shown = shown.clone();
        Callback::new(move |position: usize| {
            let place = all.get(position).copied();
            let day = Memo::new(move |_| days.with(|days| days.get(position).cloned()));
            place.map(|place| {
                RoomRow(RoomRowProps { shown: shown.clone(), place, day, axis }).into_any()
            })
        })
    };
    let now_share = move || {
        let share = axis.with(|axis| axis.as_ref().map(|axis| axis.share(live.now.get())));
        share.unwrap_or_default().to_string()
    };
    view! {
        <Notes shown=shown.clone() wish order />
        <div class="board" style=("--now", now_share)>
            {Hours(HoursProps { axis })}
            <Section order pick=|order| &order.free row title=|words| words.free_now />
            <Section order pick=|order| &order.others row title=|words| words.not_free />
        </div>
        <Legend />
    }
}

/// What each room is now and today, by position.
fn days(live: Live, shown: &Shown, all: &[PlaceId], axis: Option<&Axis>) -> Vec<RoomDay> {
    let rules = &shown.building.rules;
    let now = live.now.get();
    let end = rules.closing(now);
    let taken = axis.and_then(|axis| live.taken(all, axis.span));
    let mut taken = taken.map(Vec::into_iter);
    let day = |place: &PlaceId| {
        let taken = taken.as_mut().map(|taken| taken.next().unwrap_or_default());
        let broken = shown.estate.place(*place).map(|located| live.broken(located.place));
        let broken = broken.unwrap_or_default();
        RoomDay { broken, ..RoomDay::new(&live.status_of(*place), taken, now, end) }
    };
    all.iter().map(day).collect()
}

/// What must be known before one reads the board: that nobody knows, or that nothing fits.
#[component]
fn Notes(shown: Shown, wish: Memo<RoomsWish>, order: Memo<Order>) -> impl IntoView {
    let preferences = Preferences::of_context();
    let live = expect_context::<Live>();
    let router = Router::of_context();
    let language = preferences.language();
    let rules = shown.building.rules.clone();
    let closed_today = move || {
        let today = rules.clock.local(live.now.get())?.date();
        rules.hours.on(&rules.clock, today).is_none().then_some(())
    };
    let about = move || {
        let words = words(language.get());
        match (live.is_known.get(), live.freshness.get()) {
            (false, Freshness::NotShown) => Some(preferences.say(Key::SignInToSeeFree)),
            (false, _) => Some(words.too_old),
            (true, _) => closed_today().map(|()| words.closed_today),
        }
    };
    let nothing = move || {
        let is_empty = order.with(|order| order.free.is_empty() && order.others.is_empty());
        let is_by_time = wish.with(|wish| wish.minutes.is_some());
        is_empty.then(|| {
            let why = move || {
                let words = words(language.get());
                if is_by_time { words.none_free } else { words.none_fit }
            };
            view! {
                <div class="rooms__none">
                    <p>{reactive(why)}</p>
                    <button
                        type="button"
                        class="button"
                        on:click=on_press(move |_| {
                            router.replace(&wish.get_untracked().cleared().path());
                        })
                    >
                        {move || words(language.get()).clear}
                    </button>
                </div>
            }
        })
    };
    view! {
        <p class="rooms__note" role="status">{reactive(about)}</p>
        {reactive(nothing)}
    }
}

/// A heading with how many, and the rows.
#[component]
fn Section(
    order: Memo<Order>,
    pick: fn(&Order) -> &Vec<usize>,
    row: Callback<usize, Option<AnyView>>,
    title: fn(&Words) -> &'static str,
) -> impl IntoView {
    let live = expect_context::<Live>();
    let language = Preferences::of_context().language();
    let count = move || order.with(|order| pick(order).len());
    let is_shown = Memo::new(move |_| count() > 0);
    let name = move || {
        let words = words(language.get());
        if live.is_known.get() { title(words) } else { words.all }
    };
    move || {
        is_shown.get().then(|| {
            view! {
                <section class="board__part">
                    <h2 class="board__title">
                        {reactive(name)} " "
                        <span class="board__count">{move || count().to_string()}</span>
                    </h2>
                    <ul class="board__rows" role="list">
                        <For
                            each=move || order.with(|order| pick(order).clone())
                            key=|position| *position
                            children=move |position| row.run(position)
                        />
                    </ul>
                </section>
            }
        })
    }
}

/// What the bars mean.
#[component]
fn Legend() -> impl IntoView {
    let language = Preferences::of_context().language();
    let item = move |index: usize, look: &'static str| {
        let name = move || words(language.get()).legend.get(index).copied().unwrap_or_default();
        view! {
            <li class="board__mark">
                <span class="board__sample" data-look=look aria-hidden="true"></span>
                {reactive(name)}
            </li>
        }
    };
    let looks = ["free", "occupied", "reserved", "mine", "closed"];
    view! {
        <ul class="board__legend" role="list">
            {looks.into_iter().enumerate().map(|(index, look)| item(index, look)).collect_view()}
        </ul>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Status;
    use domain::time::Instant;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    const MINUTE: i64 = 60_000;

    #[test]
    fn what_is_free_comes_first_and_the_rest_stays_in_order() {
        let now = Instant(0);
        let end = Instant(20 * MINUTE);
        let free = RoomDay::new(&Status::Free { until: end }, Some(Vec::new()), now, end);
        let taken = Status::Occupied { until: end, mine: false };
        let taken = RoomDay::new(&taken, Some(Vec::new()), now, end);
        let unknown = RoomDay::new(&Status::Unknown, None, now, end);
        let days = [taken.clone(), free.clone(), unknown, taken, free];
        let every = [true; 5];
        let but_two = [true, false, true, true, true];
        for (fits, minutes, first, rest) in [
            (&every, None, vec![1, 4], vec![0, 2, 3]),
            (&but_two, None, vec![4], vec![0, 2, 3]),
            (&every, Some(15), vec![1, 4], vec![]),
            (&every, Some(30), vec![], vec![]),
        ] {
            let expected = Order { free: first, others: rest };
            assert_eq!(order(&days, fits, minutes, now), expected, "{minutes:?}");
        }
    }
}
