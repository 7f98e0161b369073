//! One screen, as it is stored.

use super::Credentials;
use crate::accounts::ReferenceHash;
use domain::ScreenId;
use domain::time::Instant;
use sync::wire::ScreenSetup;

/// A screen that somebody has approved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScreenRow {
    /// Its key.
    pub id: ScreenId,
    /// What it shows, and how.
    pub setup: ScreenSetup,
    /// When it was approved. For a little while from then on it may come for its cookie.
    pub approved: Instant,
    /// What is kept of the secret that it comes with.
    pub pairing: ReferenceHash,
    /// Which cookies hold.
    pub credentials: Credentials,
}
