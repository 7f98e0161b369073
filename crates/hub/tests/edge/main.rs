//! The hub's edge in one process: every call as a client makes it, without a network.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail")]
#![allow(missing_docs, reason = "a test's names say it")]

mod access;
mod bad_input;
mod calendars;
mod demo_day;
mod labels;
mod logs;
mod openapi;
mod past;
mod places;
mod screens;
mod sessions;
mod static_files;
mod stream_ends;
mod support;
