//! The start screen: *Wat kom je doen?*

use super::Preferences;
use super::frame::{AppName, Frame};
use super::map::{best_floor, counts, floor_path, own_word, place_path, release_command};
use super::parts::{Icon, LanguageRow, Sign, use_heading, use_page_title};
use super::with_building::WithBuilding;
use crate::erased::{on_press, reactive};
use crate::floor_map::ZoneGlyph;
use crate::replica::{Freshness, Live, MyPlace, Shown};
use crate::router::Router;
use crate::text::find;
use crate::text::{Key, how_it_works, moment, phrase, reservations, rooms};
use crate::wanted::{Choice, Wanted};
use domain::plan::{PlaceKind, ZoneLevel};
use leptos::prelude::*;

/// The start screen.
#[component]
pub fn Home() -> impl IntoView {
    let preferences = Preferences::of_context();
    let heading = use_heading();
    use_page_title(move || preferences.say(Key::AppName).to_owned());
    view! {
        <Frame title=|| view! { <AppName /> } class="home">
            <OwnPlaces />
            <h1 class="home__title" node_ref=heading tabindex="-1">
                {preferences.saying(Key::WhatFor)}
            </h1>
            <WithBuilding children=|shown| view! { <Choices shown /> } />
            <footer class="home__foot">
                <LanguageRow />
                <p class="home__links">
                    <a class="quiet-link" href="/how-it-works">
                        {move || how_it_works::title(preferences.language().get())}
                    </a>
                    <a class="quiet-link" href="/privacy">{preferences.saying(Key::Privacy)}</a>
                </p>
            </footer>
        </Frame>
    }
}

#[component]
fn Choices(
    /// The building to choose in.
    shown: Shown,
) -> impl IntoView {
    let preferences = Preferences::of_context();
    let live = expect_context::<Live>();
    let whole = shown.clone();
    let router = Router::of_context();
    let hint = move || {
        (live.freshness.get() == Freshness::NotShown)
            .then(|| view! { <p class="home__hint">{preferences.saying(Key::SignInToSeeFree)}</p> })
    };
    let own = move || {
        live.is_signed_in().then(|| {
            let title = move || reservations::title(preferences.language().get());
            view! { <a class="button" href="/reservations">{title}</a> }
        })
    };
    view! {
        {reactive(hint)}
        <ul class="choices" role="list">
            {Choice::ALL
                .map(|choice| view! { <ChoiceCard choice shown=shown.clone() /> })
                .collect_view()}
        </ul>
        <p class="home__ways">
            <button type="button" class="button button--action" on:click=on_press(move |_| router.go("/scan"))>
                <Icon sign=Sign::Scan /> " " {preferences.saying(Key::Scan)}
            </button>
            <a class="button" href="/find">
                {move || find::title(preferences.language().get())}
            </a>
            <a class="button" href="/rooms">
                {move || rooms::title(preferences.language().get())}
            </a>
            <a class="button" href=move || path_for(live, &whole, &Wanted::default())>
                {preferences.saying(Key::WholeMap)}
            </a>
            {reactive(own)}
        </p>
    }
}

#[component]
fn ChoiceCard(choice: Choice, shown: Shown) -> impl IntoView {
    let preferences = Preferences::of_context();
    let live = expect_context::<Live>();
    let wanted = choice.wanted();
    let (name, hint) = names(choice);
    let kind = wanted.kind.unwrap_or(PlaceKind::Desk);
    let counted = {
        let (shown, wanted) = (shown.clone(), wanted.clone());
        move || counts(&shown, &wanted)
    };
    let words = {
        let counted = counted.clone();
        move || {
            // What is not known is not counted.
            live.is_known
                .get()
                .then(|| phrase::places_free(preferences.language().get(), kind, counted().0))
        }
    };
    let is_here = counted.clone();
    view! {
        <li>
            <a
                class="choice"
                data-choice=code(choice)
                class:choice--none=move || live.is_known.get() && counted().0 == 0
                href=move || path_for(live, &shown, &wanted)
            >
                <span class="choice__sign">{picture(choice)}</span>
                <span class="choice__words">
                    <span class="choice__name">{preferences.saying(name)}</span>
                    <span class="choice__hint">{preferences.saying(hint)}</span>
                </span>
                <span class="choice__count">{move || (is_here().1 > 0).then(&words)}</span>
                <Icon sign=Sign::Arrow />
            </a>
        </li>
    }
}

/// The places where one is checked in, or will be when the hub can be reached.
#[component]
pub fn OwnPlaces() -> impl IntoView {
    let preferences = Preferences::of_context();
    let live = expect_context::<Live>();
    move || {
        let mine = live.mine.get();
        let shown = live.shown();
        let title = if mine.len() > 1 { Key::MyPlacesNow } else { Key::MyPlaceNow };
        (!mine.is_empty()).then(|| {
            let cards = mine.into_iter().filter_map(|own| own_card(live, shown.as_ref()?, own));
            view! {
                <section class="own" aria-labelledby="own-title">
                    <h2 class="own__title" id="own-title">{preferences.saying(title)}</h2>
                    {cards.collect_view()}
                </section>
            }
        })
    }
}

fn own_card(live: Live, shown: &Shown, own: MyPlace) -> Option<impl IntoView + use<>> {
    let preferences = Preferences::of_context();
    let located = shown.estate.place(own.place)?;
    let (place, floor) = (located.place.clone(), located.floor.name.clone());
    let clock = shown.building.rules.clock.clone();
    let title = move || phrase::place_title(preferences.language().get(), &place);
    let (until, word) = (own.until, own_word(&own));
    let state = move || {
        let language = preferences.language().get();
        let time = moment::time_or_day(language, &clock, until, live.now.get());
        [
            preferences.say(word),
            " · ",
            &phrase::until_moment(language, &time),
            " · ",
            floor.in_language(language),
        ]
        .concat()
    };
    let id = own.place;
    let release = release_command(&own);
    Some(view! {
        <div class="own__card" data-confirmed=if own.confirmed { "true" } else { "false" }>
            <div class="own__words">
                <a class="own__place" href=place_path(shown, id)>{reactive(title)}</a>
                <p class="own__state">{reactive(state)}</p>
            </div>
            <button
                type="button"
                class="button"
                on:click=on_press(move |_| live.give(vec![(release.clone(), Some(id))]))
            >
                {preferences.saying(Key::Release)}
            </button>
        </div>
    })
}

/// The map with a wish, on the floor where there is most of it.
fn path_for(live: Live, shown: &Shown, wanted: &Wanted) -> String {
    let own = live.mine.with(|mine| mine.first().map(|own| own.place));
    best_floor(shown, wanted, own).map(|floor| floor_path(floor, wanted)).unwrap_or_default()
}

fn names(choice: Choice) -> (Key, Key) {
    match choice {
        Choice::Quiet => (Key::ChoiceQuiet, Key::ChoiceQuietHint),
        Choice::Collaborate => (Key::ChoiceCollaborate, Key::ChoiceCollaborateHint),
        Choice::Meet => (Key::ChoiceMeet, Key::ChoiceMeetHint),
        Choice::Call => (Key::ChoiceCall, Key::ChoiceCallHint),
        Choice::Room => (Key::ChoiceRoom, Key::ChoiceRoomHint),
    }
}

/// The glyph of a zone, or a drawing where it is about a kind of place.
pub fn picture(choice: Choice) -> AnyView {
    match choice {
        Choice::Quiet => view! { <ZoneGlyph level=ZoneLevel::Silence /> }.into_any(),
        Choice::Collaborate => view! { <ZoneGlyph level=ZoneLevel::Collaborate /> }.into_any(),
        Choice::Meet => view! { <ZoneGlyph level=ZoneLevel::Meet /> }.into_any(),
        Choice::Call => view! { <Icon sign=Sign::Phone /> }.into_any(),
        Choice::Room => view! { <Icon sign=Sign::Table /> }.into_any(),
    }
}

fn code(choice: Choice) -> &'static str {
    match choice {
        Choice::Quiet => "quiet",
        Choice::Collaborate => "collaborate",
        Choice::Meet => "meet",
        Choice::Call => "call",
        Choice::Room => "room",
    }
}
