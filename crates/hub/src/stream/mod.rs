//! Who hears of what was committed.
//!
//! [`FanOut`] encodes each entry once and gives the same bytes to everybody who looks at a site;
//! a person's own part is made for that person only. A [`Subscription`] joins catching up and live
//! without a gap or a double. [`Snapshots`] is where a reader begins.

mod digests;
mod fan_out;
mod frame;
mod snapshots;
mod subscription;

#[cfg(test)]
mod tests;

pub use digests::{Digests, digest_of};
pub use fan_out::{FanOut, Frames};
pub use frame::event;
pub use snapshots::{SharedBytes, Snapshots, shared_snapshot};
pub use subscription::{Ended, Start, Subscription};
