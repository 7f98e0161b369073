//! What is asked at a door, and what became of it: told for a moment, to whoever stands there.

use crate::replica::{Asking, Freshness, Live, Told};
use crate::text::door::{refusal, taken, words};
use crate::text::{Language, moment};
use domain::plan::PlaceId;
use domain::time::LocalClock;
use domain::{Command, Reason, Status};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;
use sync::wire::Cursor;

/// How long it is told what became of it, in milliseconds.
const TOLD_FOR_MS: u32 = 12_000;

/// One door. Cheap to copy.
#[derive(Clone, Copy)]
pub struct AskingHere {
    live: Live,
    asking: StoredValue<Asking>,
    busy: RwSignal<Busy>,
    /// What there is to tell.
    pub told: RwSignal<Option<Said>>,
    /// What is half-finished.
    pub open: RwSignal<Open>,
    fades: StoredValue<Option<Timeout>, LocalStorage>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Busy {
    No,
    Asking,
    /// It is done, and not shown yet.
    Until(Cursor),
}

/// What became of a wish.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// The room is theirs.
    Taken,
    /// It is free.
    Ended,
    /// It is known what does not work.
    Reported,
    /// It was not done.
    Refused(Reason),
    /// The hub did not answer.
    Unanswered,
}

/// A step that wants another touch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Open {
    /// None.
    Nothing,
    /// Whether they are really finished.
    Ending,
    /// What does not work.
    Fault,
}

impl AskingHere {
    /// At a door where nothing was asked.
    pub fn begin(live: Live) -> Self {
        AskingHere {
            live,
            asking: StoredValue::new(Asking::begin()),
            busy: RwSignal::new(Busy::No),
            told: RwSignal::new(None),
            open: RwSignal::new(Open::Nothing),
            fades: StoredValue::new_local(None),
        }
    }

    /// Whether something is being asked, or is done and not shown yet. Tracked.
    pub fn is_busy(self) -> bool {
        match self.busy.get() {
            Busy::No => false,
            Busy::Asking => true,
            Busy::Until(entry) => !self.live.has_come_by(entry),
        }
    }

    /// Whether something can be asked now: a room is never promised without the hub. Tracked.
    pub fn can_ask(self) -> bool {
        self.live.freshness.get() == Freshness::Live && !self.is_busy()
    }

    /// Asks for something, unless it cannot be asked now.
    pub fn ask(self, command: Command, done: Said) {
        if !untrack(|| self.can_ask()) {
            return;
        }
        self.open.set(Open::Nothing);
        self.told.set(None);
        self.busy.set(Busy::Asking);
        let live = self.live;
        let answer = self.asking.try_update_value(|asking| asking.ask(live, command));
        let Some(answer) = answer else { return };
        spawn_local(async move {
            let (busy, said) = match answer.await {
                Told::Done(entry) => (Busy::Until(entry), done),
                Told::Refused(reason) => (Busy::No, Said::Refused(reason)),
                Told::Unanswered => (Busy::No, Said::Unanswered),
            };
            self.busy.try_set(busy);
            self.told.try_set(Some(said));
            let fade = Timeout::new(TOLD_FOR_MS, move || {
                self.told.try_set(None);
            });
            self.fades.try_set_value(Some(fade));
        });
    }

    /// What to say now, if anything. Tracked.
    pub fn in_words(
        self,
        language: Language,
        place: PlaceId,
        clock: &LocalClock,
    ) -> Option<String> {
        if self.is_busy() {
            return Some(words(language).asking.to_owned());
        }
        match self.told.get()? {
            Said::Taken => match self.live.status_of(place) {
                Status::Occupied { until, mine: true } => {
                    Some(taken(language, &moment::end_time(clock, until)))
                }
                // Over meanwhile.
                _ => None,
            },
            Said::Ended => Some(words(language).ended.to_owned()),
            Said::Reported => Some(words(language).reported.to_owned()),
            Said::Refused(reason) => Some(refusal(language, reason).to_owned()),
            Said::Unanswered => Some(words(language).unanswered.to_owned()),
        }
    }
}
