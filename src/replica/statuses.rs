//! What every place is now: one signal a place, so that a change redraws that place only.

use domain::Status;
use domain::plan::{PlaceId, PlaceKind, Plan, ZoneCode};
use leptos::prelude::*;
use std::collections::HashMap;
use std::sync::Arc;

/// The statuses of all places of the buildings at hand, with running counts a zone. Cheap to
/// clone: all clones are the same statuses. Made at the root, so its signals live as long as the app.
#[derive(Clone, Default)]
pub struct Statuses {
    places: Arc<HashMap<PlaceId, Entry>>,
    counts: Arc<HashMap<(ZoneCode, PlaceKind), Count>>,
    mine: ArcRwSignal<Vec<PlaceId>>,
    is_unknown: ArcRwSignal<bool>,
}

struct Entry {
    status: ArcRwSignal<Status>,
    free: ArcRwSignal<u32>,
}

#[derive(Default)]
struct Count {
    free: ArcRwSignal<u32>,
    all: u32,
}

impl Statuses {
    /// Statuses of all places of the plans, [`Status::Unknown`] until they are set.
    pub fn of_plans<'a>(plans: impl IntoIterator<Item = &'a Plan>) -> Self {
        let mut places = HashMap::new();
        let mut counts: HashMap<(ZoneCode, PlaceKind), Count> = HashMap::new();
        let all = plans.into_iter().flat_map(|plan| &plan.floors).flat_map(|floor| &floor.places);
        for place in all {
            let count = counts.entry((place.zone.clone(), place.kind)).or_default();
            count.all += 1;
            let status = ArcRwSignal::new(Status::Unknown);
            places.insert(place.id, Entry { status, free: count.free.clone() });
        }
        Statuses {
            places: Arc::new(places),
            counts: Arc::new(counts),
            mine: ArcRwSignal::default(),
            is_unknown: ArcRwSignal::default(),
        }
    }

    /// Notes whether statuses say anything: not when they are too old, or not for this viewer.
    pub fn set_known(&self, is_known: bool) {
        if self.is_unknown.get_untracked() == is_known {
            self.is_unknown.set(!is_known);
        }
    }

    /// The status of a place; one that is not in the plans stays unknown for ever.
    pub fn of(&self, place: PlaceId) -> ArcRwSignal<Status> {
        match self.places.get(&place) {
            Some(entry) => entry.status.clone(),
            None => ArcRwSignal::new(Status::Unknown),
        }
    }

    /// Notes what a place is now. Whoever reads it hears of it only when it differs.
    pub fn set(&self, place: PlaceId, status: Status) {
        let Some(entry) = self.places.get(&place) else { return };
        let before = entry.status.get_untracked();
        if before == status {
            return;
        }
        entry.status.set(status);
        match (before.is_free(), status.is_free()) {
            (false, true) => entry.free.update(|free| *free += 1),
            (true, false) => entry.free.update(|free| *free -= 1),
            _ => {}
        }
        match (before.is_mine(), status.is_mine()) {
            (false, true) => self.mine.update(|mine| mine.push(place)),
            (true, false) => self.mine.update(|mine| mine.retain(|other| *other != place)),
            _ => {}
        }
    }

    /// How many places of a kind are free in a zone now. Tracked.
    pub fn free_in(&self, zone: &ZoneCode, kind: PlaceKind) -> u32 {
        self.counts.get(&(zone.clone(), kind)).map_or(0, |count| count.free.get())
    }

    /// How many places of a kind a zone has of which the status is known. Tracked.
    pub fn all_in(&self, zone: &ZoneCode, kind: PlaceKind) -> u32 {
        if self.is_unknown.get() {
            return 0;
        }
        self.counts.get(&(zone.clone(), kind)).map_or(0, |count| count.all)
    }

    /// The viewer's own places, in the order they were taken. Tracked.
    pub fn mine(&self) -> Vec<PlaceId> {
        self.mine.get()
    }
}
