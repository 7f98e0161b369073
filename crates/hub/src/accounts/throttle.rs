//! Slowing down whoever guesses.

use domain::time::Instant;
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// How much is let through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ThrottleLimits {
    /// So many at once.
    pub burst: u32,
    /// And one more each time this has passed.
    pub one_each: Duration,
}

/// Most keys that are remembered. At the bound those that have recovered most are forgotten, so
/// that a flood of new keys does not free one that is being slowed down.
const MOST_KEYS: usize = 10_000;

/// One allowance a key (an address, a login, a session).
pub struct Throttle<K> {
    limits: ThrottleLimits,
    /// When the allowance of a key is whole again. A key that is not here has a whole one.
    whole_at: Mutex<BTreeMap<K, Instant>>,
}

impl<K: Ord + Clone> Throttle<K> {
    /// Whole allowances.
    pub fn new(limits: ThrottleLimits) -> Self {
        Throttle { limits, whole_at: Mutex::default() }
    }

    /// Takes one from the allowance.
    ///
    /// # Errors
    /// How long to wait, when it is used up.
    pub fn take(&self, key: &K, now: Instant) -> Result<(), Duration> {
        let one = ms(self.limits.one_each);
        let most = one.saturating_mul(i64::from(self.limits.burst));
        let mut whole_at = self.whole_at.lock().unwrap_or_else(PoisonError::into_inner);
        let debt = whole_at.get(key).map_or(0, |at| at.ms_since(now).max(0));
        let after = debt.saturating_add(one);
        if after > most {
            let wait = after.saturating_sub(most);
            return Err(Duration::from_millis(u64::try_from(wait).unwrap_or_default()));
        }
        if whole_at.len() >= MOST_KEYS && !whole_at.contains_key(key) {
            forget_some(&mut whole_at, now);
        }
        whole_at.insert(key.clone(), now.plus_ms(after));
        Ok(())
    }

    /// Gives the whole allowance back, after success.
    pub fn forgive(&self, key: &K) {
        self.whole_at.lock().unwrap_or_else(PoisonError::into_inner).remove(key);
    }
}

/// Forgets what has recovered, and at least a tenth.
fn forget_some<K: Ord + Clone>(whole_at: &mut BTreeMap<K, Instant>, now: Instant) {
    whole_at.retain(|_, at| *at > now);
    if whole_at.len() < MOST_KEYS {
        return;
    }
    let mut by_debt: Vec<(Instant, K)> =
        whole_at.iter().map(|(key, at)| (*at, key.clone())).collect();
    by_debt.sort_by_key(|(at, _)| *at);
    for (_, key) in by_debt.into_iter().take(MOST_KEYS / 10) {
        whole_at.remove(&key);
    }
}

fn ms(duration: Duration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn three_then_one_a_second() -> Throttle<u32> {
        Throttle::new(ThrottleLimits { burst: 3, one_each: Duration::from_secs(1) })
    }

    #[test]
    fn a_burst_passes_then_one_at_a_time() {
        let throttle = three_then_one_a_second();
        for (now_ms, expected) in [
            (0, Ok(())),
            (0, Ok(())),
            (0, Ok(())),
            (0, Err(1_000)),
            (999, Err(1)),
            (1_000, Ok(())),
            (1_000, Err(1_000)),
            (9_000, Ok(())),
        ] {
            let taken = throttle.take(&1, Instant(now_ms));
            assert_eq!(taken, expected.map_err(Duration::from_millis), "at {now_ms}");
        }
        assert_eq!(throttle.take(&2, Instant(0)), Ok(()), "another key has its own");
    }

    #[test]
    fn success_gives_the_allowance_back() {
        let throttle = three_then_one_a_second();
        for _ in 0..3 {
            throttle.take(&1, Instant(0)).unwrap();
        }
        throttle.forgive(&1);
        assert_eq!(throttle.take(&1, Instant(0)), Ok(()));
    }

    #[test]
    fn a_flood_of_keys_is_bounded_and_frees_nobody() {
        let throttle = three_then_one_a_second();
        for _ in 0..3 {
            throttle.take(&0, Instant(0)).unwrap();
        }
        for key in 1..30_000 {
            throttle.take(&key, Instant(0)).unwrap();
        }
        assert!(throttle.whole_at.lock().unwrap().len() <= MOST_KEYS);
        assert!(throttle.take(&0, Instant(0)).is_err());
    }
}
