//! What persons were promised, in the simplest words: the judge of every run.
//!
//! It shares no code with the hub or the app. It sees each transaction as the store has written it,
//! each answer as the hub gives it, and each note as the device says that it is safe.

mod doors;
mod entries;
mod made;
mod promises;

pub use doors::Done;
pub use made::{Fate, Made};

use domain::plan::PlaceId;
use domain::time::{Instant, LocalClock, Span};
use domain::{Command, CommandId, Held, OccupancyId, Party, Reason, Rules, UnreserveCause};
use doors::Doors;
use hub::store::Commit;
use promises::Promises;
use std::collections::{BTreeMap, BTreeSet};
use sync::wire::{Answer, Outcome};

/// A promise that was broken, in words.
pub type Broken = String;

/// What a hub has written, as the transactions say.
#[derive(Debug, Clone, Default)]
struct Written {
    head: u64,
    last_at: Instant,
    stays: BTreeMap<PlaceId, Stay>,
    free_since: BTreeMap<PlaceId, Instant>,
    left_at: BTreeMap<Party, Instant>,
    begun: BTreeSet<OccupancyId>,
    answers: BTreeMap<CommandId, (Party, Answer)>,
    released_first: BTreeSet<(Party, OccupancyId)>,
    promises: Promises,
}

/// Somebody at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stay {
    holder: Held,
    span: Span,
}

/// How far off a device is that knows hub time.
const DOUBT_MS: i64 = 1_000;

/// All that was promised in one run.
#[derive(Default)]
pub struct Ledger {
    clock: LocalClock,
    /// The hub's own clock is set in this run: then nobody can say what day it is.
    clock_is_set: bool,
    made: BTreeMap<CommandId, Made>,
    /// To leave a place, or to give a promise up.
    wishes_to_leave: BTreeSet<(Party, OccupancyId)>,
    /// When a place is to be promised, or a stay is to end; by what names promise and stay.
    wishes_for_time: BTreeMap<(Party, OccupancyId), Vec<Span>>,
    doors: Doors,
    written: Written,
    backup: Option<Written>,
    restores: u32,
    commits: u64,
    promises: u64,
    ended: BTreeMap<UnreserveCause, u64>,
}

impl Ledger {
    /// Where those rules hold, and where the hub's clock is set wrong at times or is not.
    pub fn by(rules: &Rules, clock_is_set: bool) -> Self {
        let (clock, doors) = (rules.clock.clone(), Doors::by(rules.end_at_door));
        Ledger { clock, clock_is_set, doors, ..Ledger::default() }
    }

    /// A person makes a command, on a device that knows hub time or does not.
    pub fn note(
        &mut self,
        id: CommandId,
        person: Party,
        command: &Command,
        at: Instant,
        knew_time: bool,
    ) {
        self.note_wish(id, person, command);
        let made = Made {
            person,
            command: command.clone(),
            at,
            knew_time: knew_time && !self.clock_is_set,
            is_of_newer_build: false,
            fate: Fate::Unsaid,
            was_on_lost_disk: false,
            was_written: false,
        };
        self.made.insert(id, made);
    }

    fn note_wish(&mut self, id: CommandId, person: Party, command: &Command) {
        let (of, span) = match command {
            Command::Release { occupancy } => {
                self.wishes_to_leave.insert((person, *occupancy));
                return;
            }
            Command::Cancel { reservation } => {
                self.wishes_to_leave.insert((person, OccupancyId(reservation.0)));
                return;
            }
            Command::Vacate { place, since } if doors::is_screen(person) => {
                return self.doors.wish_to_vacate(place, *since);
            }
            Command::Reserve { from, until, .. } => {
                (OccupancyId::from(id), Span::new(*from, *until))
            }
            Command::Change { reservation, from, until, .. } => {
                (OccupancyId(reservation.0), Span::new(*from, *until))
            }
            Command::Extend { occupancy, until } => (*occupancy, Span::new(*until, *until)),
            _ => return,
        };
        self.wishes_for_time.entry((person, of)).or_default().push(span);
    }

    /// A newer build noted what this hub does not know.
    pub fn note_of_newer_build(&mut self, id: CommandId, person: Party, at: Instant) {
        let nothing = Command::Release { occupancy: OccupancyId::from(id) };
        self.note(id, person, &nothing, at, false);
        if let Some(made) = self.made.get_mut(&id) {
            made.is_of_newer_build = true;
        }
    }

    /// The device says that it is safe.
    pub fn is_safe(&mut self, id: CommandId) {
        let Some(made) = self.made.get_mut(&id) else { return };
        made.was_written = true;
        if made.fate == Fate::Unsaid {
            made.fate = Fate::Safe;
        }
    }

    /// Whether the device said so, and nothing else since.
    pub fn was_told_safe(&self, id: CommandId) -> bool {
        self.made.get(&id).is_some_and(|made| made.fate == Fate::Safe)
    }

    /// The device lost its disk; it will say so.
    pub fn disk_lost(&mut self, id: CommandId) {
        if let Some(made) = self.made.get_mut(&id) {
            made.was_on_lost_disk = true;
        }
    }

    /// It is parked for good: the hub stumbles over it.
    pub fn is_parked(&mut self, id: CommandId) {
        if let Some(made) = self.made.get_mut(&id) {
            made.fate = Fate::Parked;
        }
    }

    /// The person has it sent once more, after the hub was restored. It is safe again when the
    /// device has written that.
    pub fn repeated(&mut self, id: CommandId) {
        if let Some(made) = self.made.get_mut(&id) {
            made.fate = Fate::Unsaid;
        }
    }

    /// A person is told what became of a command.
    pub fn heard(
        &mut self,
        id: CommandId,
        by: Party,
        answer: &Answer,
        now_ms: i64,
        clock: &LocalClock,
    ) -> Result<(), Broken> {
        let restored = self.restores > 0;
        let written = self.answered(id).cloned();
        let Some(made) = self.made.get_mut(&id) else {
            return Err(format!("{id} is told and was never made"));
        };
        if made.person != by {
            return Err(format!("{id} is told to somebody else"));
        }
        let is_unknown =
            matches!(answer, Answer::Rejected { reason: Reason::SchemaUnsupported, .. });
        if made.is_of_newer_build && is_unknown {
            made.fate = Fate::Heard(answer.clone());
            return Ok(());
        }
        let is_expired = matches!(answer, Answer::Rejected { reason: Reason::Expired, .. });
        // A hub that was restored does not know what it said.
        if written.is_none() && is_expired && !restored {
            let ends_known = !self.clock_is_set;
            if ends_known && made.ends(clock).is_none_or(|end| now_ms < end.0) {
                return Err(format!("{id} is told to be over before it is"));
            }
        } else if written.as_ref() != Some(answer) && !restored {
            return Err(format!("{id} is told to be {answer:?}, and is {written:?}"));
        }
        made.fate = Fate::Heard(answer.clone());
        Ok(())
    }

    /// All is over: every note that a device called safe has an answer, and every accepted one is
    /// known to the hub.
    pub fn close(&self, now: Instant, clock: &LocalClock) -> Result<(), Broken> {
        self.written.promises.none_lapsed(now.plus_ms(-60_000))?;
        for (id, made) in &self.made {
            match &made.fate {
                Fate::Safe if !made.was_on_lost_disk => {
                    return Err(format!("{id} was noted, and nobody heard of it again"));
                }
                Fate::Heard(Answer::Accepted { .. } | Answer::Adjusted { .. })
                    if self.restores == 0 && self.answered(*id).is_none() =>
                {
                    return Err(format!("{id} was accepted and the hub does not know it"));
                }
                Fate::Heard(Answer::Accepted { .. })
                    if self.answered(*id).is_none()
                        && !self.clock_is_set
                        && self.makes_sense_still(*id, made, now, clock) =>
                {
                    return Err(format!("{id} was lost with a log and never offered again"));
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Whether a person who was told of a check-in today, or of a reservation, still counts on it.
    fn makes_sense_still(
        &self,
        id: CommandId,
        made: &Made,
        now: Instant,
        clock: &LocalClock,
    ) -> bool {
        let stay = (made.person, OccupancyId::from(id));
        matches!(made.command, Command::CheckIn { .. } | Command::Reserve { .. })
            && !made.was_on_lost_disk
            && made.was_written
            && !self.wishes_to_leave.contains(&stay)
            && made.ends(clock).is_some_and(|end| now < end)
    }

    /// All commands.
    pub fn made(&mut self) -> &mut BTreeMap<CommandId, Made> {
        &mut self.made
    }

    /// The answer that the hub has written for a command.
    pub fn answered(&self, id: CommandId) -> Option<&Answer> {
        self.written.answers.get(&id).map(|(_, answer)| answer)
    }

    /// Commands that the hub has answered.
    pub fn answered_ids(&self) -> impl Iterator<Item = (CommandId, Party)> {
        self.written.answers.iter().map(|(id, (person, _))| (*id, *person))
    }

    /// How many transactions were written.
    pub fn commits(&self) -> u64 {
        self.commits
    }

    /// How many promises were given.
    pub fn promises(&self) -> u64 {
        self.promises
    }

    /// How many of them ended for that reason.
    pub fn ended(&self, cause: UnreserveCause) -> u64 {
        self.ended.get(&cause).copied().unwrap_or_default()
    }

    /// A backup is made.
    pub fn back_up(&mut self) {
        self.backup = Some(self.written.clone());
    }

    /// The hub is what it was at the backup.
    pub fn restore(&mut self) {
        self.written = self.backup.clone().unwrap();
        self.restores += 1;
    }

    /// The store has written a transaction.
    ///
    /// # Errors
    /// The promise that this breaks.
    pub fn committed(&mut self, commit: &Commit) -> Result<(), Broken> {
        self.commits += 1;
        for entry in &commit.entries {
            self.entered(entry)?;
        }
        for row in &commit.answers {
            let made = self.made.get(&row.id).ok_or(format!("nobody made {}", row.id))?;
            if made.person != row.principal {
                return Err(format!("{} was sent under somebody else's session", row.id));
            }
            let accepted = matches!(row.answer, Answer::Accepted { .. } | Answer::Adjusted { .. });
            match &made.command {
                Command::Release { occupancy } if accepted => {
                    self.written.released_first.insert((made.person, *occupancy));
                }
                Command::Cancel { reservation } if accepted => {
                    let promise = OccupancyId(reservation.0);
                    self.written.promises.cancelled(made.person, promise);
                }
                Command::Reserve { .. } if accepted => {
                    self.written.promises.was_given(OccupancyId::from(row.id))?;
                }
                Command::CheckIn { .. } if !doors::is_screen(made.person) => {
                    self.is_of_its_day(row.id, made, &row.answer, row.at)?
                }
                _ => {}
            }
            if doors::is_screen(row.principal) {
                self.answered_at_door(row.id, &row.answer, commit)?;
            }
            let answer = (row.principal, row.answer.clone());
            if self.written.answers.insert(row.id, answer).is_some() {
                return Err(format!("{} was applied twice", row.id));
            }
        }
        Ok(())
    }

    /// A note to check in is worth something until its local day is over, and not longer.
    fn is_of_its_day(
        &self,
        id: CommandId,
        made: &Made,
        answer: &Answer,
        received: Instant,
    ) -> Result<(), Broken> {
        let ends = |at: Instant| self.clock.end_of_day(at).unwrap_or(at);
        let was_released =
            self.written.released_first.contains(&(made.person, OccupancyId::from(id)));
        match answer {
            _ if !made.knew_time || was_released => Ok(()),
            Answer::Rejected { reason: Reason::Expired, .. } if received < ends(made.at) => {
                Err(format!("{id} is answered to be over on its own day"))
            }
            Answer::Accepted { .. } | Answer::Adjusted { .. }
                if received > ends(made.at.plus_ms(DOUBT_MS)) =>
            {
                Err(format!("{id} is accepted after its day"))
            }
            _ => Ok(()),
        }
    }

    /// The hub gives an answer to a person.
    pub fn given(&self, to: Party, outcome: &Outcome) -> Result<(), Broken> {
        let Some(id) = outcome.id else { return Ok(()) };
        let is_of_nobody = match &outcome.answer {
            Answer::Retry { .. } => true,
            Answer::Rejected { reason, .. } => matches!(
                reason,
                Reason::IdempotencyMismatch | Reason::BadInput | Reason::SchemaUnsupported
            ),
            Answer::Accepted { .. } | Answer::Adjusted { .. } => false,
        };
        match self.written.answers.get(&id) {
            _ if is_of_nobody => Ok(()),
            None => Err(format!("{id} was answered before the commit")),
            Some((whose, _)) if *whose != to => Err(format!("{id} is answered to somebody else")),
            Some((_, written)) if *written == outcome.answer => Ok(()),
            Some((_, written)) => Err(format!("{id} was {written:?}, now {:?}", outcome.answer)),
        }
    }
}
