//! Codes that screens show and that wait for somebody to approve them. Only in memory: after a restart
//! each screen asks for another one by itself.

use crate::accounts::{ReferenceHash, Secret};
use domain::time::Instant;
use std::collections::BTreeMap;
use sync::screens::PairingCode;
use sync::wire::Pairing;
use thiserror::Error;

/// How long a code holds.
pub const PAIRING_MS: i64 = 10 * 60_000;
/// Most codes that wait at a time.
pub const MOST_PAIRINGS: usize = 200;
/// How long it is known of a code that is over that it was one.
const REMEMBERED_MS: i64 = 60 * 60_000;
/// Most codes that are known, those that are over included.
const MOST_REMEMBERED: usize = 2_000;
/// Random bytes for a code.
const RANDOM_BYTES: usize = 32;

/// Why there is no pairing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum PairingError {
    /// No screen shows it.
    #[error("no screen shows this code: compare it with the screen, sign by sign")]
    Unknown,
    /// It is over.
    #[error(
        "this code is over: one holds for ten minutes. The screen shows a new one by now: type that"
    )]
    Over,
    /// Somebody was quicker.
    #[error("this code was approved already: look at the list of screens")]
    Used,
    /// As many screens wait as may wait.
    #[error("too many screens wait to be approved: try again when some of them are")]
    TooMany,
    /// The system gives no random numbers.
    #[error("the hub has no random numbers to give: try again")]
    Random,
}

#[derive(Debug)]
struct Waiting {
    /// What is kept of the secret in the cookie of the screen that shows it.
    reference: ReferenceHash,
    expires: Instant,
    is_used: bool,
}

impl Waiting {
    fn is_open(&self, now: Instant) -> bool {
        !self.is_used && now < self.expires
    }
}

/// Codes that wait.
#[derive(Debug, Default)]
pub struct Pairings {
    by_code: BTreeMap<PairingCode, Waiting>,
}

impl Pairings {
    /// A code for a screen, with the secret for its cookie, which exists nowhere else.
    ///
    /// # Errors
    /// [`PairingError`] when too many wait, or there are no random numbers.
    pub fn begin(&mut self, now: Instant) -> Result<(Pairing, Secret), PairingError> {
        self.forget(now);
        let open = self.by_code.values().filter(|it| it.is_open(now)).count();
        if open >= MOST_PAIRINGS {
            return Err(PairingError::TooMany);
        }
        let secret = Secret::random().map_err(|_| PairingError::Random)?;
        let code = self.new_code().ok_or(PairingError::Random)?;
        let expires = now.plus_ms(PAIRING_MS);
        let waiting = Waiting { reference: secret.hash(), expires, is_used: false };
        self.by_code.insert(code, waiting);
        Ok((Pairing { code, expires }, secret))
    }

    /// The pairing of the screen with that secret, while its code holds.
    pub fn of_screen(&self, reference: ReferenceHash, now: Instant) -> Option<Pairing> {
        let mut all = self.by_code.iter();
        let (code, waiting) = all.find(|(_, it)| it.reference == reference && it.is_open(now))?;
        Some(Pairing { code: *code, expires: waiting.expires })
    }

    /// Which screen shows a code.
    ///
    /// # Errors
    /// [`PairingError`] when none does, any more or yet.
    pub fn shown(&self, code: PairingCode, now: Instant) -> Result<ReferenceHash, PairingError> {
        let waiting = self.by_code.get(&code).ok_or(PairingError::Unknown)?;
        match () {
            () if waiting.is_used => Err(PairingError::Used),
            () if now >= waiting.expires => Err(PairingError::Over),
            () => Ok(waiting.reference),
        }
    }

    /// Notes that it was approved: a code is good for one screen.
    pub fn note_used(&mut self, code: PairingCode) {
        if let Some(waiting) = self.by_code.get_mut(&code) {
            waiting.is_used = true;
        }
    }

    /// Forgets what was over long ago, and what is over at all where there is much of it.
    fn forget(&mut self, now: Instant) {
        self.by_code.retain(|_, it| now.ms_since(it.expires) < REMEMBERED_MS);
        if self.by_code.len() >= MOST_REMEMBERED {
            self.by_code.retain(|_, it| it.is_open(now));
        }
    }

    fn new_code(&self) -> Option<PairingCode> {
        let one = || {
            let mut bytes = [0; RANDOM_BYTES];
            getrandom::fill(&mut bytes).ok()?;
            PairingCode::from_random(&bytes)
        };
        let mut some = std::iter::repeat_with(one).take(8).flatten();
        some.find(|code| !self.by_code.contains_key(code))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Instant = Instant(1_000_000);

    #[test]
    fn a_code_holds_for_ten_minutes_and_for_one_screen() {
        let mut pairings = Pairings::default();
        let (pairing, secret) = pairings.begin(NOW).unwrap();
        let code = pairing.code;
        assert_eq!(pairings.shown(code, NOW), Ok(secret.hash()));
        assert_eq!(pairings.of_screen(secret.hash(), NOW), Some(pairing));
        let late = NOW.plus_ms(PAIRING_MS);
        assert_eq!(pairings.shown(code, late.plus_ms(-1)), Ok(secret.hash()));
        assert_eq!(pairings.shown(code, late), Err(PairingError::Over));
        assert_eq!(pairings.of_screen(secret.hash(), late), None);
        pairings.note_used(code);
        assert_eq!(pairings.shown(code, NOW), Err(PairingError::Used));
        let (other, _) = pairings.begin(late.plus_ms(REMEMBERED_MS)).unwrap();
        assert_ne!(other.code, code);
        assert_eq!(pairings.shown(code, late), Err(PairingError::Unknown), "it was forgotten");
    }

    #[test]
    fn the_number_that_waits_is_bounded_and_what_is_over_makes_room() {
        let mut pairings = Pairings::default();
        for _ in 0..MOST_PAIRINGS {
            pairings.begin(NOW).unwrap();
        }
        assert_eq!(pairings.begin(NOW).err(), Some(PairingError::TooMany));
        let later = NOW.plus_ms(PAIRING_MS);
        for round in 0..20 {
            let now = later.plus_ms(round * PAIRING_MS / 100);
            for _ in 0..MOST_PAIRINGS {
                if let Ok((pairing, _)) = pairings.begin(now) {
                    pairings.note_used(pairing.code);
                }
            }
        }
        assert!(pairings.by_code.len() <= MOST_REMEMBERED);
    }
}
