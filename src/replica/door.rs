//! What a paired screen can do at the door of its room, and asking it. It asks at once or not at all:
//! a room is never promised without the hub, so nothing of it waits in an outbox.

use super::clock::device_ms;
use super::{Live, api, ids};
use domain::plan::PlaceId;
use domain::time::{Instant, Span};
use domain::{Command, EndAtDoor, Holder, OccupancyId, Reason, Status, arrivable, status};
use gloo::timers::future::TimeoutFuture;
use leptos::prelude::*;
use sync::wire::{Answer, CommandEnvelope, CommandsRequest, Cursor, Epoch};
use uuid::Uuid;

/// How often the same is sent again where the hub does not answer, and how long it waits before that.
const TRIES: u32 = 3;
const WAIT_MS: u32 = 1_000;
/// How long somebody who takes the room may choose, in minutes.
const TAKES: [i64; 3] = [15, 30, 60];
/// By how much somebody who has it may make it longer.
const LONGER: [i64; 2] = [15, 30];
/// Less than this is not offered by itself.
const WORTH_MS: i64 = 5 * MINUTE_MS;
const MINUTE_MS: i64 = 60_000;

/// What the door of a room can do now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AtDoor {
    /// Somebody may take it until one of these moments. Where they end sooner than they could, that is
    /// for what comes then. A promise may be there already that they may say to be here for.
    Free {
        /// The moments.
        ends: Vec<Instant>,
        /// When somebody else has it, where that is why the last is no later.
        then: Option<Instant>,
        /// Of the next promise.
        promised: Option<Span>,
    },
    /// Those to whom it is promised may say that they are here.
    Promised(Span),
    /// This door holds it.
    Own {
        /// By which stay.
        occupancy: OccupancyId,
        /// Since when, which names it too.
        since: Instant,
        /// Until when it can be made to last.
        longer: Vec<Instant>,
    },
    /// Somebody else does.
    Another {
        /// Since when, where this door may end it.
        may_end: Option<Instant>,
    },
    /// Nobody can do anything.
    Nothing,
}

/// What became of a wish.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// It is done, in this entry of the log that was known when it was asked.
    Done(Cursor),
    /// It is not.
    Refused(Reason),
    /// The hub did not answer: it may be done or not.
    Unanswered,
}

/// Numbers what one page of a screen asks.
#[derive(Debug, Clone, Copy)]
pub struct Asking {
    outbox: Uuid,
    asked: u64,
}

impl Asking {
    /// Of a page that has asked nothing.
    pub fn begin() -> Self {
        Asking { outbox: ids::new_outbox_id(), asked: 0 }
    }

    /// Asks the hub, under one id however often it is sent.
    pub fn ask(&mut self, live: Live, command: Command) -> impl Future<Output = Told> + use<> {
        self.asked += 1;
        let wall_ms = device_ms();
        let made = live.with_shell(|shell| shell.clock.made(wall_ms));
        let body = made.map(|made| {
            let id = ids::new_command_id(wall_ms);
            let envelope = CommandEnvelope { id, sequence: self.asked, command, basis: None, made };
            CommandsRequest { outbox: self.outbox, commands: vec![envelope] }
        });
        // Plain fields can always be written.
        let body = body.and_then(|body| serde_json::to_string(&body).ok()).unwrap_or_default();
        let log = live.with_replica(|replica| replica.cursor().epoch);
        send(body, log.unwrap_or(Epoch(Uuid::nil())))
    }
}

async fn send(body: String, log: Epoch) -> Told {
    for _ in 0..TRIES {
        let answered = api::commands(body.clone()).await;
        match answered.ok().and_then(|outcomes| outcomes.into_iter().next()).map(|it| it.answer) {
            Some(Answer::Accepted { seq } | Answer::Adjusted { seq, .. }) => {
                return Told::Done(Cursor { epoch: log, seq });
            }
            Some(Answer::Rejected { reason, .. }) => return Told::Refused(reason),
            Some(Answer::Retry { .. }) | None => TimeoutFuture::new(WAIT_MS).await,
        }
    }
    Told::Unanswered
}

impl Live {
    /// Whether an entry of a log is part of what is shown, or never will be. Tracked.
    pub fn has_come_by(self, entry: Cursor) -> bool {
        self.changes.track();
        self.with_replica(|replica| !is_to_come(entry, replica.cursor())).unwrap_or(true)
    }

    /// What the door of a room can do now. Tracked.
    pub fn at_door(self, place: PlaceId) -> AtDoor {
        self.now.track();
        self.changes.track();
        if !self.is_known.get() {
            return AtDoor::Nothing;
        }
        let now = self.hub_now();
        // Whole minutes, so that what can be chosen is not another thing with every second.
        let minute = Instant(now.0.div_euclid(MINUTE_MS) * MINUTE_MS);
        let judge = |replica: &mut sync::replica::Replica| {
            let (located, state) = (replica.estate().place(place)?, replica.state());
            let rules = &located.building.rules;
            let agenda = state.reservations_at(place).iter().map(|it| it.span);
            let promised = agenda.map(|it| it.from).find(|from| *from > now);
            let closes = state.next_closure(&located.areas(), now);
            let closing = rules.closing(now);
            let latest = [promised, closes].into_iter().flatten().fold(closing, Instant::min);
            Some(match status(located, state, now) {
                Status::Free { .. } => {
                    let most = TAKES.last().and_then(|it| u16::try_from(*it).ok());
                    let end = rules.end_of_stay(located.place.kind, minute, most);
                    let then = promised.filter(|from| *from == latest && *from < end);
                    AtDoor::Free {
                        ends: ends(minute, end.min(latest), &TAKES),
                        then,
                        promised: arrivable(located, state, now).map(|it| it.span),
                    }
                }
                Status::Reserved { .. } => match arrivable(located, state, now) {
                    Some(promised) => AtDoor::Promised(promised.span),
                    None => AtDoor::Nothing,
                },
                Status::Occupied { until, .. } => {
                    let stay = state.stay(place)?;
                    let may_end = rules.end_at_door == EndAtDoor::Anyone;
                    let latest = latest.min(rules.latest_end(located.place.kind, stay.since, now));
                    match stay.holder.occupancy() {
                        Some(occupancy) => AtDoor::Own {
                            occupancy,
                            since: stay.since,
                            longer: ends(until, latest, &LONGER),
                        },
                        None => AtDoor::Another { may_end: may_end.then_some(stay.since) },
                    }
                }
                Status::Closed { .. } | Status::Unknown => AtDoor::Nothing,
            })
        };
        self.with_replica(judge).flatten().unwrap_or(AtDoor::Nothing)
    }
}

/// Whether who knows the log as far as `known` waits for an entry. One of another log never comes: the
/// hub was restored from a backup.
fn is_to_come(entry: Cursor, known: Cursor) -> bool {
    entry.epoch == known.epoch && entry.seq > known.seq
}

/// The ends that can be chosen: after so many minutes, and one that is cut short at the latest moment.
fn ends(from: Instant, latest: Instant, minutes: &[i64]) -> Vec<Instant> {
    let all = minutes.iter().map(|it| from.plus_ms(it * MINUTE_MS));
    let mut ends: Vec<_> = all.clone().filter(|end| *end <= latest).collect();
    let before = ends.last().copied().unwrap_or(from);
    let is_cut = ends.len() < minutes.len();
    // What is left of the only one is offered however short it is.
    let worth_ms = if ends.is_empty() { MINUTE_MS } else { WORTH_MS };
    if is_cut && latest.ms_since(before) >= worth_ms {
        ends.push(latest);
    }
    ends
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    /// A door that was told *done* just before the hub was restored could not be touched for hours.
    #[test]
    fn an_entry_of_a_log_that_is_no_more_is_not_waited_for() {
        let at = |log: u128, seq: u64| Cursor { epoch: Epoch(Uuid::from_u128(log)), seq };
        for (entry, known, expected) in [
            (at(1, 9), at(1, 8), true),
            (at(1, 9), at(1, 9), false),
            (at(1, 9), at(1, 10), false),
            (at(1, 9), at(2, 3), false),
        ] {
            assert_eq!(is_to_come(entry, known), expected, "{entry} {known}");
        }
    }

    #[test]
    fn what_can_be_chosen_ends_before_somebody_elses_time() {
        let minute = |it: i64| Instant(it * MINUTE_MS);
        for (latest, expected) in [
            (600, vec![15, 30, 60]),
            (60, vec![15, 30, 60]),
            (59, vec![15, 30, 59]),
            (34, vec![15, 30]),
            (35, vec![15, 30, 35]),
            (30, vec![15, 30]),
            (22, vec![15, 22]),
            (15, vec![15]),
            (8, vec![8]),
            (1, vec![1]),
            (0, vec![]),
            (-5, vec![]),
        ] {
            let found = ends(minute(0), minute(latest), &TAKES);
            assert_eq!(found, expected.into_iter().map(minute).collect::<Vec<_>>(), "{latest}");
        }
    }
}
