//! Hub, devices, disks, network and clocks in one thread, from one seed.
//!
//! The hub is the real one from its queue on (writer, log, streams) over a disk that fails when
//! told to. The devices run the real outbox, follower and replica over a disk, a network and a
//! clock that go wrong in every way we know. Time is a number. So a seed always gives the same
//! run, and a thousand working days pass in seconds.
//!
//! Read it in this order: [`ledger`] (what was promised, and the judge of it), [`world`] (one run),
//! [`planted`] (mistakes made on purpose, to show that the judge sees them).

pub mod building;
pub mod device;
pub mod dice;
pub mod door;
pub mod figures;
pub mod hub;
pub mod ledger;
pub mod many;
pub mod planted;
pub mod store;
pub mod world;
