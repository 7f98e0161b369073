//! Two people who want one place at the same instant, again and again: exactly one may get it.

mod description;
mod person;
mod running;

pub use description::System;
pub use person::{Claimed, Person, names};
pub use running::{Course, Finish, run};
