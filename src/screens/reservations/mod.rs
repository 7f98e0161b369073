//! `/reservations`: what one has reserved, and what can be done about it.

mod calendar;
mod card;
mod changing;
mod groups;
mod lost;
mod past;
mod reminder;

use super::Preferences;
use super::frame::{AppName, Frame};
use super::map::sign_in_path;
use super::parts::{use_heading, use_page_title};
use super::with_building::WithBuilding;
use crate::erased::reactive;
use crate::replica::{Live, MyReservation, Shown};
use crate::text::Key;
use crate::text::reservations::{Words, title, words};
use calendar::CalendarFeed;
use card::Card;
use changing::{Changing, asked_for};
use groups::Groups;
use leptos::prelude::*;
use lost::LostOnes;
use past::PastOnes;
pub use reminder::{Due, Reminder};

/// `/reservations`.
#[component]
pub fn ReservationsScreen() -> impl IntoView {
    let language = Preferences::of_context().language();
    use_page_title(move || title(language.get()).to_owned());
    view! {
        <Frame title=|| view! { <AppName /> } class="page-screen">
            <WithBuilding children=|shown| view! { <Admitted shown /> } />
        </Frame>
    }
}

/// The list for who is signed in, or the form where the address names one of them; else the way in.
#[component]
fn Admitted(shown: Shown) -> impl IntoView {
    let live = expect_context::<Live>();
    let is_signed_in = Memo::new(move |_| live.is_signed_in());
    let (place, time) = asked_for();
    move || match (is_signed_in.get(), place.get().zip(time.get())) {
        (false, _) => view! { <SignInFirst /> }.into_any(),
        (true, None) => view! { <List shown=shown.clone() /> }.into_any(),
        (true, Some((place, time))) => {
            view! { <Changing shown=shown.clone() place time /> }.into_any()
        }
    }
}

#[component]
fn SignInFirst() -> impl IntoView {
    let preferences = Preferences::of_context();
    let language = preferences.language();
    let heading = use_heading();
    view! {
        <section class="page page--message">
            <h1 class="page__title" node_ref=heading tabindex="-1">
                {move || title(language.get())}
            </h1>
            <p class="page__lead">{move || words(language.get()).sign_in_lead}</p>
            <a class="button button--action" href=sign_in_path>{preferences.saying(Key::SignIn)}</a>
        </section>
    }
}

#[component]
fn List(shown: Shown) -> impl IntoView {
    let live = expect_context::<Live>();
    let language = Preferences::of_context().language();
    let heading = use_heading();
    let clock = shown.building.rules.clock.clone();
    let all = Memo::new(move |_| live.reserved());
    let empty = move || {
        all.with(Vec::is_empty).then(|| {
            view! {
                <p class="page__lead">
                    {move || words(language.get()).none} ". "
                    {move || words(language.get()).none_hint}
                </p>
                <p>
                    <a class="button button--action" href="/map">
                        {move || words(language.get()).to_map}
                    </a>
                </p>
            }
        })
    };
    let (for_feed, for_lost, for_past) = (shown.clone(), shown.clone(), shown.clone());
    let group = move |title: fn(&Words) -> &'static str,
                      hint: Option<fn(&Words) -> &'static str>,
                      of: fn(Groups) -> Vec<MyReservation>| {
        let (shown, clock) = (shown.clone(), clock.clone());
        let members =
            Memo::new(move |_| all.with(|all| of(Groups::of(all, &clock, live.now.get()))));
        reactive(move || {
            let cards: Vec<_> = members
                .get()
                .into_iter()
                .map(|it| view! { <Card shown=shown.clone() it /> })
                .collect();
            (!cards.is_empty()).then(|| {
                let hint = hint.map(|hint| {
                    view! { <p class="booking__hint">{move || hint(words(language.get()))}</p> }
                });
                view! {
                    <section
                        class="bookings__group"
                        aria-label=move || title(words(language.get()))
                    >
                        <h2 class="bookings__title">{move || title(words(language.get()))}</h2>
                        {hint}
                        {cards}
                    </section>
                }
            })
        })
    };
    view! {
        <div class="page bookings">
            <h1 class="page__title" node_ref=heading tabindex="-1">
                {move || title(language.get())}
            </h1>
            <LostOnes shown=for_lost />
            {reactive(empty)}
            {group(|words| words.waiting, Some(|words| words.asked_hint), |groups| groups.waiting)}
            {group(|words| words.today, None, |groups| groups.today)}
            {group(|words| words.later, None, |groups| groups.later)}
            <PastOnes shown=for_past />
            <CalendarFeed shown=for_feed />
        </div>
    }
}
