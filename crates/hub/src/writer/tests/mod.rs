//! What the writer promises.

mod failures;
mod idempotency;
mod plans;
mod race;
mod time;
mod usage;
