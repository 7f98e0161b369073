//! What is written down. The only place that knows SQL.
//!
//! The state tables are the truth; the log is a bounded buffer for catching up. One trait,
//! [`Store`], two ways to keep it: [`SqliteStore`] on disk and its twin [`MemoryStore`]. One
//! conformance suite runs against both.

mod accounts;
mod backup;
mod contract;
mod data_dir;
mod error;
mod log_entry;
mod memory;
mod past;
mod screens;
mod sqlite;
mod wipe;

#[cfg(test)]
mod conformance;

pub use accounts::{AccountStore, MemoryAccounts};
pub use backup::copy_store;
pub use contract::{
    AnswerRow, Commit, Known, KnownAnswer, Loaded, OutboxMark, OutboxOf, PlaceQuarter, PlanRow,
    Question, Retention, Store, StoreFuture, Usage, UsageDelta, ZoneHalfDay,
};
pub use data_dir::DataDir;
pub use error::StoreError;
pub use log_entry::{LogEntry, LoggedEvent};
pub use memory::MemoryStore;
pub use past::{MOST_PAST_A_PERSON, PastRow};
pub use screens::{MemoryScreens, ScreenStore};
pub use sqlite::{STORE_FILE, SqliteStore};
