//! Reserving a place, or changing what is reserved: one form for both.
//!
//! [`offer`] says what can be chosen, [`Chosen`] what is, [`Form`](form::Form) shows it.

mod chosen;
mod day_bar;
mod days;
mod form;
mod here;
mod offer;
mod often;
mod sheet;
mod times;

pub use form::{Form, Wish};
pub use here::{YoursHere, standing};
pub use sheet::{ReserveSheet, ReserveSheetProps};
