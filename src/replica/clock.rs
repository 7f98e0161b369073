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
}
