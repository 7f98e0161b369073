//! All screens, as the hub knows them at this moment.

use crate::replica::{ApiError, screen};
use domain::ScreenId;
use gloo::timers::callback::Interval;
use leptos::prelude::*;
use leptos::task::spawn_local;
use sync::wire::{ScreenSetup, ScreenStatus, ScreenTrouble};

/// So often they are asked for again, in milliseconds.
const FETCH_EVERY_MS: u32 = 30_000;

/// How a screen is, in a word: the worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Look {
    /// Somebody must go and look now.
    Alarm,
    /// Something is wrong.
    Trouble,
    /// Nothing is.
    Fine,
    /// It has not been heard yet, and may take its time.
    Unheard,
}

impl Look {
    /// For the style.
    pub fn code(self) -> &'static str {
        match self {
            Look::Alarm => "alarm",
            Look::Trouble => "trouble",
            Look::Fine => "fine",
            Look::Unheard => "unheard",
        }
    }

    /// Whether somebody has to do something.
    pub fn is_troubled(self) -> bool {
        self <= Look::Trouble
    }
}

/// What the page shows of a screen. What changes every minute without meaning anything is not in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its key.
    pub id: ScreenId,
    /// What it shows, and how.
    pub setup: ScreenSetup,
    /// How it is.
    pub look: Look,
    /// What is wrong, the gravest first.
    pub troubles: Vec<ScreenTrouble>,
    /// What it said itself of what went wrong.
    pub error: Option<String>,
}

impl From<ScreenStatus> for Entry {
    fn from(status: ScreenStatus) -> Self {
        let look = match (status.alarm, status.troubles.is_empty(), status.heard) {
            (true, ..) => Look::Alarm,
            (false, false, _) => Look::Trouble,
            (false, true, Some(_)) => Look::Fine,
            (false, true, None) => Look::Unheard,
        };
        let error = status.report.and_then(|report| report.last_error);
        Entry {
            id: status.id,
            setup: status.setup,
            look,
            troubles: status.troubles,
            error: error.map(|error| error.message),
        }
    }
}

/// What was done to one of them, told above the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    /// Paired.
    Paired,
    /// Changed.
    Saved,
    /// Revoked.
    Revoked,
}

/// All of them.
#[derive(Clone, Copy)]
pub struct All {
    /// The worst first, then by name; nothing before the first answer.
    pub known: RwSignal<Option<Vec<Entry>>>,
    /// Why the last asking came to nothing.
    pub failed: RwSignal<Option<ApiError>>,
    /// What was done last.
    pub done: RwSignal<Option<Done>>,
    again: RwSignal<u32>,
}

/// Asks for all of them, now, every half minute, and when something was done.
pub fn use_all() -> All {
    let all = All {
        known: RwSignal::new(None),
        failed: RwSignal::new(None),
        done: RwSignal::new(None),
        again: RwSignal::new(0),
    };
    Effect::new(move || {
        all.again.track();
        spawn_local(all.ask());
    });
    StoredValue::new_local(Interval::new(FETCH_EVERY_MS, move || spawn_local(all.ask())));
    all
}

impl All {
    /// One of them. Tracked.
    pub fn one(self, id: ScreenId) -> Option<Entry> {
        self.known.with(|known| known.as_ref()?.iter().find(|entry| entry.id == id).cloned())
    }

    /// Something was done: it is told, and they are asked for again.
    pub fn tell(self, done: Done) {
        self.done.try_set(Some(done));
        self.look_again();
    }

    /// They are asked for again: somebody else may have done something.
    pub fn look_again(self) {
        self.again.try_update(|again| *again += 1);
    }

    async fn ask(self) {
        match screen::screens().await {
            Ok(answer) => {
                let entries = Some(sorted(answer.screens.into_iter().map(Entry::from)));
                self.failed.try_set(None);
                self.known.try_maybe_update(|known| {
                    let is_new = *known != entries;
                    *known = entries;
                    (is_new, ())
                });
            }
            Err(error) => drop(self.failed.try_set(Some(error))),
        }
    }
}

/// The hub gives them by name; those with which something is wrong come first.
fn sorted(entries: impl Iterator<Item = Entry>) -> Vec<Entry> {
    let (mut troubled, fine): (Vec<_>, Vec<_>) =
        entries.partition(|entry| entry.look.is_troubled());
    troubled.sort_by_key(|entry| entry.look);
    troubled.extend(fine);
    troubled
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screens::manage_screens::draft::testing::setup;
    use domain::time::Instant;
    use sync::wire::Trouble;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn status(name: &str, troubles: &[Trouble], alarm: bool, heard: bool) -> ScreenStatus {
        let since = Instant(0);
        ScreenStatus {
            id: "018f6f6e-2b7e-7c3a-9d1f-0123456789ab".parse().unwrap(),
            setup: ScreenSetup { name: name.into(), ..setup() },
            approved: since,
            heard: heard.then_some(since),
            report: None,
            troubles: troubles.iter().map(|what| ScreenTrouble { what: *what, since }).collect(),
            alarm,
        }
    }

    #[test]
    fn the_worst_comes_first_and_the_rest_by_name() {
        let all = [
            status("a", &[], false, true),
            status("b", &[Trouble::Error], false, true),
            status("c", &[], false, false),
            status("d", &[Trouble::Silent], true, true),
        ];
        let entries = sorted(all.into_iter().map(Entry::from));
        let seen: Vec<_> =
            entries.iter().map(|it| (it.setup.name.as_str(), it.look.code())).collect();
        let expected = [("d", "alarm"), ("b", "trouble"), ("a", "fine"), ("c", "unheard")];
        assert_eq!(seen, expected);
    }
}
