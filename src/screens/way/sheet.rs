//! The sheet with the way to a place, one part a floor.

use super::asked::Asked;
use super::start::starts;
use crate::erased::{keep_up, on_press, reactive};
use crate::floor_map::{WayShown, way_on_floor};
use crate::replica::{Live, Shown};
use crate::router::Router;
use crate::screens::Preferences;
use crate::screens::map::{MapAddress, focus_on_opening};
use crate::screens::parts::{Icon, Sign, option, pressed, select};
use crate::text::way::{Manner, about_metres, sentences, way_title, words};
use crate::text::{Language, phrase};
use domain::plan::{FloorCode, Place, PlaceId};
use leptos::ev;
use leptos::prelude::*;
use std::sync::Arc;
use wayfinding::{Access, End, NoRoute, Route, Target, Wayfinder, steps};

/// The way to a place. The address says that it is open and for whom, so *back* closes it.
#[component]
pub fn WaySheet(
    /// The building.
    shown: Shown,
    /// Where to.
    place: PlaceId,
    /// Where we are.
    address: Memo<MapAddress>,
) -> impl IntoView {
    let preferences = Preferences::of_context();
    let language = preferences.language();
    let live = expect_context::<Live>();
    let router = Router::of_context();
    let on_map = use_context::<WayShown>();
    let it = shown.estate.place(place)?.place.clone();
    let heading = focus_on_opening();
    let asked = Memo::new(move |_| {
        address.with(|address| Asked::read(address.route.as_deref().unwrap_or_default()))
    });
    let is_step_free = move || asked.get().access == Access::StepFree;
    let starts = Arc::new(starts(&shown, live));
    let route = {
        let (finder, starts) = (Wayfinder::of(Arc::clone(shown.plan())), Arc::clone(&starts));
        Memo::new(move |_| {
            let Asked { access, start } = asked.get();
            let start = starts.get(start).or(starts.first());
            let spot = start.map(|start| &start.spot).ok_or(NoRoute::UnknownStart)?;
            finder.route(spot, &Target::Place(place), access)
        })
    };
    let floor = Memo::new(move |_| address.with(|address| address.floor.clone()));
    if let Some(on_map) = on_map {
        let shown = shown.clone();
        keep_up(move || {
            let code = FloorCode::new(&floor.get()).ok();
            let here = code.and_then(|code| shown.estate.floor(&code));
            let way = route.with(|route| {
                let (route, (_, floor)) = (route.as_ref().ok()?, here?);
                way_on_floor(route, floor)
            });
            on_map.set(way);
        });
        on_cleanup(move || {
            // The map may have gone first.
            on_map.try_set(None);
        });
    }
    let close = move || {
        let without = address.with_untracked(|address| address.routing(None));
        router.replace(&without.path());
    };
    let leave_by_key = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" {
            close();
        }
    };
    let named = it.clone();
    let title = move || {
        let language = language.get();
        way_title(language, &phrase::place_title(language, &named))
    };
    let ask = move |asked: Asked| {
        let there = address.with_untracked(|address| address.routing(Some(asked.written())));
        router.replace(&there.path());
    };
    let options = starts.iter().enumerate().map(|(number, start)| {
        let start = start.clone();
        option(
            number.to_string(),
            Signal::derive(move || start.name(language.get())),
            Signal::derive(move || asked.get().start == number),
        )
    });
    let from = select(
        Signal::derive(move || words(language.get()).from),
        options.collect(),
        Callback::new(move |number: String| {
            let start = number.parse().unwrap_or_default();
            ask(Asked { start, ..asked.get_untracked() });
        }),
    );
    let told = move || {
        let language = language.get();
        let floor = floor.get();
        route.with(|route| match route {
            Ok(route) => floor_by_floor(language, &shown, &it, route, address, &floor).into_any(),
            Err(NoRoute::OtherFloor) if is_step_free() => {
                view! { <p class="sheet__note">{words(language).no_lift}</p> }.into_any()
            }
            Err(_) => view! { <p class="sheet__note">{words(language).no_way}</p> }.into_any(),
        })
    };
    Some(view! {
        <section class="sheet way-sheet" aria-labelledby="sheet-title" on:keydown=leave_by_key>
            <div class="sheet__head">
                <h2 class="sheet__title" id="sheet-title" tabindex="-1" node_ref=heading>{reactive(title)}</h2>
                <button
                    type="button"
                    class="icon-button sheet__close"
                    aria-label=move || words(language.get()).back
                    on:click=on_press(move |_| close())
                >
                    <Icon sign=Sign::Cross />
                </button>
            </div>
            <div class="way-sheet__choices">
                {from}
                <button
                    type="button"
                    class="chip"
                    aria-pressed=move || pressed(is_step_free())
                    on:click=on_press(move |_| ask(asked.get_untracked().turned()))
                >
                    {move || words(language.get()).step_free}
                </button>
            </div>
            {reactive(told)}
        </section>
    })
}

/// The steps floor by floor.
fn floor_by_floor(
    language: Language,
    shown: &Shown,
    place: &Place,
    route: &Route,
    address: Memo<MapAddress>,
    on_map: &str,
) -> impl IntoView + use<> {
    let words = words(language);
    let title = phrase::place_title(language, place);
    let all = steps(route, None);
    let is_change = |step: &wayfinding::Step| matches!(step, wayfinding::Step::Take { .. });
    let parts = all.split_inclusive(is_change).zip(&route.legs).map(|(steps, leg)| {
        let floor = shown.estate.floor(&leg.floor).map(|(_, floor)| floor);
        let name = floor.map(|floor| floor.name.in_language(language).to_owned());
        let floor_of = |code: &FloorCode| shown.estate.floor(code).map(|(_, floor)| floor);
        let said = sentences((language, Manner::Familiar), steps, floor_of, &title);
        let said: Vec<_> = said.into_iter().map(|step| view! { <li>{step}</li> }).collect();
        let is_here = leg.floor.as_str() == on_map;
        let there = leg.floor.to_string();
        let show = (!is_here).then(|| {
            let path = address.with_untracked(|address| address.on_floor(&there).path());
            view! { <a class="chip" href=path>{words.show}</a> }
        });
        view! {
            <section class="way-sheet__floor" data-here=is_here.then_some("true")>
                <div class="way-sheet__head">
                    <h3 class="way-sheet__name">{name}</h3>
                    {show}
                </div>
                <ol class="way-sheet__steps" aria-label=words.steps>{said}</ol>
            </section>
        }
    });
    let parts: Vec<_> = parts.collect();
    let no_door =
        (route.end != End::AtTarget).then(|| view! { <p class="sheet__note">{words.no_door}</p> });
    view! {
        <p class="way-sheet__length">{about_metres(language, route.metres())}</p>
        {no_door}
        {parts}
    }
}
