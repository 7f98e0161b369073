//! The types on the wire, in both directions. Field names are camelCase.
//!
//! Two audiences, two types: what is `Shared…` carries no person and is the same bytes for
//! everybody; the types without that prefix add the reader's own part.

mod answer;
mod command;
mod command_reading;
mod cursor;
mod past;
mod screens;
mod session;
mod snapshot;
mod stream;

pub use answer::{Answer, CommandsResponse, ESTIMATED_TIME, Outcome};
pub use command::{CommandEnvelope, CommandRefused, CommandsRequest, MOST_COMMANDS, Made};
pub use cursor::{Cursor, CursorError, Epoch};
pub use past::{Became, Past, PastItem};
pub use screens::{
    NewScreen, OwnScreen, Pairing, PairingClaim, ScreenError, ScreenMode, ScreenReport,
    ScreenSettings, ScreenSetup, ScreenStatus, ScreenTrouble, ScreensResponse, Trouble,
};
pub use session::{
    Audience, DemoPerson, FloorSummary, Me, Problem, Session, SignIn, SignInDemo, SignInLocal,
    SignInMethod, SiteSummary, SitesResponse,
};
pub use snapshot::{MyLostReservation, MyReservation, MyStay, Own, SharedSnapshot, Snapshot};
pub use stream::{Batch, Digest, Entry, Heartbeat, Hello, Reset, SharedBatch, event_name};
