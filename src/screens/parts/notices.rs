//! What became of something, in a polite live region above everything.

use super::telling::newest;
use super::{Icon, Sign};
use crate::erased::{on_press, reactive};
use crate::lazy::lazy;
use crate::replica::{Live, Notes, Notice, Shown};
use crate::screens::Preferences;
use crate::screens::map::{change_path, place_path, reserve_path, sign_in_path};
use crate::text::{Key, Language, moment, phrase, reason_text, refusal_text, reservations, text};
use chrono::NaiveDate;
use domain::plan::PlaceId;
use domain::time::Span;
use domain::{ClosedArea, Command, ReleaseCause, ReservationId};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;

/// How long good news stays. Bad news stays until it is put away.
const GOOD_NEWS_MS: u32 = 9_000;

/// The newest message. The region is always there, so that screen readers hear what comes into it.
#[component]
pub fn Notices() -> impl IntoView {
    let live = expect_context::<Live>();
    // Once there was one, the code stays.
    let had_any = Memo::new(move |had: Option<&bool>| {
        live.notice.with(Option::is_some) || had.copied().unwrap_or_default()
    });
    view! {
        <div class="notices" role="status" aria-live="polite">
            {move || had_any.get().then(|| lazy(newest, || ()))}
        </div>
    }
}

/// What it says, and what one can do about it.
#[component]
pub fn Newest() -> impl IntoView {
    let live = expect_context::<Live>();
    let timer = StoredValue::new_local(None::<Timeout>);
    Effect::new(move || {
        let passes = live.notice.with(|notice| notice.as_ref().is_some_and(is_good_news));
        timer.set_value(passes.then(|| {
            Timeout::new(GOOD_NEWS_MS, move || {
                live.notice.try_set(None);
            })
        }));
    });
    move || live.notice.get().map(|notice| card(live, notice))
}

fn card(live: Live, notice: Notice) -> impl IntoView {
    let preferences = Preferences::of_context();
    let sign = match &notice {
        Notice::Noted { .. } | Notice::Asked { .. } => Sign::Clock,
        Notice::NewBuild => Sign::Tick,
        notice if is_good_news(notice) => Sign::Tick,
        _ => Sign::Warning,
    };
    let tone = match sign {
        Sign::Tick => "notice notice--good",
        Sign::Clock => "notice notice--waits",
        _ => "notice notice--look",
    };
    let for_words = notice.clone();
    let words = move || {
        let shown = live.shown();
        in_words(live, shown.as_ref(), preferences.language().get(), &for_words)
    };
    view! {
        <div class=tone>
            <Icon sign=sign />
            <div class="notice__body">
                <p class="notice__words">{reactive(words)}</p>
                {next_steps(live, notice)}
            </div>
            <button
                type="button"
                class="icon-button"
                aria-label=preferences.saying(Key::Dismiss)
                on:click=on_press(move |_| live.notice.set(None))
            >
                <Icon sign=Sign::Cross />
            </button>
        </div>
    }
}

/// What one can do about it, one tap each.
fn next_steps(live: Live, notice: Notice) -> AnyView {
    let preferences = Preferences::of_context();
    match notice {
        Notice::Released { place } => step(Key::CheckInAgain, move || check_in(live, place)),
        Notice::Rejected { place, wanted, instead, alternatives, .. }
            if !alternatives.is_empty() =>
        {
            let near = nearby(live, place, Toward::of(wanted, instead), alternatives);
            // Who goes there has read it, and wants to see what is there.
            view! { <div on:click=on_press(move |_| live.notice.set(None))>{near}</div> }.into_any()
        }
        Notice::Reserved { .. } | Notice::Asked { .. } => view! {
            <a class="link-button" href="/reservations">
                {move || reservations::title(preferences.language().get())}
            </a>
        }
        .into_any(),
        Notice::StayEnded { place, cause: ReleaseCause::Closed } => {
            nearby(live, Some(place), Toward::Now, live.free_near(place, 3)).into_any()
        }
        Notice::NewBuild => step(Key::TakeNewBuild, move || live.take_new_build()),
        Notice::Parked { .. } => step(Key::TryNow, move || live.try_parked()),
        Notice::Forgotten { .. } => step(Key::AskAgain, move || live.repeat_forgotten()),
        Notice::SignInAgain => view! {
            <a class="link-button" href=sign_in_path>{preferences.saying(Key::SignInAgain)}</a>
        }
        .into_any(),
        _ => ().into_any(),
    }
}

/// One thing one can do about a message, by one tap.
pub fn step(says: Key, mut act: impl FnMut() + 'static) -> AnyView {
    let says = Preferences::of_context().saying(says);
    let act = on_press(move |_| act());
    view! { <button type="button" class="link-button" on:click=act>{says}</button> }.into_any()
}

/// What a tap on a place that is free instead leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Toward {
    /// The place on the map.
    Now,
    /// Reserving it for a time.
    Then(Span),
    /// Having it for a time instead of what is reserved.
    Instead(ReservationId, Span),
}

impl Toward {
    /// For what was wanted, and instead of what.
    pub fn of(wanted: Option<Span>, instead: Option<ReservationId>) -> Self {
        match (wanted, instead) {
            (None, _) => Toward::Now,
            (Some(span), None) => Toward::Then(span),
            (Some(span), Some(id)) => Toward::Instead(id, span),
        }
    }

    fn path(self, live: Live, shown: &Shown, place: PlaceId) -> String {
        match self {
            Toward::Now => place_path(shown, place),
            Toward::Then(span) => reserve_path(shown, place, span),
            Toward::Instead(id, span) => match live.granted(id) {
                Some(was) => change_path(shown, was, Some((place, span))),
                None => reserve_path(shown, place, span),
            },
        }
    }
}

/// Free places close by, as links to what can be done there; those on another floor than `here` say
/// where.
pub fn nearby(
    live: Live,
    here: Option<PlaceId>,
    toward: Toward,
    places: Vec<PlaceId>,
) -> Option<impl IntoView + use<>> {
    let preferences = Preferences::of_context();
    let shown = live.shown_now()?;
    let floor_of = |place: PlaceId| shown.estate.place(place).map(|it| it.floor.code.clone());
    let here = here.and_then(floor_of);
    let links: Vec<_> = places
        .into_iter()
        .filter_map(|place| {
            let located = shown.estate.place(place)?;
            let is_here = here.as_ref() == Some(&located.floor.code);
            let (it, floor) = (located.place.clone(), located.floor.name.clone());
            let name = move || {
                let language = preferences.language().get();
                let title = phrase::place_title(language, &it);
                if is_here { title } else { [&title, " · ", floor.in_language(language)].concat() }
            };
            let path = toward.path(live, &shown, place);
            Some(view! { <li><a class="chip chip--free" href=path>{reactive(name)}</a></li> })
        })
        .collect();
    let lead = move || {
        let language = preferences.language().get();
        match toward {
            Toward::Now => text(language, Key::FreeNearby),
            Toward::Then(_) | Toward::Instead(..) => phrase::free_then(language),
        }
    };
    (!links.is_empty()).then(|| {
        view! {
            <p class="nearby__lead">{reactive(lead)}</p>
            <ul class="nearby" role="list">{links}</ul>
        }
    })
}

/// Takes a place again.
fn check_in(live: Live, place: PlaceId) {
    let Some(shown) = live.shown_now() else { return };
    let Some(located) = shown.estate.place(place) else { return };
    let command = Command::CheckIn { place: located.place.code.clone(), minutes: None };
    live.give(vec![(command, Some(place))]);
}

fn is_good_news(notice: &Notice) -> bool {
    matches!(
        notice,
        Notice::CheckedIn { .. }
            | Notice::Released { .. }
            | Notice::Reserved { .. }
            | Notice::Extended { .. }
            | Notice::Cancelled { .. }
            | Notice::AreaClosed { .. }
            | Notice::AreaOpened(_)
            | Notice::StaysOpen(_)
    )
}

fn in_words(live: Live, shown: Option<&Shown>, language: Language, notice: &Notice) -> String {
    let title = |place: PlaceId| title_of(shown, language, place);
    let clock = || shown.map(|shown| shown.building.rules.clock.clone()).unwrap_or_default();
    let when = |span| moment::stretch(language, &clock(), span, live.now.get_untracked());
    match notice {
        Notice::CheckedIn { place, until, is_estimated } => {
            let now = live.now.get_untracked();
            let until = moment::time_or_day(language, &clock(), *until, now);
            let words = phrase::checked_in(language, &title(*place), &until);
            match is_estimated {
                true => [&words, " ", text(language, Key::TimeEstimated)].concat(),
                false => words,
            }
        }
        Notice::Released { place } => phrase::released(language, &title(*place)),
        Notice::Noted { place } => {
            let is_in_page_only = live.notes.get_untracked() == Notes::InPageOnly;
            phrase::noted(language, &title(*place), is_in_page_only)
        }
        Notice::Reserved { place, span } => {
            phrase::reserved_for(language, &title(*place), &when(*span))
        }
        Notice::Asked { place, span } => phrase::asked_for(language, &title(*place), &when(*span)),
        Notice::Extended { place, until } => {
            let until = moment::time_or_day(language, &clock(), *until, live.now.get_untracked());
            [&title(*place), ": ", &phrase::mine_until(language, &until)].concat()
        }
        Notice::Cancelled { place } => phrase::cancelled(language, &title(*place)),
        Notice::Rejected { place, wanted, reason, dates, .. } => {
            let why = match wanted {
                Some(_) => refusal_text(language, *reason),
                None => reason_text(language, *reason),
            };
            let why = with_dates(language, why, dates);
            match place {
                Some(place) => [&title(*place), ": ", &why].concat(),
                None => why,
            }
        }
        Notice::StayEnded { place, cause } => {
            let key = match cause {
                ReleaseCause::Closed | ReleaseCause::Vanished => Key::PlaceClosedForYou,
                ReleaseCause::Ended | ReleaseCause::Left => Key::StayEnded,
            };
            [&title(*place), ": ", text(language, key)].concat()
        }
        Notice::AreaClosed { area, from } => {
            let (title, now) = (area_title(shown, language, area), live.now.get_untracked());
            match *from > now {
                true => {
                    let from = moment::time_or_day(language, &clock(), *from, now);
                    phrase::closes_from(language, &title, &from)
                }
                false => phrase::now_closed(language, &title),
            }
        }
        Notice::StaysOpen(area) => phrase::stays_open(language, &area_title(shown, language, area)),
        Notice::AreaOpened(area) => phrase::now_open(language, &area_title(shown, language, area)),
        Notice::Parked { place } => {
            let why = text(language, Key::Parked);
            place.map_or_else(|| why.to_owned(), |place| [&title(place), ": ", why].concat())
        }
        Notice::NotesLost { count } => phrase::notes_lost(language, *count),
        Notice::Forgotten { count } => phrase::forgotten(language, *count),
        Notice::OutboxFull => text(language, Key::OutboxFull).to_owned(),
        Notice::NewBuild => text(language, Key::NewBuild).to_owned(),
        Notice::SignInAgain => {
            [text(language, Key::ErrorSignIn), " ", text(language, Key::WaitsForSignIn)].concat()
        }
    }
}

/// Why, and on which dates of every week it cannot be.
pub fn with_dates(language: Language, why: &str, dates: &[NaiveDate]) -> String {
    match dates {
        [] => why.to_owned(),
        dates => [why, " ", &reservations::not_on(language, dates)].concat(),
    }
}

fn title_of(shown: Option<&Shown>, language: Language, place: PlaceId) -> String {
    let located = shown.and_then(|shown| shown.estate.place(place));
    located.map(|located| phrase::place_title(language, located.place)).unwrap_or_default()
}

fn area_title(shown: Option<&Shown>, language: Language, area: &ClosedArea) -> String {
    let named = match area {
        ClosedArea::Place(place) => Some(title_of(shown, language, *place)),
        ClosedArea::Zone(code) => shown
            .and_then(|shown| shown.estate.zone(code))
            .map(|(_, _, zone)| phrase::in_zone(language, zone.level)),
        ClosedArea::Floor(code) => shown
            .and_then(|shown| shown.estate.floor(code))
            .map(|(_, floor)| floor.name.in_language(language).to_owned()),
    };
    named.unwrap_or_default()
}
