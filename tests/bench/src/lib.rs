//! What the benchmarks of the hub share. They are programs of their own, so that the clients cost
//! as little as they can beside the hub.

pub mod caller;
pub mod figures;
pub mod hub;
pub mod office;
pub mod raw_loop;
pub mod slow_disk;
