//! What does not work, as far as this device knows.

use super::Live;
use domain::is_hybrid_ready;
use domain::plan::{Equipment, Floor, Place, PlaceId, hybrid_ready};
use leptos::prelude::*;

impl Live {
    /// The rooms of a floor where nobody elsewhere can take part, because something is broken.
    /// Tracked.
    pub fn faulty_rooms(self, floor: &Floor) -> Vec<PlaceId> {
        self.changes.track();
        let faulty = self.with_replica(|replica| {
            let is_faulty = |place: &&Place| {
                hybrid_ready(&place.equipment) && !is_hybrid_ready(place, replica.state())
            };
            floor.places.iter().filter(is_faulty).map(|place| place.id).collect()
        });
        faulty.unwrap_or_default()
    }

    /// The equipment of a place that is reported broken. A fault lasts until it is repaired, so it
    /// is told however old the rest is. Tracked.
    pub fn broken(self, place: &Place) -> Vec<Equipment> {
        self.changes.track();
        self.with_replica(|replica| replica.state().broken_at(place)).unwrap_or_default()
    }
}
