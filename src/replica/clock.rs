//! Hub time on a device whose own clock may be wrong.

use domain::time::Instant;
use sync::wire::Made;

/// An observation that is so much lower than the best one means that the device's clock was set.
const CLOCK_WAS_SET_MS: i64 = 5_000;
/// How far off an offset may be that was learnt from the stream, where no round trip is known.
const ONE_WAY_ERROR_MS: i64 = 1_000;

/// What is known of the difference between hub time and the device's clock.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct HubClock {
    offset_ms: Option<i64>,
    error_ms: i64,
    /// Whether the hub has spoken since the page was opened.
    is_heard: bool,
}

impl HubClock {
    /// Learns from a message that the hub sent at `hub` and that arrived at `device_ms`. What the
    /// message took on its way makes the difference look smaller, never larger, so the largest
    /// difference is the best.
    pub(super) fn observe(&mut self, hub: Instant, device_ms: i64, round_trip_ms: Option<i64>) {
        self.is_heard = true;
        let seen = hub.0.saturating_sub(device_ms);
        let best = self.offset_ms.filter(|best| best.saturating_sub(seen) < CLOCK_WAS_SET_MS);
        if best.is_none_or(|best| seen >= best) {
            self.offset_ms = Some(seen);
            self.error_ms = round_trip_ms.unwrap_or(ONE_WAY_ERROR_MS);
        }
    }

    /// Something has happened at `hub`, so it is not earlier now. What a message took on its way can
    /// make this clock a little late, and what has begun would be shown as still ahead.
    pub(super) fn not_before(&mut self, hub: Instant, device_ms: i64) {
        if self.now(device_ms) < hub {
            self.observe(hub, device_ms, None);
        }
    }

    /// What was known at an earlier start; the first message tells better.
    pub(super) fn remember(&mut self, offset_ms: Option<i64>) {
        if self.offset_ms.is_none() {
            self.offset_ms = offset_ms;
            self.error_ms = CLOCK_WAS_SET_MS;
        }
    }

    /// By how much hub time is ahead of the device's clock, where it is known.
    pub(super) fn offset_ms(&self) -> Option<i64> {
        self.offset_ms
    }

    /// Hub time, as far as it is known.
    pub(super) fn now(&self, device_ms: i64) -> Instant {
        Instant(device_ms.saturating_add(self.offset_ms.unwrap_or_default()))
    }

    /// Hub time by what was heard since the page was opened: what the device kept may be of before
    /// its clock was set.
    pub(super) fn heard_now(&self, device_ms: i64) -> Option<Instant> {
        self.is_heard.then(|| self.now(device_ms))
    }

    /// The evidence that goes with a command.
    pub(super) fn made(&self, device_ms: i64) -> Made {
        Made { wall_ms: device_ms, offset_ms: self.offset_ms, error_ms: self.error_ms }
    }
}

/// Counts milliseconds for whatever is tried again later, whatever happens to the device's clock.
///
/// A browser has two clocks: the date jumps when somebody sets it, and what counts from the opening
/// of the page may stand still while the device sleeps. This goes as far as the one that went
/// further, and never back.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Pace {
    /// What both said last.
    last: Option<(i64, i64)>,
    counted_ms: i64,
}

impl Pace {
    /// Now, by what the date and the page's own clock say.
    pub(super) fn now(&mut self, date_ms: i64, page_ms: i64) -> i64 {
        let (date, page) = self.last.replace((date_ms, page_ms)).unwrap_or((date_ms, page_ms));
        let passed = date_ms.saturating_sub(date).max(page_ms.saturating_sub(page)).max(0);
        self.counted_ms = self.counted_ms.saturating_add(passed);
        self.counted_ms
    }
}

/// Milliseconds since the page was opened, as far as the browser counts them.
#[allow(clippy::cast_possible_truncation)] // Whole milliseconds are enough.
pub(super) fn page_ms() -> i64 {
    web_sys::window().and_then(|window| window.performance()).map_or(0, |it| it.now() as i64)
}

/// The device's own clock, in milliseconds since 1970.
#[allow(clippy::cast_possible_truncation)] // A date is a whole number of milliseconds.
pub(super) fn device_ms() -> i64 {
    js_sys::Date::now() as i64
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn the_pace_goes_by_the_clock_that_went_further() {
        let mut pace = Pace::default();
        for (date_ms, page_ms, expected) in [
            (1_000_000, 50, 0),
            (1_000_500, 550, 500),
            // The date stands still, or is set back.
            (1_000_500, 1_550, 1_500),
            (0, 2_050, 2_000),
            // The device slept.
            (60_000, 2_060, 62_000),
        ] {
            assert_eq!(pace.now(date_ms, page_ms), expected, "{date_ms} {page_ms}");
        }
    }

    #[test]
    fn the_quickest_message_tells_the_time_best() {
        let mut clock = HubClock::default();
        clock.remember(Some(0));
        assert_eq!((clock.now(50), clock.heard_now(50)), (Instant(50), None));
        for (hub, device_ms, offset_ms) in [
            (10_000, 1_000, 9_000),
            // Slower on its way: not believed.
            (20_000, 11_400, 9_000),
            (30_000, 20_800, 9_200),
            // The device's clock was set an hour forward: believed.
            (40_000, 3_630_000, -3_590_000),
        ] {
            clock.observe(Instant(hub), device_ms, None);
            assert_eq!(clock.offset_ms, Some(offset_ms));
            assert_eq!(clock.now(device_ms), Instant(device_ms + offset_ms));
        }
    }

    #[test]
    fn it_is_never_earlier_than_what_has_happened() {
        let mut clock = HubClock::default();
        clock.observe(Instant(1_000), 500, None);
        for (happened, device_ms, now) in [
            // Just now, a little quicker than what was heard before.
            (1_103, 600, 1_103),
            // Long ago, as when catching up.
            (50, 600, 1_103),
            (1_200, 800, 1_303),
        ] {
            clock.not_before(Instant(happened), device_ms);
            assert_eq!(clock.now(device_ms), Instant(now), "{happened}");
        }
    }
}
