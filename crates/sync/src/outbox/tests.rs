use super::*;
use crate::wire::Made;
use domain::plan::PlaceCode;
use domain::time::LocalClock;
use domain::{Command, OccupancyId};

mod answers;
mod disk;
mod remembering;

pub(super) const ME: &str = "sanne";
pub(super) const DAY_MS: i64 = 86_400_000;
/// The end of the ladder: every wait is its ceiling.
pub(super) const SLOWEST: u32 = u32::MAX;

pub(super) fn id(n: u64) -> CommandId {
    CommandId(Uuid::from_u128(u128::from(n) + 0x700))
}

pub(super) fn check_in(n: u64) -> Note {
    let place = PlaceCode::new("1.118-3").unwrap();
    note(n, Command::CheckIn { place, minutes: None })
}

pub(super) fn release(n: u64, of: u64) -> Note {
    note(n, Command::Release { occupancy: OccupancyId::from(id(of)) })
}

pub(super) fn note(n: u64, command: Command) -> Note {
    let made = Made { wall_ms: 0, offset_ms: Some(0), error_ms: 0 };
    let at = Instant(i64::try_from(n).unwrap());
    let expires = valid_until(&command, &made, at, &LocalClock::default());
    Note { id: id(n), command, basis: None, made, at, expires }
}

/// An outbox with so many check-ins, numbered from 1.
pub(super) fn outbox_of(items: u64) -> Outbox {
    let mut outbox = Outbox::open(Uuid::from_u128(1), ME, []);
    for n in 1..=items {
        outbox.put(check_in(n)).unwrap();
    }
    outbox
}

pub(super) fn accepted(n: u64) -> Outcome {
    Outcome { id: Some(id(n)), answer: Answer::Accepted { seq: n }, detail: None }
}

pub(super) fn rejected(n: u64, reason: Reason) -> Outcome {
    let answer = Answer::rejected(reason);
    Outcome { id: Some(id(n)), answer, detail: None }
}

pub(super) fn retry(n: u64, after_ms: u64) -> Outcome {
    Outcome { id: Some(id(n)), answer: Answer::Retry { after_ms }, detail: None }
}

/// The ids of the next request, as numbers.
pub(super) fn sent(outbox: &mut Outbox, now_ms: i64) -> Vec<u64> {
    match outbox.next_batch(Some(ME), now_ms) {
        Next::Send(sending) => sending.ids.iter().map(|it| number(*it)).collect(),
        Next::Later(_) | Next::SignIn | Next::Nothing => Vec::new(),
    }
}

pub(super) fn number(id: CommandId) -> u64 {
    u64::try_from(id.0.as_u128() - 0x700).unwrap()
}
