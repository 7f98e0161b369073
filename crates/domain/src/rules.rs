//! Rules of a site. Configuration, never constants in code.

use crate::Reason;
use crate::plan::PlaceKind;
use crate::time::{Instant, LocalClock, OpeningHours, Span};
use chrono::{Days, NaiveDateTime, NaiveTime};
use serde::{Deserialize, Serialize};

/// Which stays a screen at a room's door may end.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum EndAtDoor {
    /// Those that it began itself.
    #[default]
    Own,
    /// Whoever's.
    Anyone,
}

impl EndAtDoor {
    // By reference, as `serde` asks it.
    #[allow(clippy::trivially_copy_pass_by_ref)]
    fn is_standard(&self) -> bool {
        *self == EndAtDoor::default()
    }
}

/// What holds at a site; travels to the app with the snapshot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Rules {
    /// Local time.
    pub clock: LocalClock,
    /// When the building is open.
    pub hours: OpeningHours,
    /// Desks.
    pub desk: KindRules,
    /// Rooms.
    pub room: KindRules,
    /// Booths.
    pub booth: KindRules,
    /// Which stays the screen at a room's door may end.
    #[serde(default, skip_serializing_if = "EndAtDoor::is_standard")]
    pub end_at_door: EndAtDoor,
}

/// Rules of one kind of place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct KindRules {
    /// At how many places of this kind one person may be at the same time.
    pub at_once: u16,
    /// How long a stay without a reservation lasts when nothing is said; `None` until closing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub walk_up_minutes: Option<u16>,
    /// The longest stay without a reservation that may be asked for; `None` until closing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub longest_minutes: Option<u16>,
    /// How they are reserved; `None` where they are not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reserving: Option<Reserving>,
}

/// How places of one kind are reserved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Reserving {
    /// A reservation begins and ends on this grid of local minutes.
    pub grid_minutes: u16,
    /// How many days ahead; 0 is today only.
    pub horizon_days: u16,
    /// How many reservations of one person may overlap.
    pub at_once: u16,
    /// How many one person may have that are not over.
    pub open: u16,
    /// The longest; `None` until closing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub longest_minutes: Option<u16>,
    /// How long before its start one may check in.
    pub opens_minutes: u16,
    /// How long after its start it is released when nobody checked in.
    pub grace_minutes: u16,
}

impl KindRules {
    /// How long somebody may be there in all, also by staying longer again and again: where a
    /// reservation has a longest, or there are none, no longer than may be asked for at once.
    /// `None` until closing.
    fn in_all_minutes(&self) -> Option<u16> {
        let reserved = match &self.reserving {
            Some(reserving) => reserving.longest_minutes?,
            None => 0,
        };
        Some(self.longest_minutes?.max(reserved))
    }
}

impl Rules {
    /// The defaults of the design (`domain.md`, *Policies*) for a clock and opening hours.
    pub fn standard(clock: LocalClock, hours: OpeningHours) -> Self {
        Rules {
            clock,
            hours,
            end_at_door: EndAtDoor::default(),
            desk: KindRules {
                at_once: 1,
                walk_up_minutes: None,
                longest_minutes: None,
                reserving: Some(Reserving {
                    grid_minutes: 15,
                    horizon_days: 14,
                    at_once: 1,
                    open: 10,
                    longest_minutes: None,
                    opens_minutes: 15,
                    grace_minutes: 30,
                }),
            },
            room: KindRules {
                at_once: 5,
                walk_up_minutes: Some(60),
                longest_minutes: Some(60),
                reserving: Some(Reserving {
                    grid_minutes: 15,
                    horizon_days: 90,
                    at_once: 5,
                    open: 5,
                    longest_minutes: None,
                    opens_minutes: 10,
                    grace_minutes: 10,
                }),
            },
            booth: KindRules {
                at_once: 1,
                walk_up_minutes: Some(30),
                longest_minutes: Some(60),
                reserving: Some(Reserving {
                    grid_minutes: 15,
                    horizon_days: 0,
                    at_once: 1,
                    open: 4,
                    longest_minutes: Some(60),
                    opens_minutes: 5,
                    grace_minutes: 5,
                }),
            },
        }
    }

    /// How long before a reservation one may check in, in milliseconds.
    pub fn opens_ms(&self, kind: PlaceKind) -> i64 {
        let reserving = self.of(kind).reserving.as_ref();
        reserving.map_or(0, |reserving| i64::from(reserving.opens_minutes) * 60_000)
    }

    /// The same, with the standard way of reserving where nothing is said of it: so an earlier
    /// build wrote its rules down.
    #[must_use]
    pub fn with_reserving(self) -> Self {
        let Rules { clock, hours, mut desk, mut room, mut booth, end_at_door } = self;
        if [&desk, &room, &booth].iter().all(|kind| kind.reserving.is_none()) {
            let standard = Rules::standard(clock.clone(), hours.clone());
            desk.reserving = standard.desk.reserving;
            room.reserving = standard.room.reserving;
            booth.reserving = standard.booth.reserving;
        }
        Rules { clock, hours, desk, room, booth, end_at_door }
    }

    /// The rules of one kind.
    pub fn of(&self, kind: PlaceKind) -> &KindRules {
        match kind {
            PlaceKind::Desk => &self.desk,
            PlaceKind::Room => &self.room,
            PlaceKind::Booth => &self.booth,
        }
    }

    /// Whether a place of that kind may be reserved for that time, asked now.
    ///
    /// # Errors
    /// `notPermitted` where such places are not reserved at all, `badInput` for an end before the
    /// start or beside the grid, `expired` when the start has passed, `windowClosed` beyond the
    /// horizon, outside the opening hours of one day, or for longer than is allowed.
    pub fn judge(&self, kind: PlaceKind, span: Span, now: Instant) -> Result<&Reserving, Reason> {
        let reserving = self.of(kind).reserving.as_ref().ok_or(Reason::NotPermitted)?;
        let grid = i64::from(reserving.grid_minutes.max(1)) * 60_000;
        if span.is_empty() {
            return Err(Reason::BadInput);
        }
        // The part of the day that has begun may still be asked for, from its last quarter on.
        if span.from.plus_ms(grid) <= now {
            return Err(Reason::Expired);
        }
        let local = |at| self.clock.local(at).ok_or(Reason::BadInput);
        let (begins, ends) = (local(span.from)?, local(span.until)?);
        let is_on_grid = |at: NaiveDateTime| {
            (at - at.date().and_time(NaiveTime::MIN)).num_milliseconds() % grid == 0
        };
        if !is_on_grid(begins) || !is_on_grid(ends) {
            return Err(Reason::BadInput);
        }
        let last_day = Days::new(reserving.horizon_days.into());
        let last_day = local(now)?.date().checked_add_days(last_day).ok_or(Reason::BadInput)?;
        let open = self.hours.on(&self.clock, begins.date()).ok_or(Reason::WindowClosed)?;
        let longest = reserving.longest_minutes.map(|minutes| i64::from(minutes) * 60_000);
        let is_too_long = longest.is_some_and(|longest| span.ms() > longest);
        if begins.date() > last_day || !open.covers(span) || is_too_long {
            return Err(Reason::WindowClosed);
        }
        Ok(reserving)
    }

    /// When the building closes, for who is in it then.
    pub fn closing(&self, at: Instant) -> Instant {
        self.hours.end_of_stay(&self.clock, at)
    }

    /// Until when a stay at a place of that kind that began then may be made to last, asked now.
    pub fn latest_end(&self, kind: PlaceKind, since: Instant, now: Instant) -> Instant {
        let closing = self.closing(now);
        let in_all = self.of(kind).in_all_minutes();
        in_all.map_or(closing, |minutes| since.plus_minutes(minutes).min(closing))
    }

    /// When a stay at a place of that kind that begins now will end by itself.
    pub fn end_of_stay(
        &self,
        kind: PlaceKind,
        now: Instant,
        asked_minutes: Option<u16>,
    ) -> Instant {
        let rules = self.of(kind);
        let minutes = match (asked_minutes.or(rules.walk_up_minutes), rules.longest_minutes) {
            (Some(asked), Some(longest)) => Some(asked.min(longest)),
            (asked, longest) => asked.or(longest),
        };
        let closing = self.closing(now);
        minutes.map_or(closing, |minutes| now.plus_minutes(minutes).min(closing))
    }
}
