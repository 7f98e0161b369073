//! When nobody stands before a screen any more (`kiosk.md`, *Behaviour*): what is half-finished closes
//! after a countdown, then the screen becomes calm.

/// So long a half-finished step is left alone, in seconds.
const CLOSES_AFTER: u32 = 20;
/// So long the countdown is.
const COUNTDOWN: u32 = 10;
/// So long after the last touch a screen on which nothing is open becomes calm.
const CALM_AFTER: u32 = 60;

/// Whether somebody is there, by how long nobody has touched the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Idle {
    /// Somebody is, or was a moment ago.
    Here,
    /// In so many seconds what is open closes.
    ClosesIn(u32),
    /// What is open closes now.
    Close,
    /// Nobody is.
    Calm,
}

/// `seconds` since the last touch; `is_open` while something half-finished or personal is shown.
pub fn idle(seconds: u32, is_open: bool) -> Idle {
    match (is_open, seconds) {
        (true, 0..CLOSES_AFTER) => Idle::Here,
        (true, _) => match (CLOSES_AFTER + COUNTDOWN).checked_sub(seconds) {
            None | Some(0) => Idle::Close,
            Some(left) => Idle::ClosesIn(left),
        },
        (false, 0..CALM_AFTER) => Idle::Here,
        (false, _) => Idle::Calm,
    }
}

/// By how many pixels all that stands still is moved in a minute of the day, so that it does not burn
/// in: another one every three minutes, never more than three.
pub fn shift(minute: i64) -> (i8, i8) {
    const STEPS: [(i8, i8); 8] =
        [(0, 0), (2, 1), (3, 3), (1, 2), (-1, 3), (-3, 1), (-2, -2), (1, -3)];
    let step = usize::try_from(minute.rem_euclid(24) / 3).unwrap_or_default();
    STEPS.get(step).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn what_is_open_closes_after_a_countdown_and_the_rest_becomes_calm() {
        for (seconds, is_open, expected) in [
            (0, true, Idle::Here),
            (19, true, Idle::Here),
            (20, true, Idle::ClosesIn(10)),
            (29, true, Idle::ClosesIn(1)),
            (30, true, Idle::Close),
            (9_999, true, Idle::Close),
            (59, false, Idle::Here),
            (60, false, Idle::Calm),
            (u32::MAX, false, Idle::Calm),
        ] {
            assert_eq!(idle(seconds, is_open), expected, "{seconds} {is_open}");
        }
    }

    #[test]
    fn nothing_stands_still_for_longer_than_three_minutes_or_goes_far() {
        for minute in -48..48 {
            let (right, down) = shift(minute);
            assert!(right.abs() <= 3 && down.abs() <= 3, "{minute}");
            assert_ne!(shift(minute), shift(minute + 3), "{minute}");
        }
    }
}
