//! Faults that are no simulation: a real hub, real sockets, the real calls to the system.
//!
//! [`race`] lets two people race for one place in any booking system; [`trace`] reads what the hub
//! asked of the system for one command. `cargo xtask test faults` runs both against the hub.

pub mod hub;
pub mod race;
pub mod trace;
