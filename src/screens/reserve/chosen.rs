//! What is chosen on the form, and what follows from it.
//!
//! Only what is drawn as a list is a memo, all of one type: each type of memo costs the app 2 kB.

use super::form::Wish;
use super::offer::{Day, Item, Offer, Part, Room, nearest};
use crate::replica::{Live, Taken};
use chrono::NaiveDate;
use domain::plan::PlaceKind;
use domain::time::{Instant, Span};
use leptos::prelude::*;

/// How many days are shown beside each other.
const DAYS_SHOWN: usize = 5;
/// Where a start is looked for when nothing is said: nine o'clock.
const USUAL_START: i64 = 9 * 60;

/// What somebody has said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Said {
    /// The day; the first with room when none is said.
    pub date: Option<NaiveDate>,
    /// Whether a day is looked for that is not among those shown.
    pub is_other_day: bool,
    /// The part of the day; as much as is free when none is said.
    pub part: Option<Part>,
    /// The minute of the day at which to begin.
    pub minute: i64,
    /// For how many minutes.
    pub length: i64,
}

/// What comes of it at present. What is said and cannot be had gives way to what comes closest.
#[derive(Debug, Clone)]
pub struct Present {
    /// What can be chosen.
    pub offer: Offer,
    /// When somebody has the place.
    pub taken: Vec<Taken>,
    /// The day; nothing when it is not offered.
    pub day: Option<Day>,
    /// The part of it.
    pub part: Part,
    /// When one begins.
    pub start: Option<Instant>,
    /// What is asked for; nothing when there is nothing to be had.
    pub span: Option<Span>,
}

/// The form's choices. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Chosen {
    live: Live,
    wish: StoredValue<Wish>,
    /// What was said.
    pub said: RwSignal<Said>,
    /// The days that are shown.
    pub days: Memo<Vec<Item>>,
    /// The parts of the chosen day that are not over.
    pub parts: Memo<Vec<Item>>,
    /// When one can begin.
    pub starts: Memo<Vec<Item>>,
    /// When one can end who begins then.
    pub ends: Memo<Vec<Item>>,
}

impl Chosen {
    /// The choices for a wish.
    pub fn new(live: Live, wish: &Wish) -> Self {
        let first = wish.first;
        let kind = wish.place.kind;
        let wish = StoredValue::new(wish.clone());
        let said = Said {
            date: None,
            is_other_day: false,
            part: None,
            minute: USUAL_START,
            length: usual_length(kind),
        };
        let said = RwSignal::new(said);
        let reads = move |read: fn(&Present) -> Vec<Item>| {
            Memo::new(move |_| present(live, wish, said).map(|it| read(&it)).unwrap_or_default())
        };
        let this = Chosen {
            live,
            wish,
            said,
            days: reads(|it| it.offer.days_with_room(DAYS_SHOWN, &it.taken)),
            parts: reads(|it| match it.day {
                Some(day) => it.offer.parts(day, &it.taken),
                None => Vec::new(),
            }),
            starts: reads(|it| match it.day {
                Some(day) => moments(&it.offer.starts(day, &it.taken)),
                None => Vec::new(),
            }),
            ends: reads(|it| match it.start {
                Some(start) => moments(&it.offer.ends(start, &it.taken)),
                None => Vec::new(),
            }),
        };
        untrack(|| this.begin_with(first, kind));
        this
    }

    /// What comes of what was said. Tracked.
    pub fn present(self) -> Option<Present> {
        present(self.live, self.wish, self.said)
    }

    /// What is asked for. Tracked.
    pub fn span(self) -> Option<Span> {
        self.present()?.span
    }

    /// Says something.
    pub fn say(self, what: impl FnOnce(&mut Said)) {
        self.said.update(what);
    }

    /// The time that an address names; without one from now on today, and from nine o'clock on
    /// another day.
    fn begin_with(self, first: Option<Span>, kind: PlaceKind) {
        let Some(Present { offer, .. }) = self.present() else { return };
        let Some(first) = first.filter(|first| first.until > offer.now) else {
            let is_open = offer.today().and_then(|today| offer.day(today)).is_some();
            if is_open {
                // The quarter that has begun may still be asked for.
                self.say(|said| said.minute = offer.minute_of(offer.now) - 14);
            }
            return;
        };
        let date = offer.date_of(first.from);
        self.say(|said| {
            said.date = date;
            said.minute = offer.minute_of(first.from);
            said.length = first.ms() / 60_000;
        });
        let is_shown = self.days.with(|days| {
            days.iter().any(|it| it.span.and_then(|span| offer.date_of(span.from)) == date)
        });
        let part = self.parts.with(|parts| {
            parts.iter().find(|it| it.span == Some(first)).map_or(Part::OwnTime, |it| it.part)
        });
        self.say(|said| {
            said.is_other_day = !is_shown;
            said.part = (kind == PlaceKind::Desk).then_some(part);
        });
    }
}

fn present(live: Live, wish: StoredValue<Wish>, said: RwSignal<Said>) -> Option<Present> {
    let (now, said) = (live.now.get(), said.get());
    let (offer, place, instead) = wish.try_with_value(|wish| {
        let rules = wish.shown.building.rules.clone();
        (Offer { rules, kind: wish.place.kind, now }, wish.place.id, wish.instead)
    })?;
    let taken = live.taken_but(place, instead);
    let day = match said.date {
        Some(date) => offer.day(date),
        None => {
            let days = offer.days_with_room(DAYS_SHOWN, &taken);
            let with_room = days.iter().find(|it| it.room != Room::Taken);
            let date = with_room.or(days.first()).and_then(|it| offer.date_of(it.span?.from));
            date.and_then(|date| offer.day(date))
        }
    };
    let parts = day.map(|day| offer.parts(day, &taken)).unwrap_or_default();
    let part = match offer.kind {
        PlaceKind::Desk => part_of(&parts, said.part),
        PlaceKind::Room | PlaceKind::Booth => Part::OwnTime,
    };
    let starts = day.map(|day| offer.starts(day, &taken)).unwrap_or_default();
    let start = nearest(&offer, &starts, said.minute);
    let span = match part {
        Part::OwnTime => start.and_then(|start| {
            let latest = start.plus_ms(said.length * 60_000);
            let ends = offer.ends(start, &taken);
            let end = ends.iter().rfind(|end| **end <= latest).or(ends.first());
            end.map(|end| Span::new(start, *end))
        }),
        part => parts.iter().find(|it| it.part == part).and_then(|it| it.span),
    };
    Some(Present { offer, taken, day, part, start, span })
}

/// The wanted part where it can be had, else as much of the day as can.
fn part_of(parts: &[Item], wanted: Option<Part>) -> Part {
    let is_free = |part: Part| parts.iter().any(|it| it.part == part && it.span.is_some());
    let by_size = [Part::WholeDay, Part::Morning, Part::Afternoon];
    match wanted {
        Some(Part::OwnTime) => Part::OwnTime,
        Some(part) if is_free(part) => part,
        _ => by_size.into_iter().find(|part| is_free(*part)).unwrap_or(Part::OwnTime),
    }
}

fn moments(all: &[Instant]) -> Vec<Item> {
    let item = |at: &Instant| Item {
        part: Part::OwnTime,
        span: Some(Span::new(*at, *at)),
        room: Room::Free,
    };
    all.iter().map(item).collect()
}

fn usual_length(kind: PlaceKind) -> i64 {
    match kind {
        PlaceKind::Desk => 4 * 60,
        PlaceKind::Room => 60,
        PlaceKind::Booth => 30,
    }
}
