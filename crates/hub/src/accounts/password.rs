//! Passwords: argon2id, off the async threads, at most two at a time.

use argon2::password_hash::{PasswordHasher, PasswordVerifier, phc};
use argon2::{Algorithm, Argon2, Params, Version};
use std::fmt;
use std::sync::{Arc, LazyLock};
use thiserror::Error;
use tokio::sync::Semaphore;
use tokio::task;

/// Fewest characters of a new password (NIST SP 800-63B, 3.1.1: at least 15 where it is the only
/// proof; we ask 12 because throttling is strict).
pub const SHORTEST: usize = 12;

/// Most bytes of a password: room for a long sentence, and a bound on the work of one attempt.
pub const LONGEST: usize = 512;

/// Hashes at a time. Each takes 19 MiB; more than two would not fit the memory budget.
const AT_ONCE: usize = 2;

/// A hash in PHC form: algorithm, parameters, salt and hash in one text.
#[derive(Clone, PartialEq, Eq)]
pub struct PasswordHash(String);

/// Why a password was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum PasswordError {
    /// Easy to guess.
    #[error("a password has at least {SHORTEST} characters: a short sentence is easy to remember")]
    TooShort,
    /// More than is read.
    #[error("a password has at most {LONGEST} bytes")]
    TooLong,
    /// The machine could not do it.
    #[error("the password could not be hashed: try again")]
    Failed,
}

/// Hashes and verifies. A copy shares the places in the queue.
#[derive(Clone)]
pub struct Passwords {
    places: Arc<Semaphore>,
}

impl PasswordHash {
    /// As it is stored.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// From the store.
    pub fn from_store(text: String) -> Self {
        PasswordHash(text)
    }
}

impl fmt::Debug for PasswordHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PasswordHash(…)")
    }
}

impl Passwords {
    /// An empty queue.
    pub fn new() -> Self {
        Passwords { places: Arc::new(Semaphore::new(AT_ONCE)) }
    }

    /// Hashes a new password.
    ///
    /// # Errors
    /// [`PasswordError`] when it is too short or too long, or the machine cannot.
    pub async fn hash(&self, password: String) -> Result<PasswordHash, PasswordError> {
        if password.chars().count() < SHORTEST {
            return Err(PasswordError::TooShort);
        }
        if password.len() > LONGEST {
            return Err(PasswordError::TooLong);
        }
        let _place = self.places.acquire().await.map_err(|_| PasswordError::Failed)?;
        let hashed = task::spawn_blocking(move || hash_now(&password)).await;
        hashed.map_err(|_| PasswordError::Failed)?
    }

    /// Whether the password is the one that was hashed. Without a hash (nobody of that name, or no
    /// password) the same work is done, so that the time says nothing.
    pub async fn verify(&self, password: String, hash: Option<PasswordHash>) -> bool {
        if password.len() > LONGEST {
            return false;
        }
        let Ok(_place) = self.places.acquire().await else { return false };
        let verified = task::spawn_blocking(move || {
            let is_somebody = hash.is_some();
            let fits = verify_now(&password, hash.as_ref().unwrap_or(&NOBODY));
            fits && is_somebody
        });
        verified.await.unwrap_or(false)
    }
}

impl Default for Passwords {
    fn default() -> Self {
        Passwords::new()
    }
}

/// A hash for names that nobody has, made with the same parameters.
static NOBODY: LazyLock<PasswordHash> =
    LazyLock::new(|| hash_now("nobody has this password").unwrap_or(PasswordHash(String::new())));

/// 19 MiB, two passes, one lane: the first choice of OWASP's Password Storage Cheat Sheet.
fn argon() -> Argon2<'static> {
    Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::default())
}

fn hash_now(password: &str) -> Result<PasswordHash, PasswordError> {
    let hash = argon().hash_password(password.as_bytes());
    hash.map(|hash| PasswordHash(hash.to_string())).map_err(|_| PasswordError::Failed)
}

fn verify_now(password: &str, hash: &PasswordHash) -> bool {
    phc::PasswordHash::new(&hash.0)
        .is_ok_and(|hash| argon().verify_password(password.as_bytes(), &hash).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_right_password_fits() {
        let passwords = Passwords::new();
        let hash = passwords.hash("de kaart is het product".into()).await.unwrap();
        assert!(hash.as_str().starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{}", hash.as_str());
        assert!(passwords.verify("de kaart is het product".into(), Some(hash.clone())).await);
        assert!(!passwords.verify("De kaart is het product".into(), Some(hash)).await);
        assert!(!passwords.verify("nobody has this password".into(), None).await);
    }

    #[tokio::test]
    async fn new_passwords_have_a_length() {
        let passwords = Passwords::new();
        assert_eq!(passwords.hash("elf tekens.".into()).await, Err(PasswordError::TooShort));
        assert_eq!(passwords.hash("x".repeat(513)).await, Err(PasswordError::TooLong));
    }
}
