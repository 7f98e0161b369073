//! Screens at the doors of rooms: how they hang, and who stands before them.

mod asking;
mod moving;
mod pretending;

use super::{MINUTE, What, World};
use crate::building;
use crate::device::{Device, Disk, FIRST_SCREEN, Link, party};
use crate::door::{Door, offered};
use crate::ledger::Broken;
use domain::plan::PlaceCode;
use domain::time::Instant;
use domain::{Actor, Command};
use hub::writer::Principal;

impl World {
    /// Puts up the screens of the first day: at some rooms, at times two at one.
    pub(super) fn hang_doors(&mut self) {
        for _ in 0..self.dice.between(1, 3) {
            let device = self.devices.len();
            let door = Door::at(0, self.dice.id());
            self.devices.push(Device {
                persons: Vec::new(),
                signed_in: 0,
                session: None,
                disk: Disk::default(),
                page: None,
                pages: 0,
                link: Link::default(),
                link_faults: 0,
                is_old: self.dice.happens(100),
                clock_error_ms: self.dice.pick(&[0, 0, 0, 800, -90_000, 3_600_000]),
                offset_ms: None,
                door: Some(door),
            });
            self.plan(self.now, What::DoorPaired(device));
        }
    }

    /// What happens at doors on one day, beside what people bring about who come for a room.
    pub(super) fn plan_day_at_doors(&mut self, opens: i64, length: i64) {
        for device in self.first_door..self.devices.len() {
            self.figures.door_days += 1;
            for _ in 0..self.dice.between(6, 10) {
                self.plan_within(opens, length, What::Touch(device));
            }
            for _ in 0..self.dice.between(2, 4) {
                self.plan_within(opens, length, What::DoorFault(device));
            }
        }
    }

    /// Somebody comes to a room: perhaps others of theirs, or strangers, are at its door by then.
    pub(super) fn meet_at_the_door(&mut self, place: &PlaceCode, at: i64) {
        for device in self.first_door..self.devices.len() {
            let room = self.devices[device].door.as_ref().map(|door| door.room);
            if room.map(building::code).as_ref() == Some(place) && self.dice.happens(700) {
                let at = at + self.dice.between(-200, 400);
                self.plan(at, What::Touch(device));
            }
        }
    }

    /// A place: more often than any desk one with a door, about which there is more to quarrel.
    pub(super) fn somewhere(&mut self) -> PlaceCode {
        let among = if self.dice.happens(120) { building::DOORS } else { self.places };
        building::code(self.dice.below(among))
    }

    /// Somebody reads what the screen offers, and touches one of it: at once, or when it may offer
    /// that no more.
    pub(super) fn touch(&mut self, device: usize) -> Result<(), Broken> {
        if self.is_healing {
            return Ok(());
        }
        let room = self.devices[device].door.as_ref().map_or(0, |door| door.room);
        if self.goes_wrong("door's cookie used by hand", 60) {
            self.pretend_at_door(device, room);
        }
        let Some(command) = self.wish_at_door(device) else { return Ok(()) };
        let page = self.devices[device].pages;
        if self.dice.happens(250) {
            let at = self.now + self.dice.between(1_000, 2 * MINUTE);
            self.plan(at, What::Touched { device, page, command });
            return Ok(());
        }
        self.ask_at_door(device, command)
    }

    pub(super) fn touched(
        &mut self,
        device: usize,
        page: u64,
        command: Command,
    ) -> Result<(), Broken> {
        if self.is_healing || self.devices[device].pages != page {
            return Ok(());
        }
        self.ask_at_door(device, command)
    }

    fn wish_at_door(&mut self, device: usize) -> Option<Command> {
        let wall = self.wall(device);
        let here = &self.devices[device];
        let (door, page) = (here.door.as_ref()?, here.page.as_ref()?);
        let now = Instant(wall + here.offset_ms.unwrap_or_default());
        let (room, replica) = (door.shown, page.replica.as_ref()?);
        let offered = offered(replica.estate(), replica.state(), building::id(room), now);
        if offered.is_empty() || self.dice.happens(60) {
            let equipment = self.dice.pick(&building::EQUIPMENT);
            return Some(Command::ReportFault { place: building::code(room), equipment });
        }
        let touched = self.dice.below(offered.len());
        offered.into_iter().nth(touched)
    }

    /// Something goes wrong with a door.
    pub(super) fn door_fault(&mut self, device: usize) -> Result<(), Broken> {
        match self.dice.below(10) {
            0 => self.move_door(device),
            1 => self.take_door_away(device),
            // What goes wrong with every device, without what only persons do.
            _ => {
                let kind = self.dice.pick(&[0, 1, 2, 3, 4, 5, 6, 7, 9, 10, 13]);
                self.fault_of_kind(device, kind)
            }
        }
    }

    /// As whom the hub knows whoever has that number.
    pub(super) fn principal(&self, number: usize) -> Principal {
        let actor = if number < FIRST_SCREEN {
            super::role(number).into()
        } else {
            let mut doors = self.devices[self.first_door..].iter();
            let here = doors.find(|it| it.signed_in == number);
            let room = here.and_then(|it| it.door.as_ref()).map_or(0, |door| door.room);
            Actor::Door(building::id(room))
        };
        Principal { party: party(number), actor }
    }
}
