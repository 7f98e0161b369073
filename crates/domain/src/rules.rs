//! Rules of a site. Configuration, never constants in code.

use crate::plan::PlaceKind;
use crate::time::{Instant, LocalClock, OpeningHours};
use serde::{Deserialize, Serialize};

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
}

impl Rules {
    /// The defaults of the design (`domain.md`, *Policies*) for a clock and opening hours.
    pub fn standard(clock: LocalClock, hours: OpeningHours) -> Self {
        Rules {
            clock,
            hours,
            desk: KindRules { at_once: 1, walk_up_minutes: None, longest_minutes: None },
            room: KindRules { at_once: 5, walk_up_minutes: Some(60), longest_minutes: Some(60) },
            booth: KindRules { at_once: 1, walk_up_minutes: Some(30), longest_minutes: Some(60) },
        }
    }

    /// The rules of one kind.
    pub fn of(&self, kind: PlaceKind) -> &KindRules {
        match kind {
            PlaceKind::Desk => &self.desk,
            PlaceKind::Room => &self.room,
            PlaceKind::Booth => &self.booth,
        }
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
        let closing = self.hours.end_of_stay(&self.clock, now);
        minutes.map_or(closing, |minutes| now.plus_minutes(minutes).min(closing))
    }
}
