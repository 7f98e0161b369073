//! The one task that decides.
//!
//! A request comes in through [`Hub::submit`], waits in a bounded queue, is judged together with
//! all that waits beside it, and is answered after one transaction holds everything (group
//! commit). Memory only ever shows what is committed: when a commit fails it is dropped and
//! loaded again from the store.

mod batch;
mod by_hand;
mod counts;
mod dating;
mod draft;
mod ended;
mod figures;
mod hub;
mod judge;
mod memory;
mod plan_change;
mod plans;
mod published;
mod request;
mod task;

#[cfg(test)]
mod tests;

pub use by_hand::{ByHand, Posted};
pub use figures::{Figures, StoreHealth};
pub use hub::{Hub, HubSettings, StartError};
pub use memory::LOG_ENTRIES;
pub use plan_change::{Effect, PlanChange, ReplaceError, plan_change};
pub use plans::PlanDocument;
pub use published::Published;
pub use request::{PlanReplaced, Principal, SubmitError};
pub use task::retention;
