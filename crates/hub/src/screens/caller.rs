//! A screen that makes a call.

use crate::accounts::{OpenStreams, ReferenceHash};
use domain::ScreenId;
use std::sync::Arc;
use sync::wire::OwnScreen;
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

/// What a screen is now, or that it is none any more. Its streams follow it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ScreenNow {
    /// It is this.
    Paired(Arc<OwnScreen>),
    /// Somebody has revoked it.
    Revoked,
}

/// The screen that makes a call. It is nobody: what it may see is what the public may, and what it
/// may do at its door is asked in its own name.
#[derive(Clone)]
pub struct ScreenCaller {
    /// Which.
    pub screen: ScreenId,
    /// By which cookie.
    pub reference: ReferenceHash,
    /// What it is, also when that changes.
    pub now: watch::Receiver<ScreenNow>,
    /// Cancelled when it is revoked. Streams end with it.
    pub ended: CancellationToken,
    /// Its streams.
    pub streams: OpenStreams,
}
