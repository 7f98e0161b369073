//! Screens in the building: paired by a code, known by a cookie, changed and revoked by who manages
//! the building, watched over by what they report.
//!
//! Read it in this order: [`Pairings`] (codes that wait for somebody), [`Credentials`] (which cookies
//! hold), [`Screens`] (all of it together), [`setup`] (what a screen may be told to be).

mod caller;
mod credentials;
mod pairings;
mod row;
pub mod setup;
mod watching;
mod whole;

pub use caller::{ScreenCaller, ScreenNow};
pub use credentials::{CLAIM_WITHIN_MS, COOKIE_SECONDS, Credential, Credentials};
pub use pairings::{MOST_PAIRINGS, PAIRING_MS, PairingError, Pairings};
pub use row::ScreenRow;
pub use watching::{Figure, LONGEST_ERROR};
pub use whole::{Claimed, MOST_SCREENS, ScreenFailure, Screens};
