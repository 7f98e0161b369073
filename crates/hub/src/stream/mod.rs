//! Who hears of what was committed.
//!
//! [`FanOut`] encodes each entry once and gives the same bytes to everybody who looks at a site;
//! a person's own part is made for that person only. [`subscription`] joins catching up and live
//! without a gap or a double.

mod audience;
mod fan_out;
mod frame;
mod subscription;

#[cfg(test)]
mod tests;

pub use audience::Audience;
pub use fan_out::{FanOut, Frames};
pub use frame::event;
pub use subscription::{Ended, Start, Subscription};
