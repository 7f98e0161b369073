//! What goes wrong.

use super::{DAY, HOUR, MINUTE, What, World};
use crate::device::{Link, owner};
use crate::ledger::Broken;
use crate::planted::Bug;
use crate::store::{Fault, SimStore};
use domain::time::Instant;
use domain::{Command, OccupancyId};
use sync::outbox::Outbox;
use sync::wire::Epoch;
use uuid::Uuid;

impl World {
    /// Something goes wrong on or around one device.
    pub(super) fn device_fault(&mut self, device: usize) -> Result<(), Broken> {
        let kind = self.dice.below(14);
        self.fault_of_kind(device, kind)
    }

    pub(super) fn fault_of_kind(&mut self, device: usize, kind: usize) -> Result<(), Broken> {
        let link = Link::default();
        match kind {
            0 | 1 => self.link_fails(device, "no network", Link { is_offline: true, ..link }),
            2 => {
                let half_open = Link { loses_up: true, loses_down: true, ..link };
                self.link_fails(device, "half-open", half_open)
            }
            3 => self.link_fails(device, "one-way, up lost", Link { loses_up: true, ..link }),
            4 => self.link_fails(device, "one-way, down lost", Link { loses_down: true, ..link }),
            5 => self.link_fails(device, "captive portal", Link { is_portal: true, ..link }),
            6 => {
                self.figures.fault("page killed");
                self.kill_page(device);
                let at = self.now + self.dice.between(0, HOUR);
                self.plan(at, What::Start(device));
                Ok(())
            }
            7 => {
                self.lose_disk(device);
                Ok(())
            }
            8 => {
                self.figures.fault("disk full");
                self.devices[device].disk.is_full = true;
                let at = self.now + self.dice.between(MINUTE, HOUR);
                self.plan(at, What::DiskHasRoom(device));
                Ok(())
            }
            9 => {
                self.figures.fault("clock set");
                let jump = self.dice.pick(&[-365 * DAY, -HOUR, -MINUTE, MINUTE, HOUR, 365 * DAY]);
                self.devices[device].clock_error_ms += jump;
                // What was learnt of hub time is wrong until the hub says something again.
                self.devices[device].offset_ms = None;
                self.plan_tick(device);
                Ok(())
            }
            10 => self.hide(device),
            11 => {
                let next = self.dice.pick(&self.devices[device].persons);
                self.figures.fault("signed out");
                self.change_hands(device, next)
            }
            12 => {
                self.figures.fault("session ended");
                self.devices[device].session = None;
                self.streams_end(device);
                self.plan_within(self.now, HOUR, What::SignIn(device));
                Ok(())
            }
            _ => {
                self.figures.fault("connection reset");
                self.streams_end(device);
                Ok(())
            }
        }
    }

    fn streams_end(&mut self, device: usize) {
        let page = self.devices[device].pages;
        for connection in self.hub.end_streams_of(device) {
            self.plan(self.now + 10, What::Say { device, page, connection, said: None });
        }
    }

    fn link_fails(&mut self, device: usize, kind: &'static str, link: Link) -> Result<(), Broken> {
        self.figures.fault(kind);
        self.beat(device)?;
        self.devices[device].link = link;
        self.devices[device].link_faults += 1;
        let fault = self.devices[device].link_faults;
        let page = self.devices[device].pages;
        if let Some(connection) = self.devices[device].page.as_ref().and_then(|it| it.connection) {
            // Whatever ended the network ended the connection, whether both ends notice or not.
            self.hub.hang_up(connection);
            if link.is_offline {
                self.plan(self.now + 10, What::Say { device, page, connection, said: None });
            }
        }
        self.plan_tick(device);
        let longest = if self.dice.happens(100) { 20 * HOUR } else { 90 * MINUTE };
        let at = self.now + self.dice.between(5_000, longest);
        self.plan(at, What::LinkHeals(device, fault));
        Ok(())
    }

    pub(super) fn link_heals(&mut self, device: usize, fault: u64) -> Result<(), Broken> {
        if self.devices[device].link_faults != fault {
            return Ok(());
        }
        let was_offline = self.devices[device].link.is_offline;
        self.devices[device].link = Link::default();
        self.plan_tick(device);
        // Only a device that knew it was offline hears that it is not.
        if was_offline { self.look(device) } else { Ok(()) }
    }

    /// The browser throws its database away, as browsers do.
    fn lose_disk(&mut self, device: usize) {
        self.figures.fault("disk lost");
        self.kill_page(device);
        let here = &mut self.devices[device];
        for person in here.persons.clone() {
            let rows = here.disk.rows.iter().map(|(key, row)| (key.as_str(), row.as_str()));
            let outbox = Outbox::open(Uuid::nil(), &owner(person), rows);
            let lost: Vec<_> = outbox.waiting().map(|item| item.id).collect();
            let count = lost.iter().filter(|id| self.ledger.was_told_safe(**id)).count();
            let count = count + outbox.unread();
            *here.disk.lost.entry(person).or_default() += count as u64;
            outbox.items().iter().for_each(|item| self.ledger.disk_lost(item.id));
        }
        here.disk.rows.clear();
        here.disk.unreadable.clear();
        here.disk.outboxes.clear();
        here.disk.epochs.clear();
        here.disk.snapshots.clear();
        let at = self.now + self.dice.between(0, HOUR);
        self.plan(at, What::Start(device));
    }

    pub(super) fn disk_has_room(&mut self, device: usize) -> Result<(), Broken> {
        self.devices[device].disk.is_full = false;
        self.write(device);
        Ok(())
    }

    fn hide(&mut self, device: usize) -> Result<(), Broken> {
        self.figures.fault("page hidden");
        let wall = self.wall(device);
        self.beat(device)?;
        let number = self.devices[device].pages;
        if let Some(page) = &mut self.devices[device].page {
            page.follower.hidden(wall);
            if let Some(wait_ms) = page.follower.wait_ms(wall) {
                let at = self.now + wait_ms.min(60_000);
                page.tick_at = Some(at);
                self.plan(at, What::Tick(device, number));
            }
        }
        let at = self.now + self.dice.between(5_000, 2 * HOUR);
        self.plan(at, What::Visible(device));
        Ok(())
    }

    pub(super) fn visible(&mut self, device: usize) -> Result<(), Broken> {
        self.look(device)
    }

    /// Something goes wrong with the hub.
    pub(super) fn hub_fault(&mut self) -> Result<(), Broken> {
        match self.dice.below(16) {
            0 => self.commit_will("commit refused", Fault::Refused),
            1 => self.commit_will("hub's disk full", Fault::Full),
            2 => self.commit_will("commit written and failed", Fault::WrittenAndFailed),
            3 => self.commit_will("hub dies before commit", Fault::DiesBefore),
            4 => self.commit_will("hub dies after commit", Fault::DiesAfter),
            5 | 6 => {
                self.figures.fault("hub killed");
                self.hub_dies();
            }
            7 => {
                self.figures.fault("hub answers 500");
                self.hub.stumbles = true;
                let at = self.now + self.dice.between(5_000, 3 * MINUTE);
                self.plan(at, What::HubIsWell);
            }
            8 => {
                self.figures.fault("log trimmed");
                self.hub.trim(Instant(self.now));
            }
            9 => {
                self.figures.fault("backup made");
                self.back_up();
            }
            10..=12 => self.restore(),
            _ => return self.stumble_over_one(),
        }
        Ok(())
    }

    fn commit_will(&mut self, kind: &'static str, fault: Fault) {
        self.figures.fault(kind);
        for _ in 0..self.dice.between(1, 3) {
            self.hub.store.will(fault);
        }
    }

    /// A mistake in the hub: over one item that still waits it stumbles, each time.
    fn stumble_over_one(&mut self) -> Result<(), Broken> {
        let device = self.dice.below(self.first_door);
        let Some(page) = &self.devices[device].page else { return Ok(()) };
        let last = page.outbox.waiting().last().map(|item| item.id);
        let Some(id) = last.filter(|id| self.ledger.answered(*id).is_none()) else { return Ok(()) };
        self.figures.fault("odd item");
        self.hub.odd.insert(id);
        if self.dice.happens(600) {
            // Whoever waits for it in vain leaves: the end comes before what it ends.
            return self.ask(device, Command::Release { occupancy: OccupancyId::from(id) });
        }
        Ok(())
    }

    pub(super) fn hub_dies(&mut self) {
        self.hub.die();
        self.deciding = false;
        for device in 0..self.devices.len() {
            let page = self.devices[device].pages;
            let connection = self.devices[device].page.as_ref().and_then(|it| it.connection);
            if let Some(connection) = connection.filter(|_| self.devices[device].link.is_well()) {
                self.plan(self.now + 20, What::Say { device, page, connection, said: None });
            }
            self.plan_tick(device);
        }
        let at = self.now + self.dice.between(200, 5 * MINUTE);
        self.plan(at, What::HubStarts);
    }

    pub(super) fn hub_starts(&mut self) -> Result<(), Broken> {
        if self.hub.is_up() {
            return Ok(());
        }
        self.hub.start();
        self.note_estate();
        self.hub.tell(&mut self.ledger)?;
        if self.hub.store.has_died() {
            self.hub_dies();
            return Ok(());
        }
        self.ledger.is_known_to(&self.hub.read().state)
    }

    /// Time passes on the hub.
    pub(super) fn advance(&mut self) -> Result<(), Broken> {
        self.hub.advance(&mut self.ledger)?;
        if self.hub.store.has_died() {
            self.hub_dies();
        }
        self.tell_readers();
        Ok(())
    }

    fn back_up(&mut self) {
        self.backup = Some(self.hub.store.backup());
        self.ledger.back_up();
    }

    fn restore(&mut self) {
        let Some(backup) = self.backup.take() else { return self.back_up() };
        self.figures.fault("backup restored");
        let keeps = self.bug == Some(Bug::RestoreKeepsEpoch);
        let epoch = if keeps { self.hub.store.epoch() } else { Epoch(self.dice.id()) };
        self.hub_dies();
        self.ledger.restore();
        self.hub.put_in(SimStore::on(backup.restored(epoch), epoch, self.bug));
    }
}
