//! *Find me a place*, asked of what this device knows.

use super::Live;
use domain::{Found, Wanted, find};
use leptos::prelude::*;

impl Live {
    /// The places that will do, best first, by the last known state however old it is; who shows
    /// them says so. Nothing where the viewer is not told what is free. Tracked.
    pub fn find(self, wanted: &Wanted) -> Option<Vec<Found>> {
        self.changes.track();
        // A state may have come, or another person.
        self.freshness.track();
        self.with_replica(|replica| {
            let building = replica.estate().buildings().first()?;
            Some(find(replica.estate(), building, replica.state(), wanted))
        })
        .flatten()
    }
}
