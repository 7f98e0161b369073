//! Plans that change, and the hub's own clock.

use super::{DAY, HOUR, MINUTE, What, World};
use crate::building;
use crate::ledger::Broken;
use domain::time::Instant;
use std::sync::Arc;

impl World {
    /// Keeps the plan that the hub has in use, as apps fetch it.
    pub(super) fn note_estate(&mut self) {
        let published = self.hub.read();
        for building in published.estate.buildings() {
            let estate = Arc::clone(&published.estate);
            self.estates.entry(building.hash.clone()).or_insert(estate);
        }
    }

    /// The facility manager brings in the building as it is by now.
    pub(super) fn plan_changes(&mut self) -> Result<(), Broken> {
        self.plan_version += 1;
        let plan = building::plan(self.places, self.plan_version);
        if self.hub.replace_plan(plan, &mut self.ledger)? {
            self.figures.fault("plan changed");
        }
        if self.hub.store.has_died() {
            self.hub_dies();
        }
        self.tell_readers();
        Ok(())
    }

    /// Somebody sets the hub's clock wrong, and right again later.
    pub(super) fn hub_clock_fault(&mut self) -> Result<(), Broken> {
        self.figures.fault("hub's clock set");
        let error = self.dice.pick(&[-DAY, -HOUR, -10 * MINUTE, 10 * MINUTE, HOUR, DAY]);
        let at = self.now + self.dice.between(MINUTE, 2 * HOUR);
        self.plan(at, What::HubClockIsRight);
        if self.dice.happens(500) {
            // As clocks are after the machine was started anew.
            self.hub_dies();
        }
        self.set_hub_clock(error)
    }

    pub(super) fn set_hub_clock(&mut self, error_ms: i64) -> Result<(), Broken> {
        self.hub_clock_error_ms = error_ms;
        self.turn_hub_clock();
        self.advance()
    }

    pub(super) fn turn_hub_clock(&mut self) {
        self.hub.turn_clock(Instant(self.now + self.hub_clock_error_ms));
    }
}
