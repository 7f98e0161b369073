//! The way from a screen to what somebody looks for: floor by floor on the map, and in words.

use super::asking::put_on_map;
use super::search::Thing;
use crate::erased::{on_press, reactive};
use crate::replica::Shown;
use crate::screens::Preferences;
use crate::screens::map::focus_on_opening;
use crate::screens::parts::pressed;
use crate::text::kiosk;
use crate::text::kiosk_search::words;
use crate::text::way::{Manner, about_metres, sentences, way_title};
use domain::plan::FloorCode;
use leptos::prelude::*;
use std::sync::{Arc, LazyLock};
use sync::wire::ScreenSetup;
use wayfinding::{Access, End, NoRoute, Route, Spot, Step, Wayfinder, steps};

/// The way to what somebody looks for, if anything.
pub type WayTo = Memo<Option<Result<Route, NoRoute>>>;

/// The ways of the building that is shown: made ready when one is first looked for, and kept as long
/// as that building is shown. Cheap to clone.
#[derive(Clone)]
pub struct Ways(Arc<LazyLock<Wayfinder, MakeReady>>);

type MakeReady = Box<dyn FnOnce() -> Wayfinder + Send>;

impl Ways {
    /// Of a building.
    pub fn of(shown: &Shown) -> Self {
        let plan = Arc::clone(shown.plan());
        Ways(Arc::new(LazyLock::new(Box::new(move || Wayfinder::of(plan)))))
    }

    /// What looks for them.
    pub fn finder(&self) -> &Wayfinder {
        &self.0
    }
}

/// Where a screen hangs.
pub fn spot_of(setup: &ScreenSetup) -> Spot {
    Spot { floor: setup.floor.clone(), at: setup.at }
}

/// The way from a screen, kept up as its target and the wish for no stairs change.
pub fn use_way(
    ways: Ways,
    setup: &ScreenSetup,
    going: RwSignal<Option<Thing>>,
    is_step_free: RwSignal<bool>,
) -> WayTo {
    let from = spot_of(setup);
    Memo::new(move |_| {
        let target = going.with(|going| going.as_ref().map(Thing::target))?;
        let access = if is_step_free.get() { Access::StepFree } else { Access::Any };
        Some(ways.finder().route(&from, &target, access))
    })
}

/// The way in words.
#[component]
pub fn WayThere(
    /// The building.
    shown: Shown,
    /// The screen.
    setup: ScreenSetup,
    /// What is looked for.
    thing: Thing,
    /// The way to it.
    way: WayTo,
    /// Whether it goes without stairs.
    is_step_free: RwSignal<bool>,
    /// The floor on the map.
    chosen: RwSignal<FloorCode>,
    /// Puts it away.
    back: Callback<()>,
) -> impl IntoView {
    let language = Preferences::of_context().language();
    let heading = focus_on_opening();
    let facing = setup.direction_degrees;
    let named = thing.clone();
    let title = move || {
        let language = language.get();
        way_title(language, &named.title(language))
    };
    let told = move || {
        let language = language.get();
        let note = |text: &'static str| view! { <p class="way-there__note">{text}</p> }.into_any();
        way.with(|way| match way {
            Some(Ok(route)) => by_floors(&shown, &thing, route, facing, chosen),
            Some(Err(NoRoute::OtherFloor)) if is_step_free.get() => note(words(language).no_lift),
            Some(Err(_)) => note(words(language).no_way),
            None => ().into_any(),
        })
    };
    view! {
        <section class="way-there" aria-labelledby="way-title">
            <h2 class="way-there__title" id="way-title" tabindex="-1" node_ref=heading>
                {reactive(title)}
            </h2>
            <div class="way-there__told">{reactive(told)}</div>
            <div class="way-there__choices">
                <button
                    type="button"
                    class="kiosk__choice"
                    aria-pressed=move || pressed(is_step_free.get())
                    on:click=on_press(move |_| is_step_free.update(|it| *it = !*it))
                >
                    {move || words(language.get()).step_free}
                </button>
                <button
                    type="button"
                    class="button button--action"
                    on:click=on_press(move |_| back.run(()))
                >
                    {move || kiosk::words(language.get()).back}
                </button>
            </div>
        </section>
    }
}

/// What to do on each floor; a floor's name puts it on the map.
fn by_floors(
    shown: &Shown,
    thing: &Thing,
    route: &Route,
    facing: u16,
    chosen: RwSignal<FloorCode>,
) -> AnyView {
    let language = Preferences::of_context().language().get_untracked();
    let goal = match thing {
        Thing::Place(_) => thing.title(language),
        // What a sign says may be one or many: *Toiletten is links van u* is no Dutch.
        Thing::Sign(..) => words(language).goal.to_owned(),
    };
    let all = steps(route, Some(facing));
    let is_change = |step: &Step| matches!(step, Step::Take { .. });
    let floor_of = |code: &FloorCode| shown.estate.floor(code).map(|(_, floor)| floor);
    let parts = all.split_inclusive(is_change).zip(&route.legs).map(|(steps, leg)| {
        let name = floor_of(&leg.floor).map(|floor| floor.name.in_language(language).to_owned());
        let said = sentences((language, Manner::Polite), steps, floor_of, &goal);
        let said: Vec<_> = said.into_iter().map(|step| view! { <li>{step}</li> }).collect();
        let (is_this, press) = (leg.floor.clone(), leg.floor.clone());
        view! {
            <li class="way-there__floor">
                <button
                    type="button"
                    class="way-there__name"
                    aria-pressed=move || pressed(chosen.with(|chosen| *chosen == is_this))
                    on:click=on_press(move |_| put_on_map(chosen, &press))
                >
                    {name}
                </button>
                <ol class="way-there__steps">{said}</ol>
            </li>
        }
    });
    let parts: Vec<_> = parts.collect();
    let no_door = (route.end != End::AtTarget)
        .then(|| view! { <p class="way-there__note">{words(language).no_door}</p> });
    view! {
        <p class="way-there__length">{about_metres(language, route.metres())}</p>
        {no_door}
        <ol class="way-there__floors" role="list">{parts}</ol>
    }
    .into_any()
}

/// Over the map: to the floor on which the way goes on, and back to where it began.
#[component]
pub fn NextFloor(
    /// The building.
    shown: Shown,
    /// The way.
    way: WayTo,
    /// The floor on the map.
    chosen: RwSignal<FloorCode>,
) -> impl IntoView {
    let language = Preferences::of_context().language();
    reactive(move || {
        let language = language.get();
        let here = chosen.get();
        let (to, goes_on) = way.with(|way| {
            let Some(Ok(route)) = way else { return None };
            let leg = route.legs.iter().find(|leg| leg.floor == here);
            match leg.and_then(|leg| leg.leaves.as_ref()) {
                Some(change) => Some((change.to.clone(), true)),
                None => {
                    let first = route.legs.first().map(|leg| leg.floor.clone());
                    first.filter(|first| *first != here).map(|first| (first, false))
                }
            }
        })?;
        let words = words(language);
        let floor = shown.estate.floor(&to).map(|(_, floor)| floor.name.in_language(language));
        let says = match goes_on {
            true => [words.next, ": ", floor.unwrap_or_default()].concat(),
            false => words.start.to_owned(),
        };
        Some(view! {
            <button
                type="button"
                class="button button--action kiosk__next"
                on:click=on_press(move |_| put_on_map(chosen, &to))
            >
                {says}
            </button>
        })
    })
}
