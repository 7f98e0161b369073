//! The way to a place: drawn on the map floor by floor, and said in steps.

mod asked;
mod sheet;
mod start;

pub use asked::ANY;
pub use sheet::{WaySheet, WaySheetProps};
