//! What is too old is not shown as what is.
//!
//! The word in the corner says how fresh the data is; this decides whether places are painted at
//! all. It goes by when something was last heard and not by what state the stream is in, so that it
//! also holds where nothing could notice: a page the browser froze, a laptop that slept, an app
//! that starts from what the device kept.

use super::{Live, painting, stream};
use domain::time::Instant;
use leptos::prelude::*;

/// Older than this, every place is neutral.
const TOO_OLD_MS: i64 = 10 * 60 * 1000;
/// From further in the future than this nothing can have been heard: the clock was set.
const AHEAD_MS: i64 = 60_000;

/// Looks how old the data is, and paints all places anew when that changes what may be shown.
pub(super) fn look(live: Live) {
    stream::tick(live);
    if judge(live)
        && let Some(shown) = live.shown_now()
    {
        painting::paint_all(live, &shown);
    }
    painting::paint_own(live);
}

/// Decides whether places may be shown as they are known, and says whether that is new.
pub(super) fn judge(live: Live) -> bool {
    let heard_at = live.heard_at.try_get_untracked().flatten();
    let has_replica = live.with_shell(|shell| shell.replica.is_some()) == Some(true);
    let now = live.hub_now();
    let is_known = has_replica && heard_at.is_some_and(|heard_at| is_recent(heard_at, now));
    if let Some(shown) = live.shown_now() {
        shown.statuses.set_known(is_known);
    }
    let is_new = live.is_known.try_get_untracked() == Some(!is_known);
    if is_new {
        live.is_known.try_set(is_known);
    }
    is_new
}

fn is_recent(heard_at: Instant, now: Instant) -> bool {
    (-AHEAD_MS..=TOO_OLD_MS).contains(&now.0.saturating_sub(heard_at.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn ten_minutes_are_recent_and_what_lies_ahead_is_not() {
        const MINUTE: i64 = 60_000;
        let heard_at = Instant(1_000 * MINUTE);
        for (later_ms, expected) in [
            (0, true),
            (10 * MINUTE, true),
            (10 * MINUTE + 1, false),
            (24 * 60 * MINUTE, false),
            // The clocks differ by a little.
            (-MINUTE, true),
            (-MINUTE - 1, false),
        ] {
            let now = Instant(heard_at.0 + later_ms);
            assert_eq!(is_recent(heard_at, now), expected, "{later_ms}");
        }
    }
}
