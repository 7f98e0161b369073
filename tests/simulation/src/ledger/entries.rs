//! The log, entry by entry: what it may say.

use super::doors::is_screen;
use super::promises::Promise;
use super::{Broken, DOUBT_MS, Ledger, Stay};
use domain::plan::PlaceId;
use domain::time::{Instant, Span};
use domain::{Command, CommandId, Event, Held, Holder, Party, ReleaseCause, State, UnreserveCause};
use hub::store::LogEntry;
use std::collections::BTreeMap;

impl Ledger {
    /// The store has written an entry.
    pub(super) fn entered(&mut self, entry: &LogEntry) -> Result<(), Broken> {
        if entry.seq != self.written.head + 1 {
            return Err(format!("entry {} follows {}", entry.seq, self.written.head));
        }
        self.written.head = entry.seq;
        if entry.at < self.written.last_at {
            return Err(format!("entry {} is dated before the one before", entry.seq));
        }
        self.written.last_at = entry.at;
        for logged in &entry.events {
            match &logged.event {
                Event::CheckedIn { place, holder, at, until } => {
                    if *at > entry.at {
                        return Err(format!("{} begins before it came", holder.occupancy));
                    }
                    self.checked_in(*place, *holder, Span::new(*at, *until))?;
                }
                Event::Released { place, holder, at, cause } => {
                    self.released(*place, *holder, *at, *cause)?;
                }
                Event::Extended { place, holder, at, until } => {
                    self.extended(*place, *holder, Span::new(*at, *until))?;
                }
                Event::Reserved { place, holder, from, until, lapses, .. } => {
                    let promise = Promise { holder: *holder, until: *until, lapses: *lapses };
                    self.promises += 1;
                    self.promised(entry, *place, *from, promise)?;
                }
                Event::Unreserved { place, holder, from, at, cause, .. } => {
                    *self.ended.entry(*cause).or_default() += 1;
                    let promise = self.written.promises.take(*place, *from, *holder)?;
                    self.may_end(entry, (*holder, *cause), (*place, *from), *at, promise)?;
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn checked_in(&mut self, place: PlaceId, holder: Held, span: Span) -> Result<(), Broken> {
        let (stay, at) = (holder.occupancy, span.from);
        let written = &mut self.written;
        if let Some(other) = written.stays.get(&place) {
            return Err(format!("{stay} at a place where {} is", other.holder.occupancy));
        }
        // What lies before now was never promised to somebody who came.
        written.promises.none_over(place, Span::new(written.last_at, span.until), stay)?;
        if written.free_since.get(&place).is_some_and(|since| at < *since) {
            return Err(format!("{stay} begins before the last stay at its place ended"));
        }
        if written.left_at.get(&holder.by).is_some_and(|left| at < *left) {
            return Err(format!("{stay} begins before its person left another place"));
        }
        if !written.begun.insert(stay) {
            return Err(format!("{stay} was applied twice"));
        }
        if written.released_first.contains(&(holder.by, stay)) {
            return Err(format!("{stay} begins after its release was accepted"));
        }
        let made = self.made.get(&CommandId(stay.0));
        if made.is_some_and(|made| made.knew_time && at < made.at.plus_ms(-DOUBT_MS)) {
            return Err(format!("{stay} begins before it was asked for"));
        }
        let is_own = made.is_some_and(|made| {
            made.person == holder.by
                && match made.command {
                    Command::CheckIn { .. } => true,
                    Command::Arrive { .. } => is_screen(made.person),
                    _ => false,
                }
        });
        if !is_own {
            return Err(format!("{stay} was asked by nobody, or by somebody else"));
        }
        let arrives = made.is_some_and(|made| matches!(made.command, Command::Arrive { .. }));
        if holder.promised_to.is_some() != arrives {
            return Err(format!(
                "{stay} is somebody's promise, and no door said so, or none of anybody"
            ));
        }
        let own = |it: &&Stay| it.holder.by == holder.by;
        let at_once = written.stays.values().filter(own).count();
        if at_once > 6 {
            return Err(format!("{stay} is one place too many for one person"));
        }
        written.stays.insert(place, Stay { holder, span });
        Ok(())
    }

    fn released(
        &mut self,
        place: PlaceId,
        holder: Held,
        at: Instant,
        cause: ReleaseCause,
    ) -> Result<(), Broken> {
        let stay = holder.occupancy;
        let there = self.written.stays.remove(&place);
        let Some(there) = there.filter(|it| it.holder == holder && it.span.from <= at) else {
            return Err(format!("{stay} was ended where {there:?} is"));
        };
        self.written.free_since.insert(place, at);
        self.written.left_at.insert(holder.by, at);
        if cause == ReleaseCause::Ended && at != there.span.until {
            return Err(format!("{stay} did not end when it was to end"));
        }
        let mut whose = whose(&holder);
        let is_wished = whose.any(|whose| self.wishes_to_leave.contains(&(whose, stay)))
            || self.doors.was_vacated(place, there.span.from);
        if cause == ReleaseCause::Left && !is_wished {
            return Err(format!("{stay} was ended by somebody else"));
        }
        Ok(())
    }

    fn extended(&mut self, place: PlaceId, holder: Held, longer: Span) -> Result<(), Broken> {
        let (stay, until) = (holder.occupancy, longer.until);
        self.written.promises.none_over(place, longer, stay)?;
        let mut wished = whose(&holder).filter_map(|it| self.wishes_for_time.get(&(it, stay)));
        if !wished.any(|wished| wished.iter().any(|it| it.until == until)) {
            return Err(format!("{stay} ends at another time, and nobody wished it"));
        }
        match self.written.stays.get_mut(&place).filter(|there| there.holder == holder) {
            Some(there) => there.span.until = until,
            None => return Err(format!("{stay} was made longer where it is not")),
        }
        Ok(())
    }

    fn promised(
        &mut self,
        entry: &LogEntry,
        place: PlaceId,
        from: Instant,
        promise: Promise,
    ) -> Result<(), Broken> {
        let Promise { holder, until, lapses } = promise;
        let (id, span) = (holder.occupancy, Span::new(from, until));
        if span.is_empty() || until <= entry.at || lapses <= from || until < lapses {
            return Err(format!("{id} is promised for no time that comes"));
        }
        let there = self.written.stays.get(&place).filter(|there| there.span.overlaps(span));
        if there.is_some() {
            return Err(format!("{id} is promised while somebody is there"));
        }
        let asked = self.wishes_for_time.get(&(holder.by, id));
        if !asked.is_some_and(|asked| asked.contains(&span)) {
            return Err(format!("{id} is promised, and asked by nobody, or by somebody else"));
        }
        let is_changed = entry.events.iter().any(|logged| {
            let gone = UnreserveCause::Changed;
            matches!(&logged.event, Event::Unreserved { holder: it, cause, .. }
                if *it == holder && *cause == gone)
        });
        self.written.promises.put(place, from, promise, is_changed)
    }

    /// A promise is kept unless its holder, time, or whoever runs the building ends it.
    fn may_end(
        &self,
        entry: &LogEntry,
        (holder, cause): (Held, UnreserveCause),
        (place, from): (PlaceId, Instant),
        at: Instant,
        promise: Promise,
    ) -> Result<(), Broken> {
        let id = holder.occupancy;
        let has = |what: &dyn Fn(&Event<Held>) -> bool| {
            entry.events.iter().any(|logged| what(&logged.event))
        };
        let may = match cause {
            UnreserveCause::Cancelled => self.wishes_to_leave.contains(&(holder.by, id)),
            UnreserveCause::NoShow => at == promise.lapses && at <= entry.at,
            UnreserveCause::CheckedIn => has(&|event| {
                matches!(event, Event::CheckedIn { place: it, holder: comes, .. }
                    if *it == place && (comes.by == holder.by || self.has_arrived(comes, &holder, place, from)))
            }),
            UnreserveCause::Changed => {
                has(&|event| matches!(event, Event::Reserved { holder: it, .. } if *it == holder))
            }
            UnreserveCause::Closed => has(&|event| matches!(event, Event::Closed { .. })),
            UnreserveCause::Vanished => has(&|event| matches!(event, Event::PlanReplaced { .. })),
        };
        if may { Ok(()) } else { Err(format!("{id} was promised, and ended as {cause:?}")) }
    }

    /// Whether a hub knows what was written, and nothing else: after it was started again, and at
    /// the end.
    ///
    /// # Errors
    /// What it has lost, or made up.
    pub fn is_known_to(&self, state: &State<Held>) -> Result<(), Broken> {
        let stays: BTreeMap<PlaceId, Stay> = state
            .stays()
            .map(|(place, stay)| {
                let span = Span::new(stay.since, stay.until);
                (place, Stay { holder: stay.holder, span })
            })
            .collect();
        if stays != self.written.stays {
            return Err(String::from("the hub knows other stays than were written"));
        }
        self.written.promises.are_known_to(state)
    }
}

/// Whose a stay is: of who holds it, and of whose promise a door used for it.
fn whose(holder: &Held) -> impl Iterator<Item = Party> + use<> {
    [Some(holder.by), holder.promised_to()].into_iter().flatten()
}
