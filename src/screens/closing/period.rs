//! A moment in a field of the browser's own for date and time: `2026-11-23T09:00`.

use crate::screens::map::{read_date, written_date};
use crate::text::moment::time_of_day;
use domain::time::{Instant, LocalClock};

const HOUR_MS: i64 = 3_600_000;

/// A moment as the field has it; empty where the clock cannot tell it.
pub fn written_moment(clock: &LocalClock, at: Instant) -> String {
    let date = clock.local(at).map(|local| written_date(local.date()));
    date.map(|date| [&date, "T", &time_of_day(clock, at)].concat()).unwrap_or_default()
}

/// Reads what the field has, also where it adds seconds; nothing where it is empty.
pub fn read_moment(clock: &LocalClock, text: &str) -> Option<Instant> {
    let (date, time) = text.split_once('T')?;
    let mut parts = time.splitn(3, ':').map(str::parse::<u32>);
    let mut part = || parts.next()?.ok();
    Some(clock.instant(read_date(date)?.and_hms_opt(part()?, part()?, 0)?))
}

/// The hour that begins next.
pub fn next_hour(now: Instant) -> Instant {
    Instant((now.0.div_euclid(HOUR_MS) + 1) * HOUR_MS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn a_moment_is_read_again_and_nonsense_is_none() {
        let clock = LocalClock::default();
        let at = read_moment(&clock, "2026-11-23T09:05").unwrap();
        assert_eq!(written_moment(&clock, at), "2026-11-23T09:05");
        assert_eq!(read_moment(&clock, "2026-11-23T09:05:00"), Some(at));
        assert_eq!(written_moment(&clock, next_hour(at)), "2026-11-23T10:00");
        for nonsense in ["", "2026-11-23", "2026-11-23T", "2026-11-23T25:00", "x:yT1:2"] {
            assert_eq!(read_moment(&clock, nonsense), None, "{nonsense}");
        }
    }
}
