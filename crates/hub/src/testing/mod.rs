//! A small hub to test on: buildings, people, commands, and a store that fails when told to.

mod building;
mod commands;
mod faulty_store;
mod running;

pub use building::{BOOTH, desk, place_id, plan, rules, zone};
pub use commands::{
    START, cancel, check_in, close, envelope, manager, new_id, open, person, release, reserve,
};
pub use faulty_store::{Fault, FaultyStore};
pub use running::{Running, sqlite_in};
