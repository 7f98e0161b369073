//! One room of the board.

use super::axis::Axis;
use super::hours::{DayBar, DayBarProps};
use super::room_day::{Free, RoomDay};
use crate::erased::reactive;
use crate::floor_map::StatusMark;
use crate::replica::{By, Live, Shown};
use crate::screens::Preferences;
use crate::screens::map::{place_path, report_path};
use crate::text::rooms::{free_at, minutes_left, persons, words};
use crate::text::{Key, Language, equipment_name, faults, feature_name, moment, phrase, text};
use domain::Located;
use domain::plan::{Equipment, Label, PlaceId, PlaceKind, hybrid_ready};
use domain::time::{Instant, LocalClock};
use leptos::prelude::*;

/// Less than this is said in minutes.
const SOON_MINUTES: i64 = 60;

/// A room: its name leads to the map, then what it is now, what it has, and its day.
#[component]
pub fn RoomRow(
    /// The building.
    shown: Shown,
    /// Which room.
    place: PlaceId,
    /// What is said of it.
    day: Memo<Option<RoomDay>>,
    /// The part of the day that is shown.
    axis: Memo<Option<Axis>>,
) -> impl IntoView {
    let live = expect_context::<Live>();
    let language = Preferences::of_context().language();
    let located = shown.estate.place(place)?;
    let it = located.place.clone();
    let code = it.code.to_string();
    let title = move || phrase::place_title(language.get(), &it);
    let about = About::of(located);
    let about = StoredValue::new(about);
    let broken =
        move || day.with(|day| day.as_ref().map(|day| day.broken.clone())).unwrap_or_default();
    let about_words = move || about.try_with_value(|about| about.words(language.get(), &broken()));
    let is_hybrid =
        move || about.try_with_value(|about| about.is_hybrid(&broken())).unwrap_or_default();
    let clock = StoredValue::new(shown.building.rules.clock.clone());
    let now_words = move || {
        let day = day.get()?;
        clock.try_with_value(|clock| status(language.get(), clock, &day, live.now.get()))
    };
    let day_words = move || {
        let (day, axis) = (day.get()?, axis.get()?);
        clock.try_with_value(|clock| times(language.get(), clock, &day, &axis)).flatten()
    };
    let shows = move || day.with(|day| day.as_ref().map_or("unknown", |day| day.shows));
    let there = report_path(&shown, place);
    let has_equipment = !located.place.equipment.is_empty();
    let titled = title.clone();
    let report = move || {
        let (there, titled) = (there.clone(), titled.clone());
        let name = move || {
            let short = faults::words(language.get()).short;
            [short, " ", &titled()].concat()
        };
        (has_equipment && live.is_signed_in()).then(|| {
            view! {
                <a class="room__report" href=there aria-label=reactive(name)>
                    {move || faults::words(language.get()).short}
                </a>
            }
        })
    };
    let hybrid = move || {
        is_hybrid().then(|| {
            view! { <span class="tag">{move || words(language.get()).hybrid}</span> " " }
        })
    };
    Some(view! {
        <li class="room" data-place=code data-status=shows>
            <h3 class="room__name">
                <a class="room__link" href=place_path(&shown, place)>{reactive(title)}</a>
            </h3>
            <p class="room__status" data-status=shows>
                <StatusMark shows=Signal::derive(shows) />
                <span>{reactive(now_words)}</span>
            </p>
            <p class="room__about">{reactive(hybrid)} {reactive(about_words)} " " {reactive(report)}</p>
            {DayBar(DayBarProps { day, axis })}
            <p class="visually-hidden">{reactive(day_words)}</p>
        </li>
    })
}

/// What is always true of a room.
struct About {
    capacity: Option<u16>,
    floor: Label,
    place: domain::plan::Place,
}

impl About {
    fn of(located: Located<'_>) -> Self {
        let place = located.place;
        About {
            capacity: (place.kind == PlaceKind::Room).then_some(place.capacity),
            floor: located.floor.name.clone(),
            place: place.clone(),
        }
    }

    /// Whether people elsewhere can take part while that is broken.
    fn is_hybrid(&self, broken: &[Equipment]) -> bool {
        hybrid_ready(&self.place.working(broken))
    }

    /// *8 personen · Verdieping 1 · groot scherm, camera (stuk)*.
    fn words(&self, language: Language, broken: &[Equipment]) -> String {
        let features = self.place.features.iter();
        let features = features.map(|it| feature_name(language, *it).to_owned());
        let equipment = self.place.equipment.iter().map(|it| match broken.contains(it) {
            true => faults::broken(language, *it),
            false => equipment_name(language, *it).to_owned(),
        });
        let offers: Vec<_> = equipment.chain(features).collect();
        let people = self.capacity.map(|capacity| persons(language, capacity));
        let floor = Some(self.floor.in_language(language).to_owned());
        let offers = (!offers.is_empty()).then(|| offers.join(", "));
        let words: Vec<_> = [people, floor, offers].into_iter().flatten().collect();
        words.join(" · ")
    }
}

/// What it is now: *Vrij · nog 45 min*, *Bezet · vrij om 14:00*.
fn status(language: Language, clock: &LocalClock, day: &RoomDay, now: Instant) -> String {
    let time = |at| moment::time_or_day(language, clock, at, now);
    let said = words(language);
    let word = match day.shows {
        "occupied" => text(language, Key::Occupied),
        "reserved" if is_promised_to_me(day, now) => text(language, Key::ReservedForMe),
        "reserved" => text(language, Key::Reserved),
        "closed" => text(language, Key::Closed),
        "mine" => text(language, Key::Mine),
        "free" => said.free,
        _ => return text(language, Key::Unknown).to_owned(),
    };
    let with = |more: &str| [word, " · ", more].concat();
    let until = |at| [word, " ", &phrase::until_moment(language, &time(at))].concat();
    match (day.shows, day.free, day.until) {
        (_, Free::Now(at), _) => match minutes_between(now, at) {
            left if left < SOON_MINUTES => with(&minutes_left(language, left)),
            _ => until(at),
        },
        ("mine" | "closed", _, Some(at)) => until(at),
        ("closed", _, None) => word.to_owned(),
        ("reserved", _, Some(at)) if is_promised_to_me(day, now) => until(at),
        (_, Free::From(at), _) => with(&free_at(language, &time(at))),
        (_, Free::NotToday, _) => with(said.not_today),
        (_, Free::Unknown, Some(at)) => until(at),
        (_, Free::Unknown, None) => word.to_owned(),
    }
}

fn is_promised_to_me(day: &RoomDay, now: Instant) -> bool {
    day.taken.iter().any(|taken| taken.by == By::Me && taken.span.contains(now))
}

/// Whole minutes that are left, never more than there are.
fn minutes_between(now: Instant, at: Instant) -> i64 {
    at.ms_since(now) / 60_000
}

/// The taken times of the day in words; nothing where nobody knows.
fn times(language: Language, clock: &LocalClock, day: &RoomDay, axis: &Axis) -> Option<String> {
    if day.free == Free::Unknown {
        return None;
    }
    let words = words(language);
    let spans = day.taken.iter().map(|taken| {
        let from = taken.span.from.max(axis.span.from);
        let until = taken.span.until.min(axis.span.until);
        let (from, until) = (moment::time_of_day(clock, from), moment::end_time(clock, until));
        [from, until].join("–")
    });
    let spans: Vec<_> = spans.collect();
    match spans.split_last() {
        None => Some(words.nothing_taken.to_owned()),
        Some((last, [])) => Some([words.taken_today, last].concat()),
        Some((last, others)) => {
            Some([words.taken_today, &others.join(", "), words.and, last].concat())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::replica::Taken;
    use domain::Status;
    use domain::time::{OpeningHours, Span};
    use wasm_bindgen_test::wasm_bindgen_test as test;

    const HOUR: i64 = 3_600_000;

    fn at(hour: i64, minute: i64) -> Instant {
        Instant(hour * HOUR + minute * 60_000)
    }

    fn day(status: Status, spans: &[(Instant, Instant)]) -> RoomDay {
        let taken = spans
            .iter()
            .map(|(from, until)| Taken { span: Span::new(*from, *until), by: By::Promise });
        RoomDay::new(&status, Some(taken.collect()), at(10, 0), at(19, 0))
    }

    #[test]
    fn what_a_room_is_now_is_said_in_a_few_words() {
        let free = Status::Free { until: at(11, 0) };
        let taken = Status::Occupied { until: at(11, 30), mine: false };
        let mine = Status::Occupied { until: at(11, 30), mine: true };
        let closed = Status::Closed { until: None };
        let on = |from: Instant, until: Instant| vec![(from, until)];
        for (status_now, spans, expected) in [
            (free, vec![], "Vrij tot 19:00"),
            (free, on(at(10, 45), at(12, 0)), "Vrij · nog 45 min"),
            (free, on(at(11, 0), at(12, 0)), "Vrij tot 11:00"),
            (taken, on(at(9, 0), at(11, 30)), "Bezet · vrij om 11:30"),
            (taken, on(at(9, 0), at(19, 0)), "Bezet · vandaag niet meer vrij"),
            (mine, on(at(9, 0), at(11, 30)), "Jouw plek tot 11:30"),
            (closed, on(at(9, 0), Instant(i64::MAX)), "Gesloten"),
            (Status::Unknown, vec![], "Niet bekend"),
        ] {
            let day = day(status_now, &spans);
            let said = status(Language::Nl, &LocalClock::default(), &day, at(10, 0));
            assert_eq!(said, expected);
        }
    }

    #[test]
    fn the_day_is_told_in_words_too() {
        let clock = LocalClock::default();
        let hours = OpeningHours([Some((7 * 60, 19 * 60)); 7]);
        let axis = Axis::of_today(&clock, &hours, at(10, 0)).unwrap();
        let free = Status::Free { until: at(11, 0) };
        let spans = [(at(5, 0), at(8, 0)), (at(11, 0), at(12, 0)), (at(14, 0), at(20, 0))];
        for (count, expected) in [
            (0, "Vandaag is er verder niets gereserveerd."),
            (1, "Vandaag bezet: 07:00–08:00"),
            (3, "Vandaag bezet: 07:00–08:00, 11:00–12:00 en 14:00–19:00"),
        ] {
            let day = day(free, spans.get(..count).unwrap());
            assert_eq!(times(Language::Nl, &clock, &day, &axis).as_deref(), Some(expected));
        }
    }
}
