//! Pages that open, write, die and change hands.

use super::tabs::UNREADABLE;
use super::{What, World, role};
use crate::device::{Page, owner};
use crate::door::Door;
use crate::ledger::Broken;
use crate::planted::Bug;
use domain::CommandId;
use std::sync::Arc;
use sync::following::Follower;
use sync::outbox::{Canary, Outbox, Stage, Write};
use sync::replica::Replica;

impl World {
    pub(super) fn next_number(&mut self) -> u64 {
        self.numbers += 1;
        self.numbers
    }

    /// Opens the page, from what is on the disk.
    pub(super) fn start_page(&mut self, device: usize) -> Result<(), Broken> {
        let is_taken_away = device >= self.first_door && self.devices[device].session.is_none();
        if self.devices[device].page.is_some() || is_taken_away {
            return Ok(());
        }
        let wall = self.wall(device);
        let fresh = self.dice.id();
        let remembers_offset = self.dice.happens(500);
        let here = &mut self.devices[device];
        let person = here.signed_in;
        here.pages += 1;
        if !remembers_offset {
            here.offset_ms = None;
        }
        if self.bug == Some(Bug::DropsUnread) {
            here.disk.rows.retain(|_, row| !row.contains(UNREADABLE));
        }
        let id = *here.disk.outboxes.entry(person).or_insert(fresh);
        let rows = here.disk.rows.iter().map(|(key, row)| (key.as_str(), row.as_str()));
        let outbox = Outbox::open(id, &owner(person), rows);
        let remembered = here.disk.canaries.get(&person).and_then(|text| Canary::read(text));
        let told = remembered.unwrap_or_default().lost(outbox.canary());
        let lost = here.disk.lost.remove(&person);
        match lost {
            Some(lost) if told < lost => {
                return Err(format!("{lost} notes are lost and {told} were told"));
            }
            None if told > 0 => return Err(format!("{told} notes were told to be lost")),
            _ => {}
        }
        if told > 0 {
            // Told once: the canary counts anew, also where the disk takes nothing.
            here.disk.canaries.insert(person, outbox.canary().text());
        }
        let snapshot = here.disk.snapshots.get(&person).cloned();
        let cursor = snapshot.as_ref().map(|it| it.shared.cursor);
        let replica = snapshot.map(|snapshot| {
            let estate = Arc::clone(&self.estates[&snapshot.shared.plan]);
            Replica::new(estate, role(person), snapshot)
        });
        let (follower, step) = Follower::start(cursor, wall);
        here.page = Some(Page {
            person,
            outbox,
            replica,
            follower,
            connection: None,
            request: None,
            tick_at: None,
            wake_at: None,
            not_before_wall: 0,
            unwritten: Vec::new(),
        });
        self.write(device);
        self.show_waiting(device);
        // What was answered and not yet seen is on the screen now.
        let Some(page) = &self.devices[device].page else { return Ok(()) };
        let done = page.outbox.items().iter().filter_map(|item| match &item.stage {
            Stage::Done(outcome) => Some(outcome.clone()),
            Stage::Waiting | Stage::Parked => None,
        });
        let done: Vec<_> = done.collect();
        self.told(device, &done)?;
        self.follow(device, step, None)?;
        self.send(device)
    }

    /// Writes what is to be written, and then the canary. Says whether the disk took it.
    pub(super) fn write(&mut self, device: usize) -> bool {
        let here = &mut self.devices[device];
        let Some(page) = &mut here.page else { return false };
        let mut writes = std::mem::take(&mut page.unwritten);
        writes.extend(page.outbox.take_writes());
        if !here.disk.write(&writes) {
            page.outbox.not_written(&writes);
            return false;
        }
        for write in &writes {
            if let Write::Put { key, .. } = write
                && let Ok(id) = key.parse::<CommandId>()
            {
                self.ledger.is_safe(id);
            }
        }
        self.adopt(device);
        let here = &mut self.devices[device];
        let Some(page) = &mut here.page else { return false };
        if self.bug != Some(Bug::NoCanary) {
            here.disk.canaries.insert(page.person, page.outbox.canary().text());
        }
        true
    }

    /// Whether the page dies at this step.
    pub(super) fn crashes(&mut self, device: usize, step: &'static str) -> bool {
        let dies = self.goes_wrong(step, 4);
        if dies {
            self.kill_page(device);
            // Another tab takes over at once, where there is one.
            let longest = if self.dice.happens(300) { 50 } else { 600_000 };
            let at = self.now + self.dice.between(1, longest);
            self.plan(at, What::Start(device));
        }
        dies
    }

    /// The page is gone, with all that was only in memory.
    pub(super) fn kill_page(&mut self, device: usize) {
        if let Some(page) = self.devices[device].page.take()
            && let Some(connection) = page.connection
        {
            self.hub.hang_up(connection);
        }
        if let Some(door) = &mut self.devices[device].door {
            *door = Door::at(door.room, self.dice.id());
        }
    }

    /// Whoever uses the device signs in, where nobody is.
    pub(super) fn sign_in(&mut self, device: usize) -> Result<(), Broken> {
        let signed_in = self.devices[device].signed_in;
        self.devices[device].session = Some(signed_in);
        if let Some(page) = &mut self.devices[device].page {
            page.outbox.signed_in();
        }
        self.look(device)
    }

    /// Another person takes the device.
    pub(super) fn change_hands(&mut self, device: usize, next: usize) -> Result<(), Broken> {
        for connection in self.hub.end_streams_of(device) {
            self.hub.hang_up(connection);
        }
        if self.bug == Some(Bug::SendsUnderAnySession) && !self.is_healing {
            self.devices[device].session = Some(next);
            return self.look(device);
        }
        self.kill_page(device);
        let here = &mut self.devices[device];
        if self.bug == Some(Bug::SignOutDeletes) {
            here.disk.rows.clear();
            here.disk.canaries.clear();
        }
        // What the hub showed to one person is not for the next.
        here.disk.snapshots.remove(&here.signed_in);
        here.signed_in = next;
        here.session = Some(next);
        self.start_page(device)
    }

    /// Somebody looks at the page: what would be tried later is tried now.
    pub(super) fn look(&mut self, device: usize) -> Result<(), Broken> {
        let (wall, dice) = (self.wall(device), self.dice.any());
        self.adopt(device);
        let Some(page) = &mut self.devices[device].page else { return Ok(()) };
        page.outbox.kick();
        if self.bug == Some(Bug::NeverNoticesSilence) && page.connection.is_some() {
            return self.send(device);
        }
        let mut step = page.follower.visible(wall, dice);
        if step == sync::following::Step::default() {
            step = page.follower.kick(wall);
        }
        self.follow(device, step, None)?;
        if self.dice.happens(300) {
            // The browser runs the sender's timer later than the stream.
            let wait_ms = self.dice.between(100, 3_000);
            self.wake_after(device, wait_ms);
            return Ok(());
        }
        self.send(device)
    }
}
