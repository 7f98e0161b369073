//! Another time or place for a reservation: `/reservations?place=1.118-3&time=2026-11-23T09:00-13:00`.
//! A place and a time name one of the own reservations; its key stands in no address. What it is to
//! be may be said too: `&to=1.118-4&at=2026-11-23T13:00-17:00`.

use crate::erased::{on_press, reactive};
use crate::replica::{Live, MyReservation, Promise, Shown};
use crate::router::Router;
use crate::screens::Preferences;
use crate::screens::map::read_time;
use crate::screens::parts::use_heading;
use crate::screens::reserve::{Form, Wish};
use crate::text::reservations::{change_title, now_reserved, words};
use crate::text::{moment, phrase};
use domain::plan::PlaceCode;
use leptos::prelude::*;

/// The list itself.
const LIST: &str = "/reservations";

/// Which place and which time the address names.
pub fn asked_for() -> (Memo<Option<String>>, Memo<Option<String>>) {
    let router = Router::of_context();
    (Memo::new(move |_| router.query("place")), Memo::new(move |_| router.query("time")))
}

/// The form, filled in with what is reserved now.
#[component]
pub fn Changing(
    shown: Shown,
    /// Code of the place.
    place: String,
    /// As it stands in the address.
    time: String,
) -> impl IntoView {
    let live = expect_context::<Live>();
    let router = Router::of_context();
    let language = Preferences::of_context().language();
    let heading = use_heading();
    let place = PlaceCode::new(&place).ok();
    let place = place.and_then(|code| Some(shown.estate.place_by_code(&code)?.place.clone()));
    let span = read_time(&shown.building.rules.clock, &time);
    let wanted = place.clone().zip(span);
    let found = Memo::new(move |_| {
        let Some((place, span)) = wanted.as_ref() else { return Vec::new() };
        let is_this = |it: &MyReservation| {
            it.place == place.id && it.span == *span && it.promise != Promise::GivingUp
        };
        live.reserved().into_iter().filter(is_this).collect::<Vec<_>>()
    });
    let clock = shown.building.rules.clock.clone();
    let named = place.clone();
    let now = move || {
        let language = language.get();
        let when = moment::stretch(language, &clock, span?, live.now.get());
        Some(now_reserved(language, &phrase::place_title(language, named.as_ref()?), &when))
    };
    let asked = Memo::new(move |_| (router.query("to"), router.query("at")));
    let form = move || match (found.get().pop(), place.clone()) {
        (Some(MyReservation { id, .. }), Some(was)) => {
            let (now, shown) = (now.clone(), shown.clone());
            let (to, at) = asked.get();
            let to = to.and_then(|to| PlaceCode::new(&to).ok());
            let to = to.and_then(|to| shown.estate.place_by_code(&to));
            let (place, floor) = match to {
                Some(to) => (to.place.clone(), Some(to.floor.name.clone())),
                None => (was, None),
            };
            let first = at.and_then(|at| read_time(&shown.building.rules.clock, &at)).or(span);
            let named = place.clone();
            let there = move || {
                let (language, floor) = (language.get(), floor.as_ref()?);
                let title = phrase::place_title(language, &named);
                let words = [words(language).becomes, &title, " · ", floor.in_language(language)];
                Some(view! { <p class="page__lead"><strong>{words.concat()}</strong></p> })
            };
            let wish = Wish { shown, place, instead: Some(id), first };
            let done = Callback::new(move |()| router.replace(LIST));
            view! {
                <p class="page__lead">{reactive(now)}</p>
                {reactive(there)}
                <Form wish done />
            }
            .into_any()
        }
        _ => view! { <p class="page__lead">{move || words(language.get()).gone}</p> }.into_any(),
    };
    view! {
        <div class="page bookings">
            <h1 class="page__title" node_ref=heading tabindex="-1">
                {move || change_title(language.get())}
            </h1>
            {reactive(form)}
            <p>
                <button type="button" class="button" on:click=on_press(move |_| router.replace(LIST))>
                    {move || words(language.get()).back}
                </button>
            </p>
        </div>
    }
}
