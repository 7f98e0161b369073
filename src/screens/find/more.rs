//! *Meer wensen*: what a place must have, and what it should be close to.

use super::form::{Choose, label};
use super::near::{landmarks, named};
use super::result::landmark_name;
use super::wish::{FindWish, Part};
use crate::erased::{on_press, reactive};
use crate::replica::Shown;
use crate::screens::Preferences;
use crate::screens::parts::pressed;
use crate::text::find::{more_wishes, words};
use crate::text::{Key, Language, equipment_name, feature_name, text};
use domain::plan::{Equipment, Feature, Floor, Place, PlaceKind, hybrid_ready};
use leptos::prelude::*;
use std::sync::Arc;

/// The rest of the questions. Open when something of it is asked for.
#[component]
pub fn More(
    /// The building.
    shown: Shown,
    /// What is looked for.
    wish: Memo<FindWish>,
    /// What the form looks like.
    shape: Memo<FindWish>,
    /// Goes to another wish.
    choose: Choose,
) -> impl IntoView {
    let language = Preferences::of_context().language();
    let is_open = RwSignal::new(wish.with_untracked(count) > 0);
    let needs = label(|words| words.needs);
    let chips = {
        let shown = shown.clone();
        move || {
            let parts = offered(&shown, shape.get().kind).into_iter();
            parts.map(|part| chip(part, wish, choose)).collect_view()
        }
    };
    let inside = move || {
        is_open.get().then(|| {
            view! {
                <div class="find__more" id="more-wishes">
                    <div class="find__question">
                        <p class="field__label" id="find-needs">{move || needs.get()}</p>
                        <div class="find__chips" role="group" aria-labelledby="find-needs">
                            {reactive(chips.clone())}
                        </div>
                    </div>
                    {near(&shown, wish, choose)}
                </div>
            }
        })
    };
    view! {
        <div class="find__rest">
            <button
                type="button"
                class="link-button"
                aria-expanded=move || pressed(is_open.get())
                on:click=on_press(move |_| is_open.update(|is_open| *is_open = !*is_open))
            >
                {move || more_wishes(language.get(), wish.with(count))}
            </button>
            {reactive(inside)}
        </div>
    }
}

/// How many of these wishes there are.
fn count(wish: &FindWish) -> usize {
    let parts = wish.parts().into_iter();
    let parts = parts.filter(|part| !matches!(part, Part::Levels | Part::People));
    parts.count() + usize::from(wish.near.is_some())
}

/// What such places of this building have: what none has is not asked for.
fn offered(shown: &Shown, kind: PlaceKind) -> Vec<Part> {
    let has = |of: &dyn Fn(&Place) -> bool| {
        let mut places = shown.plan().floors.iter().flat_map(|floor| &floor.places);
        places.any(|place| place.kind == kind && of(place))
    };
    let hybrid = has(&|place| hybrid_ready(&place.equipment)).then_some(Part::Hybrid);
    let features = Feature::ALL.into_iter().filter(|it| has(&|place| place.features.contains(it)));
    let equipment =
        Equipment::ALL.into_iter().filter(|it| has(&|place| place.equipment.contains(it)));
    let features = features.map(Part::Feature);
    hybrid.into_iter().chain(features).chain(equipment.map(Part::Equipment)).collect()
}

/// What a wish is called.
pub fn part_name(language: Language, part: Part, wish: &FindWish) -> String {
    match part {
        Part::Levels => {
            let names = wish.levels.iter().map(|level| crate::text::zone_name(language, *level));
            names.collect::<Vec<_>>().join(", ")
        }
        Part::Feature(feature) => feature_name(language, feature).to_owned(),
        Part::Equipment(equipment) => equipment_name(language, equipment).to_owned(),
        Part::Hybrid => text(language, Key::Hybrid).to_owned(),
        Part::People => crate::text::rooms::persons(language, wish.people),
    }
}

fn chip(part: Part, wish: Memo<FindWish>, choose: Choose) -> AnyView {
    let language = Preferences::of_context().language();
    let name = move || part_name(language.get(), part, &wish.get_untracked());
    view! {
        <button
            type="button"
            class="chip"
            aria-pressed=move || pressed(wish.with(|wish| wish.parts().contains(&part)))
            on:click=on_press(move |_| choose.run(wish.get_untracked().toggled(part)))
        >
            {reactive(name)}
        </button>
    }
    .into_any()
}

/// What is on each floor: amenities, zones and rooms.
fn near(shown: &Shown, wish: Memo<FindWish>, choose: Choose) -> AnyView {
    let language = Preferences::of_context().language();
    let title = label(|words| words.near);
    let plan = Arc::clone(shown.plan());
    // What the building does not have is nothing to be close to.
    let is_none = move || {
        wish.with(|wish| wish.near.as_deref().and_then(|code| named(&plan, code)).is_none())
    };
    let group = move |floor: &Floor| {
        let name = floor.name.clone();
        let options = landmarks(floor).into_iter().map(|landmark| {
            let (code, what) = (landmark.code.clone(), landmark.what);
            let is_this = move || wish.with(|wish| wish.near.as_deref() == Some(code.as_str()));
            view! {
                <option value=landmark.code prop:selected=is_this>
                    {move || landmark_name(language.get(), &what)}
                </option>
            }
        });
        view! {
            <optgroup label=move || name.in_language(language.get()).to_owned()>
                {options.collect_view()}
            </optgroup>
        }
    };
    let groups: Vec<_> = shown.plan().floors.iter().rev().map(group).collect();
    view! {
        <label class="field">
            <span class="field__label">{move || title.get()}</span>
            <select
                class="field__input"
                on:change:target=move |event| {
                    let near = Some(event.target().value()).filter(|code| !code.is_empty());
                    choose.run(FindWish { near, ..wish.get_untracked() });
                }
            >
                <option value="" prop:selected=is_none>
                    {move || words(language.get()).anywhere}
                </option>
                {groups}
            </select>
        </label>
    }
    .into_any()
}
