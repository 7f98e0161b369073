//! One reservation, with what can be done about it.

use crate::erased::{on_press, reactive};
use crate::replica::{Live, MyReservation, Promise, Shown};
use crate::router::Router;
use crate::screens::Preferences;
use crate::screens::find::elsewhere_path;
use crate::screens::map::{
    Action, action, change_path, check_in_command, place_path, release_command,
};
use crate::screens::parts::{Icon, Sign};
use crate::screens::reserve::standing;
use crate::text::reservations::{check_in_before, words};
use crate::text::{Key, moment, phrase};
use domain::Command;
use domain::plan::Place;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The card of a reservation. Nothing for a place that is not in the building.
#[component]
pub fn Card(shown: Shown, it: MyReservation) -> impl IntoView {
    let live = expect_context::<Live>();
    let language = Preferences::of_context().language();
    let located = shown.estate.place(it.place)?;
    let (place, floor) = (located.place.clone(), located.floor.name.clone());
    let clock = shown.building.rules.clock.clone();
    let (span, promise) = (it.span, it.promise);
    let when = move || moment::stretch(language.get(), &clock, span, live.now.get());
    let named = place.clone();
    let name = move || phrase::place_title(language.get(), &named);
    let where_it_is = move || floor.in_language(language.get()).to_owned();
    let is_granted = promise == Promise::Granted;
    let code = if is_granted { "granted" } else { "waits" };
    let sign = if is_granted { Sign::Tick } else { Sign::Clock };
    Some(view! {
        <article class="booking" data-promise=code>
            <h3 class="booking__when">{reactive(when)}</h3>
            <p>
                <a class="booking__place" href=place_path(&shown, it.place)>{reactive(name)}</a>
                <span class="booking__where">" · " {reactive(where_it_is)}</span>
            </p>
            <p class="booking__standing" data-promise=code>
                <Icon sign />
                <span>{move || standing(language.get(), promise)}</span>
            </p>
            <CheckIn shown=shown.clone() it=it.clone() place=place />
            <Ways shown it />
        </article>
    })
}

/// The way to be there, as soon as that is possible.
#[component]
fn CheckIn(shown: Shown, it: MyReservation, place: Place) -> impl IntoView {
    let live = expect_context::<Live>();
    let language = Preferences::of_context().language();
    let early = shown.building.rules.opens_ms(place.kind);
    let opens = it.span.from.plus_ms(-early);
    let is_time = Memo::new(move |_| {
        it.promise == Promise::Granted && opens <= live.now.get() && live.now.get() < it.span.until
    });
    let clock = shown.building.rules.clock.clone();
    let lapses = it.lapses;
    let before = move || {
        let time = lapses.map(|lapses| moment::time_of_day(&clock, lapses))?;
        Some(view! { <p class="booking__hint">{check_in_before(language.get(), &time)}</p> })
    };
    reactive(move || {
        is_time.get().then(|| {
            let before = before.clone();
            view! {
                {reactive(before)}
                {check_in_button(live, &shown, &place)}
            }
        })
    })
}

/// *Inchecken* at a place, where that is the thing to do there.
pub fn check_in_button(live: Live, shown: &Shown, place: &Place) -> AnyView {
    let preferences = Preferences::of_context();
    let status = live.status_of(place.id);
    let rules = &shown.building.rules;
    let wanted = live.mine.with(|mine| action(place, &status, true, mine, rules));
    let check_in = (check_in_command(place), Some(place.id));
    let (key, commands) = match wanted {
        Action::CheckIn => (Key::CheckIn, vec![check_in]),
        Action::ReleaseAndCheckIn(other) => {
            let release = (release_command(&other), Some(other.place));
            (Key::ReleaseAndCheckIn, vec![release, check_in])
        }
        Action::Release(_) | Action::SignIn | Action::Nothing => return ().into_any(),
    };
    view! {
        <button
            type="button"
            class="button button--action"
            on:click=on_press(move |_| live.give(commands.clone()))
        >
            {preferences.saying(key)}
        </button>
    }
    .into_any()
}

/// Another time, or none.
#[component]
fn Ways(shown: Shown, it: MyReservation) -> impl IntoView {
    let live = expect_context::<Live>();
    let router = Router::of_context();
    let preferences = Preferences::of_context();
    let language = preferences.language();
    let asks = RwSignal::new(false);
    let (id, place, promise) = (it.id, it.place, it.promise);
    let path = change_path(&shown, (place, it.span), None);
    let elsewhere = elsewhere_path(&shown, place, it.span, live.now.get_untracked());
    let cancel = move |_| {
        live.give(vec![(Command::Cancel { reservation: id }, Some(place))]);
        // The card goes, and the focus with it.
        focus_heading();
    };
    let around = NodeRef::<html::Div>::new();
    let ask = move |is_asked: bool| {
        asks.set(is_asked);
        if let Some(around) = around.get_untracked() {
            // What was pressed gives way to what can be done next. Without focus it still works.
            let _ = around.focus();
        }
    };
    let ways = move || {
        let (path, elsewhere) = (path.clone(), elsewhere.clone());
        if promise == Promise::GivingUp {
            ().into_any()
        } else if asks.get() {
            view! {
                <p role="alert">{move || words(language.get()).cancel_question}</p>
                <div class="booking__ways">
                    <button type="button" class="button button--action" on:click=on_press(cancel)>
                        {move || words(language.get()).cancel_yes}
                    </button>
                    <button type="button" class="button" on:click=on_press(move |_| ask(false))>
                        {move || words(language.get()).cancel_no}
                    </button>
                </div>
            }
            .into_any()
        } else {
            view! {
                <div class="booking__ways">
                    <button type="button" class="button" on:click=on_press(move |_| router.go(&path))>
                        {preferences.saying(Key::Change)}
                    </button>
                    <button
                        type="button"
                        class="button"
                        on:click=on_press(move |_| router.go(&elsewhere))
                    >
                        {move || words(language.get()).elsewhere}
                    </button>
                    <button type="button" class="button" on:click=on_press(move |_| ask(true))>
                        {preferences.saying(Key::Cancel)}
                    </button>
                </div>
            }
            .into_any()
        }
    };
    view! { <div class="booking__do" tabindex="-1" node_ref=around>{reactive(ways)}</div> }
}

/// Puts the focus where reading begins.
fn focus_heading() {
    let heading = document().query_selector("main h1").ok().flatten();
    if let Some(heading) = heading.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        // Without focus the page still works.
        let _ = heading.focus();
    }
}
