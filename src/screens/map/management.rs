//! For those who manage the building: taking a place, zone or floor out of use, and back.

use crate::erased::on_press;
use crate::replica::{Live, Shown};
use crate::screens::Preferences;
use crate::text::Key;
use domain::plan::PlaceId;
use domain::{Command, Target};
use leptos::prelude::*;

/// *Sluiten* or *Openen* for the place, its zone and its floor. Nothing for other people.
#[component]
pub fn Management(
    /// The building.
    shown: Shown,
    /// Which place.
    place: PlaceId,
) -> impl IntoView {
    let preferences = Preferences::of_context();
    let live = expect_context::<Live>();
    let buttons = move || {
        let located = shown.estate.place(place)?;
        let closures = live.closures_over(located);
        let areas = [
            (Target::Place(located.place.code.clone()), Key::Close, Key::Open),
            (Target::Zone(located.zone.code.clone()), Key::CloseZone, Key::OpenZone),
            (Target::Floor(located.floor.code.clone()), Key::CloseFloor, Key::OpenFloor),
        ];
        let buttons: Vec<_> = areas
            .into_iter()
            .zip(located.areas())
            .map(|((target, close, open), area)| {
                let closed = closures.iter().find(|closure| closure.area == area);
                match closed {
                    Some(closure) => (open, Command::Open { closure: closure.id }),
                    None => (close, Command::Close { target, from: None, until: None }),
                }
            })
            .map(|(key, command)| {
                view! {
                    <button
                        type="button"
                        class="button"
                        on:click=on_press(move |_| live.give(vec![(command.clone(), None)]))
                    >
                        {preferences.saying(key)}
                    </button>
                }
            })
            .collect();
        Some(buttons)
    };
    move || {
        live.manages_building().then(|| {
            view! {
                <details class="manage">
                    <summary class="manage__summary">{preferences.saying(Key::Manage)}</summary>
                    <p class="manage__hint">{preferences.saying(Key::ManageHint)}</p>
                    <div class="manage__buttons">{buttons.clone()}</div>
                </details>
            }
        })
    }
}
