//! Where the screens hang: a floor of the plan with each of its screens on it.

use super::all::All;
use super::row::on_plan;
use crate::erased::{on_press, reactive};
use crate::floor_map::{Spot, Spots};
use crate::replica::Shown;
use crate::screens::Preferences;
use crate::screens::parts::pressed;
use crate::text::manage_screens::words;
use domain::plan::{Floor, FloorCode};
use leptos::prelude::*;

/// The plan, and which of its floors. Begins with the floor of the screen that is worst.
#[component]
pub fn Plan(shown: Shown, all: All) -> impl IntoView {
    let language = Preferences::of_context().language();
    let chosen = RwSignal::new(None::<FloorCode>);
    let floors = shown.plan().floors.clone();
    let with_screens = Memo::new(move |_| {
        all.known.with(|known| {
            let known = known.as_deref().unwrap_or_default();
            let has_any = |floor: &&Floor| known.iter().any(|it| it.setup.floor == floor.code);
            floors.iter().filter(has_any).map(|it| it.code.clone()).collect::<Vec<_>>()
        })
    });
    let floor = Memo::new(move |_| {
        let there = with_screens.get();
        let worst = all.known.with(|known| {
            let floors = known.iter().flatten().map(|entry| &entry.setup.floor);
            floors.into_iter().find(|floor| there.contains(floor)).cloned()
        });
        chosen.get().filter(|chosen| there.contains(chosen)).or(worst)
    });
    let of_names = shown.clone();
    let choices = move || {
        let codes = with_screens.get();
        let each = codes.iter().filter_map(|code| of_names.estate.floor(code)).map(|(_, it)| {
            let (code, name) = (it.code.clone(), it.name.clone());
            let is_it = code.clone();
            view! {
                <button
                    type="button"
                    class="row__option"
                    aria-pressed=move || pressed(floor.with(|floor| floor.as_ref() == Some(&is_it)))
                    on:click=on_press(move |_| chosen.set(Some(code.clone())))
                >
                    {move || name.in_language(language.get()).to_owned()}
                </button>
            }
        });
        let each = each.collect_view();
        (codes.len() > 1).then(|| {
            view! {
                <div class="row" role="group" aria-labelledby="screens-plan">{each}</div>
            }
        })
    };
    let drawn = move || {
        let (_, floor) = floor.with(|code| shown.estate.floor(code.as_ref()?))?;
        let spots = all.known.with(|known| {
            let here = known.iter().flatten().filter(|entry| entry.setup.floor == floor.code);
            here.map(|entry| Spot { at: entry.setup.at, mark: on_plan(entry) }).collect()
        });
        Some(view! { <Spots floor=floor.clone() spots /> })
    };
    view! {
        <section class="screens__plan">
            <h2 class="screens__title" id="screens-plan">{move || words(language.get()).plan}</h2>
            {reactive(choices)}
            {reactive(drawn)}
        </section>
    }
}
