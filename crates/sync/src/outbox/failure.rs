//! What went wrong with a request, by what it means for the items in it.

/// What went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// Nobody was reached, or somebody who has nothing to say about the items: the same again,
    /// and not sooner than after so many milliseconds where the hub said so.
    Again {
        /// What the hub asked for.
        after_ms: Option<u64>,
    },
    /// The session is over: wait for that person.
    SignIn,
    /// The answer cannot be used. Perhaps one of the items is the cause.
    Odd,
}

impl Failure {
    /// No answer came: no network, a broken connection, or too long a wait.
    pub const UNREACHABLE: Failure = Failure::Again { after_ms: None };

    /// What an answer means that holds no outcomes; nothing when it should hold them. `is_json`
    /// says whether the answer calls itself so: a captive portal answers 200 with a page, and
    /// whoever speaks for the hub in the meantime redirects or says 502, 503, 504 or 511.
    pub fn of(status: u16, is_json: bool, retry_after_ms: Option<u64>) -> Option<Failure> {
        match status {
            200..=299 if is_json => None,
            401 => Some(Failure::SignIn),
            408 | 425 | 429 | 502 | 503 | 504 => Some(Failure::Again { after_ms: retry_after_ms }),
            // An opaque answer to a redirect has no status.
            0 | 200..=399 | 511 => Some(Failure::UNREACHABLE),
            _ => Some(Failure::Odd),
        }
    }
}
