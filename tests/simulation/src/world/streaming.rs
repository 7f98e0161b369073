//! Streams and snapshots, and what the follower makes of them.

use super::{What, World};
use crate::device::party;
use crate::hub::{ConnectionId, Said};
use crate::ledger::Broken;
use crate::planted::Bug;
use domain::Event;
use domain::time::Instant;
use std::sync::Arc;
use sync::following::{Heard, Step};
use sync::replica::{Intake, Replica};
use sync::wire::{Batch, Cursor, Snapshot};

impl World {
    /// Does what the follower says; `batch` is what it may have delivered.
    pub(super) fn follow(
        &mut self,
        device: usize,
        step: Step,
        batch: Option<Batch>,
    ) -> Result<(), Broken> {
        let connection = self.next_number();
        let number = self.devices[device].pages;
        let link = self.devices[device].link;
        let mut has_new_plan = false;
        let Some(page) = &mut self.devices[device].page else { return Ok(()) };
        if step.close
            && let Some(open) = page.connection.take()
        {
            self.hub.hang_up(open);
        }
        if step.deliver
            && let (Some(replica), Some(mut batch)) = (&mut page.replica, batch)
        {
            let bug = self.bug;
            let is_missed = |event: &Event<()>| match event {
                Event::Closed { .. } => bug == Some(Bug::MissesClosings),
                Event::Reserved { .. } => bug == Some(Bug::MissesPromises),
                _ => false,
            };
            for entry in &mut batch.shared.shared {
                entry.events.retain(|event| !is_missed(event));
            }
            self.figures.batches += 1;
            match replica.take_batch(batch) {
                // Another plan: it comes with a new snapshot.
                Intake::Applied(changed) => has_new_plan = changed.plan.is_some(),
                other => {
                    return Err(format!("the follower delivered what the replica calls {other:?}"));
                }
            }
        }
        if step.snapshot {
            let at = self.now + 50;
            if link.is_offline || link.is_portal {
                self.plan(at, What::Snapshot { device, page: number, snapshot: None });
            } else if !link.loses_up {
                self.plan(at, What::AskSnapshot { device, page: number });
            }
        }
        if let Some(after) = step.connect {
            if let Some(page) = &mut self.devices[device].page {
                page.connection = Some(connection);
            }
            let at = self.now + 50;
            if link.is_offline || link.is_portal {
                self.plan(at, What::Say { device, page: number, connection, said: None });
            } else if !link.loses_up {
                self.plan(at, What::Connect { device, page: number, connection, after });
            }
        }
        self.plan_tick(device);
        if has_new_plan {
            let (wall, dice) = (self.wall(device), self.dice.any());
            let Some(page) = &mut self.devices[device].page else { return Ok(()) };
            let step = page.follower.hear(Heard::Reset, wall, dice);
            return self.follow(device, step, None);
        }
        Ok(())
    }

    /// Plans a look at the follower, when there is something to wait for. While all is well the
    /// hub's heartbeat comes in time, and nothing is planned for it.
    pub(super) fn plan_tick(&mut self, device: usize) {
        let (wall, now) = (self.wall(device), self.now);
        let number = self.devices[device].pages;
        let link = self.devices[device].link;
        let Some(page) = &mut self.devices[device].page else { return };
        let is_held = page.connection.is_some_and(|it| self.hub.holds(it));
        let is_well = link.is_well() && is_held && page.follower.is_live();
        let Some(wait_ms) = page.follower.wait_ms(wall).filter(|_| !is_well) else { return };
        let at = now + wait_ms.max(1);
        if page.tick_at.is_none_or(|planned| planned > at || planned < now) {
            page.tick_at = Some(at);
            self.plan(at, What::Tick(device, number));
        }
    }

    pub(super) fn tick(&mut self, device: usize, number: u64) -> Result<(), Broken> {
        if self.devices[device].pages != number {
            return Ok(());
        }
        let Some(page) = &mut self.devices[device].page else { return Ok(()) };
        if page.tick_at.is_none_or(|planned| planned > self.now) {
            return Ok(());
        }
        page.tick_at = None;
        self.beat(device)?;
        let (wall, dice) = (self.wall(device), self.dice.any());
        let Some(page) = &mut self.devices[device].page else { return Ok(()) };
        if self.bug == Some(Bug::NeverNoticesSilence) && page.connection.is_some() {
            return Ok(());
        }
        let step = page.follower.tick(wall, dice);
        self.follow(device, step, None)
    }

    /// The heartbeat that the hub sent in the meantime, where it could arrive.
    pub(super) fn beat(&mut self, device: usize) -> Result<(), Broken> {
        let (wall, dice, head) = (self.wall(device), self.dice.any(), self.hub.head());
        let link = self.devices[device].link;
        let Some(page) = &mut self.devices[device].page else { return Ok(()) };
        let is_held = page.connection.is_some_and(|it| self.hub.holds(it));
        if !is_held || link.loses_down || link.is_offline || link.is_portal {
            return Ok(());
        }
        let step = page.follower.hear(Heard::Heartbeat { head }, wall, dice);
        if !self.is_healing {
            self.say_digest(device);
        }
        self.follow(device, step, None)
    }

    /// The hub says what the state comes to.
    pub(super) fn say_digest(&mut self, device: usize) {
        let page = self.devices[device].pages;
        let Some(connection) = self.devices[device].page.as_ref().and_then(|it| it.connection)
        else {
            return;
        };
        if self.hub.is_up() && self.hub.holds(connection) {
            let said = Some(self.hub.digest());
            self.plan(self.now + 40, What::Say { device, page, connection, said });
        }
    }

    pub(super) fn connect(
        &mut self,
        device: usize,
        page: u64,
        connection: ConnectionId,
        mut after: Cursor,
    ) -> Result<(), Broken> {
        if self.bug == Some(Bug::IgnoresEpochs) {
            after.epoch = self.hub.store.epoch();
        }
        let session = self.session(device);
        let reader = self.devices[device].page.as_ref().map(|it| party(it.person));
        let said = match (session, reader) {
            (Some(session), Some(reader)) if session.party == reader => {
                self.hub.connect(connection, device, reader, after)
            }
            _ => None,
        };
        let link = self.devices[device].link;
        if !link.loses_down {
            self.plan(self.now + 40, What::Say { device, page, connection, said });
        }
        self.tell_readers();
        Ok(())
    }

    pub(super) fn heard(
        &mut self,
        device: usize,
        number: u64,
        connection: ConnectionId,
        said: Option<Said>,
    ) -> Result<(), Broken> {
        let (wall, dice) = (self.wall(device), self.dice.any());
        let (bug, is_old) = (self.bug, self.devices[device].is_old);
        if self.devices[device].pages != number {
            return Ok(());
        }
        let Some(page) = &mut self.devices[device].page else { return Ok(()) };
        if page.connection != Some(connection) {
            return Ok(());
        }
        let own = page.follower.cursor();
        let mut is_hello = false;
        let (heard, batch) = match (said, own) {
            (None, _) => (Heard::Ended, None),
            (Some(Said::Hello { head, .. }), Some(own)) if bug == Some(Bug::IgnoresEpochs) => {
                (Heard::Hello { epoch: own.epoch, head: head.max(own.seq), floor: 1 }, None)
            }
            (Some(Said::Hello { epoch, head, floor }), _) => {
                is_hello = true;
                (Heard::Hello { epoch, head, floor }, None)
            }
            (Some(Said::Reset), _) => (Heard::Reset, None),
            (Some(Said::Digest(digest)), _) => {
                let agrees = page.replica.as_ref().and_then(|replica| replica.agrees(&digest));
                let Some(agrees) = agrees else { return Ok(()) };
                self.figures.digests += 1;
                (Heard::Digest { agrees }, None)
            }
            (Some(Said::Batch(batch)), _) if is_old && has_closing(&batch) => {
                if bug == Some(Bug::PassesOverUnreadable) {
                    return Ok(());
                }
                (Heard::Unreadable, None)
            }
            (Some(Said::Batch(batch)), own) => {
                let mut batch = Batch::clone(&batch);
                if bug == Some(Bug::PassesOverEntries) && self.dice.happens(20) {
                    // The reader is told that there was nothing.
                    batch.shared.shared.clear();
                    batch.mine.clear();
                }
                let gap_is_hidden = matches!(
                    bug,
                    Some(Bug::IgnoresGaps | Bug::ResumesFromNow | Bug::TrimsWithoutReset)
                );
                if let Some(own) = own.filter(|_| gap_is_hidden) {
                    batch.shared.from = batch.shared.from.min(own.seq + 1);
                }
                (Heard::Batch { from: batch.shared.from, to: batch.shared.to }, Some(batch))
            }
        };
        let Some(page) = &mut self.devices[device].page else { return Ok(()) };
        let step = page.follower.hear(heard, wall, dice);
        if page.follower.drifted() > 0 {
            return Err(format!("device {device} shows what the hub's digest does not agree with"));
        }
        self.follow(device, step, batch)?;
        if is_hello {
            self.door_told(device);
            self.say_digest(device);
            self.hub_time_heard(device)?;
        }
        Ok(())
    }

    /// The hub has said what time it is: what is over is over, and what waits is sent.
    fn hub_time_heard(&mut self, device: usize) -> Result<(), Broken> {
        let wall = self.wall(device);
        let hub_time = self.hub.time().0;
        self.devices[device].offset_ms = Some(hub_time - wall);
        let hub_now = if self.bug == Some(Bug::ExpiresByTheClock) { wall } else { hub_time };
        let Some(page) = &mut self.devices[device].page else { return Ok(()) };
        let expired = page.outbox.expire(Instant(hub_now));
        page.outbox.kick();
        if !expired.is_empty() {
            self.write(device);
            self.told(device, &expired)?;
        }
        self.send(device)
    }

    pub(super) fn snapshot_asked(&mut self, device: usize, page: u64) {
        let reader = self.devices[device].page.as_ref().map(|it| party(it.person));
        let session = self.session(device).map(|session| session.party);
        let reader = reader.filter(|reader| self.hub.is_up() && session == Some(*reader));
        if reader.is_some() {
            self.note_estate();
        }
        let snapshot = reader.map(|reader| Box::new(self.hub.snapshot(reader)));
        let link = self.devices[device].link;
        if !link.loses_down && !self.goes_wrong("snapshot lost", 10) {
            let at = self.now + self.dice.between(20, 3_000);
            self.plan(at, What::Snapshot { device, page, snapshot });
        }
    }

    pub(super) fn snapshot_came(
        &mut self,
        device: usize,
        number: u64,
        snapshot: Option<Box<Snapshot>>,
    ) -> Result<(), Broken> {
        let (wall, dice) = (self.wall(device), self.dice.any());
        if self.devices[device].pages != number {
            return Ok(());
        }
        let role = self.role_at(device);
        let Some(page) = &mut self.devices[device].page else { return Ok(()) };
        let Some(snapshot) = snapshot else {
            let step = page.follower.hear(Heard::NoSnapshot, wall, dice);
            return self.follow(device, step, None);
        };
        let estate = Arc::clone(&self.estates[&snapshot.shared.plan]);
        let cursor = snapshot.shared.cursor;
        self.figures.snapshots += 1;
        let cached = self.dice.happens(700).then(|| Snapshot::clone(&snapshot));
        match &mut page.replica {
            Some(replica) => replica.take_snapshot(estate, *snapshot),
            None => page.replica = Some(Replica::new(estate, role, *snapshot)),
        }
        self.show_waiting(device);
        let number = self.devices[device].signed_in;
        if let Some(cached) = cached {
            self.devices[device].disk.snapshots.insert(number, cached);
        }
        if self.bug == Some(Bug::SnapshotEmptiesOutbox) {
            self.devices[device].disk.rows.clear();
        }
        self.another_log(device, cursor)?;
        let Some(page) = &mut self.devices[device].page else { return Ok(()) };
        let step = page.follower.hear(Heard::Snapshot(cursor), wall, dice);
        self.follow(device, step, None)?;
        self.send(device)
    }

    /// Under another log, what the hub accepted and knows no more is offered to be repeated; the
    /// persons here always do.
    fn another_log(&mut self, device: usize, cursor: Cursor) -> Result<(), Broken> {
        let now = self.hub.time();
        let here = &mut self.devices[device];
        let Some(page) = &mut here.page else { return Ok(()) };
        let before = here.disk.epochs.get(&page.person).copied();
        // What was accepted before any snapshot came is of a log whose name the device never learnt.
        if before != Some(cursor.epoch)
            && let Some(replica) = &page.replica
        {
            page.outbox.another_log();
            page.request = None;
            let offered = match self.bug {
                Some(Bug::NeverOffersToRepeat) => Vec::new(),
                _ => page.outbox.forgotten(replica.estate(), replica.confirmed(), now),
            };
            for id in offered {
                page.outbox.repeat(id);
                self.ledger.repeated(id);
            }
            let person = page.person;
            // The name of the log comes after what has to be repeated under it: a page that dies
            // in between offers it once more.
            if self.write(device) {
                self.devices[device].disk.epochs.insert(person, cursor.epoch);
            }
            self.show_waiting(device);
        }
        Ok(())
    }

    /// The replica shows what the outbox holds.
    pub(super) fn show_waiting(&mut self, device: usize) {
        let Some(page) = &mut self.devices[device].page else { return };
        let Some(replica) = &mut page.replica else { return };
        for item in page.outbox.items() {
            if item.stage == sync::outbox::Stage::Waiting
                && let Some(envelope) = &item.envelope
            {
                replica.note(envelope.clone(), item.at, domain::decide);
            }
        }
    }
}

/// Whether an older build, which knows no closings, cannot read it.
fn has_closing(batch: &Batch) -> bool {
    let mut events = batch.shared.shared.iter().flat_map(|entry| &entry.events);
    events.any(|event| matches!(event, Event::Closed { .. }))
}
