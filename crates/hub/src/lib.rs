//! The hub: the server that decides and streams.
//!
//! Read it in this order: [`store`] (what is written down), [`writer`] (the one task that decides),
//! [`stream`] (who hears of it) and [`http`] (the one way in).

pub mod clock;
pub mod http;
pub mod problem;
pub mod store;
pub mod stream;
pub mod writer;
