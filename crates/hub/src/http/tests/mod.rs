//! The handlers of commands, snapshot, stream and plans, called as the router calls them.

mod calling;
mod commands;
mod plans;
mod snapshot;
mod stream;
