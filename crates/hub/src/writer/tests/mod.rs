//! What the writer promises.

mod dating;
mod failures;
mod idempotency;
mod plans;
mod race;
mod reserving;
mod time;
mod usage;
