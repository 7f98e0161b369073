//! *Er is iets stuk*: what of a place's equipment does not work, and reporting it.

use crate::erased::{on_press, reactive};
use crate::replica::Live;
use crate::screens::Preferences;
use crate::text::equipment_name;
use crate::text::faults::{repaired, words};
use domain::Command;
use domain::plan::{Equipment, Place};
use leptos::prelude::*;

/// What is reported broken, and buttons to report more; for those who manage the building, to say
/// that it works again. Nothing at a place without equipment.
#[component]
pub fn Faults(
    /// The place.
    place: Place,
    /// Whether one came to report something.
    is_open: bool,
) -> impl IntoView {
    let live = expect_context::<Live>();
    let language = Preferences::of_context().language();
    if place.equipment.is_empty() {
        return None;
    }
    let place = StoredValue::new(place);
    let broken = move || place.try_with_value(|place| live.broken(place)).unwrap_or_default();
    let working = move || {
        let broken = broken();
        let all = place.try_with_value(|place| place.equipment.clone()).unwrap_or_default();
        all.into_iter().filter(|it| !broken.contains(it)).collect::<Vec<_>>()
    };
    let give = move |equipment: Equipment, is_broken: bool| {
        let command = place.try_with_value(|it| {
            let place = it.code.clone();
            let command = match is_broken {
                true => Command::ReportFault { place, equipment },
                false => Command::Repair { place, equipment },
            };
            (command, Some(it.id))
        });
        live.give(command.into_iter().collect());
    };
    let told = move || {
        let (language, broken) = (language.get(), broken());
        let names: Vec<_> = broken.iter().map(|it| equipment_name(language, *it)).collect();
        let words = [words(language).reported, &names.join(", ")].concat();
        (!broken.is_empty()).then(|| view! { <p class="sheet__broken">{words}</p> })
    };
    let report = move |equipment: Equipment| {
        view! {
            <button
                type="button"
                class="button"
                on:click=on_press(move |_| give(equipment, true))
            >
                {move || equipment_name(language.get(), equipment)}
            </button>
        }
    };
    let repair = move |equipment: Equipment| {
        view! {
            <button
                type="button"
                class="button"
                on:click=on_press(move |_| give(equipment, false))
            >
                {move || repaired(language.get(), equipment)}
            </button>
        }
    };
    let reporting = move || {
        live.is_signed_in().then(|| {
            view! {
                <details class="manage" open=is_open>
                    <summary class="manage__summary">{move || words(language.get()).title}</summary>
                    <p class="manage__hint">{move || words(language.get()).lead}</p>
                    <div class="manage__buttons">
                        {move || working().into_iter().map(report).collect_view()}
                        {move || {
                            let of_manager = live.manages_building().then(broken);
                            of_manager.unwrap_or_default().into_iter().map(repair).collect_view()
                        }}
                    </div>
                </details>
            }
        })
    };
    Some(view! { <div role="status">{reactive(told)}</div> {reactive(reporting)} })
}
