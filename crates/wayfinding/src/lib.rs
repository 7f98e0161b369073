//! The way through a building, for people who stand in it.
//!
//! Pure: a plan in, a route out. The plan's shapes are laid over a grid of [`Frame`] cells
//! ([`terrain`]): walls, and rooms that have doors, close cells; doors open them again. [`search`]
//! finds the cheapest way over the grids of all floors, which stairs and lifts ([`shaft`]) join, and
//! [`taut`] pulls it straight. [`steps`] says it in words that a screen puts into a language.
//!
//! A grid rather than the corners of the walls themselves: real plans have walls that overlap, end
//! early and stand askew, desks by the hundred, and a way that keeps off the walls is one that a
//! person recognises. A grid bears all of that, and its size bounds the work.

mod area;
mod entrance;
mod floor;
mod frame;
mod goal;
mod raster;
mod route;
mod search;
mod shaft;
mod shapes;
mod steps;
mod taut;
mod terrain;
mod way;

#[cfg(test)]
mod tests;

pub use entrance::entrance;
pub use goal::Target;
pub use route::{Access, Change, End, Leg, NoRoute, Ride, Route, Spot};
pub use steps::{Side, Step, Turn, steps};
pub use way::Wayfinder;
