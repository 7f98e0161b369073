//! Calendars as other programs read them: Python's `icalendar`, `ical.js` (which Thunderbird uses),
//! and `khal`, a whole calendar program. The first two share no code.
//!
//! Run by `cargo xtask test calendar`, which installs them.

mod readers;

#[cfg(test)]
mod tests;

pub use readers::{READERS, Reader, Seen};
