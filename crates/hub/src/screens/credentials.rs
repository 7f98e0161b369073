//! Which cookies of a screen hold, and when one is renewed.
//!
//! Browsers end every cookie after 400 days and write them to the disk late, so one is renewed each
//! week, and the one before goes on until the screen has lived with the new one for a day: a browser
//! that is killed too early comes back with the old one and is given another.

use crate::accounts::ReferenceHash;
use domain::time::Instant;

const MINUTE_MS: i64 = 60_000;
const DAY_MS: i64 = 24 * 60 * MINUTE_MS;

/// For how long after the approval a screen may come for its cookie, again too.
pub const CLAIM_WITHIN_MS: i64 = 10 * MINUTE_MS;
/// The longest that browsers keep a cookie (RFC 6265bis, 5.5: 400 days).
pub const COOKIE_SECONDS: u64 = 400 * 24 * 3600;
const COOKIE_MS: i64 = 400 * DAY_MS;
/// When a cookie is renewed.
const RENEWED_AFTER_MS: i64 = 7 * DAY_MS;
/// How long the one before holds once the new one was used.
const OVERLAP_MS: i64 = DAY_MS;
/// How long a screen that still shows the one before is left with it: the new one is on its way.
const ON_ITS_WAY_MS: i64 = 60 * MINUTE_MS;

/// A cookie that was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Credential {
    /// What is kept of it.
    pub reference: ReferenceHash,
    /// When it was given.
    pub issued: Instant,
    /// When it was first shown.
    pub used: Option<Instant>,
}

/// The cookies of one screen that hold.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Credentials {
    /// The one it was given last.
    pub current: Option<Credential>,
    /// The one before.
    pub previous: Option<ReferenceHash>,
}

impl Credentials {
    /// Those of a screen that has just come for its first one. Whoever came before is out.
    pub fn claimed(reference: ReferenceHash, now: Instant) -> Self {
        let current = Some(Credential { reference, issued: now, used: None });
        Credentials { current, previous: None }
    }

    /// Whether a cookie holds.
    pub fn admit(&self, reference: ReferenceHash, now: Instant) -> bool {
        let Some(current) = self.current else { return false };
        if now.ms_since(current.issued) >= COOKIE_MS {
            return false;
        }
        let is_over = current.used.is_some_and(|used| now.ms_since(used) > OVERLAP_MS);
        reference == current.reference || (self.previous == Some(reference) && !is_over)
    }

    /// Notes that a cookie was shown. Says whether that was the first time of a new one.
    pub fn note_use(&mut self, reference: ReferenceHash, now: Instant) -> bool {
        match &mut self.current {
            Some(current) if current.reference == reference && current.used.is_none() => {
                current.used = Some(now);
                true
            }
            _ => false,
        }
    }

    /// Whether a screen that shows this cookie is due for a new one.
    pub fn is_due(&self, reference: ReferenceHash, now: Instant) -> bool {
        let Some(current) = self.current else { return false };
        let age = now.ms_since(current.issued);
        if current.reference == reference { age >= RENEWED_AFTER_MS } else { age >= ON_ITS_WAY_MS }
    }

    /// With a new cookie, for a screen that shows `shown`; that one goes on for a while.
    pub fn renewed(&self, shown: ReferenceHash, new: ReferenceHash, now: Instant) -> Self {
        Credentials { previous: Some(shown), ..Credentials::claimed(new, now) }
    }

    /// All that may hold.
    pub fn references(&self) -> impl Iterator<Item = ReferenceHash> {
        let current = self.current.map(|it| it.reference);
        current.into_iter().chain(self.previous)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIRST: ReferenceHash = ReferenceHash([1; 32]);
    const SECOND: ReferenceHash = ReferenceHash([2; 32]);
    const THIRD: ReferenceHash = ReferenceHash([3; 32]);

    fn day(day: i64) -> Instant {
        Instant(day * DAY_MS)
    }

    fn used(reference: ReferenceHash, at: Instant) -> Credentials {
        let mut credentials = Credentials::claimed(reference, at);
        assert!(credentials.note_use(reference, at));
        assert!(!credentials.note_use(reference, at), "the first time is once");
        credentials
    }

    #[test]
    fn a_cookie_is_renewed_each_week_and_the_one_before_goes_on_for_a_day_of_use() {
        let first = used(FIRST, day(0));
        assert!(!first.is_due(FIRST, day(6)) && first.is_due(FIRST, day(7)));
        let mut second = first.renewed(FIRST, SECOND, day(7));
        assert!(second.admit(FIRST, day(7)) && second.admit(SECOND, day(7)));
        second.note_use(SECOND, day(7).plus_ms(5));
        assert!(second.admit(FIRST, day(8)));
        assert!(!second.admit(FIRST, day(8).plus_ms(6)), "it has lived with the new one for a day");
        assert!(second.admit(SECOND, day(100)));
    }

    #[test]
    fn a_screen_that_lost_the_new_one_comes_back_with_the_old_one_and_is_given_another() {
        let second = used(FIRST, day(0)).renewed(FIRST, SECOND, day(7));
        // It was switched off before the browser had written it, for as long as a holiday.
        assert!(second.admit(FIRST, day(37)));
        assert!(!second.is_due(FIRST, day(7).plus_ms(ON_ITS_WAY_MS - 1)), "it may be on its way");
        assert!(second.is_due(FIRST, day(37)));
        let third = second.renewed(FIRST, THIRD, day(37));
        assert!(third.admit(FIRST, day(37)) && third.admit(THIRD, day(37)));
        assert!(!third.admit(SECOND, day(37)), "nobody has ever shown it");
    }

    #[test]
    fn no_cookie_outlives_what_browsers_keep() {
        let first = used(FIRST, day(0));
        assert!(first.admit(FIRST, day(399)) && !first.admit(FIRST, day(400)));
        let renewed = first.renewed(FIRST, SECOND, day(10));
        assert!(!renewed.admit(FIRST, day(410)) && !renewed.admit(SECOND, day(410)));
    }

    #[test]
    fn who_claims_again_puts_out_who_claimed_before() {
        let again = Credentials::claimed(SECOND, day(0));
        assert!(again.admit(SECOND, day(0)) && !again.admit(FIRST, day(0)));
        assert!(!Credentials::default().admit(FIRST, day(0)));
        assert_eq!(again.references().collect::<Vec<_>>(), [SECOND]);
    }
}
