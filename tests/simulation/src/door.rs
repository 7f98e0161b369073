//! A screen at the door of a room: where it hangs, what it offers, and what it asks.
//!
//! What the app does there (`src/replica/door.rs`, `src/screens/kiosk/door_asking.rs`), without the
//! browser around it: it asks at once or not at all, three times under one id, and remembers nothing.

use crate::hub::RequestId;
use domain::plan::PlaceId;
use domain::time::Instant;
use domain::{
    Command, CommandId, EndAtDoor, Estate, Holder, Seen, State, Status, arrivable, status,
};
use sync::wire::{Cursor, Epoch};
use uuid::Uuid;

/// How often the same is sent.
pub const TRIES: u32 = 3;
/// How long the page waits before it sends it again.
pub const WAIT_MS: i64 = 1_000;
const TAKES: [i64; 3] = [15, 30, 60];
const LONGER: [i64; 2] = [15, 30];
const MINUTE_MS: i64 = 60_000;

/// The screen of a door.
pub struct Door {
    /// At which room it hangs, as the hub knows.
    pub room: usize,
    /// At which room it hangs, as its page knows.
    pub shown: usize,
    /// What its page does.
    pub busy: Busy,
    /// What its requests are told apart by; new with every page.
    pub outbox: Uuid,
    /// How much that page has asked.
    pub asked: u64,
}

/// What the page of a door does.
pub enum Busy {
    /// It can be touched.
    No,
    /// It waits for an answer.
    Asking(Asking),
    /// It is done, in this entry of the log that it knew when it asked, which it does not show yet.
    Until(Cursor),
}

/// What waits for an answer.
pub struct Asking {
    /// Under which log the page asks it.
    pub epoch: Epoch,
    /// By what the hub knows it, however often it is sent.
    pub id: CommandId,
    /// What is sent.
    pub body: String,
    /// The request that is under way.
    pub request: RequestId,
    /// How often it may be sent yet.
    pub tries: u32,
}

impl Door {
    /// At that room, of a page that was just opened.
    pub fn at(room: usize, outbox: Uuid) -> Self {
        Door { room, shown: room, busy: Busy::No, outbox, asked: 0 }
    }

    /// Whether nothing can be asked, for a page that is there.
    pub fn is_busy(&self, there: Cursor) -> bool {
        match &self.busy {
            Busy::No => false,
            Busy::Asking(_) => true,
            // That entry of a log that is no more never comes.
            Busy::Until(done) => done.epoch == there.epoch && there.seq < done.seq,
        }
    }

    /// What waits for the answer to this request.
    pub fn asking(&mut self, of: RequestId) -> Option<&mut Asking> {
        match &mut self.busy {
            Busy::Asking(asking) if asking.request == of => Some(asking),
            _ => None,
        }
    }
}

/// What whoever stands before the door of a place can touch.
pub fn offered(estate: &Estate, state: &State<Seen>, place: PlaceId, now: Instant) -> Vec<Command> {
    let Some(located) = estate.place(place) else { return Vec::new() };
    let rules = &located.building.rules;
    let code = || located.place.code.clone();
    let promised = state.reservations_at(place).iter().map(|it| it.span.from);
    let promised = promised.into_iter().find(|from| *from > now);
    let closes = state.next_closure(&located.areas(), now);
    let closing = rules.closing(now);
    let latest = [promised, closes].into_iter().flatten().fold(closing, Instant::min);
    let here = arrivable(located, state, now);
    let here = here.map(|it| Command::Arrive { place: code(), from: it.span.from });
    match status(located, state, now) {
        Status::Free { .. } => {
            let left = latest.ms_since(now).max(MINUTE_MS) / MINUTE_MS;
            let minutes = TAKES.map(|minutes| u16::try_from(minutes.min(left)).ok());
            let takes = minutes.map(|minutes| Command::CheckIn { place: code(), minutes });
            here.into_iter().chain(takes).collect()
        }
        Status::Reserved { .. } => here.into_iter().collect(),
        Status::Occupied { .. } => {
            let Some(stay) = state.stay(place) else { return Vec::new() };
            let own = stay.holder.occupancy();
            let latest = latest.min(rules.latest_end(located.place.kind, stay.since, now));
            let may_end = own.is_some() || rules.end_at_door == EndAtDoor::Anyone;
            let ends = may_end.then(|| Command::Vacate { place: code(), since: stay.since });
            let longer = LONGER.map(|minutes| stay.until.plus_ms(minutes * MINUTE_MS));
            let longer = longer.into_iter().filter(|until| *until <= latest);
            let longer =
                longer.filter_map(|until| Some(Command::Extend { occupancy: own?, until }));
            ends.into_iter().chain(longer).collect()
        }
        Status::Closed { .. } | Status::Unknown => Vec::new(),
    }
}
