//! The streams of one session, so that no session holds more than its share.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};
use tokio_util::sync::CancellationToken;

/// Most streams of one session at a time: each visible tab has one. Beyond it the oldest ends; its
/// reader may come back and catch up.
pub const MOST_STREAMS_A_SESSION: usize = 128;

/// Those that are open, oldest first. A copy is the same list.
#[derive(Clone, Default)]
pub struct OpenStreams(Arc<Mutex<VecDeque<CancellationToken>>>);

impl OpenStreams {
    /// Opens one more. The token is cancelled when it must end: with its session, or when it has
    /// become the oldest of too many. Whoever ends the stream cancels the token too.
    pub fn open(&self, session_ended: &CancellationToken) -> CancellationToken {
        let mut open = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        open.retain(|stream| !stream.is_cancelled());
        if open.len() >= MOST_STREAMS_A_SESSION
            && let Some(oldest) = open.pop_front()
        {
            oldest.cancel();
        }
        let stream = session_ended.child_token();
        open.push_back(stream.clone());
        stream
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_ends_for_one_too_many() {
        let (streams, session) = (OpenStreams::default(), CancellationToken::new());
        let open: Vec<_> = (0..MOST_STREAMS_A_SESSION).map(|_| streams.open(&session)).collect();
        assert!(open.iter().all(|stream| !stream.is_cancelled()));
        open[5].cancel();
        streams.open(&session);
        assert!(!open[0].is_cancelled(), "one that was closed made room");
        let newest = streams.open(&session);
        assert!(open[0].is_cancelled() && !open[1].is_cancelled() && !newest.is_cancelled());
        assert!(!session.is_cancelled(), "the session goes on");
        session.cancel();
        assert!(open[1].is_cancelled() && newest.is_cancelled());
    }
}
