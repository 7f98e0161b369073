//! What does not work, as far as this device knows.

use super::Live;
use domain::plan::{Equipment, Place};
use leptos::prelude::*;

impl Live {
    /// The equipment of a place that is reported broken. A fault lasts until it is repaired, so it
    /// is told however old the rest is. Tracked.
    pub fn broken(self, place: &Place) -> Vec<Equipment> {
        self.changes.track();
        self.with_replica(|replica| replica.state().broken_at(place)).unwrap_or_default()
    }
}
