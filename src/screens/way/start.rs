//! Where a way can begin.

use crate::replica::{Live, Shown};
use crate::text::{Language, amenity_name, phrase, way};
use domain::plan::{AmenityKind, Label, Place};
use leptos::prelude::*;
use wayfinding::{Spot, entrance};

/// Somewhere to begin.
#[derive(Clone)]
pub struct Start {
    pub spot: Spot,
    what: What,
}

#[derive(Clone)]
enum What {
    Entrance,
    Own(Box<Place>),
    Sign(AmenityKind, Label),
}

/// The entrance, one's own places, and on each floor the reception and the first lift.
pub fn starts(shown: &Shown, live: Live) -> Vec<Start> {
    let plan = shown.plan();
    let mut starts: Vec<Start> =
        entrance(plan).map(|spot| Start { spot, what: What::Entrance }).into_iter().collect();
    let own = live.mine.with_untracked(|mine| mine.iter().map(|own| own.place).collect::<Vec<_>>());
    for located in own.iter().filter_map(|place| shown.estate.place(*place)) {
        let spot = Spot { floor: located.floor.code.clone(), at: located.place.at };
        starts.push(Start { spot, what: What::Own(Box::new(located.place.clone())) });
    }
    for floor in &plan.floors {
        for kind in [AmenityKind::Reception, AmenityKind::Lift] {
            let sign = floor.amenities.iter().find(|sign| sign.kind == kind);
            starts.extend(sign.map(|sign| Start {
                spot: Spot { floor: floor.code.clone(), at: sign.at },
                what: What::Sign(kind, floor.name.clone()),
            }));
        }
    }
    starts
}

impl Start {
    /// *De ingang*, *Bureau 1.118-3*, *Lift, Verdieping 1*.
    pub fn name(&self, language: Language) -> String {
        match &self.what {
            What::Entrance => way::words(language).entrance.to_owned(),
            What::Own(place) => phrase::place_title(language, place),
            What::Sign(kind, floor) => {
                [amenity_name(language, *kind), ", ", floor.in_language(language)].concat()
            }
        }
    }
}
