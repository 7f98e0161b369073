//! What the screen at a door may change: its own room, as it was asked, and nobody is written down.

use super::{Broken, Ledger, Made};
use crate::building;
use domain::plan::{PlaceCode, PlaceId};
use domain::time::Instant;
use domain::{
    Command, CommandId, EndAtDoor, Event, Held, Holder, Party, Reason, ReleaseCause, UnreserveCause,
};
use hub::store::{Commit, LogEntry};
use std::collections::{BTreeMap, BTreeSet};
use sync::wire::Answer;

/// What was asked at doors, and what came of it.
#[derive(Debug, Default)]
pub(super) struct Doors {
    /// Which stays a door may end.
    ends: EndAtDoor,
    /// Where each screen hangs.
    hang: BTreeMap<Party, PlaceId>,
    /// Where its screen hung when a command came to the hub; of one that came to none, nowhere.
    came: BTreeMap<CommandId, BTreeSet<PlaceId>>,
    /// Stays of which a door said that they are over: where, and since when.
    wishes_to_vacate: BTreeSet<(PlaceId, Instant)>,
    done: Done,
}

/// How much was done at doors.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Done {
    /// Rooms that were taken.
    pub taken: u64,
    /// Promises of which somebody said to be there.
    pub arrived: u64,
    /// Stays that were made longer.
    pub extended: u64,
    /// Stays that were ended.
    pub vacated: u64,
    /// Faults that were reported.
    pub reported: u64,
    /// What was refused because the room was somebody's already.
    pub too_late: u64,
}

impl Done {
    /// Adds that of another run.
    pub fn add(&mut self, other: &Done) {
        self.taken += other.taken;
        self.arrived += other.arrived;
        self.extended += other.extended;
        self.vacated += other.vacated;
        self.reported += other.reported;
        self.too_late += other.too_late;
    }

    /// In words for people.
    pub fn told(&self) -> String {
        let Done { taken, arrived, extended, vacated, reported, too_late } = self;
        format!(
            "{taken} rooms taken, {arrived} promises used, {extended} stays made longer, {vacated} \
             ended, {reported} faults reported, {too_late} refused because somebody was quicker"
        )
    }
}

impl Doors {
    pub(super) fn by(ends: EndAtDoor) -> Self {
        Doors { ends, ..Doors::default() }
    }

    pub(super) fn wish_to_vacate(&mut self, place: &PlaceCode, since: Instant) {
        self.wishes_to_vacate.extend(building::id_of(place).map(|place| (place, since)));
    }

    /// Whether a door said of the stay there since then, and of no other, that it is over.
    pub(super) fn was_vacated(&self, place: PlaceId, since: Instant) -> bool {
        self.wishes_to_vacate.contains(&(place, since))
    }
}

impl Ledger {
    /// A screen hangs at the door of that room from now on; or nowhere.
    pub fn hangs(&mut self, screen: Party, room: Option<PlaceId>) {
        match room {
            Some(room) => self.doors.hang.insert(screen, room),
            None => self.doors.hang.remove(&screen),
        };
    }

    /// What was asked at a door comes to the hub.
    pub fn came_from_door(&mut self, id: CommandId) {
        let screen = self.made.get(&id).map(|made| made.person);
        let room = screen.and_then(|screen| self.doors.hang.get(&screen));
        self.doors.came.entry(id).or_default().extend(room);
    }

    /// How much was done at doors.
    pub fn done_at_doors(&self) -> &Done {
        &self.doors.done
    }

    /// Whether that stay began by a door that said: those are here to whom it is promised from then;
    /// and is told to be theirs.
    pub(super) fn has_arrived(
        &self,
        stay: &Held,
        promised: &Held,
        place: PlaceId,
        from: Instant,
    ) -> bool {
        let made = self.made.get(&CommandId(stay.occupancy.0));
        let made = made.filter(|_| stay.promised_to() == Some(promised.by));
        made.filter(|made| made.person == stay.by && is_screen(made.person)).is_some_and(|made| {
            matches!(&made.command, Command::Arrive { place: it, from: asked }
                if building::id_of(it) == Some(place) && *asked == from)
        })
    }

    /// The hub has written what it answers a door.
    pub(super) fn answered_at_door(
        &mut self,
        id: CommandId,
        answer: &Answer,
        commit: &Commit,
    ) -> Result<(), Broken> {
        use Reason::{PlaceOccupied, PlaceReserved};
        match answer {
            Answer::Accepted { seq } | Answer::Adjusted { seq, .. } => {
                let entry = commit.entries.iter().find(|entry| entry.seq == *seq);
                self.door_did(id, entry.ok_or(format!("{id} was accepted in no entry"))?)
            }
            Answer::Rejected { reason: PlaceOccupied | PlaceReserved, .. } => {
                self.doors.done.too_late += 1;
                Ok(())
            }
            Answer::Rejected { .. } | Answer::Retry { .. } => Ok(()),
        }
    }

    fn door_did(&mut self, id: CommandId, entry: &LogEntry) -> Result<(), Broken> {
        let Some(made) = self.made.get(&id) else { return Ok(()) };
        let events: Vec<&Event<Held>> = entry.events.iter().map(|it| &it.event).collect();
        let rooms = self.doors.came.get(&id);
        let is_its_room = |event: &&Event<Held>| {
            event.place().is_some_and(|place| rooms.is_some_and(|rooms| rooms.contains(&place)))
        };
        if let Some(other) = events.iter().find(|event| !is_its_room(event)) {
            return Err(format!("{id}, asked at a door, changes what is not its room: {other:?}"));
        }
        let done = &mut self.doors.done;
        let (count, is_as_asked) = match (&made.command, &events[..]) {
            // The wish was true already.
            (_, []) => return Ok(()),
            (Command::CheckIn { minutes: Some(minutes), .. }, [began]) => (
                &mut done.taken,
                begins(made, id, entry.at, entry.at.plus_minutes(*minutes), began),
            ),
            // Only by hand: a page always says how long.
            (Command::CheckIn { minutes: None, .. }, [began]) => {
                (&mut done.taken, begins(made, id, entry.at, Instant(i64::MAX), began))
            }
            (
                Command::Arrive { from: asked, .. },
                [Event::Unreserved { from, until, cause, .. }, began],
            ) => {
                let is_used = *cause == UnreserveCause::CheckedIn && from == asked;
                (&mut done.arrived, is_used && begins(made, id, entry.at, *until, began))
            }
            (Command::Extend { .. }, [Event::Extended { holder, .. }]) => {
                (&mut done.extended, holder.by == made.person)
            }
            (Command::Release { .. }, [Event::Released { holder, .. }]) => {
                (&mut done.vacated, holder.by == made.person)
            }
            (Command::Vacate { .. }, [Event::Released { holder, at, cause, .. }]) => {
                let may = holder.by == made.person || self.doors.ends == EndAtDoor::Anyone;
                (&mut done.vacated, may && *at == entry.at && *cause == ReleaseCause::Left)
            }
            (Command::ReportFault { .. }, [Event::FaultReported { .. }]) => {
                (&mut done.reported, true)
            }
            _ => return Err(format!("{id}, asked at a door, does something else: {events:?}")),
        };
        *count += 1;
        if is_as_asked {
            return Ok(());
        }
        Err(format!("{id}, asked at a door as {:?}, does {events:?}", made.command))
    }
}

/// Whether a stay begins that the door holds and nobody else, now, and not for longer than that.
fn begins(made: &Made, id: CommandId, now: Instant, longest: Instant, event: &Event<Held>) -> bool {
    matches!(event, Event::CheckedIn { holder, at, until, .. }
        if holder.by == made.person && holder.occupancy.0 == id.0 && *at == now && *until <= longest)
}

/// Whether it is one.
pub(super) fn is_screen(party: Party) -> bool {
    matches!(party, Party::Screen(_))
}
