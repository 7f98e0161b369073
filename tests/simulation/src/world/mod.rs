//! One run: an office with a hub, in virtual time.

mod acting;
mod doors;
mod faults;
mod healing;
mod living;
mod planning;
mod reserving;
mod sending;
mod streaming;
mod tabs;
mod what;

use crate::building;
use crate::device::{Device, Link, owner};
use crate::dice::Dice;
use crate::figures::Figures;
use crate::hub::SimHub;
use crate::ledger::{Broken, Ledger};
use crate::planted::Bug;
use domain::time::{Instant, LocalClock};
use domain::{EndAtDoor, Estate, Role, UnreserveCause};
use hub::store::MemoryStore;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};
use std::sync::Arc;
use sync::wire::Epoch;
use what::{Planned, What};

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// One run.
pub struct World {
    bug: Option<Bug>,
    dice: Dice,
    now: i64,
    plans: BinaryHeap<Reverse<Planned>>,
    numbers: u64,
    hub: SimHub,
    ledger: Ledger,
    devices: Vec<Device>,
    /// From here on the devices are screens at doors.
    first_door: usize,
    /// How many screens were ever paired.
    screens: usize,
    /// All plans that were ever in use, by their hash.
    estates: BTreeMap<String, Arc<Estate>>,
    plan_version: usize,
    clock: LocalClock,
    places: usize,
    figures: Figures,
    backup: Option<MemoryStore>,
    deciding: bool,
    /// How far the hub's clock is ahead, in milliseconds.
    hub_clock_error_ms: i64,
    /// Whether it is ever set.
    hub_clock_is_set: bool,
    /// No fault happens any more.
    is_healing: bool,
}

/// Runs one seed to its end.
///
/// # Errors
/// The promise that was broken.
pub fn run(seed: u64, bug: Option<Bug>) -> Result<Figures, Broken> {
    let mut world = World::new(seed, bug);
    world.days()?;
    world.heal()?;
    world.figures.seeds = 1;
    let (figures, ledger) = (&mut world.figures, &world.ledger);
    figures.at_doors = ledger.done_at_doors().clone();
    figures.commits = ledger.commits();
    figures.promises = ledger.promises();
    figures.arrivals = ledger.ended(UnreserveCause::CheckedIn);
    figures.no_shows = ledger.ended(UnreserveCause::NoShow);
    Ok(world.figures)
}

impl World {
    fn new(seed: u64, bug: Option<Bug>) -> Self {
        let mut dice = Dice::new(seed);
        let count = 1 + dice.below(50);
        let places = 4 + count * dice.between(3, 12) as usize / 10;
        let plan = building::plan(places, 0);
        let monday = dice.pick(&[building::MONDAY, building::MONDAY_IN_SPRING]);
        let hub_clock_is_set = dice.happens(150);
        let now = monday.0 + dice.between(0, 13) * DAY + 6 * HOUR;
        let ends = dice.pick(&[EndAtDoor::Own, EndAtDoor::Anyone]);
        let rules = building::rules(ends);
        let hub = SimHub::new(Epoch(dice.id()), plan, rules.clone(), Instant(now), bug);
        let devices = (0..count).map(|n| device(n, count, &mut dice)).collect();
        let mut world = World {
            bug,
            dice,
            now,
            plans: BinaryHeap::new(),
            numbers: 0,
            hub,
            ledger: Ledger::by(&rules, hub_clock_is_set),
            devices,
            first_door: count,
            screens: 0,
            estates: BTreeMap::new(),
            plan_version: 0,
            clock: rules.clock,
            places,
            figures: Figures::default(),
            backup: None,
            deciding: false,
            hub_clock_error_ms: 0,
            hub_clock_is_set,
            is_healing: false,
        };
        world.note_estate();
        world.hang_doors();
        // The entry of the plan itself.
        world.hub.tell(&mut world.ledger).unwrap();
        world
    }

    /// All working days, with all that goes wrong in them. The last one ends while people are
    /// still at their desks, so that there is something to compare.
    fn days(&mut self) -> Result<(), Broken> {
        let days = if self.dice.happens(700) { 1 } else { self.dice.between(2, 3) };
        for _ in 1..days {
            self.plan_day(11 * HOUR);
            self.go_on_until(self.now + DAY)?;
        }
        let length = self.dice.between(4, 10) * HOUR;
        self.plan_day(length);
        self.go_on_until(self.now + HOUR + length)
    }

    fn plan_day(&mut self, length: i64) {
        let opens = self.now + HOUR;
        self.plan_day_at_doors(opens, length);
        for device in 0..self.first_door {
            self.figures.device_days += 1;
            for _ in 0..self.dice.between(6, 8) {
                self.plan_within(opens, length, What::Act(device));
            }
            for _ in 0..self.dice.between(2, 4) {
                self.plan_within(opens, length, What::DeviceFault(device));
            }
        }
        for _ in 0..self.dice.between(2, 6) {
            self.plan_within(opens, length, What::HubFault);
        }
        if self.hub_clock_is_set {
            for _ in 0..2 {
                self.plan_within(opens, length, What::HubClockFault);
            }
        }
        if self.dice.happens(300) {
            self.plan_within(opens, length, What::PlanChanges);
        }
        for hour in [2, 7, 12, 13] {
            self.plan(self.now + hour * HOUR, What::Advance);
        }
    }

    fn plan_within(&mut self, from: i64, longest: i64, what: What) {
        let at = from + self.dice.between(0, longest);
        self.plan(at, what);
    }

    fn plan(&mut self, at: i64, what: What) {
        self.numbers += 1;
        self.plans.push(Reverse(Planned { at: at.max(self.now), number: self.numbers, what }));
    }

    fn go_on_until(&mut self, end: i64) -> Result<(), Broken> {
        while self.plans.peek().is_some_and(|Reverse(next)| next.at <= end) {
            let Some(Reverse(next)) = self.plans.pop() else { break };
            self.now = next.at;
            self.turn_hub_clock();
            self.happen(next.what)?;
        }
        self.now = end;
        self.turn_hub_clock();
        Ok(())
    }

    fn happen(&mut self, what: What) -> Result<(), Broken> {
        match what {
            What::Act(device) => self.act(device),
            What::Arrive(device, place) => self.arrive(device, place),
            What::Touch(device) => self.touch(device),
            What::Touched { device, page, command } => self.touched(device, page, command),
            What::DoorFault(device) => self.door_fault(device),
            What::DoorTold(device) => {
                self.door_told(device);
                Ok(())
            }
            What::DoorPaired(device) => self.pair(device),
            What::AskAgain { device, page, request } => self.ask_again(device, page, request),
            What::Start(device) => self.start_page(device),
            What::SignIn(device) => self.sign_in(device),
            What::DeviceFault(device) => self.device_fault(device),
            What::HubFault => self.hub_fault(),
            What::HubClockFault => self.hub_clock_fault(),
            What::LinkHeals(device, fault) => self.link_heals(device, fault),
            What::DiskHasRoom(device) => self.disk_has_room(device),
            What::Visible(device) => self.visible(device),
            What::HubStarts => self.hub_starts(),
            What::TabTold { device, page } => self.told_by_tab(device, page),
            What::HubClockIsRight => self.set_hub_clock(0),
            What::PlanChanges => self.plan_changes(),
            What::HubIsWell => {
                self.hub.stumbles = false;
                Ok(())
            }
            What::Advance => self.advance(),
            What::Post { device, request, cookie, maker, body } => {
                self.posted(device, request, cookie, maker, &body)
            }
            What::Decide => self.decide(),
            What::Reply { device, page, request, reply } => {
                self.replied(device, page, request, &reply)
            }
            What::GiveUp { device, page, request } => self.given_up(device, page, request),
            What::Wake(device, page) => self.wake(device, page),
            What::Tick(device, page) => self.tick(device, page),
            What::Connect { device, page, connection, after } => {
                self.connect(device, page, connection, after)
            }
            What::Say { device, page, connection, said } => {
                self.heard(device, page, connection, said)
            }
            What::AskSnapshot { device, page } => {
                self.snapshot_asked(device, page);
                Ok(())
            }
            What::Snapshot { device, page, snapshot } => self.snapshot_came(device, page, snapshot),
        }
    }

    fn wall(&self, device: usize) -> i64 {
        self.now + self.devices[device].clock_error_ms
    }

    /// The hub has written: everybody who listens hears of it.
    fn tell_readers(&mut self) {
        for (device, connection, said) in self.hub.say() {
            let link = self.devices[device].link;
            if link.loses_down || link.is_offline || link.is_portal {
                continue;
            }
            if self.goes_wrong("frame lost", 1) && said.is_some() {
                continue;
            }
            let page = self.devices[device].pages;
            self.plan(self.now + 40, What::Say { device, page, connection, said });
        }
    }

    /// Whether a fault happens that happens so many times in a thousand.
    fn goes_wrong(&mut self, kind: &'static str, in_thousand: u32) -> bool {
        let happens = !self.is_healing && self.dice.happens(in_thousand);
        if happens {
            self.figures.fault(kind);
        }
        happens
    }
}

fn device(n: usize, count: usize, dice: &mut Dice) -> Device {
    // Some share a device, and some have two.
    let mut persons = vec![n * 4 / 5];
    if dice.happens(150) {
        persons.push(dice.below(count));
    }
    persons.dedup();
    Device {
        signed_in: persons[0],
        session: Some(persons[0]),
        persons,
        disk: crate::device::Disk::default(),
        page: None,
        pages: 0,
        link: Link::default(),
        link_faults: 0,
        is_old: dice.happens(100),
        clock_error_ms: dice.pick(&[0, 0, 0, 800, -90_000, 3_600_000, -365 * DAY, 365 * DAY]),
        offset_ms: None,
        door: None,
    }
}

fn role(n: usize) -> Role {
    if n == 0 { Role::FacilityManager } else { Role::Staff }
}

fn is_owned_by(page_owner: &str, n: usize) -> bool {
    page_owner == owner(n)
}
