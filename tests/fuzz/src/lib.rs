//! Everything that reads foreign bytes, as one function of bytes each: it may refuse them, but must
//! not panic, and what it takes must be what was meant.
//!
//! `cargo xtask fuzz archive` feeds one of them by libFuzzer; the tests here feed all of them a
//! little in every run of CI.

mod archive;
/// The small building of the importer's own tests, to put foreign bytes into.
#[allow(
    dead_code,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "written for tests, which use all of it"
)]
#[path = "../../../crates/hub/src/import/tests/archive.rs"]
mod building;
mod stored;
mod tag;
mod wire;

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail")]
mod tests;

pub use archive::archive;
pub use stored::stored;
pub use tag::tag;
pub use wire::wire;
