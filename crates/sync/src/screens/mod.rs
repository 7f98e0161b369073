//! Screens in the building: the code that pairs one, and what is wrong with one.

mod pairing_code;
mod watch;

pub use pairing_code::{NoPairingCode, PairingCode};
pub use watch::{ERROR_TOLD_MS, MEMORY_HIGH_BYTES, Observed, SILENT_MS, STALE_MS, Watch};
