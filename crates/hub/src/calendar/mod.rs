//! Calendars for other programs (iCalendar, RFC 5545): what is taken of a room, and what one person
//! has reserved.
//!
//! Written by hand: it is fifteen kinds of line. The crates that do it were looked at and are named
//! in ARCHITECTURE.md. Three parsers that share no code read the result in `tests/calendar`.

mod event;
mod lines;
mod own;
mod room;
mod uid;

pub use event::{Alarm, Calendar, Event};
pub use own::of_person;
pub use room::{Taken, of_room, taken};
pub use uid::{CALENDAR_KEY_BYTES, CalendarKey};
