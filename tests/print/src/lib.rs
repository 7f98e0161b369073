//! Labels as they come out of the printer and as cameras see them: sheets are drawn at 300 dots an
//! inch, damaged, and given to two readers that share no code (ZBar and ZXing-C++).
//!
//! Run by `cargo xtask test print`, which installs the programs it takes.

mod camera;
mod paper;
mod readers;

#[cfg(test)]
mod tests;

pub use camera::{Light, Seen};
pub use paper::{Dots, drawn};
pub use readers::{READERS, Reader, keep};
