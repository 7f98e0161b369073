//! What is chosen on the form.

use super::making::Making;
use super::sheet::{FileKind, Order, SHEETS, Sheet};
use domain::plan::{Floor, FloorCode, Plan, SiteCode};
use leptos::prelude::*;

/// What is chosen on the form, each choice by itself.
#[derive(Clone, Copy)]
pub struct Chosen {
    /// Which floor; all of them when none is.
    pub floor: RwSignal<Option<FloorCode>>,
    /// On which sheets.
    pub sheet: RwSignal<Sheet>,
    /// Whether one sheet is wanted to work on, not all of them to print.
    pub is_svg: RwSignal<bool>,
    /// Which sheet that is, from 1.
    pub page: RwSignal<u32>,
    /// How far the file is.
    pub making: RwSignal<Making>,
}

impl Chosen {
    /// Everything, on the usual sheets, to print.
    pub fn new() -> Self {
        let [usual, ..] = SHEETS;
        Chosen {
            floor: RwSignal::new(None),
            sheet: RwSignal::new(usual),
            is_svg: RwSignal::new(false),
            page: RwSignal::new(1),
            making: RwSignal::new(Making::NotYet),
        }
    }

    /// Changes a choice. What was made before is no longer what is asked for.
    pub fn choose<T: Send + Sync + 'static>(self, what: RwSignal<T>, value: T) {
        what.set(value);
        self.page.set(1);
        self.making.set(Making::NotYet);
    }

    /// The file that is asked for at this moment. Tracked.
    pub fn order(self, site: &SiteCode) -> Order {
        let is_svg = self.is_svg.get();
        Order {
            site: site.clone(),
            floor: self.floor.get(),
            sheet: self.sheet.get(),
            kind: if is_svg { FileKind::Svg(self.page.get()) } else { FileKind::Pdf },
        }
    }

    /// How many labels that is. Tracked.
    pub fn labels(self, plan: &Plan) -> u32 {
        self.floor.with(|chosen| {
            let wanted = |floor: &&Floor| chosen.as_ref().is_none_or(|code| *code == floor.code);
            plan.floors.iter().filter(wanted).map(places_of).sum()
        })
    }
}

/// How many places a floor has: each gets a label.
pub fn places_of(floor: &Floor) -> u32 {
    // A plan is refused long before it has four billion places.
    u32::try_from(floor.places.len()).unwrap_or(u32::MAX)
}
