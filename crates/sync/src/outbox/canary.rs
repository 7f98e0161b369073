//! How a lost disk is noticed: a browser may throw a whole database away without an error.

/// What is remembered of an outbox in another place than the outbox itself.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Canary {
    /// How many items wait.
    pub waiting: u64,
    /// The last sequence that was given.
    pub last_sequence: u64,
}

impl Canary {
    /// How it is written down: `3 17`.
    pub fn text(self) -> String {
        [self.waiting.to_string().as_str(), " ", self.last_sequence.to_string().as_str()].concat()
    }

    /// Reads it back; nothing for what is none.
    pub fn read(text: &str) -> Option<Self> {
        let (waiting, last_sequence) = text.split_once(' ')?;
        let (waiting, last_sequence) = (waiting.parse().ok()?, last_sequence.parse().ok()?);
        Some(Canary { waiting, last_sequence })
    }

    /// How many notes are lost, by what was `found` on the disk: nothing when the disk knows of
    /// the last one. So it is written after what is put on the disk, and what is done is taken away
    /// from there only when the canary counts it no more.
    pub fn lost(self, found: Canary) -> u64 {
        // Before the first sequence is given, all that waits are notes of a newer build.
        let gave_one = self.last_sequence > 0;
        if gave_one && found.last_sequence >= self.last_sequence {
            0
        } else {
            self.waiting.saturating_sub(found.waiting)
        }
    }
}
