//! The map screen. Floor, wish and chosen place live in the address ([`MapAddress`]).

mod action;
mod address;
mod any_floor;
mod chips;
mod faults;
mod floor_switch;
mod floors;
mod management;
mod place_sheet;
mod screen;
mod side;

pub use action::release_command;
pub use address::{floor_path, place_path, return_path, sign_in_path};
pub use any_floor::AnyFloor;
pub use floors::{best_floor, counts};
pub use screen::MapScreen;

/// Brings in the parts of the map screen that were not wanted yet.
pub async fn fetch_rest() {
    // What does not come now is asked for again when it is wanted.
    let _ = side::place_sheet().await;
    let _ = screen::place_list().await;
}
