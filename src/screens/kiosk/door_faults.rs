//! What is in a room, what of it does not work, and reporting that.

use super::door_asking::{AskingHere, Open, Said};
use crate::erased::{on_press, reactive};
use crate::replica::Live;
use crate::screens::Preferences;
use crate::screens::parts::pressed;
use crate::text::door::words;
use crate::text::{Key, equipment_name, faults, kiosk, phrase, text};
use domain::Command;
use domain::plan::{Equipment, Place, hybrid_ready};
use leptos::prelude::*;

/// The equipment of a room.
#[component]
pub fn Equipped(here: AskingHere, room: Place) -> impl IntoView {
    let live = expect_context::<Live>();
    let language = Preferences::of_context().language();
    let capacity = room.capacity;
    let has_any = !room.equipment.is_empty();
    let room = StoredValue::new(room);
    let broken = Memo::new(move |_| room.with_value(|room| live.broken(room)));
    let offers = move || {
        let (language, broken) = (language.get(), broken.get());
        room.with_value(|room| {
            let hybrid = hybrid_ready(&room.working(&broken))
                .then(|| text(language, Key::Hybrid).to_owned());
            let each = room.equipment.iter().map(|it| match broken.contains(it) {
                true => faults::broken(language, *it),
                false => equipment_name(language, *it).to_owned(),
            });
            hybrid.into_iter().chain(each).map(|it| view! { <li>{it}</li> }).collect_view()
        })
    };
    let open = here.open;
    let is_open = Memo::new(move |_| open.get() == Open::Fault);
    let working = move || {
        let broken = broken.get();
        let all = room.with_value(|room| room.equipment.clone());
        all.into_iter().filter(|it| !broken.contains(it)).collect::<Vec<_>>()
    };
    let fault = move || {
        if !has_any || working().is_empty() {
            return None;
        }
        Some(if is_open.get() {
            view! { <Report here room working=working() /> }.into_any()
        } else {
            view! {
                <button
                    type="button"
                    class="kiosk__choice door__fault"
                    aria-disabled=move || pressed(!here.can_ask())
                    on:click=on_press(move |_| {
                        if untrack(|| here.can_ask()) {
                            open.set(Open::Fault);
                        }
                    })
                >
                    {move || words(language.get()).fault}
                </button>
            }
            .into_any()
        })
    };
    view! {
        <section class="door__about">
            <div>
                <h2 class="kiosk__heading">{move || kiosk::words(language.get()).equipment}</h2>
                <ul role="list">
                    <li>{move || phrase::for_people(language.get(), capacity)}</li>
                    {reactive(offers)}
                </ul>
            </div>
            {reactive(fault)}
        </section>
    }
}

/// Which piece, and *Melden*.
#[component]
fn Report(here: AskingHere, room: StoredValue<Place>, working: Vec<Equipment>) -> impl IntoView {
    let language = Preferences::of_context().language();
    let chosen = RwSignal::new(None::<Equipment>);
    let pieces: Vec<_> = working
        .into_iter()
        .map(|piece| {
            view! {
                <button
                    type="button"
                    class="kiosk__choice"
                    aria-pressed=move || pressed(chosen.get() == Some(piece))
                    on:click=on_press(move |_| chosen.set(Some(piece)))
                >
                    {move || equipment_name(language.get(), piece)}
                </button>
            }
        })
        .collect();
    let report = move |_| {
        if let Some(equipment) = chosen.get_untracked() {
            let place = room.with_value(|room| room.code.clone());
            here.ask(Command::ReportFault { place, equipment }, Said::Reported);
        }
    };
    view! {
        <div class="door__report" role="group" aria-labelledby="fault">
            <p class="kiosk__heading" id="fault">{move || words(language.get()).fault_lead}</p>
            <div class="kiosk__choices">{pieces}</div>
            <div class="kiosk__choices">
                <button
                    type="button"
                    class="button button--action"
                    aria-disabled=move || pressed(chosen.get().is_none() || !here.can_ask())
                    on:click=on_press(report)
                >
                    {move || words(language.get()).report}
                </button>
                <button
                    type="button"
                    class="kiosk__choice"
                    on:click=on_press(move |_| here.open.set(Open::Nothing))
                >
                    {move || words(language.get()).cancel}
                </button>
            </div>
        </div>
    }
}
