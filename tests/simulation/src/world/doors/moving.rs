//! Screens that are put up, moved and taken away.

use super::super::{HOUR, What, World};
use crate::building;
use crate::device::{FIRST_SCREEN, party};
use crate::door::Door;
use crate::ledger::Broken;
use crate::planted::Bug;
use domain::Actor;
use hub::writer::Principal;

impl World {
    /// A screen is paired, and hangs at a room from now on: it is none that was known before.
    pub(in crate::world) fn pair(&mut self, device: usize) -> Result<(), Broken> {
        if self.devices[device].session.is_some() {
            return Ok(());
        }
        let number = FIRST_SCREEN + self.screens;
        self.screens += 1;
        let room = self.dice.below(building::DOORS);
        let outbox = self.dice.id();
        let here = &mut self.devices[device];
        here.persons = vec![number];
        here.signed_in = number;
        here.session = Some(number);
        here.door = Some(Door::at(room, outbox));
        self.ledger.hangs(party(number), Some(building::id(room)));
        self.start_page(device)
    }

    /// Whoever runs the building takes it away: its page ends, and what it knew.
    pub(super) fn take_door_away(&mut self, device: usize) -> Result<(), Broken> {
        let room = self.devices[device].door.as_ref().map_or(0, |door| door.room);
        if self.goes_wrong("cookie of a screen kept", 500) {
            self.pretend_at_door(device, room);
        }
        let Some(number) = self.devices[device].session.take() else { return Ok(()) };
        self.figures.fault("screen taken away");
        self.ledger.hangs(party(number), None);
        for connection in self.hub.end_streams_of(device) {
            self.hub.hang_up(connection);
        }
        self.kill_page(device);
        self.devices[device].disk.snapshots.clear();
        self.plan_within(self.now, HOUR, What::DoorPaired(device));
        Ok(())
    }

    /// The planted mistake: the cookie of a screen that was taken away still counts.
    pub(in crate::world) fn session_of_old(
        &self,
        device: usize,
        cookie: Option<usize>,
    ) -> Option<Principal> {
        let door = self.devices[device].door.as_ref();
        let door = door.filter(|_| self.bug == Some(Bug::AsksWhenTakenAway))?;
        Some(Principal { party: party(cookie?), actor: Actor::Door(building::id(door.room)) })
    }

    /// Whoever runs the building hangs it at another room.
    pub(super) fn move_door(&mut self, device: usize) -> Result<(), Broken> {
        let Some(number) = self.devices[device].session else { return Ok(()) };
        let room = self.dice.below(building::DOORS);
        let Some(door) = &mut self.devices[device].door else { return Ok(()) };
        let before = std::mem::replace(&mut door.room, room);
        self.figures.fault("screen moved");
        self.ledger.hangs(party(number), Some(building::id(room)));
        if self.goes_wrong("door's cookie used by hand", 500) {
            self.pretend_at_door(device, before);
        }
        // By its stream, within a second.
        let at = self.now + self.dice.between(40, 1_000);
        self.plan(at, What::DoorTold(device));
        Ok(())
    }

    /// The page hears where it hangs, if it hears anything.
    pub(in crate::world) fn door_told(&mut self, device: usize) {
        let here = &mut self.devices[device];
        let connection = here.page.as_ref().and_then(|page| page.connection);
        let is_heard = here.link.is_well() && connection.is_some_and(|it| self.hub.holds(it));
        if let Some(door) = here.door.as_mut().filter(|_| is_heard) {
            door.shown = door.room;
        }
    }
}
