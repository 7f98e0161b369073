//! One place: what it is, until when, and the one thing to do there.

use super::action::{Action, action, check_in_command, own_word};
use super::address::{MapAddress, NEW, sign_in_path};
use super::faults::Faults;
use super::management::Management;
use super::sheet_focus::focus_on_opening;
use super::staying::Staying;
use crate::erased::{on_press, reactive};
use crate::floor_map::ZoneGlyph;
use crate::replica::{Live, Notes, Shown};
use crate::router::Router;
use crate::screens::Preferences;
use crate::screens::parts::{Icon, Sign, Toward, nearby};
use crate::screens::reserve::YoursHere;
use crate::screens::way::ANY;
use crate::text::{
    Key, Language, equipment_name, feature_name, moment, phrase, text, way, zone_name,
};
use domain::plan::{AmenityKind, Equipment, Floor, Place, PlaceId, PlaceKind, hybrid_ready};
use domain::{Command, Status};
use leptos::prelude::*;
use leptos::{ev, html};
use std::sync::Arc;

/// The sheet of a place. Takes the focus when it opens and gives it back when it closes.
#[component]
pub fn PlaceSheet(
    /// The building.
    shown: Shown,
    /// Which place.
    place: PlaceId,
    /// The chosen place; closing the sheet lets it go.
    selected: RwSignal<Option<PlaceId>>,
    /// Where we are.
    address: Memo<MapAddress>,
) -> impl IntoView {
    let preferences = Preferences::of_context();
    let live = expect_context::<Live>();
    let estate = Arc::clone(&shown.estate);
    let located = estate.place(place)?;
    let (it, level, floor) = (located.place.clone(), located.zone.level, located.floor);
    let status = Memo::new(move |_| live.status_of(place));
    let heading = focus_on_opening();
    let title = {
        let it = it.clone();
        move || phrase::place_title(preferences.language().get(), &it)
    };
    let clock = shown.building.rules.clock.clone();
    let words = move || {
        let language = preferences.language().get();
        let until = |at| moment::time_or_day(language, &clock, at, live.now.get());
        status_in_words(language, &status.get(), until)
    };
    let about = about(&it, floor);
    let faulty = it.clone();
    let described = it.clone();
    let details = move || about(preferences.language().get(), &live.broken(&described));
    // Who came to report something finds it first.
    let reports = address.with_untracked(|address| address.report);
    let close = move |_| selected.set(None);
    let leave_by_key = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" {
            selected.set(None);
        }
    };
    Some(view! {
        <section
            class="sheet"
            aria-labelledby="sheet-title"
            data-status=move || status.get().code()
            on:keydown=leave_by_key
        >
            <div class="sheet__head">
                <h2 class="sheet__title" id="sheet-title" tabindex="-1" node_ref=heading>{reactive(title)}</h2>
                <p class="zone-chip" data-level=level.code()>
                    <ZoneGlyph level />
                    <span>{move || zone_name(preferences.language().get(), level)}</span>
                </p>
                <button
                    type="button"
                    class="icon-button sheet__close"
                    aria-label=preferences.saying(Key::BackToMap)
                    on:click=on_press(close)
                >
                    <Icon sign=Sign::Cross />
                </button>
            </div>
            <p class="sheet__status" data-status=move || mark(&status.get())>{reactive(words)}</p>
            <p class="sheet__about">{reactive(details)}</p>
            {reports.then(|| view! { <Faults place=faulty.clone() is_open=true /> })}
            <WhatToDo shown=shown.clone() place=it status address />
            <Staying shown=shown.clone() place />
            <Reserving shown=shown.clone() place address />
            <a
                class="button button--big sheet__more"
                href=move || address.with(|it| it.routing(Some(ANY.to_owned())).path())
            >
                {move || way::route_word(preferences.language().get())}
            </a>
            {(!reports).then(|| view! { <Faults place=faulty is_open=false /> })}
            <Management shown place />
        </section>
    })
}

/// The one action, with what must be known before it.
#[component]
fn WhatToDo(
    shown: Shown,
    place: Place,
    status: Memo<Status>,
    address: Memo<MapAddress>,
) -> impl IntoView {
    let preferences = Preferences::of_context();
    let live = expect_context::<Live>();
    let id = place.id;
    let check_in = check_in_command(&place);
    let wanted = {
        let rules = shown.building.rules.clone();
        Memo::new(move |_| {
            let is_signed_in = live.is_signed_in();
            live.mine.with(|mine| action(&place, &status.get(), is_signed_in, mine, &rules))
        })
    };
    let is_leaving = move || live.leaving.with(|leaving| leaving.contains(&id));
    let standing = move || {
        let own = live.mine.with(|mine| mine.iter().find(|own| own.place == id).cloned());
        let notes = live.notes.get();
        let is_confirmed = own.as_ref().is_some_and(|own| own.confirmed);
        if notes == Notes::BeingWritten && !is_confirmed {
            return None;
        }
        let (tone, sign, key) = match own {
            Some(own) if own.confirmed => ("standing standing--done", Sign::Tick, own_word(&own)),
            Some(_) if notes == Notes::InPageOnly => {
                ("standing standing--noted", Sign::Clock, Key::NotedInPage)
            }
            Some(_) => ("standing standing--noted", Sign::Clock, Key::NotedWord),
            None if live.doubtful.with(|doubtful| doubtful.contains(&id)) => {
                ("standing standing--noted", Sign::Clock, Key::ProbablyTaken)
            }
            None if is_leaving() => ("standing standing--noted", Sign::Clock, Key::ReleaseNoted),
            None => return None,
        };
        let more = (sign == Sign::Clock).then(
            || view! { <span class="standing__more">{preferences.say(explained(notes))}</span> },
        );
        Some(view! {
            <p class=tone>
                <Icon sign=sign />
                <span>{preferences.say(key)}</span>
                {more}
            </p>
        })
    };
    let big = move |key: Key, commands: Vec<(Command, Option<PlaceId>)>, tone: &'static str| {
        view! {
            <button type="button" class=tone on:click=on_press(move |_| live.give(commands.clone()))>
                {preferences.saying(key)}
            </button>
        }
    };
    let act = move || match wanted.get() {
        // Whether it will be free, only the hub can say.
        Action::CheckIn if is_leaving() => ().into_any(),
        Action::CheckIn => big(Key::CheckIn, vec![(check_in.clone(), Some(id))], ACTION).into_any(),
        Action::Release(occupancy) => {
            let release = Command::Release { occupancy };
            big(Key::Release, vec![(release, Some(id))], QUIET).into_any()
        }
        Action::ReleaseAndCheckIn(other) => {
            let release = Command::Release { occupancy: other.occupancy };
            let both = vec![(release, Some(other.place)), (check_in.clone(), Some(id))];
            let there = shown.estate.place(other.place).map(|located| located.place.clone());
            let name = move || {
                let title =
                    |place: &Place| phrase::place_title(preferences.language().get(), place);
                there.as_ref().map(title).unwrap_or_default()
            };
            view! {
                <p class="sheet__note">
                    {preferences.saying(Key::YouAreElsewhere)} " " <strong>{reactive(name)}</strong>
                </p>
                {big(Key::ReleaseAndCheckIn, both, ACTION)}
            }
            .into_any()
        }
        Action::SignIn => view! {
            // The address is read so that the link follows it.
            <a class=ACTION href=move || { address.track(); sign_in_path() }>
                {preferences.saying(Key::SignInToCheckIn)}
            </a>
        }
        .into_any(),
        Action::Nothing => {
            let hint = match status.get() {
                Status::Closed { .. } => Key::ClosedHint,
                Status::Reserved { .. } => Key::ReservedHint,
                _ => Key::OccupiedHint,
            };
            view! {
                <p class="sheet__note">{preferences.saying(hint)}</p>
                {nearby(live, Some(id), Toward::Now, live.free_near(id, 3))}
            }
            .into_any()
        }
    };
    // What was pressed gives way to what can be done next. The focus waits around it, or who steers
    // by keys would be thrown back to the top of the page.
    let around = NodeRef::<html::Div>::new();
    let keep_focus = move |_| {
        if let Some(around) = around.get_untracked() {
            // Without focus the sheet still works.
            let _ = around.focus();
        }
    };
    view! {
        {reactive(standing)}
        <div class="sheet__action" tabindex="-1" node_ref=around on:click=on_press(keep_focus)>{reactive(act)}</div>
    }
}

/// What one has reserved here, and the way to reserve it.
#[component]
fn Reserving(shown: Shown, place: PlaceId, address: Memo<MapAddress>) -> impl IntoView {
    let preferences = Preferences::of_context();
    let live = expect_context::<Live>();
    let router = Router::of_context();
    let located = shown.estate.place(place)?;
    let is_offered = shown.building.rules.of(located.place.kind).reserving.is_some();
    let open = move |_| {
        let there = address.with_untracked(|address| address.reserving(Some(NEW.to_owned())));
        router.go(&there.path());
    };
    let button = move || {
        (is_offered && live.is_signed_in()).then(|| {
            view! {
                <button
                    type="button"
                    class="button button--big sheet__more"
                    on:click=on_press(open)
                >
                    {preferences.saying(Key::Reserve)}
                </button>
            }
        })
    };
    Some(view! {
        <YoursHere shown place />
        {reactive(button)}
    })
}

fn explained(notes: Notes) -> Key {
    match notes {
        Notes::InPageOnly => Key::NotKept,
        Notes::Safe | Notes::BeingWritten => Key::NotedExplained,
    }
}

const ACTION: &str = "button button--action button--big";
const QUIET: &str = "button button--big";

/// *Vrij tot 17:00*, *Bezet*: what a place is now. `until` writes a moment.
pub fn status_in_words(
    language: Language,
    status: &Status,
    until: impl Fn(domain::time::Instant) -> String,
) -> String {
    match status {
        Status::Free { until: end } => phrase::free_until(language, &until(*end)),
        Status::Occupied { until: end, mine: true } => phrase::mine_until(language, &until(*end)),
        Status::Occupied { until: end, mine: false } => {
            phrase::occupied_until(language, &until(*end))
        }
        Status::Reserved { until: end, mine: true, .. } => {
            phrase::reserved_for_me_until(language, &until(*end))
        }
        Status::Reserved { until: end, mine: false, .. } => {
            phrase::reserved_until(language, &until(*end))
        }
        Status::Closed { until: Some(end) } => phrase::closed_until(language, &until(*end)),
        Status::Closed { until: None } => text(language, Key::Closed).to_owned(),
        Status::Unknown => text(language, Key::Unknown).to_owned(),
    }
}

fn mark(status: &Status) -> &'static str {
    if status.is_mine() { "mine" } else { status.code() }
}

/// What a place offers and where it is, in one line of words.
fn about(
    place: &Place,
    floor: &Floor,
) -> impl Fn(Language, &[Equipment]) -> String + Send + Sync + use<> {
    let place = place.clone();
    let near = nearest_way_up(&place, floor);
    move |language, broken| {
        let mut words: Vec<String> = Vec::new();
        if place.kind == PlaceKind::Room {
            words.push(phrase::for_people(language, place.capacity));
        }
        let works = place.working(broken);
        if hybrid_ready(&works) {
            words.push(text(language, Key::Hybrid).to_owned());
        }
        let features = place.features.iter().map(|it| feature_name(language, *it));
        let equipment = works.iter().map(|it| equipment_name(language, *it));
        words.extend(features.chain(equipment).map(str::to_owned));
        words.extend(near.map(|(kind, metres)| phrase::distance_from(language, metres, kind)));
        words.join(" · ")
    }
}

/// The stairs or lift closest by, with the distance in metres as the crow flies, by fives.
fn nearest_way_up(place: &Place, floor: &Floor) -> Option<(AmenityKind, i64)> {
    let ways = floor
        .amenities
        .iter()
        .filter(|amenity| matches!(amenity.kind, AmenityKind::Stairs | AmenityKind::Lift));
    let nearest = ways.min_by_key(|amenity| amenity.at.distance_squared(place.at))?;
    let metres = nearest.at.distance_squared(place.at).isqrt() / 100;
    Some((nearest.kind, (metres + 2) / 5 * 5)).filter(|(_, metres)| *metres > 0)
}
