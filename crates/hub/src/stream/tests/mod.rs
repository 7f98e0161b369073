//! What readers of a stream may rely on.

mod contiguous;
mod privacy;
mod reading;
