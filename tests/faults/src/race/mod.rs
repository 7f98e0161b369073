//! Two people who want one place at the same instant, again and again: exactly one may get it. Or for
//! two times that overlap: exactly one again; and both, where one time ends as the other begins.

mod description;
mod person;
mod running;
mod spans;

pub use description::System;
pub use person::{Claimed, Person, names};
pub use running::{Course, Finish, run};
pub use spans::{Span, Spans};
