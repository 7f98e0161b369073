//! What persons do.

use super::{What, World, role};
use crate::device::party;
use crate::ledger::Broken;
use crate::planted::Bug;
use domain::time::Instant;
use domain::{ClosureId, Command, CommandId, Holder, OccupancyId, Target};
use hub::writer::Principal;
use sync::outbox::{Note, valid_until};
use sync::wire::{CommandEnvelope, CommandsRequest, Made};

impl World {
    /// The person at a device wants something: it is noted, and then sent.
    pub(super) fn act(&mut self, device: usize) -> Result<(), Broken> {
        if self.devices[device].page.is_none() {
            self.start_page(device)?;
        }
        if self.goes_wrong("somebody pretends", 15) {
            self.pretend(device);
        }
        if self.goes_wrong("note of a newer build", 8) {
            self.newer_build_notes(device);
        }
        if self.dice.happens(150) {
            return self.act_in_another_tab(device);
        }
        let command = self.wish(device);
        self.ask(device, command)
    }

    /// Notes a wish, shows it and sends it.
    pub(super) fn ask(&mut self, device: usize, command: Command) -> Result<(), Broken> {
        self.plan_arrival(device, &command);
        if let Command::CheckIn { place, .. } = &command {
            self.meet_at_the_door(place, self.now);
        }
        let note = self.note_of(device, command.clone());
        let (id, at, knew_time) = (note.id, note.at, note.made.offset_ms.is_some());
        let Some(page) = &mut self.devices[device].page else { return Ok(()) };
        let person_number = page.person;
        let Ok(envelope) = page.outbox.put(note) else { return Ok(()) };
        self.figures.commands += 1;
        self.ledger.note(id, party(person_number), &command, Instant(self.now), knew_time);
        if self.crashes(device, "page dies before writing") {
            return Ok(());
        }
        if self.bug == Some(Bug::NotesBeforeWriting) {
            let Some(page) = &mut self.devices[device].page else { return Ok(()) };
            let writes = page.outbox.take_writes();
            page.unwritten.extend(writes);
            self.ledger.is_safe(id);
        } else {
            self.write(device);
        }
        if self.crashes(device, "page dies before sending") {
            return Ok(());
        }
        if let Some(replica) = self.replica(device) {
            replica.note(envelope, at, domain::decide);
        }
        self.send(device)
    }

    /// A wish, as the device notes it.
    pub(super) fn note_of(&mut self, device: usize, command: Command) -> Note {
        let (wall, offset_ms) = (self.wall(device), self.devices[device].offset_ms);
        let made = Made { wall_ms: wall, offset_ms, error_ms: 1_000 };
        let at = Instant(wall.saturating_add(offset_ms.unwrap_or_default()));
        let expires = valid_until(&command, &made, at, &self.clock);
        Note { id: CommandId(self.dice.id()), command, basis: None, made, at, expires }
    }

    /// What the person wants, by what the screen shows.
    pub(super) fn wish(&mut self, device: usize) -> Command {
        if let Some(command) = self.wish_for_later(device) {
            return command;
        }
        let place = self.somewhere();
        let check_in = Command::CheckIn { place: place.clone(), minutes: None };
        let manages = self.devices[device].page.as_ref().is_some_and(|it| it.person == 0);
        let wants_to_leave = self.dice.happens(550);
        let wants_to_manage = manages && self.dice.happens(300);
        let any = self.dice.any() as usize;
        let Some(replica) = self.replica(device) else { return check_in };
        if wants_to_manage {
            let closures: Vec<ClosureId> = replica.state().closures().map(|it| it.id).collect();
            return match closures.first() {
                Some(closure) => Command::Open { closure: *closure },
                None => Command::Close { target: Target::Place(place), from: None, until: None },
            };
        }
        let own = replica.state().stays_of(&()).filter_map(|(_, stay)| stay.holder.occupancy());
        let own: Vec<OccupancyId> = own.collect();
        if wants_to_leave && !own.is_empty() {
            return Command::Release { occupancy: own[any % own.len()] };
        }
        let page = self.devices[device].page.as_ref();
        match page.and_then(|page| page.outbox.waiting().last()) {
            Some(last) if any.is_multiple_of(5) => {
                Command::Release { occupancy: OccupancyId::from(last.id) }
            }
            _ => check_in,
        }
    }

    /// Somebody sends by hand what the app would not: under an id that is another's, or in
    /// another's name.
    fn pretend(&mut self, device: usize) {
        let Some(thief) = self.devices[device].session else { return };
        let (id, command, maker) = if self.dice.happens(500) {
            let own = party(thief);
            let others: Vec<CommandId> = self
                .ledger
                .answered_ids()
                .filter(|(_, whose)| *whose != own)
                .map(|(id, _)| id)
                .collect();
            if others.is_empty() {
                return;
            }
            let id = others[self.dice.below(others.len())];
            let Some(made) = self.ledger.made().get(&id) else { return };
            (id, made.command.clone(), thief)
        } else {
            let id = CommandId(self.dice.id());
            let place = self.somewhere();
            let command = match self.dice.below(4) {
                // What only doors may ask.
                0 => Command::Arrive { place, from: Instant(self.now) },
                1 => Command::Vacate { place, since: Instant(self.now) },
                _ => Command::CheckIn { place, minutes: None },
            };
            self.ledger.note(id, party(thief), &command, Instant(self.now), false);
            (id, command, self.dice.below(self.devices.len()))
        };
        let made = Made { wall_ms: self.now, offset_ms: None, error_ms: 0 };
        let commands = vec![CommandEnvelope { id, sequence: 1, command, basis: None, made }];
        let body = CommandsRequest { outbox: self.dice.id(), commands };
        let body = serde_json::to_string(&body).unwrap();
        let cookie = Some(thief);
        self.plan(self.now + 5, What::Post { device, request: 0, cookie, maker, body });
    }

    /// Who is signed in on a device, as the hub knows.
    pub(super) fn session(&self, device: usize) -> Option<Principal> {
        self.devices[device].session.map(|number| self.principal(number))
    }

    /// What the page shows.
    pub(super) fn replica(&mut self, device: usize) -> Option<&mut sync::replica::Replica> {
        self.devices[device].page.as_mut()?.replica.as_mut()
    }

    /// The role of whoever uses the page.
    pub(super) fn role_at(&self, device: usize) -> domain::Role {
        role(self.devices[device].signed_in)
    }
}
