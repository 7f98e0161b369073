//! What hub and app say to each other, and how an app keeps up.
//!
//! Pure, like `domain`: bytes and time come in as arguments. [`wire`] holds every type that
//! crosses the network; [`replica`] the state machine that turns a snapshot, contiguous batches
//! and the app's own waiting commands into the state that is shown; [`kept`] how what an app knows
//! lies on a device.

pub mod kept;
pub mod replica;
pub mod wire;
