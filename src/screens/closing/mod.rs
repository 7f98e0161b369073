//! *Beheer* on the sheet of a place: taking the place, its zone or its floor out of use for a time,
//! and back. Only who manages the building gets it.

mod form;
mod list;
mod period;

use crate::replica::Shown;
use crate::screens::Preferences;
use crate::text::closing::words;
use crate::text::{Key, Language, phrase};
use domain::plan::{Label, PlaceId, ZoneLevel};
use domain::{ClosedArea, Located, Target};
use form::{Form, FormProps};
use leptos::prelude::*;
use list::{Closings, ClosingsProps};

/// Something that can be closed: the place, its zone or its floor.
#[derive(Debug, Clone)]
struct Closable {
    /// As a command names it.
    target: Target,
    /// As it is known.
    area: ClosedArea,
    level: ZoneLevel,
    floor: Label,
}

impl Closable {
    /// The three things at a place.
    fn at(located: Located<'_>) -> [Closable; 3] {
        let (level, floor) = (located.zone.level, located.floor.name.clone());
        let [place, zone, whole] = located.areas();
        let of = |target, area| Closable { target, area, level, floor: floor.clone() };
        [
            of(Target::Place(located.place.code.clone()), place),
            of(Target::Zone(located.zone.code.clone()), zone),
            of(Target::Floor(located.floor.code.clone()), whole),
        ]
    }

    /// *Deze plek*, *Hele zone Stilte*, *Hele verdieping: Verdieping 1*.
    fn name(&self, language: Language) -> String {
        let words = words(language);
        match &self.target {
            Target::Place(_) => words.this_place.to_owned(),
            Target::Zone(_) => [words.whole_zone, &phrase::in_zone(language, self.level)].concat(),
            Target::Floor(_) => [words.whole_floor, self.floor.in_language(language)].concat(),
        }
    }
}

/// What is closed here and will be, and closing more.
#[component]
pub fn Closing(
    /// The building.
    shown: Shown,
    /// At which place.
    place: PlaceId,
) -> impl IntoView {
    let preferences = Preferences::of_context();
    let all = Closable::at(shown.estate.place(place)?);
    let clock = shown.building.rules.clock.clone();
    let list = ClosingsProps { shown: shown.clone(), place, all: all.to_vec() };
    Some(view! {
        <details class="manage">
            <summary class="manage__summary">{preferences.saying(Key::Manage)}</summary>
            <div class="reserve">
                {Closings(list)}
                {Form(FormProps { clock, place, all: all.to_vec() })}
            </div>
        </details>
    })
}
