//! What hub and app say to each other, and how an app keeps up.
//!
//! Pure, like `domain`: bytes and time come in as arguments. [`wire`] holds every type that
//! crosses the network; [`replica`] the state machine that turns a snapshot, contiguous batches
//! and the app's own waiting commands into the state that is shown; [`outbox`] what a person asked
//! and the hub has not finished with; [`following`] how the stream is kept up; [`mod@digest`]
//! what state comes to, so that a difference is noticed; [`pace`] when something is tried again;
//! [`kept`] how what an app knows lies on a device; [`screens`] the code that pairs a screen in the
//! building, and what is wrong with one.

pub mod digest;
pub mod following;
pub mod kept;
pub mod outbox;
pub mod pace;
pub mod replica;
pub mod screens;
mod sum;
pub mod wire;
