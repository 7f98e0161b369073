//! One sign-in on one browser.

use super::{OpenStreams, ReferenceHash};
use domain::time::Instant;
use domain::{PersonId, Role};
use std::fmt;
use std::sync::Arc;
use tokio_util::sync::CancellationToken;

/// A session as it is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SessionRow {
    /// What is kept of the reference in the cookie.
    pub reference: ReferenceHash,
    /// Who.
    pub person: PersonId,
    /// When it began.
    pub begun: Instant,
    /// When it was last used, to the precision at which this is stored.
    pub used: Instant,
}

/// The person who makes a call.
#[derive(Clone)]
pub struct Caller {
    /// Who.
    pub person: PersonId,
    /// Name as shown, to that person only.
    pub name: Arc<str>,
    /// What the person may do.
    pub role: Role,
    /// When that person signed in.
    pub begun: Instant,
    /// By which session.
    pub reference: ReferenceHash,
    /// Cancelled when the session ends, in whatever way. Streams end with it.
    pub ended: CancellationToken,
    /// Its streams.
    pub streams: OpenStreams,
}

impl fmt::Debug for Caller {
    /// Leaves the person out, so that no log can hold it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Caller").field("role", &self.role).finish_non_exhaustive()
    }
}
