//! Requests on their way, and what the app makes of the answers.

use super::{MINUTE, What, World, is_owned_by};
use crate::device::{owner, party};
use crate::hub::{Reply, RequestId};
use crate::ledger::Broken;
use crate::planted::Bug;
use domain::CommandId;
use sync::outbox::{Failure, Next, Sending};
use sync::wire::{Answer, CommandsResponse, Outcome};

/// How long a page waits for an answer.
const PATIENCE_MS: i64 = 20_000;

impl World {
    /// Sends what is to be sent now.
    pub(super) fn send(&mut self, device: usize) -> Result<(), Broken> {
        let wall = self.wall(device);
        let bug = self.bug;
        let signed_in = owner(self.devices[device].signed_in);
        if self.devices[device].link.is_offline && self.dice.happens(950) {
            // A browser that knows it has no network waits until it has.
            return Ok(());
        }
        let Some(page) = &mut self.devices[device].page else { return Ok(()) };
        if bug == Some(Bug::WaitsByTheClock) && wall < page.not_before_wall {
            return Ok(());
        }
        let own = page.outbox.owner().to_owned();
        let session = if bug == Some(Bug::SendsUnderAnySession) { own } else { signed_in };
        match page.outbox.next_batch(Some(&session), wall) {
            Next::Send(sending) => self.post(device, sending),
            Next::Later(wait_ms) => {
                self.wake_after(device, wait_ms);
                Ok(())
            }
            Next::SignIn => {
                let at = self.now + self.dice.between(1, 30) * MINUTE;
                self.plan(at, What::SignIn(device));
                Ok(())
            }
            Next::Nothing => Ok(()),
        }
    }

    pub(super) fn wake_after(&mut self, device: usize, wait_ms: i64) {
        let (at, page_number) = (self.now + wait_ms.max(1), self.devices[device].pages);
        let Some(page) = &mut self.devices[device].page else { return };
        if page.wake_at.is_none_or(|planned| planned > at || planned < self.now) {
            page.wake_at = Some(at);
            self.plan(at, What::Wake(device, page_number));
        }
    }

    pub(super) fn wake(&mut self, device: usize, page: u64) -> Result<(), Broken> {
        if self.devices[device].pages != page {
            return Ok(());
        }
        if let Some(page) = &mut self.devices[device].page {
            page.wake_at = None;
        }
        self.send(device)
    }

    fn post(&mut self, device: usize, sending: Sending) -> Result<(), Broken> {
        if self.crashes(device, "page dies before writing that it sends") {
            return Ok(());
        }
        self.write(device);
        if self.bug == Some(Bug::DeletesWhenSent) {
            for id in &sending.ids {
                self.devices[device].disk.rows.remove(&id.to_string());
            }
        }
        if self.crashes(device, "page dies while it sends") {
            return Ok(());
        }
        let request = self.next_number();
        let body = self.body_of(device, &sending);
        let Some(page) = &mut self.devices[device].page else { return Ok(()) };
        page.request = Some((request, sending));
        let maker = page.person;
        self.put_on_the_wire(device, request, maker, body);
        self.crashes(device, "page dies after sending");
        Ok(())
    }

    /// A request leaves the page; who made it is in its body, who asks in its cookie.
    pub(super) fn put_on_the_wire(
        &mut self,
        device: usize,
        request: RequestId,
        maker: usize,
        body: String,
    ) {
        let (number, link) = (self.devices[device].pages, self.devices[device].link);
        let cookie = self.devices[device].session;
        let patience_ms = if link.is_offline { 10 } else { PATIENCE_MS };
        let give_up = What::GiveUp { device, page: number, request };
        self.plan(self.now + patience_ms, give_up);
        if link.is_portal {
            let reply = Reply::portal();
            self.plan(self.now + 50, What::Reply { device, page: number, request, reply });
        } else if !link.is_offline && !link.loses_up && !self.goes_wrong("request lost", 15) {
            if self.goes_wrong("request doubled", 15) {
                let at = self.now + self.dice.between(20, 90_000);
                let body = body.clone();
                self.plan(at, What::Post { device, request, cookie, maker, body });
            }
            let slow = self.goes_wrong("request delayed", 15);
            let at = self.now + self.dice.between(20, if slow { 90_000 } else { 200 });
            self.plan(at, What::Post { device, request, cookie, maker, body });
        }
    }

    fn body_of(&mut self, device: usize, sending: &Sending) -> String {
        let mut body = sending.body.clone();
        if self.bug == Some(Bug::NewIdOnResend) && self.dice.happens(100) {
            let old = sending.ids[0].to_string();
            body = body.replacen(&old, &self.dice.id().to_string(), 1);
        }
        let _ = device;
        body
    }

    pub(super) fn posted(
        &mut self,
        device: usize,
        request: RequestId,
        cookie: Option<usize>,
        maker: usize,
        body: &str,
    ) -> Result<(), Broken> {
        self.figures.requests += 1;
        // The cookie is that of the moment of sending; its session may be over.
        let is_valid = cookie == self.devices[device].session;
        let session = self.session(device).filter(|_| is_valid);
        let session = session.or_else(|| self.session_of_old(device, cookie));
        if self.goes_wrong("hub says busy", 5) {
            let status = self.dice.pick(&[429, 503, 504, 408, 302]);
            self.reply(device, request, Reply::status(status));
            return Ok(());
        }
        if device >= self.first_door {
            self.note_that_it_came(body);
        }
        let maker = self.principal(maker);
        match self.hub.post(request, device, session, maker, body) {
            Some(reply) => self.reply(device, request, reply),
            None if !self.deciding => {
                self.deciding = true;
                self.plan(self.now + 3, What::Decide);
            }
            None => {}
        }
        Ok(())
    }

    /// The writer takes all that waits.
    pub(super) fn decide(&mut self) -> Result<(), Broken> {
        self.deciding = false;
        let replies = self.hub.decide(&mut self.ledger)?;
        if self.hub.store.has_died() {
            self.hub_dies();
            return Ok(());
        }
        for (device, request, reply) in replies {
            self.reply(device, request, reply);
        }
        self.tell_readers();
        Ok(())
    }

    fn reply(&mut self, device: usize, request: RequestId, mut reply: Reply) {
        let link = self.devices[device].link;
        if link.is_offline || link.loses_down || self.goes_wrong("answer lost", 15) {
            return;
        }
        if self.goes_wrong("answer cut short", 3) {
            reply.body.pop();
        }
        let page = self.devices[device].pages;
        let slow = self.goes_wrong("answer delayed", 10);
        let at = self.now + self.dice.between(20, if slow { 60_000 } else { 200 });
        self.plan(at, What::Reply { device, page, request, reply });
    }

    pub(super) fn given_up(
        &mut self,
        device: usize,
        page: u64,
        request: RequestId,
    ) -> Result<(), Broken> {
        if device >= self.first_door {
            let is_same_page = self.devices[device].pages == page;
            return if is_same_page { self.unanswered_at_door(device, request) } else { Ok(()) };
        }
        if self.take_request(device, page, request).is_some() {
            self.failed(device, Failure::UNREACHABLE)?;
        }
        Ok(())
    }

    fn take_request(
        &mut self,
        device: usize,
        page_number: u64,
        request: RequestId,
    ) -> Option<Sending> {
        let is_same_page = self.devices[device].pages == page_number;
        let page = self.devices[device].page.as_mut().filter(|_| is_same_page)?;
        let any = self.bug == Some(Bug::AnswersByPlace);
        page.request.take_if(|(open, _)| any || *open == request).map(|(_, sending)| sending)
    }

    pub(super) fn replied(
        &mut self,
        device: usize,
        page: u64,
        request: RequestId,
        reply: &Reply,
    ) -> Result<(), Broken> {
        if device >= self.first_door {
            return self.door_replied(device, page, request, reply);
        }
        let Some(sending) = self.take_request(device, page, request) else { return Ok(()) };
        match Failure::of(reply.status, reply.is_json, None) {
            Some(_) if self.bug == Some(Bug::BelievesThePortal) && !reply.is_json => {
                self.give_up_items(device, &sending.ids);
                Ok(())
            }
            Some(Failure::SignIn) if self.bug == Some(Bug::SignedOutIsRefused) => {
                self.give_up_items(device, &sending.ids);
                Ok(())
            }
            Some(Failure::Odd) if self.bug == Some(Bug::BlocksOnOdd) => {
                self.failed(device, Failure::UNREACHABLE)
            }
            Some(failure) => self.failed(device, failure),
            None => match serde_json::from_str::<CommandsResponse>(&reply.body) {
                Ok(response) => self.answered(device, &sending, response.outcomes),
                Err(_) => self.failed(device, Failure::Odd),
            },
        }
    }

    fn failed(&mut self, device: usize, failure: Failure) -> Result<(), Broken> {
        let (wall, dice) = (self.wall(device), self.dice.any());
        let Some(page) = &mut self.devices[device].page else { return Ok(()) };
        let parked = page.outbox.failed(failure, wall, dice);
        page.not_before_wall = wall + 500;
        if let Some(replica) = &mut page.replica {
            replica.withdraw(&parked);
        }
        if self.bug == Some(Bug::DropsParked) {
            self.give_up_items(device, &parked);
        }
        self.write(device);
        self.send(device)
    }

    fn answered(
        &mut self,
        device: usize,
        sending: &Sending,
        mut outcomes: Vec<Outcome>,
    ) -> Result<(), Broken> {
        if self.bug == Some(Bug::AnswersByPlace) {
            outcomes.iter_mut().zip(&sending.ids).for_each(|(it, id)| it.id = Some(*id));
        }
        if self.bug == Some(Bug::RetryIsDone) {
            let again = |it: &&Outcome| matches!(it.answer, Answer::Retry { .. });
            let ids: Vec<_> = outcomes.iter().filter(again).filter_map(|it| it.id).collect();
            self.give_up_items(device, &ids);
        }
        let (wall, dice) = (self.wall(device), self.dice.any());
        let Some(page) = &mut self.devices[device].page else { return Ok(()) };
        let settled = page.outbox.took(&outcomes, wall, dice);
        page.not_before_wall = 0;
        if self.crashes(device, "page dies before writing an answer") {
            return Ok(());
        }
        self.write(device);
        if self.crashes(device, "page dies after writing an answer") {
            return Ok(());
        }
        self.told(device, &settled.outcomes)?;
        if let Some(replica) = self.replica(device) {
            replica.withdraw(&settled.parked);
        }
        self.send(device)
    }

    /// The person is told what became of commands.
    pub(super) fn told(&mut self, device: usize, outcomes: &[Outcome]) -> Result<(), Broken> {
        if let Some(replica) = self.replica(device) {
            replica.settle(outcomes);
        }
        for outcome in outcomes {
            let Some(id) = outcome.id else { continue };
            let Some(page) = &self.devices[device].page else { return Ok(()) };
            if !is_owned_by(page.outbox.owner(), page.person) {
                return Err(format!("{id} is told to somebody else"));
            }
            self.ledger.heard(id, party(page.person), &outcome.answer, self.now, &self.clock)?;
        }
        Ok(())
    }

    /// Throws items away, as planted mistakes do.
    fn give_up_items(&mut self, device: usize, ids: &[CommandId]) {
        if let Some(page) = &mut self.devices[device].page {
            ids.iter().for_each(|id| page.outbox.dismiss(*id));
        }
        self.write(device);
    }
}
