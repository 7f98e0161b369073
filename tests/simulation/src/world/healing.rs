//! The end: nothing goes wrong any more, everybody looks, and all must be as promised.

use super::{MINUTE, What, World};
use crate::device::{Link, owner, party};
use crate::ledger::Broken;
use domain::redact_state;
use domain::time::Instant;
use sync::outbox::{Outbox, Stage};
use uuid::Uuid;

impl World {
    /// Lets all heal, and compares.
    pub(super) fn heal(&mut self) -> Result<(), Broken> {
        self.is_healing = true;
        self.hub.store.heal();
        self.hub.stumbles = false;
        if self.dice.happens(500) {
            // The mistake is found and mended: what was parked can be decided after all.
            self.hub.odd.clear();
        }
        self.set_hub_clock(0)?;
        self.hub_starts()?;
        let rounds = self.devices.iter().map(|it| it.persons.len()).max().unwrap_or(1);
        for device in self.first_door..self.devices.len() {
            self.pair(device)?;
        }
        for device in 0..self.devices.len() {
            let here = &mut self.devices[device];
            here.link = Link::default();
            here.disk.is_full = false;
            here.session = Some(here.signed_in);
            self.start_page(device)?;
            self.sign_in(device)?;
        }
        for round in 0..=rounds {
            for device in 0..self.devices.len() {
                let persons = self.devices[device].persons.clone();
                if let Some(next) = persons.get(round).filter(|_| persons.len() > 1) {
                    self.change_hands(device, *next)?;
                }
            }
            self.settle()?;
        }
        self.compare()
    }

    /// A quarter of an hour in which all is well, and parked items are tried once more.
    fn settle(&mut self) -> Result<(), Broken> {
        for minute in 0..15 {
            self.plan(self.now, What::Advance);
            for device in 0..self.devices.len() {
                if let Some(page) = &mut self.devices[device].page {
                    let parked: Vec<_> = page.outbox.waiting().map(|item| item.id).collect();
                    if minute == 5 {
                        parked.into_iter().for_each(|id| page.outbox.try_again(id));
                    }
                }
                self.write(device);
                self.show_waiting(device);
                self.look(device)?;
                self.beat(device)?;
                if minute == 14 {
                    self.say_digest(device);
                }
                self.plan_tick(device);
            }
            self.go_on_until(self.now + MINUTE)?;
        }
        Ok(())
    }

    fn compare(&mut self) -> Result<(), Broken> {
        self.advance()?;
        self.go_on_until(self.now + MINUTE)?;
        let published = self.hub.read();
        self.ledger.is_known_to(&published.state)?;
        self.doors_can_be_touched()?;
        for (number, here) in self.devices.iter().enumerate() {
            let Some(page) = &here.page else { return Err(format!("device {number} is shut")) };
            let Some(replica) = &page.replica else {
                return Err(format!("device {number} shows nothing"));
            };
            let seen = redact_state(&published.state, &party(page.person));
            if *replica.confirmed() != seen {
                return Err(format!(
                    "device {number} shows another state than the hub's: {} and {}, of which {} \
                     and {} stays",
                    replica.cursor(),
                    published.cursor,
                    replica.confirmed().stays().count(),
                    seen.stays().count(),
                ));
            }
            if !replica.waiting().is_empty() {
                return Err(format!(
                    "device {number} shows what is no more: {:?}",
                    replica.waiting()
                ));
            }
            self.unreadable_is_kept(number)?;
            for person in &here.persons {
                let rows = here.disk.rows.iter().map(|(key, row)| (key.as_str(), row.as_str()));
                let outbox = Outbox::open(Uuid::nil(), &owner(*person), rows);
                for item in outbox.waiting() {
                    if item.stage == Stage::Waiting || !self.hub.odd.contains(&item.id) {
                        return Err(format!("{} is stuck: {:?}", item.id, item.stage));
                    }
                    self.ledger.is_parked(item.id);
                }
            }
        }
        let late =
            published.state.stays().find(|(_, stay)| stay.until <= Instant(self.now - MINUTE));
        if let Some((place, _)) = late {
            return Err(format!("somebody is still at {place:?}"));
        }
        self.ledger.close(Instant(self.now), &self.clock)
    }
}
