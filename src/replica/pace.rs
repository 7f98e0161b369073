//! How long to wait before trying again.

/// The first ceiling.
const SHORTEST_MS: u32 = 500;
/// The last ceiling.
const LONGEST_MS: u32 = 30_000;

/// Milliseconds to wait after so many failures in a row: anywhere between nothing and a ceiling
/// that doubles (*full jitter*), so that a whole office does not come back in the same second.
/// `dice` is a random number from 0 to 1.
pub(super) fn wait_ms(failures: u32, dice: f64) -> u32 {
    let doublings = failures.saturating_sub(1).min(6);
    let ceiling = (SHORTEST_MS << doublings).min(LONGEST_MS);
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // From 0 to 30,000.
    let wait = (f64::from(ceiling) * dice.clamp(0.0, 1.0)) as u32;
    wait
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn the_ceiling_doubles_from_half_a_second_to_half_a_minute() {
        for (failures, dice, expected) in [
            (0, 1.0, 500),
            (1, 1.0, 500),
            (1, 0.5, 250),
            (2, 1.0, 1_000),
            (6, 1.0, 16_000),
            (7, 1.0, 30_000),
            (u32::MAX, 1.0, 30_000),
            (9, 0.0, 0),
        ] {
            assert_eq!(wait_ms(failures, dice), expected, "{failures} {dice}");
        }
    }
}
