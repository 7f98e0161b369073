//! The demo: a believable Werk Hub to try everything on.

mod building;
mod day;
pub mod people;

pub use building::building;
pub use day::Day;
