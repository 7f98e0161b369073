//! What is asked at a door: at once or not at all, and nothing of it is kept.

use super::super::{What, World};
use crate::device::party;
use crate::door::{Asking, Busy, TRIES, WAIT_MS};
use crate::hub::{Reply, RequestId};
use crate::ledger::Broken;
use crate::planted::Bug;
use domain::time::Instant;
use domain::{Command, CommandId};
use serde_json::Value;
use sync::wire::{
    Answer, CommandEnvelope, CommandsRequest, CommandsResponse, Cursor, Made, Outcome,
};

impl World {
    /// Asks, where the page keeps up with the hub and asks nothing else.
    pub(super) fn ask_at_door(&mut self, device: usize, command: Command) -> Result<(), Broken> {
        let (wall, id) = (self.wall(device), CommandId(self.dice.id()));
        let here = &mut self.devices[device];
        let (Some(page), Some(door)) = (&here.page, &mut here.door) else { return Ok(()) };
        let is_live = page.follower.is_live();
        let Some(replica) = page.replica.as_ref().filter(|_| is_live) else { return Ok(()) };
        let there = replica.cursor();
        if door.is_busy(there) {
            return Ok(());
        }
        door.asked += 1;
        let made = Made { wall_ms: wall, offset_ms: here.offset_ms, error_ms: 1_000 };
        let sequence = door.asked;
        let envelope = CommandEnvelope { id, sequence, command, basis: None, made };
        self.figures.touches += 1;
        let screen = party(page.person);
        self.ledger.note(id, screen, &envelope.command, Instant(self.now), false);
        let body = CommandsRequest { outbox: door.outbox, commands: vec![envelope] };
        let body = serde_json::to_string(&body).unwrap();
        door.busy = Busy::Asking(Asking { epoch: there.epoch, id, body, request: 0, tries: TRIES });
        self.send_from_door(device, 0)
    }

    fn send_from_door(&mut self, device: usize, before: RequestId) -> Result<(), Broken> {
        let request = self.next_number();
        let here = &mut self.devices[device];
        let Some(asking) = here.door.as_mut().and_then(|door| door.asking(before)) else {
            return Ok(());
        };
        asking.request = request;
        asking.tries -= 1;
        let (maker, body) = (here.signed_in, asking.body.clone());
        self.put_on_the_wire(device, request, maker, body);
        Ok(())
    }

    /// No answer, or none that can be read: the same once more after a second, three times in all.
    /// After that it says that it does not know, and whoever stands there may try again.
    pub(in crate::world) fn unanswered_at_door(
        &mut self,
        device: usize,
        request: RequestId,
    ) -> Result<(), Broken> {
        let Some(door) = &mut self.devices[device].door else { return Ok(()) };
        match door.asking(request).map(|asking| asking.tries) {
            Some(0) => door.busy = Busy::No,
            Some(_) => {
                let page = self.devices[device].pages;
                self.plan(self.now + WAIT_MS, What::AskAgain { device, page, request });
            }
            None => {}
        }
        Ok(())
    }

    pub(in crate::world) fn ask_again(
        &mut self,
        device: usize,
        page: u64,
        request: RequestId,
    ) -> Result<(), Broken> {
        if self.devices[device].pages != page {
            return Ok(());
        }
        self.send_from_door(device, request)
    }

    /// What was asked at a door has come to the hub, under whatever cookie.
    pub(in crate::world) fn note_that_it_came(&mut self, body: &str) {
        let read = serde_json::from_str::<CommandsRequest<Value>>(body);
        let commands = read.into_iter().flat_map(|it| it.commands);
        for envelope in commands.filter_map(|it| CommandEnvelope::parse(it).ok()) {
            self.ledger.came_from_door(envelope.id);
        }
    }

    /// The hub answers a door.
    pub(in crate::world) fn door_replied(
        &mut self,
        device: usize,
        page: u64,
        request: RequestId,
        reply: &Reply,
    ) -> Result<(), Broken> {
        let here = &mut self.devices[device];
        let is_same_page = here.pages == page;
        let Some(door) = here.door.as_mut().filter(|_| is_same_page) else { return Ok(()) };
        let Some(asking) = door.asking(request) else { return Ok(()) };
        let read = serde_json::from_str::<CommandsResponse>(&reply.body).ok();
        let is_answer = reply.status == 200 && reply.is_json;
        let outcome = read.filter(|_| is_answer).and_then(|it| it.outcomes.into_iter().next());
        let (id, epoch) = (asking.id, asking.epoch);
        let answer = match outcome {
            Some(Outcome { answer: Answer::Retry { .. }, .. }) | None => {
                return self.unanswered_at_door(device, request);
            }
            Some(outcome) => outcome.answer,
        };
        door.busy = match answer {
            Answer::Accepted { seq } | Answer::Adjusted { seq, .. } => {
                Busy::Until(Cursor { epoch, seq })
            }
            Answer::Rejected { .. } | Answer::Retry { .. } => Busy::No,
        };
        self.ledger.heard(id, party(here.signed_in), &answer, self.now, &self.clock)
    }

    /// Nothing that a door was told to be done keeps it waiting for ever.
    pub(in crate::world) fn doors_can_be_touched(&self) -> Result<(), Broken> {
        for (number, here) in self.devices.iter().enumerate().skip(self.first_door) {
            let replica = here.page.as_ref().and_then(|page| page.replica.as_ref());
            let Some((door, replica)) = here.door.as_ref().zip(replica) else { continue };
            let is_deaf = self.bug == Some(Bug::DoorWaitsForAnotherLog);
            let waits = matches!(&door.busy, Busy::Until(done) if done.seq > replica.cursor().seq);
            if door.is_busy(replica.cursor()) || (is_deaf && waits) {
                return Err(format!("door {number} waits for ever for what it was told"));
            }
        }
        Ok(())
    }
}
