//! The real program: starting, stopping, importing, keeping accounts.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail")]
#![allow(missing_docs, reason = "a test's names say it")]

#[allow(dead_code, reason = "the importer's own tests use the rest of it")]
#[path = "../../src/import/tests/archive.rs"]
mod archive;
mod backup;
mod buildings;
mod command_line;
mod connections;
mod crash;
mod crowd;
mod demo;
mod labels;
mod log_reader;
mod operators;
mod policies;
mod program;
mod running;
mod tls;
