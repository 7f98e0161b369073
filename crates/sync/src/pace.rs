//! How long to wait before trying again.

/// The first ceiling, in milliseconds.
const SHORTEST_MS: u32 = 500;
/// The last ceiling, in milliseconds.
pub const LONGEST_MS: u32 = 30_000;

/// Milliseconds to wait after so many failures in a row: anywhere between nothing and a ceiling
/// that doubles from half a second to half a minute (*full jitter*), so that a whole office does
/// not come back in the same second. `dice` is a random number from the whole range.
pub fn wait_ms(failures: u32, dice: u32) -> u32 {
    let doublings = failures.saturating_sub(1).min(6);
    let ceiling = (SHORTEST_MS << doublings).min(LONGEST_MS);
    u32::try_from((u64::from(ceiling) * u64::from(dice)).div_ceil(1 << 32)).unwrap_or(ceiling)
}

/// When something is tried again.
///
/// Kept with a bound on how far ahead it may lie: a clock that is set back must not turn half a
/// minute into a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    at_ms: i64,
    wait_ms: i64,
}

impl Due {
    /// So many milliseconds after `now_ms`.
    pub fn after(now_ms: i64, wait_ms: i64) -> Self {
        Due { at_ms: now_ms.saturating_add(wait_ms), wait_ms }
    }

    /// How long it is until then; nothing when it is time, or when the clock has been set.
    pub fn left_ms(self, now_ms: i64) -> i64 {
        let left = self.at_ms.saturating_sub(now_ms);
        if left > self.wait_ms { 0 } else { left.max(0) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ceiling_doubles_from_half_a_second_to_half_a_minute() {
        for (failures, dice, expected) in [
            (0, u32::MAX, 500),
            (1, u32::MAX, 500),
            (1, u32::MAX / 2, 250),
            (2, u32::MAX, 1_000),
            (6, u32::MAX, 16_000),
            (7, u32::MAX, 30_000),
            (u32::MAX, u32::MAX, 30_000),
            (9, 0, 0),
        ] {
            assert_eq!(wait_ms(failures, dice), expected, "{failures} {dice}");
        }
    }

    #[test]
    fn a_clock_that_is_set_does_not_prolong_the_wait() {
        const YEAR: i64 = 365 * 86_400_000;
        let due = Due::after(1_000, 500);
        for (now_ms, expected) in
            [(1_000, 500), (1_400, 100), (1_500, 0), (9_000, 0), (999, 0), (1_000 - YEAR, 0)]
        {
            assert_eq!(due.left_ms(now_ms), expected, "{now_ms}");
        }
    }
}
