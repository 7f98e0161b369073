//! Labels for desks, rooms and booths: A4 sheets in exact millimetres, as PDF or SVG.
//!
//! Read it in this order: [`choice`] (which places), [`label`] (what stands on one), [`format`]
//! (where labels lie on a sheet), `layout` (where everything lies on a label), and then `pdf` and
//! `svg`, which write the same [`drawing`] down. Pure: plans in, bytes out.
//!
//! The square with the QR code, quiet zone included, is at least 30 mm on every format; on the
//! formats of 99.1 and 105 mm the symbol alone is.

mod choice;
mod drawing;
mod error;
mod fitting;
mod format;
mod label;
mod layout;
mod pdf;
mod ruler;
mod sheets;
mod svg;
mod symbol;
mod typeface;
mod words;

#[cfg(test)]
mod tests;

pub use choice::{Choice, chosen};
pub use drawing::{A4, Area, Drawn, Mark, Page, Shade, Weight};
pub use error::LabelError;
pub use format::{RulerSpot, SheetFormat};
pub use label::Label;
pub use sheets::{FileKind, Sheets};
pub use symbol::{QUIET_MODULES, Symbol};
