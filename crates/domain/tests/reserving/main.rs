//! Reservations by example: what is refused and why, where boundaries lie, what time does.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail")]
#![allow(missing_docs, reason = "a test's names say it")]

#[path = "../model/building.rs"]
mod building;
mod closing;
mod doors;
mod faults;
mod hub;
mod losing;
mod promises;
mod series;
