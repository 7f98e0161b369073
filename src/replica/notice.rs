//! What the app has to tell about what became of something.

use chrono::NaiveDate;
use domain::plan::PlaceId;
use domain::time::{Instant, Span};
use domain::{ClosedArea, Reason, ReleaseCause, ReservationId};

/// One message. The screens put it into words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// The hub has accepted a check-in.
    CheckedIn {
        /// Where.
        place: PlaceId,
        /// Until when.
        until: Instant,
        /// Whether it counts from when the device's own clock said, which nobody had compared.
        is_estimated: bool,
    },
    /// The hub has accepted a release.
    Released {
        /// Where; the same place can be taken again by one tap.
        place: PlaceId,
    },
    /// The hub has granted a reservation, or another time for one.
    Reserved {
        /// Where.
        place: PlaceId,
        /// For when.
        span: Span,
    },
    /// The hub has granted another end of the own stay.
    Extended {
        /// Where.
        place: PlaceId,
        /// Until when one stays.
        until: Instant,
    },
    /// The hub has taken a reservation back, as it was asked.
    Cancelled {
        /// Where.
        place: PlaceId,
    },
    /// A reservation is asked for as soon as the hub can be reached.
    Asked {
        /// Where.
        place: PlaceId,
        /// For when.
        span: Span,
    },
    /// A command is kept on this device until the hub can be reached.
    Noted {
        /// Where.
        place: PlaceId,
    },
    /// The hub has turned a command down.
    Rejected {
        /// Which place it was about, where it was about one.
        place: Option<PlaceId>,
        /// For when, where it was a wish to reserve.
        wanted: Option<Span>,
        /// Which reservation was to be changed, where it was a wish for that.
        instead: Option<ReservationId>,
        /// Why.
        reason: Reason,
        /// Places that are free instead, then.
        alternatives: Vec<PlaceId>,
        /// Local dates that stand against a wish for every week.
        dates: Vec<NaiveDate>,
    },
    /// The own stay ended, not by the own hand.
    StayEnded {
        /// Where.
        place: PlaceId,
        /// Why.
        cause: ReleaseCause,
    },
    /// An area was closed.
    AreaClosed {
        /// Which.
        area: ClosedArea,
        /// From when; may lie ahead.
        from: Instant,
    },
    /// An area was opened.
    AreaOpened(ClosedArea),
    /// An area stays open, that was to be closed.
    StaysOpen(ClosedArea),
    /// The hub could not answer it, five times. It stays on this device.
    Parked {
        /// Where, where it was about a place.
        place: Option<PlaceId>,
    },
    /// The device has lost what waited on it.
    NotesLost {
        /// How much.
        count: u64,
    },
    /// The hub was restored from a backup and does not know what it had accepted.
    Forgotten {
        /// How much.
        count: usize,
    },
    /// So much waits that nothing more can be noted.
    OutboxFull,
    /// A newer build of the app is here.
    NewBuild,
    /// The session is over; what waits is sent after signing in again.
    SignInAgain,
}
