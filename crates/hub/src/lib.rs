//! The hub: the server that decides and streams.
//!
//! Read it in this order: [`store`] (what is written down), [`writer`] (the one task that decides),
//! [`stream`] (who hears of it) and [`http`] (the one way in). Beside them [`import`] reads
//! buildings, [`accounts`] knows who may sign in, [`screens`] which
//! screens hang in the building, and [`demo`] makes a hub to try everything on.

pub mod accounts;
pub mod calendar;
pub mod cli;
pub mod clock;
pub mod config;
pub mod demo;
pub mod export;
pub mod http;
pub mod import;
pub mod labels;
pub mod metrics;
pub mod problem;
pub mod screens;
pub mod store;
pub mod stream;
#[cfg(test)]
mod testing;
mod toml_mistakes;
pub mod writer;
