//! A screen takes a newer build by itself, when nobody is there.

use crate::replica::{Live, dice};
use gloo::timers::callback::Interval;
use leptos::prelude::*;

/// So much later than the first screen the last one switches, in seconds: all of a building's screens
/// hear of a newer build in the same second.
const SPREAD: u32 = 5 * 60;
/// So long after it was asked to switch and did not, it is asked again, in seconds.
const AGAIN_AFTER: u32 = 60;
/// So often a screen looks what the hub has, in seconds, beside being told: an attempt to fetch it may
/// have failed.
const LOOK_EVERY: u32 = 10 * 60;

/// So long something must have been shown before a start counts as good, in seconds. All that a screen
/// does by itself for the first time comes before that, the report and becoming calm after a minute; and
/// a build that ends sooner than this, three times in a row, is better left for the one before.
const GOOD_AFTER: u32 = 2 * 60;

/// Whether somebody stands before the screen or something is open on it, so that it may not begin anew.
#[derive(Clone, Copy)]
pub struct Busy(pub RwSignal<bool>);

/// Keeps this device able to start without the hub, and its build new; goes back to the build before where
/// this one never `shows` anything for long.
pub fn use_updates(shows: impl Fn() -> bool + 'static) {
    let live = expect_context::<Live>();
    let busy = RwSignal::new(false);
    provide_context(Busy(busy));
    live.keep_for_screen();
    let (mut patience, mut trial, mut second) = (Patience::default(), Trial::default(), 0_u32);
    let every = Interval::new(1_000, move || {
        second = second.wrapping_add(1);
        if second.is_multiple_of(LOOK_EVERY) {
            live.keep_for_screen();
        }
        if trial.second(shows()) {
            live.screen_stands();
        }
        let has_unsent = live.waiting.try_get_untracked() != Some(0);
        let may = busy.try_get_untracked() == Some(false) && !has_unsent;
        if patience.second(live.has_new_build(), may, dice()) {
            live.take_new_build();
        }
    });
    StoredValue::new_local(every);
}

/// For how many seconds this start has shown something.
#[derive(Debug, Default)]
struct Trial(u32);

impl Trial {
    /// A second has passed: whether the start is a good one now, which it becomes once.
    fn second(&mut self, shows: bool) -> bool {
        let was_good = self.0 >= GOOD_AFTER;
        self.0 = self.0.saturating_add(u32::from(shows));
        !was_good && self.0 >= GOOD_AFTER
    }
}

/// How long it is until a newer build may be used.
#[derive(Debug, Default)]
struct Patience(Option<u32>);

impl Patience {
    /// A second has passed: whether to switch now. `is_here`: there is a newer build, whole; `may`:
    /// nobody would notice; `dice`: a random number.
    fn second(&mut self, is_here: bool, may: bool, dice: u32) -> bool {
        if !is_here {
            self.0 = None;
            return false;
        }
        let left = self.0.get_or_insert(dice % SPREAD);
        *left = left.saturating_sub(1);
        let is_now = *left == 0 && may;
        if is_now {
            *left = AGAIN_AFTER;
        }
        is_now
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    /// The seconds at which a screen switches that has a newer build from the first on and is left
    /// alone from `free_from` on.
    fn switches(dice: u32, free_from: u32, seconds: u32) -> Vec<u32> {
        let mut patience = Patience::default();
        let mut switches = |second: &u32| patience.second(true, *second >= free_from, dice);
        (1..=seconds).filter(|second| switches(second)).collect()
    }

    #[test]
    fn a_screen_switches_within_five_minutes_when_nobody_is_there() {
        for (dice, free_from, expected) in [
            (0, 0, vec![1, 61, 121]),
            (40, 0, vec![40, 100, 160]),
            (SPREAD - 1, 0, vec![SPREAD - 1]),
            (SPREAD, 0, vec![1, 61, 121]),
            (40, 100, vec![100, 160]),
            (0, 1_000, vec![]),
        ] {
            let seconds = if dice % SPREAD > 100 { SPREAD } else { 170 };
            assert_eq!(switches(dice, free_from, seconds), expected, "{dice} {free_from}");
        }
    }

    #[test]
    fn a_start_becomes_good_once_and_not_by_showing_nothing() {
        let mut trial = Trial::default();
        assert!((0..1_000).all(|_| !trial.second(false)));
        let good: Vec<u32> = (1..=1_000).filter(|_| trial.second(true)).collect();
        assert_eq!(good, [GOOD_AFTER]);
    }

    #[test]
    fn without_a_newer_build_nothing_happens_and_the_next_one_waits_anew() {
        let mut patience = Patience::default();
        assert!(!patience.second(false, true, 0));
        assert!(!patience.second(true, true, 2));
        assert!(!patience.second(false, true, 2));
        assert!(!patience.second(true, true, 2));
        assert!(patience.second(true, true, 2));
    }
}
